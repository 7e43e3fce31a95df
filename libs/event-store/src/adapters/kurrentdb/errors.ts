import { type AppendConsistencyViolationError, ErrorType } from "@kurrent/kurrentdb-client";
import { StoreUnavailable } from "../../port.js";

/** Kinds of errors that say something about the request: they come again however often it is sent. */
const LASTING: ReadonlySet<unknown> = new Set([
  ErrorType.APPEND_RECORD_SIZE_EXCEEDED,
  ErrorType.TRANSACTION_MAX_SIZE_EXCEEDED,
  ErrorType.INVALID_ARGUMENT,
  ErrorType.STREAM_DELETED,
  ErrorType.STREAM_TOMBSTONED,
  ErrorType.UNSUPPORTED,
]);

const PROGRAMMING_ERRORS = new Set<unknown>(["TypeError", "RangeError", "SyntaxError"]);

/** A call was not answered in its time. */
export class NoAnswerInTime extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
    this.name = "NoAnswerInTime";
  }
}

/** The kind by which the client tells an error, if it is one of the client. */
export function kindOf(error: unknown): unknown {
  return error instanceof Error && "type" in error ? error.type : undefined;
}

/** Whether a check of an append failed. */
export function isViolation(error: unknown): error is AppendConsistencyViolationError {
  return kindOf(error) === ErrorType.APPEND_CONSISTENCY_VIOLATION;
}

/**
 * Whether the same call may go through a moment later. Appending and reading tell a server that is
 * away in different ways, a plain `Error` among them; so it is all that is not known to last.
 */
export function mayPass(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return true;
  if (isViolation(error) || LASTING.has(kindOf(error))) return false;
  return error instanceof Error && !PROGRAMMING_ERRORS.has(error.name);
}

/**
 * Whether the connection itself is in doubt and the client will not notice. From a connection that
 * breaks, and to another leader, it finds its way by itself; a new one would take longer.
 */
export function needsNewClient(error: unknown): boolean {
  return error instanceof NoAnswerInTime || kindOf(error) === ErrorType.UNKNOWN;
}

/** What the store throws for an error of the client. */
export function storeError(error: unknown): unknown {
  return mayPass(error) && !(error instanceof StoreUnavailable)
    ? new StoreUnavailable(error)
    : error;
}
