import pg from "pg";
import {
  copyLog,
  type EventStore,
  keptPositions,
  type KurrentDbEventStore,
  openKurrentDb,
  type KurrentDbLogArchive,
  openKurrentDbArchive,
  PlainJsonCodec,
  PostgresLogArchive,
  replacePositions,
} from "#event-store";
import { type KurrentDbDouble, startKurrentDbDouble } from "#testing";
import { CHECKPOINT_POSITIONS, ProjectionRunner, ReactionRunner } from "./index.js";
import { type Harness, openHarness, probeRows, until, visible } from "./testing/harness.js";
import { appendProbes, countingProjector, echoReaction, PROBE_REGISTRY } from "./testing/probe.js";

const CATEGORIES = ["probe", "echo"];

describe("read models and reactions over a log that was copied", () => {
  let harness: Harness;
  let server: KurrentDbDouble;
  let pool: pg.Pool;
  let copy: KurrentDbEventStore;
  let archives: { readonly from: PostgresLogArchive; readonly to: KurrentDbLogArchive };

  beforeEach(async () => {
    harness = await openHarness();
    server = await startKurrentDbDouble();
    pool = new pg.Pool({ connectionString: harness.url });
    const there = { url: server.url, categories: CATEGORIES };
    archives = {
      from: await PostgresLogArchive.open(pool),
      to: await openKurrentDbArchive(there),
    };
    const codec = new PlainJsonCodec();
    copy = await openKurrentDb({ ...there, codec, registry: PROBE_REGISTRY });
  });
  afterEach(async () => {
    await copy.close();
    await archives.to.close();
    await server.stop();
    await pool.end();
    await harness.close();
  });

  /** Lets a read model and a reaction deal with everything in `store`, and stops them. */
  async function work(store: EventStore): Promise<void> {
    const options = {
      dataSource: harness.dataSource,
      store,
      batchSize: 4,
      backOff: { firstMs: 5, capMs: 40 },
    };
    const projections = new ProjectionRunner({ ...options, projectors: [countingProjector()] });
    const reactions = new ReactionRunner({ ...options, reactions: [echoReaction(store)] });
    const runners = [projections, reactions];
    for (const runner of runners) runner.start();
    await until(async () => {
      const lags = await Promise.all(runners.map((runner) => runner.lag()));
      return lags.every((lag) => [...lag.values()].every((events) => events === 0));
    });
    await Promise.all(runners.map((runner) => runner.stop()));
  }

  it("they go on in the copy where they were: nothing twice, nothing left out", async () => {
    await visible(harness.store, await appendProbes(harness.store, { count: 12 }));
    await work(harness.store);
    await appendProbes(harness.store, { from: 12, count: 13 });

    const kept = await keptPositions(pool, [CHECKPOINT_POSITIONS]);
    const { positions } = await copyLog({ ...archives, kept, pageSize: 7 });
    expect(await replacePositions(pool, [CHECKPOINT_POSITIONS], positions)).toBe(2);

    await appendProbes(copy, { from: 25, count: 5 });
    await work(copy);
    const { counts, events } = await probeRows(harness.dataSource);
    expect(counts.map(({ seen }) => seen)).toEqual([6, 6, 6, 6, 6]);
    expect(events).toHaveLength(30);
    expect(await copy.countAfter(undefined, { categories: ["echo"] })).toBe(30);
  }, 60_000);

  it("positions are not replaced when somebody has gone on meanwhile: none of them", async () => {
    await visible(harness.store, await appendProbes(harness.store, { count: 4 }));
    await work(harness.store);
    const kept = await keptPositions(pool, [CHECKPOINT_POSITIONS]);
    await visible(harness.store, await appendProbes(harness.store, { from: 4, count: 4 }));
    const { positions } = await copyLog({ ...archives, kept });
    await work(harness.store);

    const now = await keptPositions(pool, [CHECKPOINT_POSITIONS]);
    const refused = replacePositions(pool, [CHECKPOINT_POSITIONS], positions);
    await expect(refused).rejects.toMatchObject({ code: "still-written" });
    expect(await keptPositions(pool, [CHECKPOINT_POSITIONS])).toEqual(now);
  }, 60_000);
});
