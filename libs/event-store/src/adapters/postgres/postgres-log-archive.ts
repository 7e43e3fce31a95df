import type { Pool, PoolClient } from "pg";
import { type Instant, parseStreamName, uuid } from "#kernel";
import { PlainJsonCodec } from "../../codec.js";
import { expectedEnds, importOnce, sameAnswer } from "../../copying/importing.js";
import type { LogArchive, StoredRequest } from "../../copying/log-archive.js";
import { revisionConflict } from "../../event-records.js";
import {
  DuplicateIdempotencyKey,
  type Position,
  type RevisionConflict,
  type StoredEvent,
} from "../../port.js";
import { EventRegistry } from "../../registry.js";
import {
  FIRST_CONFLICT,
  IMPORT,
  IMPORT_REQUESTS,
  NEWEST_EVENT,
  type RequestRow,
  REQUESTS,
  REQUESTS_AT,
  STILL,
} from "./archive-statements.js";
import { byteaArray } from "./binary-array.js";
import { appendError } from "./errors.js";
import { comparePositions } from "./position.js";
import { PostgresEventStore } from "./postgres-event-store.js";
import type { EventRow } from "./statements.js";
import { storedEvent } from "./stored-rows.js";
import { inTransaction } from "./transaction.js";

const REQUESTS_PAGE = 500;

/** Before every key. */
const NIL = "00000000-0000-0000-0000-000000000000";

/**
 * The log in PostgreSQL as something to be moved. What is imported together is one transaction, and
 * no append runs beside it: so the order of the log is that of the calls, and of the events in each.
 */
export class PostgresLogArchive implements LogArchive {
  readonly positionsAreEvents = true;

  private constructor(
    private readonly pool: Pool,
    private readonly store: PostgresEventStore,
  ) {}

  /**
   * Opens the log in the database of `pool`, which stays the caller's.
   *
   * @throws StoreUnavailable when the database does not answer
   */
  static async open(pool: Pool): Promise<PostgresLogArchive> {
    // Nothing is encoded or decoded: bytes come and go as they are.
    const parts = { pool, registry: new EventRegistry([]), codec: new PlainJsonCodec() };
    return new PostgresLogArchive(pool, await PostgresEventStore.open(parts));
  }

  readStored(options: { after?: Position; limit: number }): Promise<readonly StoredEvent[]> {
    return this.store.readStored(options);
  }

  compare(a: Position, b: Position): number {
    return comparePositions(a, b);
  }

  newest(): Promise<StoredEvent | undefined> {
    return this.#transaction(async (client) => {
      await client.query(STILL);
      const { rows } = await client.query<EventRow>(NEWEST_EVENT);
      return rows[0] && storedEvent(rows[0]);
    });
  }

  importStored(events: readonly StoredEvent[]): Promise<void> {
    return importOnce(
      events,
      (some) => this.#add(some),
      (places) => this.store.readStoredAt(places),
    );
  }

  async *requests(): AsyncGenerator<readonly StoredRequest[]> {
    let after = { scope: "", key: NIL };
    for (;;) {
      const page = await this.#transaction(async (client) => {
        const values = [after.scope, after.key, REQUESTS_PAGE];
        return (await client.query<RequestRow>(REQUESTS, values)).rows;
      });
      const last = page.at(-1);
      if (last === undefined) return;
      yield page.map(storedRequest);
      after = last;
    }
  }

  async importRequests(requests: readonly StoredRequest[]): Promise<void> {
    const [scopes, keys] = [requests.map(({ scope }) => scope), requests.map(({ key }) => key)];
    const there = await this.#transaction(async (client) => {
      await client.query(IMPORT_REQUESTS, [
        scopes,
        keys,
        requests.map(({ requestHash }) => requestHash),
        requests.map(({ response }) => response),
        requests.map(({ recordedAt }) => recordedAt),
      ]);
      return (await client.query<RequestRow>(REQUESTS_AT, [scopes, keys])).rows.map(storedRequest);
    });
    const known = new Map(there.map((request) => [`${request.key} ${request.scope}`, request]));
    for (const request of requests) {
      const kept = known.get(`${request.key} ${request.scope}`);
      if (kept === undefined || !sameAnswer(kept, request)) throw new DuplicateIdempotencyKey();
    }
  }

  /** The pool is not its own. */
  async close(): Promise<void> {}

  async #add(events: readonly StoredEvent[]): Promise<void> {
    const conflict = await this.#transaction(async (client) => {
      await client.query(STILL);
      const found = await firstConflict(client, events);
      if (found === undefined) await client.query(IMPORT, importValues(events));
      return found;
    });
    if (conflict !== undefined) throw conflict;
  }

  async #transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    try {
      return await inTransaction(this.pool, work);
    } catch (error) {
      throw appendError(error);
    }
  }
}

async function firstConflict(
  client: PoolClient,
  events: readonly StoredEvent[],
): Promise<RevisionConflict | undefined> {
  const ends = expectedEnds(events);
  const parts = ends.map(({ stream }) => parseStreamName(stream));
  const { rows } = await client.query<{ place: number; actual: string }>(FIRST_CONFLICT, [
    parts.map(({ category }) => category),
    parts.map(({ id }) => id),
    ends.map(({ expected }) => expected),
  ]);
  const [row] = rows;
  const end = row && ends[row.place];
  return end && revisionConflict(end.stream, end.expected, BigInt(row.actual));
}

function importValues(events: readonly StoredEvent[]): unknown[] {
  const parts = events.map(({ stream }) => parseStreamName(stream));
  return [
    parts.map(({ category }) => category),
    parts.map(({ id }) => id),
    events.map(({ revision }) => revision),
    events.map(({ eventId }) => eventId),
    events.map(({ type }) => type),
    events.map(({ schemaVersion }) => schemaVersion),
    byteaArray(events.map(({ payload }) => payload)),
    byteaArray(events.map(({ metadata }) => metadata)),
    events.map(({ recordedAt }) => recordedAt),
  ];
}

function storedRequest(row: RequestRow): StoredRequest {
  return {
    scope: row.scope,
    key: uuid(row.key),
    requestHash: row.request_hash,
    response: row.response,
    // Formatted by the statement exactly as an Instant is.
    recordedAt: row.recorded_at as Instant,
  };
}
