import { randomUUID } from "node:crypto";
import Type from "typebox";
import {
  type EventCodec,
  EventRegistry,
  type EventMetadata,
  type EventStore,
  type EventToAppend,
  type EventToDecode,
  type EventToEncode,
  type IdempotencyRecord,
  PlainJsonCodec,
  type Position,
  type RecordedEvent,
  type StreamAppend,
  type SubscriptionBatch,
} from "#event-store";
import { closedObject, defineEvent, instant, plain, streamName, uuid } from "#kernel";

/** One log under test, which several programs (registries, codecs) may open one after the other. */
export interface LogUnderTest {
  /** A store over this log; small pages, so that every reading test crosses their borders. */
  open(program?: { registry?: EventRegistry; codec?: EventCodec }): Promise<EventStore>;
  /** The bytes in the log, read without the store. */
  storedBytes(eventId: string): Promise<{ payload: Buffer; metadata: Buffer }>;
  /**
   * Another writer: a transaction that lingers before and after its append, and then commits or
   * rolls back. For logs without transactions it is an append, or nothing.
   */
  transaction(appends: readonly StreamAppend[], how: Lingering): Promise<void>;
  close(): Promise<void>;
}

/** How a transaction behaves. */
export interface Lingering {
  readonly beforeMs: number;
  readonly afterMs: number;
  readonly commits: boolean;
}

/** An adapter under test. */
export interface Adapter {
  newLog(): Promise<LogUnderTest>;
}

/** An event with text, at version 1. */
export const noted = defineEvent({
  type: "testing.ThingNoted",
  version: 1,
  schema: closedObject({
    text: plain(Type.String()),
    more: Type.Optional(plain(Type.Record(Type.String(), Type.Integer()))),
  }),
});

/** An event that was `{ amount: string }` once. */
export const counted = defineEvent({
  type: "testing.ThingCounted",
  version: 2,
  schema: closedObject({ amount: plain(Type.Integer()), unit: plain(Type.String()) }),
  upcasters: { 1: (data) => ({ amount: Number((data as { amount: string }).amount), unit: "" }) },
});

/** `counted`, as a program of last year knows it. */
export const countedV1 = defineEvent({
  type: "testing.ThingCounted",
  version: 1,
  schema: closedObject({ amount: plain(Type.String()) }),
});

/** The program of today. */
export const REGISTRY = new EventRegistry([noted, counted]);

/** Metadata, the same for every event that does not care. */
export const METADATA: EventMetadata = {
  correlationId: "c0ffee00-0000-4000-8000-000000000001",
  causationId: "c0ffee00-0000-4000-8000-000000000002",
  actor: { id: "pseudonym-7", role: "caseworker" },
  centre: "centre-a",
  purpose: "entitlement",
  legalBasis: "RMI-wet art. 19 §1",
  occurredAt: instant("2025-03-03T09:15:00.123Z"),
};

/** A stream that does not exist yet. */
export function newStream(category = "thing") {
  return streamName(category, randomUUID());
}

/** A `testing.ThingNoted` with an id of its own. */
export function note(text = "n", eventId: string = randomUUID()): EventToAppend {
  return {
    eventId: uuid(eventId),
    event: { type: noted.type, data: { text } },
    metadata: METADATA,
  };
}

/** A `testing.ThingCounted` of today. */
export function count(amount: number): EventToAppend {
  return {
    eventId: uuid(randomUUID()),
    event: { type: counted.type, data: { amount, unit: "day" } },
    metadata: METADATA,
  };
}

/** The record of a request that was answered. */
export function remembered(key: string = randomUUID()): IdempotencyRecord {
  return { scope: "pseudonym-7", key: uuid(key), requestHash: "hash", response: '{"version":"1"}' };
}

/** Everything in `events`. */
export async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const event of events) list.push(event);
  return list;
}

/** The texts of the notes among `events`. */
export function texts(events: readonly RecordedEvent[]): unknown[] {
  return events.map((recorded) => (recorded.event.data as { text?: string }).text);
}

/** The batches of a subscription, to be taken one by one; it is an error when there is no next. */
export function oneByOne(
  subscription: AsyncIterable<SubscriptionBatch>,
): () => Promise<SubscriptionBatch> {
  const batches = subscription[Symbol.asyncIterator]();
  return async () => {
    const next = await batches.next();
    if (next.done === true) throw new Error("the subscription is over");
    return next.value;
  };
}

/**
 * Returns when readers can see `position`. At once as a rule; a transaction that someone else has
 * open on the same server (another test file) can hold it back for a moment.
 */
export async function visible(store: EventStore, position: Position): Promise<void> {
  const nothing = { types: [] };
  const { signal } = new AbortController();
  for await (const batch of store.subscribe({ filter: nothing, signal })) {
    if (store.compare(batch.position, position) >= 0) return;
  }
}

/** The first `count` events of the log, as soon as readers can see them. */
export async function take(store: EventStore, count: number): Promise<RecordedEvent[]> {
  const { signal } = new AbortController();
  const events: RecordedEvent[] = [];
  for await (const batch of store.subscribe({ signal })) {
    events.push(...batch.events);
    if (events.length >= count) break;
  }
  return events;
}

/** Appends and waits until readers can see it. */
export async function appendVisibly(
  store: EventStore,
  appends: readonly StreamAppend[],
): Promise<Position> {
  const { position } = await store.append(appends);
  await visible(store, position);
  return position;
}

/** Bytes that are no text at all, as encryption makes them; keeps what it was told. */
export class ScramblingCodec implements EventCodec {
  readonly #plain = new PlainJsonCodec();
  readonly encoded: EventToEncode[] = [];
  decodedEvents = 0;

  async encode(events: readonly EventToEncode[]) {
    this.encoded.push(...events);
    return scrambled(await this.#plain.encode(events));
  }

  async decode(events: readonly EventToDecode[]) {
    this.decodedEvents += events.length;
    return this.#plain.decode(scrambled(events));
  }
}

function scrambled<E extends { payload: Uint8Array; metadata: Uint8Array }>(
  events: readonly E[],
): E[] {
  const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xa5);
  return events.map((e) => ({ ...e, payload: flip(e.payload), metadata: flip(e.metadata) }));
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
