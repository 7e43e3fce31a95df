import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { EventRegistry, PlainJsonCodec, PostgresEventStore } from "#event-store";
import { createTestDatabase, type TestDatabase } from "#testing";
import {
  EVENTS,
  NoteSigner,
  rebuildTree,
  SealedLog,
  type StandingEntry,
  writeKeyFile,
} from "#transparency-log";
import { openReadModels } from "../../apps/api/src/database.js";
import { seededRandom } from "../contract/event-store/fixtures.js";
import { ApiProcess, environment } from "./api-process.js";

const SEED = 20_250_303;
const KILLS = 4;
const EVENTS_PER_KILL = 10_000;
/** Processes that start on a busy machine, several times. */
const PATIENCE_MS = 180_000;
const ORIGIN = "log.example/killed";

describe("sealing, when its process is killed", () => {
  let database: TestDatabase;
  let folder: string;
  let pool: pg.Pool;
  let log: SealedLog;
  const signer = NoteSigner.generate(ORIGIN);

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "rechtop-sealing-"));
    await writeKeyFile(join(folder, "log.key"), signer);
    await (await openReadModels(database.url)).destroy();
    pool = new pg.Pool({ connectionString: database.url });
    const store = await PostgresEventStore.open({
      pool,
      registry: new EventRegistry([]),
      codec: new PlainJsonCodec(),
    });
    log = new SealedLog(pool, store);
  });
  afterAll(async () => {
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
      }),
    );
  const write = async () => {
    await pool.query(MANY_EVENTS, [EVENTS_PER_KILL]);
  };
  const eventsInLog = async () => {
    const { rows } = await pool.query<{ count: string }>(
      "SELECT count(*) AS count FROM rechtop_log.events",
    );
    return Number(rows[0]!.count);
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
        await write();
        const api = start();
        // Somewhere in the middle of what it has to do.
        const moment = size + Math.floor(random() * EVENTS_PER_KILL * 0.8);
        while ((await log.state()).size <= moment);
        await api.end("SIGKILL");
        if ((await log.state()).size < (await eventsInLog())) interrupted += 1;
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
      expect(size).toBe((await eventsInLog()) + (await standing()).length);
    },
    PATIENCE_MS,
  );

  const unsealed = async () =>
    (await eventsInLog()) + (await standing()).length - (await log.state()).size;
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

/** Events of many new streams, ten each, in one transaction. */
const MANY_EVENTS = `WITH streams AS (
    SELECT gen_random_uuid() AS id FROM generate_series(1, $1::integer / 10)
  )
  INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision, event_id, type,
    schema_version, payload, metadata, recorded_at)
  SELECT pg_current_xact_id()::text::bigint + xid_offset, 'thing', id, revision,
    gen_random_uuid(), 'testing.ThingNoted', 1, '{"text":"note"}', '{}',
    date_trunc('milliseconds', clock_timestamp())
  FROM rechtop_log.log_clock, streams, generate_series(0, 9) AS revision`;
