import pg from "pg";
import { DuplicateEvent, DuplicateIdempotencyKey, StoreUnavailable } from "../../port.js";

/**
 * SQLSTATE classes and codes that say nothing about the request and pass with time: connection
 * lost, transaction rolled back (deadlock), resources, shutdown or cancelled, a standby that does
 * not write, a lock that was not given in time.
 */
const PASSING = /^(08|40|53|57|58|25006$|55P03$)/;

const PROGRAMMING_ERRORS = new Set<unknown>(["TypeError", "RangeError", "SyntaxError"]);

/**
 * What the store throws for an error of the driver. Anything that is not known to pass stays as it
 * is: a missing table or right is a fault to be seen, not to be retried.
 */
export function storeError(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) {
    return PASSING.test(error.code ?? "") ? new StoreUnavailable(error) : error;
  }
  // The driver reports a broken or refused connection as an Error of no class of its own;
  // programming errors have one. (By name: an error of Node itself may be of another realm.)
  const { name } = error as { readonly name?: unknown };
  return PROGRAMMING_ERRORS.has(name) ? error : new StoreUnavailable(error);
}

/**
 * Same for an append. Two appends that share an event id or a key but no stream do not wait for
 * each other's locks; then the unique index finds it out, after the checks.
 */
export function appendError(error: unknown): unknown {
  if (error instanceof pg.DatabaseError && error.schema === "rechtop_log") {
    if (error.constraint === "idempotency_pkey") return new DuplicateIdempotencyKey();
    if (error.constraint === "events_event_id_key") return new DuplicateEvent();
  }
  return storeError(error);
}

/**
 * Whether the server has undone a group of appends for a reason that may lie in one of them: then
 * each is tried alone. Not when the server is going away: what that undid is unknown.
 */
export function concernsOne(error: unknown): boolean {
  const cause = error instanceof StoreUnavailable ? error.cause : error;
  if (error instanceof DuplicateEvent || error instanceof DuplicateIdempotencyKey) return true;
  return cause instanceof pg.DatabaseError && !/^(08|57P|58)/.test(cause.code ?? "");
}
