import type { Pool, QueryResultRow } from "pg";
import { parseStreamName, streamName, type StreamName, type Uuid, uuid } from "#kernel";
import { EventRecords, type EventStoreOptions } from "../../event-records.js";
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
import {
  DEFAULT_BATCH_SIZE,
  follow,
  type LogReader,
  type Page,
  pageSize,
  readForward,
  type StoredPage,
} from "../../reading.js";
import { WakeUp } from "../../wake-up.js";
import {
  type AppendOutcome,
  appendOutcomes,
  type AppendRequest,
  type AppendRow,
  appendValues,
} from "./append-call.js";
import { AppendGroups } from "./append-groups.js";
import { appendError, concernsOne, storeError } from "./errors.js";
import { copyRows } from "./copy-rows.js";
import { comparePositions, START, toPlace, toPosition } from "./position.js";
import { repairAfterRestore } from "./restore.js";
import {
  APPEND,
  type EventRow,
  FIND_IDEMPOTENCY_RECORD,
  filtered,
  HEAD,
  type PageRow,
  READ_AT,
  READ_STREAM,
  READ_STREAMS,
  type Statement,
  STREAMS_OF,
} from "./statements.js";
import { copiedPage, storedEvent } from "./stored-rows.js";

/** What a PostgreSQL event store is made with. */
export interface PostgresEventStoreOptions extends EventStoreOptions {
  /** To a database in which `EVENT_STORE_SCHEMA` was run. Stays the caller's: who made it ends it. */
  readonly pool: Pool;
  /** How often an idle subscription looks for what other processes appended; 100 ms by default. */
  readonly pollIntervalMs?: number;
  /** Events fetched at once by `readStream` and `readAll`; 1000 by default. */
  readonly pageSize?: number;
  /** Hears of connections that died while idle in the pool; the next call makes a new one. */
  readonly onIdleConnectionLost?: (error: Error) => void;
}

/** The event log in PostgreSQL (15 or newer). For the order of events see the README. */
export class PostgresEventStore implements EventStore {
  readonly #pool: Pool;
  readonly #records: EventRecords;
  readonly #pollIntervalMs: number;
  readonly #pageSize: number;
  readonly #wakeUp = new WakeUp();
  readonly #groups = new AppendGroups(
    (group, { waits }) => this.#appendGroup(group, waits),
    concernsOne,
  );

  private constructor(options: PostgresEventStoreOptions) {
    this.#pool = options.pool;
    this.#records = new EventRecords(options);
    this.#pollIntervalMs = options.pollIntervalMs ?? 100;
    this.#pageSize = pageSize(options.pageSize ?? 1000);
    // Without a listener an idle connection that dies would end the process. There is nothing to
    // do: the pool has dropped it, and a server that is gone is reported to the next caller.
    this.#pool.on("error", (error) => options.onIdleConnectionLost?.(error));
  }

  /**
   * Opens the log, after putting its clock right if it was restored from elsewhere.
   *
   * @throws StoreUnavailable when the database does not answer
   */
  static async open(options: PostgresEventStoreOptions): Promise<PostgresEventStore> {
    const store = new PostgresEventStore(options);
    await repairAfterRestore(options.pool);
    return store;
  }

  async append(
    appends: readonly StreamAppend[],
    idempotency?: IdempotencyRecord,
  ): Promise<AppendResult> {
    const plan = await this.#records.plan(appends);
    const result = await this.#groups.append({ plan, idempotency });
    this.#wakeUp.ring();
    return result;
  }

  async *readStream(stream: StreamName, fromRevision = 0n): AsyncGenerator<RecordedEvent> {
    const { category, id } = parseStreamName(stream);
    let from = fromRevision;
    for (;;) {
      const rows = await this.#query<EventRow>(READ_STREAM, [category, id, from, this.#pageSize]);
      const events = await this.#records.recorded(rows.map(storedEvent));
      yield* events;
      const last = events.at(-1);
      if (last === undefined || events.length < this.#pageSize) return;
      from = last.revision + 1n;
    }
  }

  async *readStreams(wanted: readonly StreamPart[]): AsyncGenerator<RecordedEvent> {
    let parts = wanted.map(({ stream, from = 0n }) => ({ ...parseStreamName(stream), from }));
    while (parts.length > 0) {
      const rows = await this.#query<EventRow & { readonly place: number }>(READ_STREAMS, [
        parts.map(({ category }) => category),
        parts.map(({ id }) => id),
        parts.map(({ from }) => from),
        this.#pageSize,
      ]);
      yield* await this.#records.recorded(rows.map(storedEvent));
      const last = rows.at(-1);
      if (last === undefined || rows.length < this.#pageSize) return;
      // The next page begins in the stream in which this one ended.
      const [current, ...others] = parts.slice(last.place);
      parts = current ? [{ ...current, from: BigInt(last.revision) + 1n }, ...others] : [];
    }
  }

  readAll(options: { after?: Position; filter?: EventFilter } = {}): AsyncGenerator<RecordedEvent> {
    const reader: LogReader = {
      readPage: (after, limit) => this.#copiedPage(after, limit, options.filter),
      decode: (stored) => this.#records.recorded(stored),
      compare: comparePositions,
    };
    return readForward(reader, options.after, this.#pageSize);
  }

  async *subscribe(options: {
    after?: Position;
    filter?: EventFilter;
    batchSize?: number;
    signal: AbortSignal;
  }): AsyncGenerator<SubscriptionBatch> {
    const { filter, batchSize = DEFAULT_BATCH_SIZE, ...rest } = options;
    yield* follow((after, limit) => this.#page(after, limit, filter), {
      ...rest,
      batchSize: pageSize(batchSize),
      wakeUp: this.#wakeUp,
      pollIntervalMs: this.#pollIntervalMs,
    });
  }

  async readStored(options: { after?: Position; limit: number }): Promise<readonly StoredEvent[]> {
    const { events } = await this.#copiedPage(options.after, pageSize(options.limit));
    return events;
  }

  async readStoredAt(
    places: readonly StreamPlace[],
  ): Promise<readonly (StoredEvent | undefined)[]> {
    const parts = places.map(({ stream }) => parseStreamName(stream));
    const rows = await this.#query<EventRow & { readonly place: number }>(READ_AT, [
      parts.map(({ category }) => category),
      parts.map(({ id }) => id),
      places.map(({ revision }) => revision),
    ]);
    const found = new Map(rows.map((row) => [row.place, storedEvent(row)]));
    return places.map((_, place) => found.get(place));
  }

  async streamsOf(id: Uuid): Promise<readonly StreamPlace[]> {
    const rows = await this.#query<{ category: string; revision: string }>(STREAMS_OF, [id]);
    return rows.map(({ category, revision }) => ({
      stream: streamName(category, id),
      revision: BigInt(revision),
    }));
  }

  async head(): Promise<Position | undefined> {
    const [row] = await this.#query<{ commit_order: string; position: string }>(HEAD, []);
    return row && toPosition(row.commit_order, row.position);
  }

  end(): Promise<Position | undefined> {
    return this.head();
  }

  async countAfter(after?: Position, filter?: EventFilter): Promise<number> {
    const { count, values } = filtered(filter);
    const parameters = [...placeValues(after), COUNT_LIMIT, ...values];
    const [row] = await this.#query<{ count: number }>(count, parameters);
    return row?.count ?? 0;
  }

  compare(a: Position, b: Position): number {
    return comparePositions(a, b);
  }

  async findIdempotencyRecord(scope: string, key: Uuid): Promise<IdempotencyRecord | undefined> {
    const [row] = await this.#query<{
      scope: string;
      key: string;
      request_hash: string;
      response: string;
    }>(FIND_IDEMPOTENCY_RECORD, [scope, key]);
    return (
      row && {
        scope: row.scope,
        key: uuid(row.key),
        requestHash: row.request_hash,
        response: row.response,
      }
    );
  }

  async #page(
    after: Position | undefined,
    limit: number,
    filter: EventFilter | undefined,
  ): Promise<Page> {
    const { page, values } = filtered(filter);
    const rows = await this.#query<PageRow>(page, [...placeValues(after), limit, ...values]);
    const events = await this.#records.recorded(rows.filter(hasEvent).map(storedEvent));
    const [first] = rows;
    const head =
      first?.tail_commit_order && first.tail_position
        ? toPosition(first.tail_commit_order, first.tail_position)
        : undefined;
    // A full page reaches as far as its last event, any other as far as the log does.
    const reached = events.length === limit ? events.at(-1)?.position : head;
    const moved =
      reached !== undefined && (after === undefined || comparePositions(reached, after) > 0);
    return {
      events,
      position: moved ? reached : undefined,
      pending: first?.pending ?? false,
    };
  }

  /** For long ways; the look of a subscription comes often and is prepared. */
  async #copiedPage(
    after: Position | undefined,
    limit: number,
    filter?: EventFilter,
  ): Promise<StoredPage> {
    const { copiedPage: statement, values } = filtered(filter);
    const parameters = [...placeValues(after), limit, ...values];
    try {
      return copiedPage(await copyRows(this.#pool, statement, parameters));
    } catch (error) {
      throw storeError(error);
    }
  }

  async #appendGroup(group: readonly AppendRequest[], waits: boolean): Promise<AppendOutcome[]> {
    const [row] = await this.#query<AppendRow>(APPEND, appendValues(group, waits), appendError);
    return appendOutcomes(group, row);
  }

  async #query<Row extends QueryResultRow>(
    statement: Statement,
    values: readonly unknown[],
    translate: (error: unknown) => unknown = storeError,
  ): Promise<Row[]> {
    try {
      const { rows } = await this.#pool.query<Row>({ ...statement, values: [...values] });
      return rows;
    } catch (error) {
      throw translate(error);
    }
  }
}

function placeValues(after: Position | undefined): [bigint, bigint] {
  const { commitOrder, position } = after === undefined ? START : toPlace(after);
  return [commitOrder, position];
}

function hasEvent(row: PageRow): row is PageRow & EventRow {
  return row.event_id !== null;
}
