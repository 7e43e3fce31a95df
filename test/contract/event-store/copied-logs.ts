import {
  EVENT_STORE_SCHEMA,
  type EventStore,
  exactly,
  type IdempotencyRecord,
  openKurrentDbArchive,
  type LogArchive,
  NO_STREAM,
  PostgresLogArchive,
  type StoredEvent,
  type StoredRequest,
} from "#event-store";
import { type StreamName, streamName, uuid } from "#kernel";
import { createTestDatabase, type KurrentDbDouble, startKurrentDbDouble } from "#testing";
import { note, remembered } from "./fixtures.js";
import { kurrentDbLog } from "./kurrentdb-log.js";
import { newPostgresLog, type PostgresLog } from "./postgres-log.js";

const CATEGORIES = ["thing", "other", "rare", "odd", "even"];

/** A log with everything that can be done with it. */
export interface CopiedLog {
  readonly archive: LogArchive;
  readonly store: EventStore;
  close(): Promise<void>;
}

const opened: CopiedLog[] = [];

/** Closes what `postgres` and `kurrentDb` have opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(opened.splice(0).map((log) => log.close()));
}

/** An empty log in PostgreSQL, until `closeAll`. */
export const postgres = async () => opening(await inPostgres());

/** An empty log in KurrentDB, until `closeAll`. */
export const kurrentDb = async () => opening(await inKurrentDb());

/** `log`, until `closeAll`. */
export function opening<L extends CopiedLog>(log: L): L {
  opened.push(log);
  return log;
}

async function inPostgres(): Promise<CopiedLog & Pick<PostgresLog, "pool">> {
  const database = await createTestDatabase();
  const log = await newPostgresLog(database.url);
  return {
    pool: log.pool,
    archive: await PostgresLogArchive.open(log.pool),
    store: await log.open(),
    close: async () => {
      await log.close();
      await database.drop();
    },
  };
}

/** An empty log in KurrentDB. */
export async function inKurrentDb(): Promise<CopiedLog & { readonly server: KurrentDbDouble }> {
  const server = await startKurrentDbDouble();
  const log = kurrentDbLog(server.url, () => server.stop());
  const archive = await openKurrentDbArchive({
    url: server.url,
    categories: CATEGORIES,
    firstPauseMs: 5,
  });
  return {
    server,
    archive,
    store: await log.open(),
    close: async () => {
      await archive.close();
      await log.close();
    },
  };
}

/** Empties a log in PostgreSQL. */
export async function emptied({ pool }: Pick<PostgresLog, "pool">): Promise<void> {
  await pool.query("SET client_min_messages = warning; DROP SCHEMA rechtop_log CASCADE");
  for (const statement of EVENT_STORE_SCHEMA) await pool.query(statement);
}

/** One append: so many events to each of these streams, by their number; and whether with a key. */
export interface Step {
  readonly streams: Readonly<Record<number, number>>;
  readonly remembered: boolean;
}

/** The stream of a number; the same for everybody. */
export function streamOf(number: number): StreamName {
  const id = uuid(`aaaaaaaa-0000-4000-8000-${String(number).padStart(12, "0")}`);
  return streamName(number % 2 === 0 ? "thing" : "other", id);
}

/** Appends `steps`; gives the answers that are remembered. */
export async function record(
  store: EventStore,
  steps: readonly Step[],
  revisions = new Map<number, number>(),
): Promise<IdempotencyRecord[]> {
  const requests: IdempotencyRecord[] = [];
  for (const step of steps) {
    const request = step.remembered ? remembered() : undefined;
    const appends = Object.entries(step.streams).map(([key, count]) => {
      const number = Number(key);
      const at = revisions.get(number) ?? 0;
      revisions.set(number, at + count);
      const expected = at === 0 ? NO_STREAM : exactly(BigInt(at - 1));
      const events = Array.from({ length: count }, (_, i) => note(`${number} ${at + i}`));
      return { stream: streamOf(number), expected, events };
    });
    await store.append(appends, request);
    if (request) requests.push(request);
  }
  return requests;
}

/** `count` appends of one event to each of two streams, every third remembered. */
export function steps(count: number): Step[] {
  return Array.from({ length: count }, (_, i) => ({
    streams: { [i % 3]: 1, 7: 1 },
    remembered: i % 3 === 0,
  }));
}

/** The first `count` events, when readers may have them: other tests may have transactions open. */
export async function firstOf(archive: LogArchive, count: number): Promise<readonly StoredEvent[]> {
  for (;;) {
    const events = await archive.readStored({ limit: count });
    if (events.length === count) return events;
  }
}

/** Everything in the log but the positions, which are its own. */
export async function contentOf(archive: LogArchive): Promise<unknown> {
  const newest = await archive.newest();
  const events: StoredEvent[] = [];
  while (newest !== undefined && events.at(-1)?.eventId !== newest.eventId) {
    const last = events.at(-1)?.position;
    events.push(...(await archive.readStored({ ...(last && { after: last }), limit: 100 })));
  }
  const requests: StoredRequest[] = (await Array.fromAsync(archive.requests())).flat();
  return {
    events: events.map(({ position, payload, metadata, ...event }) => ({
      ...event,
      payload: Buffer.from(payload).toString("base64"),
      metadata: Buffer.from(metadata).toString("base64"),
    })),
    requests: requests.sort((a, b) => a.key.localeCompare(b.key)),
  };
}

/** Names of methods of an archive. */
type Method = "readStored" | "importStored" | "importRequests" | "newest";

/** An archive of which the `nth` call of `method` is answered by `instead`. */
export function disturbed(
  archive: LogArchive,
  method: Method,
  nth: number,
  instead: (call: () => Promise<unknown>) => Promise<unknown>,
): LogArchive {
  let calls = 0;
  return new Proxy(archive, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        const call = () => Reflect.apply(value, target, args) as Promise<unknown>;
        if (name !== method) return call();
        calls += 1;
        return calls === nth ? instead(call) : call();
      };
    },
  });
}
