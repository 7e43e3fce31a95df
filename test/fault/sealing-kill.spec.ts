import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type EventStore, NO_STREAM, openEventStore, PlainJsonCodec } from "#event-store";
import {
  createTestDatabase,
  type KurrentDbDouble,
  startKurrentDbDouble,
  type TestDatabase,
} from "#testing";
import {
  EVENTS,
  NoteSigner,
  rebuildTree,
  SealedLog,
  type StandingEntry,
  writeKeyFile,
} from "#transparency-log";
import { openReadModels } from "../../apps/api/src/database.js";
import { newStream, note, REGISTRY, seededRandom } from "../contract/event-store/fixtures.js";
import { ApiProcess, environment } from "./api-process.js";

const SEED = 20_250_303;
const KILLS = 3;
const EVENTS_PER_KILL = 10_000;
/** Processes that start on a busy machine, several times. */
const PATIENCE_MS = 180_000;
const ORIGIN = "log.example/killed";
/** One of the product: of others it knows nothing. */
const CATEGORY = "application";

/** Puts `count` events in the log, ten to a stream. */
type Write = (pool: pg.Pool, store: EventStore, count: number) => Promise<void>;

/** In one transaction. */
const inPostgres: Write = async (pool, _store, count) => {
  await pool.query(MANY_EVENTS, [count]);
};

/** In many appends. */
const inKurrentDb: Write = async (_pool, store, count) => {
  for (let left = count; left > 0; left -= 250) {
    const appends = Array.from({ length: 25 }, () => ({
      stream: newStream(CATEGORY),
      expected: NO_STREAM,
      events: Array.from({ length: 10 }, () => note()),
    }));
    await store.append(appends);
  }
};

describe.each([
  ["PostgreSQL", inPostgres],
  ["KurrentDB", inKurrentDb],
])("sealing over %s, when its process is killed", (where, writeTo) => {
  let database: TestDatabase;
  let server: KurrentDbDouble | undefined;
  let folder: string;
  let pool: pg.Pool;
  let events: Awaited<ReturnType<typeof openEventStore>>;
  let log: SealedLog;
  let written = 0;
  const signer = NoteSigner.generate(ORIGIN);

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "rechtop-sealing-"));
    await writeKeyFile(join(folder, "log.key"), signer);
    await (await openReadModels(database.url)).destroy();
    pool = new pg.Pool({ connectionString: database.url });
    server = where === "KurrentDB" ? await startKurrentDbDouble() : undefined;
    events = await openEventStore({
      kurrentDbUrl: server?.url,
      categories: [CATEGORY],
      pool,
      registry: REGISTRY,
      codec: new PlainJsonCodec(),
    });
    log = new SealedLog(pool, events.store);
  });
  afterAll(async () => {
    await events.close();
    await server?.stop();
    await pool.end();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const start = () =>
    new ApiProcess(
      environment(database.url, "http://127.0.0.1:9", {
        RECHTOP_ROLES: "sealing",
        RECHTOP_LOG_ORIGIN: ORIGIN,
        RECHTOP_LOG_KEY_FILE: join(folder, "log.key"),
        RECHTOP_CHECKPOINT_SECONDS: "1",
        ...(server && { EVENT_STORE_URL: server.url }),
      }),
    );
  const write = async () => {
    written += EVENTS_PER_KILL;
    await writeTo(pool, events.store, EVENTS_PER_KILL);
  };
  const notes = async () => (await log.checkpoints.after(EVENTS, 0, 1000)).map(({ note }) => note);

  it(
    `makes the same tree as if nothing had happened (seed ${SEED})`,
    async () => {
      const random = seededRandom(SEED);
      const kept: string[] = [];
      let interrupted = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const { size } = await log.state();
        const writing = write();
        const api = start();
        // Somewhere in the middle of what it has to do.
        const moment = size + Math.floor(random() * EVENTS_PER_KILL * 0.8);
        while ((await log.state()).size <= moment);
        await api.end("SIGKILL");
        await writing;
        if ((await log.state()).size < written) interrupted += 1;
        // Whatever it left is in order, and continues all that was ever signed.
        expect(await problems(kept)).toEqual([]);
        kept.push(...(await notes()).slice(-1));
      }
      expect(interrupted).toBeGreaterThan(KILLS / 2);

      const last = start();
      while ((await log.checkpoint())?.size !== (await log.state()).size || (await unsealed()) > 0);
      expect(await last.end("SIGTERM")).toMatchObject({ code: 0 });
      expect(await problems(kept)).toEqual([]);
      const { size, root } = await rebuildTree(log.source, await standing());
      const state = await log.state();
      expect({ size, root: root.toString("hex") }).toEqual({
        size: state.size,
        root: state.root.toString("hex"),
      });
      expect(size).toBe(written + (await standing()).length);
    },
    PATIENCE_MS,
  );

  const unsealed = async () => written + (await standing()).length - (await log.state()).size;
  const problems = (earlier: readonly string[]) =>
    Array.fromAsync(log.check({ logKeys: [signer.verifier], earlier }));
  const standing = async (): Promise<StandingEntry[]> => {
    const { rows } = await pool.query<{ leaf_index: string; entry: Buffer }>(
      `SELECT leaf_index, entry FROM rechtop_proof.leaves
        WHERE log = '${EVENTS}' AND entry IS NOT NULL ORDER BY leaf_index`,
    );
    return rows.map(({ leaf_index, entry }) => ({ index: Number(leaf_index), entry }));
  };
});

/** Events of many new streams, ten each. */
const MANY_EVENTS = `WITH streams AS (
    SELECT gen_random_uuid() AS id FROM generate_series(1, $1::integer / 10)
  )
  INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision, event_id, type,
    schema_version, payload, metadata, recorded_at)
  SELECT pg_current_xact_id()::text::bigint + xid_offset, '${CATEGORY}', id, revision,
    gen_random_uuid(), 'testing.ThingNoted', 1, '{"text":"note"}', '{}',
    date_trunc('milliseconds', clock_timestamp())
  FROM rechtop_log.log_clock, streams, generate_series(0, 9) AS revision`;
