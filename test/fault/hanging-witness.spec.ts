import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import pg from "pg";
import { pino } from "pino";
import type { DataSource } from "typeorm";
import { PostgresProcessingLog, PROCESSING, recordProcessing } from "#data-flows";
import { PlainJsonCodec, PostgresEventStore } from "#event-store";
import { instant } from "#kernel";
import { DevelopmentClock } from "#platform";
import { createTestDatabase } from "#testing";
import { EVENTS, NoteSigner, SealedLog } from "#transparency-log";
import { openReadModels } from "../../apps/api/src/database.js";
import { eventRegistry } from "../../apps/api/src/event-registry.js";
import { SealingWork } from "../../apps/api/src/sealing/sealing-work.js";
import { untilVisible } from "../../libs/transparency-log/src/testing/sealing-stage.js";

const NOW = instant("2025-03-03T09:00:00+01:00");

/** Every wait of a test ends long before this, unless something waits for the witness. */
const FOR_EVER = 60_000;

describe("sealing with a witness that never answers", () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let dataSource: DataSource;
  let pool: pg.Pool;
  let sealedLog: SealedLog;
  let processingLog: PostgresProcessingLog;
  let witness: Server;
  /** What it was sent. */
  let submissions: string[];
  let log: string[];
  let workOf: (catchUpMs: number) => SealingWork;
  beforeEach(async () => {
    database = await createTestDatabase();
    dataSource = await openReadModels(database.url);
    pool = new pg.Pool({ connectionString: database.url });
    const store = await PostgresEventStore.open({
      pool,
      registry: eventRegistry(),
      codec: new PlainJsonCodec(),
    });
    sealedLog = new SealedLog(pool, store);
    processingLog = await PostgresProcessingLog.open(pool);
    submissions = [];
    witness = createServer((request) => void text(request).then((body) => submissions.push(body)));
    witness.listen(0, "127.0.0.1");
    await once(witness, "listening");
    const url = `http://127.0.0.1:${(witness.address() as AddressInfo).port}`;
    const { verifier } = NoteSigner.generate("witness.example", "cosignature");
    log = [];
    workOf = (catchUpMs) =>
      new SealingWork({
        pool,
        dataSource,
        store,
        sealedLog,
        processingLog,
        clock: new DevelopmentClock(NOW),
        logger: pino({}, { write: (line: string) => log.push(line) }),
        onChange: () => undefined,
        keys: {
          signer: NoteSigner.generate("log.example/rechtop"),
          witnesses: [{ url, verifier }],
          checkpointSeconds: 60,
        },
        catchUpMs,
      });
  });
  afterEach(async () => {
    witness.closeAllConnections();
    witness.close();
    await dataSource.destroy();
    await pool.end();
    await database.drop();
  });

  const record = async () => {
    await pool.query(EVENT);
    await untilVisible(pool);
  };
  const sizeOf = async (name: string) => (await sealedLog.checkpoints.latest(name))?.size ?? 0;

  it("on demand ends at the deadline, with the checkpoint published", async () => {
    await record();
    await workOf(5_000).catchUp(async () => (await sizeOf(EVENTS)) > 0);
    expect(await sizeOf(EVENTS)).toBe(2);
    expect(submissions).toHaveLength(1);
  });

  it("on demand asks it once, about the last of all that was signed", async () => {
    let rounds = 0;
    const caughtUp = workOf(FOR_EVER).catchUp(async () => {
      rounds += 1;
      await record();
      return rounds > 3;
    });
    while (submissions.length === 0) await sizeOf(EVENTS);
    witness.closeAllConnections();
    await caughtUp;
    const size = await sizeOf(EVENTS);
    expect([rounds, size]).toEqual([4, 4]);
    expect(submissions).toHaveLength(1);
    expect(submissions[0]).toContain(`\nlog.example/rechtop\n${size}\n`);
  });

  it("on demand asks nobody when there is nothing to catch up with", async () => {
    await record();
    await workOf(FOR_EVER).catchUp(() => Promise.resolve(true));
    expect([await sizeOf(EVENTS), submissions.length]).toEqual([0, 0]);
  });

  it("in the background publishes both logs before it waits", async () => {
    await recordProcessing(processingLog, {
      name: "log.export",
      activity: "exportLog",
      operation: "export",
      purpose: "evidence",
      legalBasis: "GDPR art. 5(2) and 15",
      at: NOW,
      user: { id: "operator", organisation: "ocmw-lindeveld" },
      subjects: [],
    });
    // Afterwards: when it can be seen, so can what was before it.
    await record();
    const work = workOf(FOR_EVER);
    work.start();
    while ((await sizeOf(PROCESSING)) === 0 || submissions.length < 2) await sizeOf(EVENTS);
    expect([await sizeOf(EVENTS), await sizeOf(PROCESSING)]).toEqual([2, 1]);
    expect(log.join()).not.toContain("did not cosign");
    witness.closeAllConnections();
    await work.stop();
    expect(log.join()).toContain("did not cosign");
  });
});

/** An event that nobody reads; the columns are those of the store. */
const EVENT = `INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision,
    event_id, type, schema_version, payload, metadata, recorded_at)
  SELECT pg_current_xact_id()::text::bigint + xid_offset, 'raw', gen_random_uuid(), 0,
    gen_random_uuid(), 'testing.ThingNoted', 1, '{"text":"raw"}', '{}',
    date_trunc('milliseconds', clock_timestamp())
  FROM rechtop_log.log_clock`;
