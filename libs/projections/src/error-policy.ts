import {
  DuplicateEvent,
  KeyMissing,
  LogEndsBefore,
  RevisionConflict,
  StoreUnavailable,
  UnreadableEvent,
} from "#event-store";
import { DomainError } from "#kernel";

/**
 * What a projector or reaction does after an error. Both keep the checkpoint, so no event is
 * dropped: `stop` waits for a person, `backOff` tries the same events again later.
 */
export type ErrorPolicy = "stop" | "backOff";

/** The subscription ended though nobody stopped it. */
export class SubscriptionEnded extends Error {
  constructor() {
    super("the subscription ended by itself");
    this.name = "SubscriptionEnded";
  }
}

/** The connection died in the middle of a transaction, which therefore left nothing. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super("the connection was lost in the middle of a transaction", { cause });
    this.name = "ConnectionLost";
  }
}

// Classes and codes that PostgreSQL gives when it is away, overloaded, or asks to run again.
const UNAVAILABLE_SQLSTATE = /^(08...|53...|57P0[1-5]|57014|40001|40P01|55P03|25P0[34]|25006)$/;
const UNAVAILABLE_NODE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
// The client throws these as plain errors without a code.
const UNAVAILABLE_PG =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/;

/** Whether `error` says that the database or another server is away, now, and nothing else. */
export function isUnavailable(error: unknown): boolean {
  return causes(error).some(
    (cause) =>
      cause instanceof StoreUnavailable ||
      cause instanceof SubscriptionEnded ||
      UNAVAILABLE_SQLSTATE.test(codeOf(cause) ?? "") ||
      UNAVAILABLE_NODE.has(codeOf(cause) ?? "") ||
      cause instanceof ConnectionLost ||
      UNAVAILABLE_PG.test(cause.message),
  );
}

/** Whether a statement gave up waiting for a lock, or was chosen to end a deadlock. */
export function isLockTimeout(error: unknown): boolean {
  return causes(error).some((cause) => ["55P03", "40P01"].includes(codeOf(cause) ?? ""));
}

/** The policy for `error`: only what can pass by itself backs off. */
export function errorPolicy(error: unknown): ErrorPolicy {
  return error instanceof RevisionConflict || isUnavailable(error) ? "backOff" : "stop";
}

/** A short code for status, health and logs. Never the message: it may hold personal data. */
export function errorCode(error: unknown): string {
  if (error instanceof UnreadableEvent) {
    return `unreadable-event:${error.eventType}:v${error.schemaVersion}`;
  }
  if (error instanceof DomainError) return error.code;
  if (error instanceof RevisionConflict) return "revision-conflict";
  if (error instanceof DuplicateEvent) return "duplicate-event";
  if (error instanceof KeyMissing) return "key-missing";
  if (error instanceof LogEndsBefore) return "log-ends-before";
  const sqlState = causes(error)
    .map(codeOf)
    .find((code) => code !== undefined && /^[0-9A-Z]{5}$/.test(code));
  const suffix = sqlState === undefined ? "" : `:${sqlState}`;
  if (isUnavailable(error)) return `unavailable${suffix}`;
  if (suffix !== "") return `database${suffix}`;
  return error instanceof Error && /^\w+$/.test(error.name) ? `bug:${error.name}` : "bug";
}

/** Where the error was thrown, file and line only, for the one who has to mend it. */
export function errorTrace(error: unknown): readonly string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  return error.stack
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}

function causes(error: unknown): Error[] {
  const found: Error[] = [];
  const open = [error];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    // Not `instanceof`: an error of Node itself may be of another realm.
    if (!Error.isError(next) || found.includes(next)) continue;
    found.push(next);
    if ("errors" in next && Array.isArray(next.errors)) open.push(...(next.errors as unknown[]));
    if ("driverError" in next) open.push(next.driverError);
    open.push(next.cause);
  }
  return found;
}

function codeOf(error: Error): string | undefined {
  return "code" in error && typeof error.code === "string" ? error.code : undefined;
}
