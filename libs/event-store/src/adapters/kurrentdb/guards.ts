import { v5 } from "uuid";
import type { Instant, Uuid } from "#kernel";
import type { StoredRequest } from "../../copying/log-archive.js";
import type { IdempotencyRecord } from "../../port.js";

/**
 * Guards are streams with one record that are appended to together with events, and must not be
 * there before: what PostgreSQL does with a unique index. Their names are no names of streams of
 * the port, so that no reader of events meets them.
 */

/** The stream whose existence says that an event with this id is in the log. */
export function eventGuard(eventId: Uuid): string {
  return `_event-${eventId}`;
}

/** Whether a stream is a guard. */
export function isGuard(stream: string): boolean {
  return stream.startsWith("_");
}

/** Whether a stream is the guard of a request. */
export function isRequestGuard(stream: string): boolean {
  return stream.startsWith("_request-");
}

/** All guards of requests, as if they were a category. */
export const REQUEST_GUARDS = { categories: ["_request"] } as const;

/** The stream that holds the answer to the request with this key. */
export function requestGuard(scope: string, key: Uuid): string {
  return `_request-${v5(scope, key)}`;
}

/** Types of the records in guards. */
export const EVENT_GUARD_TYPE = "_event";
/** See `EVENT_GUARD_TYPE`. */
export const REQUEST_GUARD_TYPE = "_request";

/** What the record in a guard of a request holds. */
interface RequestData extends IdempotencyRecord {
  /** Only of one that was copied from another log: when that one remembered it. */
  readonly recordedAt?: Instant;
}

/** The data of the record in a guard of a request. */
export function requestData(record: RequestData): Uint8Array {
  const { scope, key, requestHash, response, recordedAt } = record;
  return Buffer.from(JSON.stringify({ scope, key, requestHash, response, recordedAt }));
}

/** The remembered answer in `data`. */
export function requestFrom(data: Uint8Array): IdempotencyRecord {
  const { scope, key, requestHash, response } = parsed(data);
  return { scope, key, requestHash, response };
}

/** The remembered answer in `data`, which was written at `created`. */
export function storedRequestFrom(data: Uint8Array, created: Instant): StoredRequest {
  return { ...requestFrom(data), recordedAt: parsed(data).recordedAt ?? created };
}

function parsed(data: Uint8Array): RequestData {
  return JSON.parse(Buffer.from(data).toString("utf8")) as RequestData;
}
