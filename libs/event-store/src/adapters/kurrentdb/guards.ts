import { v5 } from "uuid";
import type { Uuid } from "#kernel";
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

/** The stream that holds the answer to the request with this key. */
export function requestGuard(scope: string, key: Uuid): string {
  return `_request-${v5(scope, key)}`;
}

/** Types of the records in guards. */
export const EVENT_GUARD_TYPE = "_event";
/** See `EVENT_GUARD_TYPE`. */
export const REQUEST_GUARD_TYPE = "_request";

/** The data of the record in a guard of a request. */
export function requestData(record: IdempotencyRecord): Uint8Array {
  const { scope, key, requestHash, response } = record;
  return Buffer.from(JSON.stringify({ scope, key, requestHash, response }));
}

/** The remembered answer in `data`. */
export function requestFrom(data: Uint8Array): IdempotencyRecord {
  return JSON.parse(Buffer.from(data).toString("utf8")) as IdempotencyRecord;
}
