import {
  ProjectionLagging,
  ProjectionRunner,
  type ProcessorStatus,
  type Projector,
} from "./index.js";
import { applyBatch } from "./apply-batch.js";
import { READ_SCHEMA } from "./read-schema.js";
import {
  deferred,
  type Harness,
  memoryStore,
  openHarness,
  probeRows,
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
import { NO_STREAM, type RecordedEvent } from "#event-store";

const PATIENT = { timeoutMs: 20_000 };

describe("a projection runner", () => {
  let harness: Harness;
  const runners: ProjectionRunner[] = [];

  beforeEach(async () => {
    harness = await openHarness();
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    await harness.close();
  });

  function run(projectors: Projector[], more: Partial<Harness> & { batchSize?: number } = {}) {
    const { dataSource, store } = { ...harness, ...more };
    const changes: ProcessorStatus[] = [];
    const runner = new ProjectionRunner({
      dataSource,
      store,
      projectors,
      batchSize: more.batchSize ?? 10,
      backOff: { firstMs: 5, capMs: 40 },
      onChange: (status) => changes.push(status),
    });
    runners.push(runner);
    runner.start();
    return { runner, changes };
  }

  function checkpoint(): Promise<{ position: string | null }[]> {
    return harness.dataSource.query(
      "SELECT position FROM projection_checkpoints WHERE name = 'probe.counts'",
    );
  }

  it("applies what was there and what comes, and lets the writer read its own writes", async () => {
    await appendProbes(harness.store, { count: 25 });
    const { runner } = run([countingProjector()]);
    const last = await appendProbes(harness.store, { from: 25, count: 10 });
    await runner.waitFor("probe.counts", last, PATIENT);
    const { counts, events } = await probeRows(harness.dataSource);
    expect(counts.map(({ seen }) => seen)).toEqual([7, 7, 7, 7, 7]);
    expect(events).toHaveLength(35);
    expect(await runner.lag()).toEqual(new Map([["probe.counts", 0]]));
    expect(runner.statuses()).toEqual([{ name: "probe.counts", state: "running" }]);
  });

  it("works the same on a log in memory", async () => {
    const store = memoryStore();
    const last = await appendProbes(store, { count: 25 });
    const { runner } = run([countingProjector()], { store });
    await runner.waitFor("probe.counts", last, PATIENT);
    expect((await probeRows(harness.dataSource)).events).toHaveLength(25);
  });

  it("moves the checkpoint past events that the projector does not want", async () => {
    const { runner } = run([{ ...countingProjector(), filter: { types: ["probe.Echoed"] } }]);
    const last = await appendProbes(harness.store, { count: 3 });
    await runner.waitFor("probe.counts", last, PATIENT);
    expect((await probeRows(harness.dataSource)).events).toEqual([]);
  });

  it("keeps rows and checkpoint together: a projector that throws midway leaves neither", async () => {
    await visible(harness.store, await appendProbes(harness.store, { count: 5 }));
    const { runner, changes } = run([
      countingProjector(() => {
        throw new TypeError("Jan Janssens, 85.07.30-033.28");
      }),
    ]);
    await until(() => runner.statuses()[0]?.state === "stopped");
    expect(await probeRows(harness.dataSource)).toEqual({ counts: [], events: [] });
    expect(await checkpoint()).toEqual([{ position: null }]);
    expect(runner.statuses()[0]).toMatchObject({ state: "stopped", errorCode: "bug:TypeError" });
    expect(JSON.stringify(changes)).not.toContain("Janssens");
    expect(await runner.lag()).toEqual(new Map([["probe.counts", 5]]));
  });

  it("goes on after the repair, without a gap", async () => {
    const last = await appendProbes(harness.store, { count: 5 });
    let broken = true;
    const { runner } = run([
      countingProjector(() => {
        if (broken) throw new Error("not yet mended");
      }),
    ]);
    await until(() => runner.statuses()[0]?.state === "stopped");
    broken = false;
    runner.start();
    await runner.waitFor("probe.counts", last, PATIENT);
    expect((await probeRows(harness.dataSource)).events).toHaveLength(5);
  });

  it("gives the same rows when the same events come twice", async () => {
    await visible(harness.store, await appendProbes(harness.store, { count: 7 }));
    const events: RecordedEvent[] = [];
    for await (const event of harness.store.readAll()) events.push(event);
    const position = events.at(-1)!.position;
    const projector = countingProjector();
    await harness.dataSource.query(
      "INSERT INTO projection_checkpoints (name) VALUES ('probe.counts')",
    );
    const apply = () =>
      applyBatch(harness.dataSource, READ_SCHEMA, projector, undefined, { events, position });
    expect(await apply()).toBe(true);
    const rows = await probeRows(harness.dataSource);
    expect(await apply()).toBe(false);
    expect(await probeRows(harness.dataSource)).toEqual(rows);
  });

  it("applies each event once when two processes run the same projector", async () => {
    const first = run([countingProjector()], { batchSize: 3 });
    const second = run([countingProjector()], {
      dataSource: await harness.connect(),
      batchSize: 7,
    });
    const last = await appendProbes(harness.store, { count: 200 });
    await first.runner.waitFor("probe.counts", last, PATIENT);
    await second.runner.waitFor("probe.counts", last, PATIENT);
    const { counts, events } = await probeRows(harness.dataSource);
    expect(counts.map(({ seen }) => seen)).toEqual([40, 40, 40, 40, 40]);
    expect(events).toHaveLength(200);
  });

  it("stops at an event that it cannot read, names it, and leaves the others alone", async () => {
    await appendProbes(harness.store, { count: 3 });
    await writeUnknownEvent(harness);
    const other = { ...countingProjector(), name: "probe.other", filter: { categories: ["none"] } };
    const { runner } = run([countingProjector(), { ...other, tables: ["probe_other"] }]);
    await until(() => runner.statuses().some(({ state }) => state === "stopped"));
    const head = await harness.store.head();
    await runner.waitFor("probe.other", head!, PATIENT);
    expect(runner.statuses()).toMatchObject([
      { name: "probe.counts", state: "stopped", errorCode: "unreadable-event:probe.Happened:v99" },
      { name: "probe.other", state: "running" },
    ]);
    await expect(runner.waitFor("probe.counts", head!, { timeoutMs: 1 })).rejects.toThrow(
      ProjectionLagging,
    );
  });

  it("backs off while the database cuts its connections, then goes on", async () => {
    const reached = deferred();
    const cut = deferred();
    let applied = 0;
    const counting = countingProjector();
    const projector: Projector = {
      ...counting,
      async apply(events, manager) {
        await counting.apply(events, manager);
        applied += 1;
        if (applied !== 2) return;
        reached.resolve();
        await cut.promise;
        // Until the death of the connection has been noticed: what follows fails in its own way.
        await until(() => manager.queryRunner?.isReleased === true);
      },
    };
    const { runner, changes } = run([projector]);
    const last = await appendProbes(harness.store, { count: 40 });
    await reached.promise;
    const observer = await harness.connect();
    await observer.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    cut.resolve();
    await until(() => changes.some(({ state }) => state === "backingOff"));
    await runner.waitFor("probe.counts", last, PATIENT);
    expect(changes.find(({ state }) => state === "backingOff")?.errorCode).toMatch(/^unavailable/);
    expect((await probeRows(observer)).counts.map(({ seen }) => seen)).toEqual([8, 8, 8, 8, 8]);
  });

  it("finishes the batch in hand when it is stopped", async () => {
    const reached = deferred();
    const gate = deferred();
    await visible(harness.store, await appendProbes(harness.store, { count: 5 }));
    const { runner } = run([
      countingProjector(async () => {
        reached.resolve();
        await gate.promise;
      }),
    ]);
    await reached.promise;
    const stopped = runner.stop();
    gate.resolve();
    await stopped;
    expect((await probeRows(harness.dataSource)).events).toHaveLength(5);
    expect(runner.statuses()[0]?.state).toBe("off");
  });

  it("waits for a projector that runs in another process", async () => {
    run([countingProjector()], { dataSource: await harness.connect() });
    const reader = new ProjectionRunner({ ...harness, projectors: [countingProjector()] });
    const last = await appendProbes(harness.store, { count: 5 });
    await reader.waitFor("probe.counts", last, PATIENT);
    expect((await probeRows(harness.dataSource)).events).toHaveLength(5);
  });

  it("gives up waiting when asked to, and refuses a projector that it does not know", async () => {
    const reader = new ProjectionRunner({ ...harness, projectors: [countingProjector()] });
    const last = await appendProbes(harness.store, { count: 1 });
    const abort = new AbortController();
    const waiting = reader.waitFor("probe.counts", last, { ...PATIENT, signal: abort.signal });
    abort.abort(new Error("the client has gone"));
    await expect(waiting).rejects.toThrow("the client has gone");
    await expect(reader.waitFor("probe.none", last, PATIENT)).rejects.toThrow(TypeError);
  });
});

/** Writes what a newer version of the program would write. */
async function writeUnknownEvent({ dataSource, store }: Harness): Promise<void> {
  const event = { type: "probe.Happened", data: { n: 99 } };
  await store.append([
    {
      stream: probeStream(99),
      expected: NO_STREAM,
      events: [{ eventId: probeId(99), event, metadata: PROBE_METADATA }],
    },
  ]);
  await dataSource.query("ALTER TABLE rechtop_log.events DISABLE TRIGGER events_are_only_added");
  await dataSource.query("UPDATE rechtop_log.events SET schema_version = 99 WHERE event_id = $1", [
    probeId(99),
  ]);
}
