import pg from "pg";
import {
  EVENT_STORE_SCHEMA,
  PlainJsonCodec,
  PostgresEventStore,
  type PostgresEventStoreOptions,
  type StreamAppend,
} from "#event-store";
import { parseStreamName } from "#kernel";
import { type LogUnderTest, REGISTRY } from "./fixtures.js";

/** A log in a PostgreSQL database of its own kind, with its pool at hand. */
export interface PostgresLog extends LogUnderTest {
  readonly pool: pg.Pool;
  open(program?: Partial<PostgresEventStoreOptions>): Promise<PostgresEventStore>;
}

/** Makes the tables of the log anew in the database behind `url`: an empty log. */
export async function newPostgresLog(url: string): Promise<PostgresLog> {
  const pool = new pg.Pool({ connectionString: url, max: 24 });
  await pool.query("SET client_min_messages = warning; DROP SCHEMA IF EXISTS rechtop_log CASCADE");
  for (const statement of EVENT_STORE_SCHEMA) await pool.query(statement);
  return {
    pool,
    open: (program = {}) =>
      PostgresEventStore.open({
        pool,
        registry: REGISTRY,
        codec: new PlainJsonCodec(),
        pageSize: 7,
        pollIntervalMs: 20,
        ...program,
      }),
    storedBytes: async (eventId) => {
      const { rows } = await pool.query<{ payload: Buffer; metadata: Buffer }>(
        "SELECT payload, metadata FROM rechtop_log.events WHERE event_id = $1",
        [eventId],
      );
      return rows[0]!;
    },
    transaction: async (appends, { beforeMs, afterMs, commits }) => {
      await inTransaction(pool, async (client) => {
        // Takes the transaction id first, so that ids and appends come in different orders.
        await client.query("SELECT pg_current_xact_id(), pg_sleep($1)", [beforeMs / 1000]);
        await rawAppend(client, appends);
        await client.query("SELECT pg_sleep($1)", [afterMs / 1000]);
        return commits;
      });
    },
    close: () => pool.end(),
  };
}

/** Runs `work` in a transaction that commits if it returns true. */
export async function inTransaction(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<boolean>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const commits = await work(client);
    await client.query(commits ? "COMMIT" : "ROLLBACK");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Appends as the store does, by hand and inside the transaction of `client`. */
export async function rawAppend(
  client: pg.ClientBase,
  appends: readonly StreamAppend[],
): Promise<void> {
  const streams = appends.map(({ stream, expected, events }) => ({
    ...parseStreamName(stream),
    expected: expected.kind === "exactly" ? expected.revision : -1n,
    events,
  }));
  const events = streams.flatMap(({ expected, events }, index) =>
    events.map((event, i) => ({ ...event, index, revision: expected + 1n + BigInt(i) })),
  );
  const { rows } = await client.query<{ outcomes: string[] | null }>(
    `SELECT outcomes FROM rechtop_log.append(true, NULL, NULL, NULL, NULL, $1, $2, $3, $4, $5, $6,
      $7, $8, $9, $10, $11, $12)`,
    [
      streams.map(() => 1),
      streams.map((s) => s.category),
      streams.map((s) => s.id),
      streams.map((s) => s.expected),
      streams.map((s) => s.events.length > 0),
      events.map((e) => e.index + 1),
      events.map((e) => e.revision),
      events.map((e) => e.eventId),
      events.map((e) => e.event.type),
      events.map(() => 1),
      events.map((e) => Buffer.from(JSON.stringify(e.event.data))),
      events.map((e) => Buffer.from(JSON.stringify(e.metadata))),
    ],
  );
  expect(rows).toEqual([{ outcomes: null }]);
}

/** Returns when `count` connections to this database wait for a lock: their process ids. */
export async function lockWaiters(pool: pg.Pool, count: number): Promise<number[]> {
  for (;;) {
    const { rows } = await pool.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' ORDER BY pid`,
    );
    if (rows.length >= count) return rows.map((row) => row.pid);
  }
}
