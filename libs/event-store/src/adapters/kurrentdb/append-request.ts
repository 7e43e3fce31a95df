import { randomUUID } from "node:crypto";
import { type AppendRecordsResult, binaryEvent, STREAM_STATE } from "@kurrent/kurrentdb-client";
import type { KurrentDBClient, ConsistencyViolation } from "@kurrent/kurrentdb-client";
import type { AppendPlan } from "../../event-records.js";
import { revisionConflict } from "../../event-records.js";
import {
  DuplicateEvent,
  DuplicateIdempotencyKey,
  type IdempotencyRecord,
  type StoredEvent,
} from "../../port.js";
import { toData } from "./frame.js";
import {
  EVENT_GUARD_TYPE,
  eventGuard,
  isGuard,
  isRequestGuard,
  REQUEST_GUARD_TYPE,
  requestData,
  requestGuard,
} from "./guards.js";

type Records = Parameters<KurrentDBClient["appendRecords"]>[0];
type Checks = NonNullable<Parameters<KurrentDBClient["appendRecords"]>[1]>;

/** An event with, if it was copied, the time at which it was recorded first. */
export type EventToStore = Pick<
  StoredEvent,
  "eventId" | "stream" | "type" | "schemaVersion" | "payload" | "metadata"
> &
  Partial<Pick<StoredEvent, "recordedAt">>;

/** One attempt to append, as the server is asked. */
export interface AppendRequest {
  readonly records: Records;
  readonly checks: Checks;
  /** Under which id the server would keep the first event. */
  readonly firstRecordId: string;
}

/**
 * The request for `plan`. Every attempt gives the records other ids, so that the server never
 * takes one for another by its own rules, which answer a partly known append as if it had been
 * done: what is in the log is found out by guards and expected revisions alone.
 */
export function appendRequest(plan: AppendPlan, idempotency?: IdempotencyRecord): AppendRequest {
  const guards = plan.events.map(({ eventId }) =>
    record(eventGuard(eventId), EVENT_GUARD_TYPE, Buffer.alloc(0)),
  );
  if (idempotency) {
    const { scope, key } = idempotency;
    guards.push(record(requestGuard(scope, key), REQUEST_GUARD_TYPE, requestData(idempotency)));
  }
  const events = plan.events.map(eventRecord);
  const absent = guards.map(({ streamName }) => check(streamName, -1n));
  return {
    // Guards first: the position in the answer is of the last record, and has to be an event's.
    records: [...guards, ...events],
    checks: [...absent, ...plan.streams.map(({ stream, expected }) => check(stream, expected))],
    firstRecordId: events[0]?.record.id ?? "",
  };
}

/** An event as a record of its stream. */
export function eventRecord(event: EventToStore): Records[number] {
  return record(event.stream, event.type, toData(event));
}

/** A stream that has to be at `expected`; -1: must not be there. */
export function check(streamName: string, expected: bigint): Checks[number] {
  const expectedState = expected < 0n ? "no_stream" : expected;
  return { type: STREAM_STATE, streamName, expectedState };
}

/** A record under an id of its own. */
export function record(streamName: string, type: string, data: Uint8Array): Records[number] {
  return { streamName, record: binaryEvent({ id: randomUUID(), type, data }) };
}

/** The error for checks that failed; the first in the order of the port. */
export function refusal(
  violations: readonly ConsistencyViolation[],
  plan: AppendPlan,
  idempotency?: IdempotencyRecord,
): Error {
  const guard = guardInTheWay(violations);
  if (guard !== undefined) {
    const isRequest = idempotency && guard === requestGuard(idempotency.scope, idempotency.key);
    return isRequest ? new DuplicateIdempotencyKey() : new DuplicateEvent();
  }
  const actual = new Map(violations.map((v) => [v.streamName, v.actualState]));
  for (const { stream, expected } of plan.streams) {
    const state = actual.get(stream);
    if (state === undefined) continue;
    return revisionConflict(stream, expected, typeof state === "bigint" ? state : -1n);
  }
  return new Error("the server refused an append for a stream that it does not name");
}

/** The guard that is there already, if one is; that of a request before those of events. */
export function guardInTheWay(violations: readonly ConsistencyViolation[]): string | undefined {
  const guards = violations.map((v) => v.streamName).filter(isGuard);
  return guards.find(isRequestGuard) ?? guards[0];
}

/** Whether the answer tells of each stream what was appended to it. */
export function confirms(
  { responses }: AppendRecordsResult,
  events: readonly Pick<StoredEvent, "stream" | "revision">[],
): boolean {
  const told = new Map(responses.map(({ streamName, revision }) => [streamName, revision]));
  const last = new Map(events.map(({ stream, revision }) => [stream, revision]));
  return [...last].every(([stream, revision]) => told.get(stream) === revision);
}
