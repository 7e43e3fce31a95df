import { NO_STREAM } from "#event-store";
import {
  ProjectionRunner,
  type Projector,
  rebuildProjection,
  type RebuildProgress,
  RebuildRefused,
} from "./index.js";
import { Leases } from "./leases.js";
import {
  deferred,
  type Harness,
  openHarness,
  probeRows,
  shadowSchemas,
  until,
  visible,
} from "./testing/harness.js";
import {
  appendProbes,
  countingProjector,
  PROBE_METADATA,
  probeId,
  probeStream,
} from "./testing/probe.js";

const PATIENT = { timeoutMs: 20_000 };

describe("a rebuild", () => {
  let harness: Harness;
  let live: ProjectionRunner;

  beforeEach(async () => {
    harness = await openHarness();
    live = new ProjectionRunner({
      ...harness,
      dataSource: await harness.connect(),
      projectors: [countingProjector()],
      backOff: { firstMs: 5, capMs: 40 },
      batchSize: 10,
    });
    live.start();
  });
  afterEach(async () => {
    await live.stop();
    await harness.close();
  });

  function rebuild(
    more: {
      projector?: Projector;
      batchSize?: number;
      signal?: AbortSignal;
      onProgress?: (progress: RebuildProgress) => void;
    } = {},
  ) {
    const { dataSource, store } = harness;
    return rebuildProjection({ dataSource, store, projector: countingProjector(), ...more });
  }

  /** What is wrong in the live table: the rebuild puts it right. */
  async function spoil(): Promise<void> {
    await harness.dataSource.query("UPDATE probe_counts SET seen = seen + 1000");
  }

  it("equals the live table while events keep arriving, and the live projector goes on", async () => {
    await live.waitFor("probe.counts", await appendProbes(harness.store, { count: 100 }), PATIENT);
    await spoil();
    let next = 100;
    let writing: Promise<unknown> = Promise.resolve();
    let writers = 0;
    const { applied } = await rebuild({
      batchSize: 10,
      onProgress: () => {
        // One more writer at every step, one after the other: each appends while the rebuild runs.
        writers += 1;
        const from = next;
        next += 5;
        writing = writing.then(() => appendProbes(harness.store, { from, count: 5 }));
      },
    });
    await writing;
    const last = await appendProbes(harness.store, { from: next, count: 20 });
    await live.waitFor("probe.counts", last, PATIENT);
    const total = next + 20;
    const { counts, events } = await probeRows(harness.dataSource);
    expect(writers).toBeGreaterThan(10);
    expect(applied).toBeGreaterThanOrEqual(100);
    expect(events).toHaveLength(total);
    expect(counts.map(({ seen }) => seen)).toEqual([0, 1, 2, 3, 4].map(() => total / 5));
    expect(await shadowSchemas(harness.dataSource)).toEqual([]);
  });

  it("applies under the lock what the live projector did after the last look", async () => {
    await live.waitFor("probe.counts", await appendProbes(harness.store, { count: 20 }), PATIENT);
    const gate = (await harness.connect()).createQueryRunner();
    const sizes: number[] = [];
    const locked = deferred();
    const projector = countingProjector(async (events) => {
      sizes.push(events.length);
      if (sizes.length > 1) return;
      // Lets the rebuild write, but holds up the ANALYZE between its last look and the swap.
      const shadow = await shadowSchemas(harness.dataSource);
      await gate.startTransaction();
      await gate.query(`LOCK TABLE ${shadow[0]}.probe_counts IN SHARE UPDATE EXCLUSIVE MODE`);
      locked.resolve();
    });
    const rebuilding = rebuild({ projector });
    await locked.promise;
    await until(async () => {
      const waiting = await harness.dataSource.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database()
           AND wait_event_type = 'Lock' AND query LIKE 'ANALYZE%'`,
      );
      return waiting.length > 0;
    });
    const last = await appendProbes(harness.store, { from: 20, count: 5 });
    await live.waitFor("probe.counts", last, PATIENT);
    await gate.rollbackTransaction();
    await gate.release();
    expect(await rebuilding).toEqual({ applied: 25 });
    expect(sizes).toEqual([20, 5]);
    const { counts } = await probeRows(harness.dataSource);
    expect(counts.map(({ seen }) => seen)).toEqual([5, 5, 5, 5, 5]);
  });

  it("makes the same table: keys, indexes, checks, grants and settings under their names", async () => {
    const describeTables = () =>
      harness.dataSource.query<unknown[]>(
        `SELECT c.oid::regclass::text AS name, c.relkind, c.relacl::text AS rights, c.reloptions,
                pg_get_indexdef(c.oid) AS index,
                (SELECT array_agg(conname || ' ' || pg_get_constraintdef(k.oid) ORDER BY conname)
                 FROM pg_constraint k WHERE k.conrelid = c.oid) AS constraints
         FROM pg_class c WHERE relnamespace = 'rechtop_read'::regnamespace
           AND c.relname LIKE '%probe%' ORDER BY 1`,
      );
    await harness.dataSource.query("GRANT SELECT ON probe_counts TO PUBLIC");
    await harness.dataSource.query("ALTER TABLE probe_counts SET (fillfactor = 70)");
    const before = await describeTables();
    await live.waitFor("probe.counts", await appendProbes(harness.store, { count: 5 }), PATIENT);
    await rebuild();
    expect(await describeTables()).toEqual(before);
    expect(before).toHaveLength(5);
  });

  it("that is aborted leaves the live table alone, and the next one starts clean", async () => {
    await live.waitFor("probe.counts", await appendProbes(harness.store, { count: 50 }), PATIENT);
    await spoil();
    const before = await probeRows(harness.dataSource);
    const abort = new AbortController();
    let batches = 0;
    const projector = countingProjector(() => {
      batches += 1;
      if (batches === 2) abort.abort(new Error("enough"));
    });
    const aborted = rebuild({ projector, batchSize: 10, signal: abort.signal });
    await expect(aborted).rejects.toThrow("enough");
    expect(await probeRows(harness.dataSource)).toEqual(before);
    expect(await shadowSchemas(harness.dataSource)).toEqual([]);

    await rebuild({ batchSize: 10 });
    const { counts } = await probeRows(harness.dataSource);
    expect(counts.map(({ seen }) => seen)).toEqual([10, 10, 10, 10, 10]);
  });

  it("whose connections die leaves the live table alone, and the next one starts clean", async () => {
    await live.waitFor("probe.counts", await appendProbes(harness.store, { count: 50 }), PATIENT);
    const before = await probeRows(harness.dataSource);
    const observer = await harness.connect();
    let batches = 0;
    const projector = countingProjector(async () => {
      batches += 1;
      if (batches !== 2) return;
      await observer.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database()
           AND (application_name = 'rechtop leases' OR state = 'idle in transaction')`,
      );
    });
    await expect(rebuild({ projector, batchSize: 10 })).rejects.toThrow();
    expect(await probeRows(observer)).toEqual(before);
    await rebuild();
    expect(await probeRows(observer)).toEqual(before);
    expect(await shadowSchemas(observer)).toEqual([]);
  });

  it("waits for a long reader of the live table, which goes on reading", async () => {
    await live.waitFor("probe.counts", await appendProbes(harness.store, { count: 5 }), PATIENT);
    const reader = (await harness.connect()).createQueryRunner();
    await reader.startTransaction("REPEATABLE READ");
    const count = () => reader.query("SELECT count(*)::int AS n FROM probe_events");
    expect(await count()).toEqual([{ n: 5 }]);
    const waiting = deferred();
    const rebuilding = rebuild({
      onProgress: ({ phase }) => {
        if (phase === "waiting") waiting.resolve();
      },
    });
    await waiting.promise;
    expect(await count()).toEqual([{ n: 5 }]);
    await reader.rollbackTransaction();
    await reader.release();
    expect(await rebuilding).toEqual({ applied: 5 });
  });

  it("works on an empty log and before the projector ever ran", async () => {
    await live.stop();
    await harness.dataSource.query("DELETE FROM projection_checkpoints");
    expect(await rebuild()).toEqual({ applied: 0 });
    const last = await visible(harness.store, await appendProbes(harness.store, { count: 5 }));
    await harness.dataSource.query("DELETE FROM projection_checkpoints");
    expect(await rebuild()).toEqual({ applied: 5 });
    live.start();
    await live.waitFor("probe.counts", last, PATIENT);
    expect((await probeRows(harness.dataSource)).counts.map(({ seen }) => seen)).toEqual([
      1, 1, 1, 1, 1,
    ]);
  });

  it("moves the checkpoint past events that the filter leaves out", async () => {
    await live.waitFor("probe.counts", await appendProbes(harness.store, { count: 5 }), PATIENT);
    await live.stop();
    const { position } = await harness.store.append([
      {
        stream: probeStream(50),
        expected: NO_STREAM,
        events: [
          {
            eventId: probeId(50),
            event: { type: "probe.Echoed", data: { of: "nobody" } },
            metadata: PROBE_METADATA,
          },
        ],
      },
    ]);
    await visible(harness.store, position);
    // Nothing is left over after the last full batch but the news that the log goes further.
    await rebuild({ batchSize: 5 });
    await live.waitFor("probe.counts", position, { timeoutMs: 0 });
  });

  it("is refused while another one of the same projector runs", async () => {
    const leases = new Leases(harness.dataSource);
    const lease = await leases.tryAcquire("rebuild:probe.counts");
    expect(lease).toBeDefined();
    await expect(rebuild()).rejects.toMatchObject({ reason: "already-running" });
    await leases.close();
  });

  it("is refused when a copy would lose something, and says what", async () => {
    await harness.dataSource.query("CREATE VIEW probe_view AS SELECT * FROM probe_counts");
    await harness.dataSource.query("ALTER TABLE probe_events ADD COLUMN no serial");
    const refused = rebuild({ projector: { ...countingProjector(), tables: ["probe_events"] } });
    await expect(refused).rejects.toThrow(
      "probe_events has a foreign key to a table of another projector; " +
        "probe_events takes a default from a sequence",
    );
    await expect(rebuild()).rejects.toThrow("probe_counts is used by a view");
    const missing = rebuild({ projector: { ...countingProjector(), tables: ["probe_none"] } });
    await expect(missing).rejects.toThrow("probe_none does not exist in rechtop_read");
    await expect(missing).rejects.toThrow(RebuildRefused);
  });

  it("gives up when the live tables are altered meanwhile", async () => {
    await live.waitFor("probe.counts", await appendProbes(harness.store, { count: 5 }), PATIENT);
    const projector = countingProjector(async () => {
      await harness.dataSource.query("ALTER TABLE rechtop_read.probe_counts ADD COLUMN more text");
    });
    await expect(rebuild({ projector })).rejects.toMatchObject({ reason: "tables-altered" });
    const { counts } = await probeRows(harness.dataSource);
    expect(counts).toHaveLength(5);
    expect(await shadowSchemas(harness.dataSource)).toEqual([]);
  });

  it("fails when the projector writes a table that it does not own", async () => {
    await visible(harness.store, await appendProbes(harness.store, { count: 5 }));
    const projector: Projector = {
      ...countingProjector(),
      apply: (_events, manager) => manager.query("DELETE FROM read_model_migrations"),
    };
    await expect(rebuild({ projector })).rejects.toThrow("does not exist");
  });
});
