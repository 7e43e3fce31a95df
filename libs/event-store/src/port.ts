import type { Brand, DomainEvent, Instant, PersonalPart, StreamName, Uuid } from "#kernel";

/**
 * A place in the order of the whole log. Opaque: comes from the store, goes back to the store.
 * Only `EventStore.compare` knows which of two comes first.
 */
export type Position = Brand<string, "Position">;

/** Who did it, why, and what it follows from. Never holds personal data of a client. */
export interface EventMetadata {
  /** The same for everything that one request from outside set in motion. */
  readonly correlationId: string;
  /** Id of the command or event that this event follows from. */
  readonly causationId: string;
  /** The user's pseudonym (token subject) or the name of a reaction, and the role acted in. */
  readonly actor: { readonly id: string; readonly role: string };
  /** The centre (tenant) in whose name it was done. */
  readonly centre: string;
  /** Code of the processing purpose. */
  readonly purpose: string;
  /** Legal basis, e.g. `RMI-wet art. 19 §1`. */
  readonly legalBasis: string;
  /** When it happened in the world, by the clock of whoever appends. */
  readonly occurredAt: Instant;
}

/** An event that is about to be stored. */
export interface EventToAppend<E extends DomainEvent = DomainEvent> {
  readonly eventId: Uuid;
  readonly event: E;
  readonly metadata: EventMetadata;
}

/** A part of an event whose key was destroyed; an `Erased` stands in the place of each field. */
export interface ErasedPart extends PersonalPart {
  readonly at: Instant;
  readonly authority: string;
}

/** An event as the store gives it back, upcast to the newest version of its type. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> {
  readonly eventId: Uuid;
  readonly stream: StreamName;
  /** Place in its stream, from 0, without holes. */
  readonly revision: bigint;
  readonly position: Position;
  /** The version it was written in; `event` is of the newest version. */
  readonly schemaVersion: number;
  readonly event: E;
  readonly metadata: EventMetadata;
  /** When the store recorded it, by the store's clock. */
  readonly recordedAt: Instant;
  /** What was erased of it since; absent when nothing was. */
  readonly erased?: readonly ErasedPart[];
}

/** An event exactly as it is stored: what proofs hash, what codecs read. Nothing is decoded. */
export interface StoredEvent {
  readonly eventId: Uuid;
  readonly stream: StreamName;
  readonly revision: bigint;
  readonly position: Position;
  readonly type: string;
  /** The version it was written in. */
  readonly schemaVersion: number;
  readonly payload: Uint8Array;
  readonly metadata: Uint8Array;
  readonly recordedAt: Instant;
}

/** What the writer believes about the stream. There is no "any": every append states it. */
export type ExpectedRevision =
  { readonly kind: "noStream" } | { readonly kind: "exactly"; readonly revision: bigint };

/** The stream does not exist yet. */
export const NO_STREAM: ExpectedRevision = { kind: "noStream" };

/** The last event of the stream has this revision. */
export function exactly(revision: bigint): ExpectedRevision {
  return { kind: "exactly", revision };
}

/** Events for one stream. Without events it is a check only: the stream must be as expected. */
export interface StreamAppend {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

/** The remembered answer to a request with an idempotency key; written with the events or not at all. */
export interface IdempotencyRecord {
  /** Whose key it is: two users may use the same key. */
  readonly scope: string;
  readonly key: Uuid;
  /** Keyed hash of the request: the same key with another request is an error. */
  readonly requestHash: string;
  /** The answer to give again; ids and revisions only, never personal data. */
  readonly response: string;
}

/** A stream, or its end. */
export interface StreamPart {
  readonly stream: StreamName;
  /** First revision that is wanted; 0 when absent. */
  readonly from?: bigint;
}

/** The place of one event. */
export interface StreamPlace {
  readonly stream: StreamName;
  readonly revision: bigint;
}

/** What an append answers. */
export interface AppendResult {
  /** Of the last event appended; a reader that has passed it has seen the whole append. */
  readonly position: Position;
}

/**
 * Which events a reader wants. Categories and types narrow together; an absent list lets all pass,
 * an empty one none.
 */
export interface EventFilter {
  readonly categories?: readonly string[];
  readonly types?: readonly string[];
}

/** Injection token of the `EventStore`. */
export const EVENT_STORE = Symbol("EVENT_STORE");

/** What a subscription hands over at a time. */
export interface SubscriptionBatch {
  /** In log order; none when the reader only moved past events that the filter leaves out. */
  readonly events: readonly RecordedEvent[];
  /** How far the reader has come, past what the filter leaves out: what a checkpoint keeps. */
  readonly position: Position;
}

/** Where `EventStore.countAfter` stops counting. */
export const COUNT_LIMIT = 100_000;

/**
 * The event log. Adapters: memory, PostgreSQL. One contract suite holds for all of them.
 * Every read and write may throw `StoreUnavailable`.
 */
export interface EventStore {
  /**
   * Appends to one or more streams, all or nothing, durable when it returns; one round trip.
   * When several of the errors below apply, the first in this order is thrown: whether the request
   * was executed before matters more than whether its stream has moved on since.
   *
   * @throws TypeError for an append without any event, a stream or an event id named twice, an
   *   event that does not fit its definition
   * @throws DuplicateIdempotencyKey when the record's scope and key are already taken
   * @throws DuplicateEvent when one of the event ids is already in the log
   * @throws RevisionConflict when a stream is not as expected (names stream and actual revision)
   */
  append(appends: readonly StreamAppend[], idempotency?: IdempotencyRecord): Promise<AppendResult>;

  /** The events of a stream in order, from `fromRevision` (0 when absent). No events: no stream. */
  readStream(stream: StreamName, fromRevision?: bigint): AsyncIterable<RecordedEvent>;

  /**
   * The events of several streams, one stream after the other as they are named, each as
   * `readStream` gives it. For many short streams: read in pages over all of them, not one by one.
   */
  readStreams(wanted: readonly StreamPart[]): AsyncIterable<RecordedEvent>;

  /**
   * The log forward, after `after` (from the start when absent), up to what is visible now.
   * Read in pages: constant memory. The order is the same for every reader, for ever.
   */
  readAll(options?: { after?: Position; filter?: EventFilter }): AsyncIterable<RecordedEvent>;

  /**
   * The log forward and then live, in batches of at most `batchSize`; ends when `signal` aborts.
   * Never skips, never repeats, whatever writers do. The consumer pulls: a slow one grows nothing.
   * When it throws it is over: subscribe again after the last position that was dealt with.
   *
   * @throws LogEndsBefore when `after` lies beyond the end of the log
   */
  subscribe(options: {
    after?: Position;
    filter?: EventFilter;
    batchSize?: number;
    signal: AbortSignal;
  }): AsyncIterable<SubscriptionBatch>;

  /**
   * One page of the log as it is stored: at most `limit` events after `after` (from the start when
   * absent), in the order of `readAll` and no further than readers may pass. Types and keys that
   * this program does not know are no hindrance: whoever seals or exports the log needs the bytes.
   */
  readStored(options: { after?: Position; limit: number }): Promise<readonly StoredEvent[]>;

  /** The events at `places` as they are stored, in their order; undefined where there is none. */
  readStoredAt(places: readonly StreamPlace[]): Promise<readonly (StoredEvent | undefined)[]>;

  /** The last event of each stream with this identifier: the streams of one dossier. */
  streamsOf(id: Uuid): Promise<readonly StreamPlace[]>;

  /** Position of the newest event that readers can see; absent when the log is empty. */
  head(): Promise<Position | undefined>;

  /**
   * How far readers of this log can have come by now: the newest event, or what the log has besides
   * events. A position that lies beyond it was given by a log that had more.
   */
  end(): Promise<Position | undefined>;

  /**
   * How many visible events come after `after` (all when absent) under `filter`: a reader's lag.
   * Counts to `COUNT_LIMIT` and no further: that many or more costs the same.
   */
  countAfter(after?: Position, filter?: EventFilter): Promise<number>;

  /** Negative when `a` comes before `b`, 0 when equal, positive after. Throws on a foreign position. */
  compare(a: Position, b: Position): number;

  /** The remembered answer for this key, or undefined. */
  findIdempotencyRecord(scope: string, key: Uuid): Promise<IdempotencyRecord | undefined>;
}

/** Another writer was first: the stream is not as expected. Re-read and re-decide. */
export class RevisionConflict extends Error {
  constructor(
    readonly stream: StreamName,
    readonly expected: ExpectedRevision,
    /** Revision of the last event of the stream; undefined when there is no stream. */
    readonly actual: bigint | undefined,
  ) {
    super(`stream ${stream} is at revision ${actual ?? "none"}, not as expected`);
    this.name = "RevisionConflict";
  }
}

/** An event with this id is already in the log: the command was executed before. */
export class DuplicateEvent extends Error {
  constructor() {
    super("an event with this id is already in the log");
    this.name = "DuplicateEvent";
  }
}

/**
 * The log ends before the position of a reader: it was restored from a backup that is older than what
 * the reader keeps. Going on would pass over events without a word.
 */
export class LogEndsBefore extends Error {
  constructor() {
    super("the log ends before the position of its reader: it is older than what was made from it");
    this.name = "LogEndsBefore";
  }
}

/** The idempotency key is already taken: a request with it was executed before. */
export class DuplicateIdempotencyKey extends Error {
  constructor() {
    super("the idempotency key is already taken");
    this.name = "DuplicateIdempotencyKey";
  }
}

/** The log holds an event that this program cannot read: unknown type or a newer version. Stop. */
export class UnreadableEvent extends Error {
  constructor(
    readonly eventType: string,
    readonly schemaVersion: number,
    reason: string,
  ) {
    super(`cannot read ${eventType} v${schemaVersion}: ${reason}`);
    this.name = "UnreadableEvent";
  }
}

/**
 * The database behind the store does not answer. Nothing is known to be lost; try again. An append
 * that ends like this may have been stored: its event ids and idempotency key say so on the retry.
 */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super("the event store does not answer", { cause });
    this.name = "StoreUnavailable";
  }
}
