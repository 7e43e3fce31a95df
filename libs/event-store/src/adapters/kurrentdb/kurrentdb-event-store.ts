import { parseStreamName, streamName, type StreamName, type Uuid } from "#kernel";
import { type AppendPlan, EventRecords, type EventStoreOptions } from "../../event-records.js";
import {
  type AppendResult,
  COUNT_LIMIT,
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
} from "../../port.js";
import { DEFAULT_BATCH_SIZE, pageSize } from "../../reading.js";
import { WakeUp } from "../../wake-up.js";
import { appendRequest, check, confirms, record, refusal } from "./append-request.js";
import { checkedAppend } from "./checked-append.js";
import { Connection, type Patience } from "./connection.js";
import { isViolation, storeClosed } from "./errors.js";
import { LogFilter } from "./filters.js";
import { EVENT_GUARD_TYPE, requestFrom, requestGuard } from "./guards.js";
import { LogReads } from "./log-reads.js";
import { comparePositions, toLogPosition, toPosition } from "./position.js";
import { dataOf, logPositionOf, storedEvent } from "./stored-records.js";
import { LogSubscription } from "./subscription.js";

/** What a KurrentDB event store is made with. */
export interface KurrentDbEventStoreOptions extends EventStoreOptions, Patience {
  /** Connection string (`kurrentdb://…`, `kurrentdb+discover://…`), credentials and TLS in it. */
  readonly url: string;
  /** Every category that a stream may have; others are refused. What is asked by category asks all. */
  readonly categories: readonly string[];
  /** Events fetched at once when reading; 500 when absent. */
  readonly pageSize?: number;
}

/** Streams that are read ahead. */
const STREAMS_AT_ONCE = 8;

/** Single events that are read at the same time. */
const PLACES_AT_ONCE = 32;

/** A stream that nobody writes: what is asked of it is refused by a server that understands it. */
const NEVER_WRITTEN = "_probe";

/** The event log in KurrentDB 26.1 or newer. How it keeps the promises of the port: see the README. */
export class KurrentDbEventStore implements EventStore {
  readonly #records: EventRecords;
  readonly #connection: Connection;
  readonly #reads: LogReads;
  readonly #categories: ReadonlySet<string>;
  readonly #pageSize: number;
  readonly #bells = new Set<WakeUp>();
  readonly #closed = new AbortController();

  private constructor(options: KurrentDbEventStoreOptions, connection: Connection) {
    this.#records = new EventRecords(options);
    this.#connection = connection;
    this.#reads = new LogReads(this.#connection, options.categories);
    this.#categories = new Set(options.categories);
    this.#pageSize = pageSize(options.pageSize ?? 500);
  }

  /**
   * Opens the log.
   *
   * @throws ConnectionUnusable when `url` is not a connection string, and when it does not let us in
   * @throws StoreUnavailable when no server answers
   * @throws Error when the server is older than 26.1
   */
  static async open(options: KurrentDbEventStoreOptions): Promise<KurrentDbEventStore> {
    const connection = await Connection.open(options.url, options);
    const store = new KurrentDbEventStore(options, connection);
    try {
      await store.#assertAppendsRecords();
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  /** Ends subscriptions and calls under way; the store is of no use afterwards. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#connection.close();
  }

  async append(
    appends: readonly StreamAppend[],
    idempotency?: IdempotencyRecord,
  ): Promise<AppendResult> {
    const plan = await this.#records.plan(appends);
    for (const { category } of plan.streams) {
      if (!this.#categories.has(category)) throw new TypeError(`no stream is a ${category}`);
    }
    const result = await this.#append(plan, idempotency);
    for (const bell of this.#bells) bell.ring();
    return result;
  }

  async *readStream(stream: StreamName, fromRevision = 0n): AsyncGenerator<RecordedEvent> {
    parseStreamName(stream);
    yield* this.#restOf(stream, this.#reads.stream(stream, fromRevision, this.#pageSize));
  }

  async *readStreams(wanted: readonly StreamPart[]): AsyncGenerator<RecordedEvent> {
    const first = ({ stream, from = 0n }: StreamPart) => {
      const page = this.#reads.stream(stream, from, this.#pageSize);
      // Who stops reading before it is there does not ask how it went.
      page.catch(() => undefined);
      return { stream, page };
    };
    for (const { stream } of wanted) parseStreamName(stream);
    const ahead = wanted.slice(0, STREAMS_AT_ONCE).map(first);
    for (const part of wanted.slice(STREAMS_AT_ONCE)) {
      yield* this.#next(ahead);
      ahead.push(first(part));
    }
    while (ahead.length > 0) yield* this.#next(ahead);
  }

  async *readAll(
    options: { after?: Position; filter?: EventFilter } = {},
  ): AsyncGenerator<RecordedEvent> {
    const { after, filter } = options;
    const from = after === undefined ? undefined : toLogPosition(after);
    // First: a reader that is slower than the writers would never end.
    const end = await this.#reads.end();
    if (end === undefined) return;
    const last = toLogPosition(end);
    const passing = this.#passing(filter);
    for await (const records of this.#reads.forward(from, this.#pageSize, passing, end)) {
      const events = records.filter((record) => logPositionOf(record) <= last);
      yield* await this.#records.recorded(events.map(storedEvent));
      if (events.length < records.length) return;
    }
  }

  async *subscribe(options: {
    after?: Position;
    filter?: EventFilter;
    batchSize?: number;
    signal: AbortSignal;
  }): AsyncGenerator<SubscriptionBatch> {
    const { after, filter, batchSize = DEFAULT_BATCH_SIZE } = options;
    const signal = AbortSignal.any([options.signal, this.#closed.signal]);
    const bell = new WakeUp();
    this.#bells.add(bell);
    try {
      const subscription = new LogSubscription({
        connection: this.#connection,
        reads: this.#reads,
        after,
        filter: this.#passing(filter),
        batchSize: pageSize(batchSize),
        signal,
        bell,
      });
      for await (const { events, position } of subscription.batches()) {
        const recorded = await this.#records.recorded(events);
        if (signal.aborted) break;
        yield { events: recorded, position };
      }
      if (this.#closed.signal.aborted) throw storeClosed();
    } finally {
      this.#bells.delete(bell);
    }
  }

  async readStored(options: { after?: Position; limit: number }): Promise<readonly StoredEvent[]> {
    return this.#reads.page(options.after, pageSize(options.limit), this.#passing());
  }

  async readStoredAt(
    places: readonly StreamPlace[],
  ): Promise<readonly (StoredEvent | undefined)[]> {
    const found: (StoredEvent | undefined)[] = [];
    for (let at = 0; at < places.length; at += PLACES_AT_ONCE) {
      const some = places.slice(at, at + PLACES_AT_ONCE);
      const read = some.map(({ stream, revision }) => this.#reads.stream(stream, revision, 1));
      for (const [i, [kept]] of (await Promise.all(read)).entries()) {
        found.push(kept?.revision === some[i]?.revision ? kept && storedEvent(kept) : undefined);
      }
    }
    return found;
  }

  async streamsOf(id: Uuid): Promise<readonly StreamPlace[]> {
    const ends = [...this.#categories].sort().map(async (category) => {
      const stream = streamName(category, id);
      const revision = await this.#reads.lastRevision(stream);
      return revision === undefined ? [] : [{ stream, revision }];
    });
    return (await Promise.all(ends)).flat();
  }

  head(): Promise<Position | undefined> {
    return this.#reads.head();
  }

  end(): Promise<Position | undefined> {
    return this.#reads.end();
  }

  async countAfter(after?: Position, filter?: EventFilter): Promise<number> {
    let count = 0;
    const from = after === undefined ? undefined : toLogPosition(after);
    const passing = this.#passing(filter);
    for await (const records of this.#reads.forward(from, this.#pageSize, passing)) {
      count += records.length;
      if (count >= COUNT_LIMIT) break;
    }
    return Math.min(count, COUNT_LIMIT);
  }

  compare(a: Position, b: Position): number {
    return comparePositions(a, b);
  }

  async findIdempotencyRecord(scope: string, key: Uuid): Promise<IdempotencyRecord | undefined> {
    const [kept] = await this.#reads.stream(requestGuard(scope, key), 0n, 1);
    return kept && requestFrom(dataOf(kept));
  }

  #passing(filter?: EventFilter): LogFilter {
    return new LogFilter(this.#categories, filter);
  }

  /**
   * Sent again while it is not known how it went. An attempt that was done though its answer was
   * lost is recognised by the id under which the server keeps its first event.
   */
  async #append(plan: AppendPlan, idempotency?: IdempotencyRecord): Promise<AppendResult> {
    const sent = new Set<string>();
    const answer = await this.#connection.repeat(async (client) => {
      const request = appendRequest(plan, idempotency);
      const again = sent.size > 0;
      sent.add(request.firstRecordId);
      const answer = await checkedAppend(client, request, this.#reads, (told) =>
        confirms(told, plan.events),
      );
      if (!isViolation(answer)) return toPosition(answer.position);
      return (again && (await this.#doneBefore(plan, sent))) || answer;
    });
    if (answer instanceof Error) throw refusal(answer.violations, plan, idempotency);
    return { position: answer };
  }

  /** Where an earlier attempt of the same append was done, if one was. */
  async #doneBefore(
    { events }: AppendPlan,
    sent: ReadonlySet<string>,
  ): Promise<Position | undefined> {
    const [first, last] = await Promise.all(
      [events[0], events.at(-1)].map(async (event) => {
        if (event === undefined) return undefined;
        const [kept] = await this.#reads.stream(event.stream, event.revision, 1);
        return kept;
      }),
    );
    return first && last && sent.has(first.id) ? toPosition(logPositionOf(last)) : undefined;
  }

  async *#next(
    ahead: { stream: StreamName; page: ReturnType<LogReads["stream"]> }[],
  ): AsyncGenerator<RecordedEvent> {
    const part = ahead.shift();
    if (part) yield* this.#restOf(part.stream, part.page);
  }

  /** `page`, and what comes after it in the stream. */
  async *#restOf(
    stream: StreamName,
    page: ReturnType<LogReads["stream"]>,
  ): AsyncGenerator<RecordedEvent> {
    let records = await page;
    for (;;) {
      yield* await this.#records.recorded(records.map(storedEvent));
      const last = records.at(-1);
      if (last === undefined || records.length < this.#pageSize) return;
      records = await this.#reads.stream(stream, last.revision + 1n, this.#pageSize);
    }
  }

  /** An older server cannot check a stream that it does not write to: it is not used at all. */
  async #assertAppendsRecords(): Promise<void> {
    await this.#connection.repeat(async (client) => {
      const never = record(NEVER_WRITTEN, EVENT_GUARD_TYPE, Buffer.alloc(0));
      try {
        await client.appendRecords([never], [check(NEVER_WRITTEN, 2n ** 62n)]);
      } catch (error) {
        if (!isViolation(error)) throw error;
      }
    });
  }
}
