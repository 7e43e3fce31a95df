import { type StreamName, type Uuid, instant, parseStreamName } from "#kernel";
import { EventRecords, type EventStoreOptions, revisionConflict } from "../event-records.js";
import {
  type AppendResult,
  COUNT_LIMIT,
  DuplicateEvent,
  DuplicateIdempotencyKey,
  type EventFilter,
  type EventStore,
  type IdempotencyRecord,
  type Position,
  type RecordedEvent,
  type StoredEvent,
  type StreamAppend,
  type StreamPart,
  type StreamPlace,
  type SubscriptionBatch,
} from "../port.js";
import {
  DEFAULT_BATCH_SIZE,
  follow,
  type LogReader,
  pageSize,
  passes,
  readForward,
  type ReadPage,
} from "../reading.js";
import { WakeUp } from "../wake-up.js";

type LogEntry = StoredEvent & { readonly category: string };

/** What a memory store remembers; two stores over one log are two programs over one database. */
export class MemoryLog {
  readonly events: LogEntry[] = [];
  readonly streams = new Map<StreamName, LogEntry[]>();
  readonly eventIds = new Set<Uuid>();
  readonly idempotency = new Map<string, IdempotencyRecord>();
  readonly wakeUp = new WakeUp();
}

/** Events decoded at once when reading. */
const PAGE_SIZE = 256;

/** An event store in the memory of this process, for tests. Keeps bytes, as the real ones do. */
export class MemoryEventStore implements EventStore {
  readonly #records: EventRecords;
  readonly #now: () => Date;
  readonly #log: MemoryLog;

  /**
   * @param options.now the store's clock, for `recordedAt`
   * @param options.log a log of its own when absent
   */
  constructor(options: EventStoreOptions & { now?: () => Date; log?: MemoryLog }) {
    this.#records = new EventRecords(options);
    this.#log = options.log ?? new MemoryLog();
    this.#now = options.now ?? (() => new Date());
  }

  async append(
    appends: readonly StreamAppend[],
    idempotency?: IdempotencyRecord,
  ): Promise<AppendResult> {
    const plan = await this.#records.plan(appends);
    // From here to the end nothing is awaited: that is what makes it atomic.
    if (idempotency && this.#log.idempotency.has(idempotencyKey(idempotency))) {
      throw new DuplicateIdempotencyKey();
    }
    if (plan.events.some((event) => this.#log.eventIds.has(event.eventId)))
      throw new DuplicateEvent();
    for (const { stream, expected } of plan.streams) {
      const actual = BigInt(this.#log.streams.get(stream)?.length ?? 0) - 1n;
      if (actual !== expected) throw revisionConflict(stream, expected, actual);
    }
    const recordedAt = instant(this.#now().toISOString());
    for (const { streamIndex, ...event } of plan.events) {
      const stored = { ...event, position: positionOf(this.#log.events.length + 1), recordedAt };
      const stream = this.#log.streams.get(event.stream) ?? [];
      stream.push(stored);
      this.#log.events.push(stored);
      this.#log.streams.set(event.stream, stream);
      this.#log.eventIds.add(event.eventId);
    }
    if (idempotency) this.#log.idempotency.set(idempotencyKey(idempotency), idempotency);
    this.#log.wakeUp.ring();
    return { position: positionOf(this.#log.events.length) };
  }

  async *readStream(stream: StreamName, fromRevision = 0n): AsyncGenerator<RecordedEvent> {
    parseStreamName(stream);
    const events = (this.#log.streams.get(stream) ?? []).filter((e) => e.revision >= fromRevision);
    for (let at = 0; at < events.length; at += PAGE_SIZE) {
      yield* await this.#records.recorded(events.slice(at, at + PAGE_SIZE));
    }
  }

  async *readStreams(wanted: readonly StreamPart[]): AsyncGenerator<RecordedEvent> {
    for (const { stream, from } of wanted) yield* this.readStream(stream, from);
  }

  readAll(options: { after?: Position; filter?: EventFilter } = {}): AsyncGenerator<RecordedEvent> {
    const reader: LogReader = {
      readPage: async (after, limit) => ({
        events: this.#look(after, limit, options.filter).events,
        head: this.#head(),
      }),
      decode: (stored) => this.#records.recorded(stored),
      compare: (a, b) => this.compare(a, b),
    };
    return readForward(reader, options.after, PAGE_SIZE);
  }

  async *subscribe(options: {
    after?: Position;
    filter?: EventFilter;
    batchSize?: number;
    signal: AbortSignal;
  }): AsyncGenerator<SubscriptionBatch> {
    const { filter, batchSize = DEFAULT_BATCH_SIZE, ...rest } = options;
    const readPage: ReadPage = async (after, limit) => {
      const { events, position } = this.#look(after, limit, filter);
      return { events: await this.#records.recorded(events), position, pending: false };
    };
    yield* follow(readPage, {
      ...rest,
      batchSize: pageSize(batchSize),
      wakeUp: this.#log.wakeUp,
    });
  }

  async readStored(options: { after?: Position; limit: number }): Promise<readonly StoredEvent[]> {
    const from = indexOf(options.after);
    const page = this.#log.events.slice(from, from + pageSize(options.limit));
    return page.map(({ category, ...event }) => event);
  }

  async readStoredAt(
    places: readonly StreamPlace[],
  ): Promise<readonly (StoredEvent | undefined)[]> {
    return places.map(({ stream, revision }) => {
      const entry = this.#log.streams.get(stream)?.[Number(revision)];
      if (entry === undefined) return undefined;
      const { category, ...event } = entry;
      return event;
    });
  }

  async streamsOf(id: Uuid): Promise<readonly StreamPlace[]> {
    return [...this.#log.streams]
      .filter(([stream]) => parseStreamName(stream).id === id)
      .map(([stream, events]) => ({ stream, revision: BigInt(events.length) - 1n }));
  }

  async head(): Promise<Position | undefined> {
    return this.#head();
  }

  async end(): Promise<Position | undefined> {
    return this.#head();
  }

  async countAfter(after?: Position, filter?: EventFilter): Promise<number> {
    const passing = this.#log.events
      .slice(indexOf(after))
      .filter((event) => passes(filter, event.category, event.type));
    return Math.min(passing.length, COUNT_LIMIT);
  }

  compare(a: Position, b: Position): number {
    return indexOf(a) - indexOf(b);
  }

  async findIdempotencyRecord(scope: string, key: Uuid): Promise<IdempotencyRecord | undefined> {
    return this.#log.idempotency.get(idempotencyKey({ scope, key }));
  }

  /** At most `limit` events that pass, and how far the look for them went. */
  #look(after: Position | undefined, limit: number, filter: EventFilter | undefined) {
    const from = indexOf(after);
    const events: LogEntry[] = [];
    let at = from;
    while (events.length < limit) {
      const event = this.#log.events[at];
      if (event === undefined) break;
      if (passes(filter, event.category, event.type)) events.push(event);
      at += 1;
    }
    return { events, position: at > from ? positionOf(at) : undefined };
  }

  #head(): Position | undefined {
    return this.#log.events.length === 0 ? undefined : positionOf(this.#log.events.length);
  }
}

function idempotencyKey({ scope, key }: Pick<IdempotencyRecord, "scope" | "key">): string {
  return `${key} ${scope}`;
}

/** The position of the nth event, from 1. */
function positionOf(n: number): Position {
  return `memory:${n}` as Position;
}

/** How many events the position is past. */
function indexOf(position: Position | undefined): number {
  if (position === undefined) return 0;
  const match = /^memory:(\d{1,15})$/.exec(position);
  if (match === null) throw new TypeError("not a position of this event store");
  return Number(match[1]);
}
