import type { Pool, QueryResultRow } from "pg";
import {
  type Instant,
  type StreamName,
  type Uuid,
  parseStreamName,
  streamName,
  uuid,
} from "#kernel";
import {
  type AppendPlan,
  EventRecords,
  type EventStoreOptions,
  revisionConflict,
  type StoredEvent,
} from "../../event-records.js";
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
  type StreamAppend,
  type SubscriptionBatch,
} from "../../port.js";
import { DEFAULT_BATCH_SIZE, follow, type Page, pageSize, readForward } from "../../reading.js";
import { WakeUp } from "../../wake-up.js";
import { appendError, storeError } from "./errors.js";
import { comparePositions, START, toPlace, toPosition } from "./position.js";
import { repairAfterRestore } from "./restore.js";
import {
  APPEND,
  type EventRow,
  FIND_IDEMPOTENCY_RECORD,
  filtered,
  HEAD,
  type PageRow,
  READ_STREAM,
  type Statement,
} from "./statements.js";

/** What a PostgreSQL event store is made with. */
export interface PostgresEventStoreOptions extends EventStoreOptions {
  /** To a database in which `EVENT_STORE_SCHEMA` was run. Stays the caller's: who made it ends it. */
  readonly pool: Pool;
  /** How often an idle subscription looks for what other processes appended; 100 ms by default. */
  readonly pollIntervalMs?: number;
  /** Events fetched at once by `readStream` and `readAll`; 250 by default. */
  readonly pageSize?: number;
  /** Hears of connections that died while idle in the pool; the next call makes a new one. */
  readonly onIdleConnectionLost?: (error: Error) => void;
}

interface AppendRow {
  readonly outcome: "appended" | "conflict" | "duplicateEvent" | "duplicateKey";
  readonly conflict_index: number | null;
  readonly conflict_actual: string | null;
  readonly commit_order: string | null;
  readonly position: string | null;
}

/** The event log in PostgreSQL (15 or newer). For the order of events see the README. */
export class PostgresEventStore implements EventStore {
  readonly #pool: Pool;
  readonly #records: EventRecords;
  readonly #pollIntervalMs: number;
  readonly #pageSize: number;
  readonly #wakeUp = new WakeUp();

  private constructor(options: PostgresEventStoreOptions) {
    this.#pool = options.pool;
    this.#records = new EventRecords(options);
    this.#pollIntervalMs = options.pollIntervalMs ?? 100;
    this.#pageSize = pageSize(options.pageSize ?? 250);
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
    const [row] = await this.#query<AppendRow>(
      APPEND,
      appendValues(plan, idempotency),
      appendError,
    );
    const result = appendResult(plan, row);
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

  async *readAll(
    options: { after?: Position; filter?: EventFilter } = {},
  ): AsyncGenerator<RecordedEvent> {
    const reader = {
      readPage: (after: Position | undefined, limit: number) =>
        this.#page(after, limit, options.filter),
      compare: comparePositions,
    };
    yield* readForward(reader, options.after, this.#pageSize);
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

  async head(): Promise<Position | undefined> {
    const [row] = await this.#query<{ commit_order: string; position: string }>(HEAD, []);
    return row && toPosition(row.commit_order, row.position);
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
      head,
      position: moved ? reached : undefined,
      pending: first?.pending ?? false,
    };
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

function appendValues({ streams, events }: AppendPlan, idempotency?: IdempotencyRecord): unknown[] {
  return [
    streams.map((stream) => stream.category),
    streams.map((stream) => stream.id),
    streams.map((stream) => stream.expected),
    streams.map((stream) => stream.events.length > 0),
    events.map((event) => event.streamIndex),
    events.map((event) => event.revision),
    events.map((event) => event.eventId),
    events.map((event) => event.type),
    events.map((event) => event.schemaVersion),
    events.map((event) => event.payload),
    events.map((event) => event.metadata),
    idempotency?.scope,
    idempotency?.key,
    idempotency?.requestHash,
    idempotency?.response,
  ];
}

function appendResult({ streams }: AppendPlan, row: AppendRow | undefined): AppendResult {
  switch (row?.outcome) {
    case "duplicateKey":
      throw new DuplicateIdempotencyKey();
    case "duplicateEvent":
      throw new DuplicateEvent();
    case "conflict": {
      const stream = streams[row.conflict_index ?? 0];
      if (stream === undefined) break;
      throw revisionConflict(stream.stream, stream.expected, BigInt(row.conflict_actual ?? -1));
    }
    case "appended":
      if (row.commit_order === null || row.position === null) break;
      return { position: toPosition(row.commit_order, row.position) };
    case undefined:
  }
  throw new Error("rechtop_log.append gave no answer: is its schema of this version?");
}

function placeValues(after: Position | undefined): [bigint, bigint] {
  const { commitOrder, position } = after === undefined ? START : toPlace(after);
  return [commitOrder, position];
}

function hasEvent(row: PageRow): row is PageRow & EventRow {
  return row.event_id !== null;
}

function storedEvent(row: EventRow): StoredEvent {
  return {
    eventId: uuid(row.event_id),
    stream: streamName(row.category, row.stream_id),
    revision: BigInt(row.revision),
    position: toPosition(row.commit_order, row.position),
    type: row.type,
    schemaVersion: row.schema_version,
    payload: row.payload,
    metadata: row.metadata,
    // Formatted by the statement exactly as an Instant is.
    recordedAt: row.recorded_at as Instant,
  };
}
