import pg from "pg";
import { DataSource } from "typeorm";
import {
  EVENT_STORE_SCHEMA,
  type EventStore,
  MemoryEventStore,
  PlainJsonCodec,
  type Position,
  PostgresEventStore,
} from "#event-store";
import { createTestDatabase } from "#testing";
import { migrateReadModels, readModelDataSourceOptions } from "../read-model-data-source.js";
import { PROBE_REGISTRY, ProbeCount, ProbeEvent, ProbeTables1735689600001 } from "./probe.js";

/** A database with the tables of the log and of the probe, and what is needed to use it. */
export interface Harness {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly store: EventStore;
  /** Another pool of connections to the same database, as another process would have. */
  connect(): Promise<DataSource>;
  close(): Promise<void>;
}

/** The rows of the probe, comparable. */
export interface ProbeRows {
  readonly counts: { stream: string; seen: number }[];
  readonly events: string[];
}

export async function openHarness(): Promise<Harness> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 8 });
  for (const statement of EVENT_STORE_SCHEMA) await pool.query(statement);
  const codec = new PlainJsonCodec();
  const store = await PostgresEventStore.open({
    pool,
    codec,
    registry: PROBE_REGISTRY,
    pollIntervalMs: 20,
  });
  const opened: DataSource[] = [];
  const connect = async (): Promise<DataSource> => {
    const dataSource = await probeDataSource(database.url).initialize();
    opened.push(dataSource);
    return dataSource;
  };
  const dataSource = await connect();
  await migrateReadModels(dataSource);
  return {
    url: database.url,
    dataSource,
    store,
    connect,
    close: async () => {
      for (const each of opened) await each.destroy();
      await pool.end();
      await database.drop();
    },
  };
}

export function memoryStore(): MemoryEventStore {
  return new MemoryEventStore({ registry: PROBE_REGISTRY, codec: new PlainJsonCodec() });
}

export function probeDataSource(url: string): DataSource {
  return new DataSource(
    readModelDataSourceOptions(url, {
      entities: [ProbeCount, ProbeEvent],
      migrations: [ProbeTables1735689600001],
    }),
  );
}

/** The live rows of the probe. */
export async function probeRows(dataSource: DataSource): Promise<ProbeRows> {
  const counts = await dataSource.getRepository(ProbeCount).find({ order: { stream: "ASC" } });
  const events = await dataSource.getRepository(ProbeEvent).find({ order: { id: "ASC" } });
  return {
    counts: counts.map(({ stream, seen }) => ({ stream, seen: Number(seen) })),
    events: events.map(({ id }) => id),
  };
}

/** The schemas of rebuilds that there are. */
export async function shadowSchemas(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<{ nspname: string }[]>(
    "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'rechtop\\_rebuild\\_%'",
  );
  return rows.map(({ nspname }) => nspname);
}

/** A promise and the function that keeps it. */
export function deferred(): { readonly promise: Promise<unknown>; readonly resolve: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return { promise, resolve: () => resolve(undefined) };
}

/**
 * Waits until readers may pass `position`: transactions of other tests on the same server hold it
 * up, and until then neither lag nor head know of the event.
 */
export async function visible(store: EventStore, position: Position): Promise<Position> {
  await until(async () => {
    const head = await store.head();
    return head !== undefined && store.compare(head, position) >= 0;
  });
  return position;
}

/** Looks until `condition` holds; for conditions that only another process can change. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = AbortSignal.timeout(20_000);
  while (!(await condition())) {
    if (end.aborted) throw new Error("it did not come true within 20 s");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
