import type { DataKind, Instant } from "#kernel";
import type { TraceParent } from "./trace-parent.js";
import type { ProcessingOperation, ProcessingSubject } from "./processing.js";

/** Injection token of the `ProcessingLog`. */
export const PROCESSING_LOG = Symbol("PROCESSING_LOG");

/** Somebody whose data was processed, and what kinds of data. */
export interface ProcessedSubject extends ProcessingSubject {
  /** Empty when nothing was shown, because it was refused. */
  readonly categories: readonly DataKind[];
}

/** Who did it or wanted to. Goes to the audit log, never to the processing log. */
export interface ProcessingUser {
  /** Pseudonym: the subject of the access token. */
  readonly id: string;
  /** Code of the centre the user works for. */
  readonly organisation: string;
  /** The role in which it was allowed; absent when it was not. */
  readonly role?: string;
  readonly rolesHeld: readonly string[];
  /** How they proved who they are. */
  readonly authentication: "accessToken" | "operatingSystem";
  /** The application through which they came, as the issuer knows it. */
  readonly clientId?: string;
  /** IP address of the connection. */
  readonly networkAddress?: string;
}

/** One thing that somebody did or wanted to do with the data of any number of people. */
export interface ProcessingAct {
  /** The `BelGov-Trace-Id` of the answer: a UUID. */
  readonly traceId: string;
  /** The span of another system in which this was asked for. */
  readonly parent?: TraceParent;
  /** Operation of the API, or command. */
  readonly name: string;
  /** Action of the access policy: names the processing activity and the rule that decided. */
  readonly action: string;
  readonly operation: ProcessingOperation;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly user: ProcessingUser;
  readonly decision: "permit" | "deny";
  readonly subjects: readonly ProcessedSubject[];
  /** The person is not told of it before this moment. */
  readonly confidentialUntil?: Instant;
}

/** Where it is recorded who looked at whose data, why, and who was refused. */
export interface ProcessingLog {
  /**
   * Records `act`: one entry of the user, one per subject. Resolves when all of it is durable.
   *
   * @throws when it is not certain that it is; then nothing may leave
   */
  record(act: ProcessingAct): Promise<void>;
}

/** What was done could not be recorded, so it is not answered: 503. */
export class ProcessingNotRecorded extends Error {
  /** Code of the cause, for the log of the process; the cause itself may quote data. */
  readonly code: string | undefined;

  constructor(cause: unknown) {
    super("the processing of personal data could not be recorded");
    this.name = "ProcessingNotRecorded";
    const { code } = (cause ?? {}) as { readonly code?: unknown };
    this.code = typeof code === "string" ? code : undefined;
  }
}
