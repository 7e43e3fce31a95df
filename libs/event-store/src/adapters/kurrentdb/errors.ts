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

/**
 * The connection string and the server do not go together: nobody gets in before a person changes
 * one of them. While the product runs it is taken for a server that is away, which does no harm.
 */
export class ConnectionUnusable extends StoreUnavailable {
  constructor(reason: string, cause?: unknown) {
    super(cause);
    this.message = `KurrentDB cannot be used: ${reason}`;
    this.name = "ConnectionUnusable";
  }
}

/** What is asked of a store that was closed has this answer. */
export function storeClosed(): StoreUnavailable {
  return new StoreUnavailable(new Error("the store is closed"));
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
  if (error instanceof ConnectionUnusable) return false;
  if (error instanceof StoreUnavailable) return true;
  if (isViolation(error) || LASTING.has(kindOf(error))) return false;
  return error instanceof Error && !PROGRAMMING_ERRORS.has(error.name);
}

/**
 * Whether the client will not find its way by itself: to another leader after an append, or after a
 * connection that could not be made. The half of it that reads asks for ever where it asked before;
 * that a server is silent it finds out within some twenty seconds (keep-alive).
 */
export function needsNewClient(error: unknown): boolean {
  const kind = kindOf(error);
  return kind === ErrorType.UNKNOWN || kind === ErrorType.UNAVAILABLE;
}

// Numbers of gRPC. The client takes the first for something unknown when it is the answer to an append.
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

/**
 * What `error` says about the user, if the server refuses a call because of it. From a read the
 * client does not tell whether the user is not known or has no right.
 */
export function accessError(
  error: unknown,
  credentials: object | undefined,
): ConnectionUnusable | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? error.code : undefined;
  if (code === UNAUTHENTICATED) {
    return new ConnectionUnusable(
      "it does not know the user of the connection string with this password: correct one of the two",
      error,
    );
  }
  if (code !== PERMISSION_DENIED && kindOf(error) !== ErrorType.ACCESS_DENIED) return undefined;
  const reason =
    credentials === undefined
      ? "it lets nobody append and read without a user: put user and password in the connection string"
      : "the user of the connection string may not append and read there: give it these rights";
  return new ConnectionUnusable(reason, error);
}

/** What the store throws for an error of the client. */
export function storeError(error: unknown): unknown {
  return mayPass(error) && !(error instanceof StoreUnavailable)
    ? new StoreUnavailable(error)
    : error;
}
