import type { ProcessingSubject } from "./processing.js";

/**
 * What a use case answers to the edge. Commands answer ids and versions only, so that the answer
 * can be remembered with an idempotency key without keeping personal data.
 */
export interface Answer {
  readonly body: object;
  /** Whose data is in it; required where the endpoint declares personal data, empty if nobody's. */
  readonly subjects?: readonly ProcessingSubject[];
  /** HTTP status when it is not the usual one of the endpoint. */
  readonly status?: number;
  /** Version of the resource (number of events in its stream): becomes the ETag. */
  readonly version?: string;
  /** Path below the API's prefix of what was made: becomes the Location. */
  readonly location?: string;
  /** Place in the log that a later list can be asked to have reached. */
  readonly position?: string;
  /** Language of a translated body. */
  readonly language?: string;
  /** The answer to an earlier request with the same idempotency key. */
  readonly replayed?: true;
}

/**
 * A file as answer. One that may be large is given piece by piece, and sent as it is made: then only
 * its first piece can still become a problem.
 */
export class FileAnswer {
  constructor(
    readonly content: Uint8Array | AsyncIterable<Uint8Array>,
    readonly contentType: string,
    readonly fileName: string,
    readonly language: string,
    readonly subjects?: readonly ProcessingSubject[],
  ) {}
}

/** Strong ETag of a version. */
export function etagOf(version: string): string {
  return `"${version}"`;
}

/** The version in an `If-Match` header, or undefined when it is not one strong ETag of ours. */
export function versionOf(header: string): string | undefined {
  return /^"(\d{1,18})"$/.exec(header.trim())?.[1];
}
