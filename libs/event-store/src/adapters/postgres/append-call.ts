import { type AppendPlan, revisionConflict } from "../../event-records.js";
import {
  type AppendResult,
  DuplicateEvent,
  DuplicateIdempotencyKey,
  type IdempotencyRecord,
} from "../../port.js";
import { byteaArray } from "./binary-array.js";
import { toPosition } from "./position.js";

/** One append as it goes to the database. */
export interface AppendRequest {
  readonly plan: AppendPlan;
  readonly idempotency?: IdempotencyRecord | undefined;
}

/** What became of an append; `busy`: somebody else is at one of its streams. */
export type AppendOutcome =
  | { readonly kind: "appended"; readonly result: AppendResult }
  | { readonly kind: "refused"; readonly error: Error }
  | { readonly kind: "busy" };

/** What `rechtop_log.append` answers. No outcomes: all of them are appended. */
export interface AppendRow {
  readonly outcomes: readonly string[] | null;
  /** By append: the first stream that is not as expected, from 1 over the whole group. */
  readonly conflict_streams: readonly (number | null)[] | null;
  readonly conflict_actuals: readonly (string | null)[] | null;
  readonly commit_order: string | null;
  /** Of all events that were appended, in their order. */
  readonly positions: readonly string[] | null;
}

/**
 * The parameters of `rechtop_log.append` for a group. Appends, streams and events lie flat, each
 * with the place (from 1) of what it belongs to.
 *
 * @param waits for the locks of others; otherwise an append that meets one is `busy`
 */
export function appendValues(group: readonly AppendRequest[], waits: boolean): unknown[] {
  const streams = group.flatMap(({ plan }, append) =>
    plan.streams.map((stream) => ({ ...stream, append: append + 1 })),
  );
  let before = 0;
  const events = group.flatMap(({ plan }) => {
    const firstStream = before + 1;
    before += plan.streams.length;
    return plan.events.map((event) => ({ event, stream: firstStream + event.streamIndex }));
  });
  const records = group.some(({ idempotency }) => idempotency !== undefined)
    ? group.map(({ idempotency }) => idempotency)
    : undefined;
  return [
    waits,
    records?.map((record) => record?.scope),
    records?.map((record) => record?.key),
    records?.map((record) => record?.requestHash),
    records?.map((record) => record?.response),
    streams.map((stream) => stream.append),
    streams.map((stream) => stream.category),
    streams.map((stream) => stream.id),
    streams.map((stream) => stream.expected),
    streams.map((stream) => stream.events.length > 0),
    events.map(({ stream }) => stream),
    events.map(({ event }) => event.revision),
    events.map(({ event }) => event.eventId),
    events.map(({ event }) => event.type),
    events.map(({ event }) => event.schemaVersion),
    byteaArray(events.map(({ event }) => event.payload)),
    byteaArray(events.map(({ event }) => event.metadata)),
  ];
}

/**
 * What became of each append of the group, in its order.
 *
 * @throws Error when the answer is not one of this version of the schema
 */
export function appendOutcomes(
  group: readonly AppendRequest[],
  row: AppendRow | undefined,
): AppendOutcome[] {
  if (row === undefined) throw unexpected();
  let appended = 0;
  return group.map(({ plan }, i): AppendOutcome => {
    const outcome = row.outcomes === null ? "appended" : row.outcomes[i];
    switch (outcome) {
      case "busy":
        return { kind: "busy" };
      case "duplicateKey":
        return { kind: "refused", error: new DuplicateIdempotencyKey() };
      case "duplicateEvent":
        return { kind: "refused", error: new DuplicateEvent() };
      case "conflict":
        return { kind: "refused", error: conflict(group, row, i) };
      case "appended": {
        appended += plan.events.length;
        const position = row.positions?.[appended - 1];
        if (row.commit_order === null || position === undefined) throw unexpected();
        return {
          kind: "appended",
          result: { position: toPosition(row.commit_order, position) },
        };
      }
      default:
        throw unexpected();
    }
  });
}

function conflict(group: readonly AppendRequest[], row: AppendRow, append: number): Error {
  const streams = group.flatMap(({ plan }) => plan.streams);
  const stream = streams[(row.conflict_streams?.[append] ?? 0) - 1];
  const actual = row.conflict_actuals?.[append];
  if (stream === undefined || typeof actual !== "string") return unexpected();
  return revisionConflict(stream.stream, stream.expected, BigInt(actual));
}

function unexpected(): Error {
  return new Error("rechtop_log.append gave no answer: is its schema of this version?");
}
