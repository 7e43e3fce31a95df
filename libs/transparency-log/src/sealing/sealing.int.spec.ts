import fc from "fast-check";
import { parseStreamHeadsEntry } from "../entry/stream-heads.js";
import { parseEventEntry } from "../entry/event-entry.js";
import { instant } from "#kernel";
import { keptTree, rebuiltTree } from "../testing/kept-tree.js";
import {
  newStream,
  type SealingStage,
  sealingStage,
  untilVisible,
} from "../testing/sealing-stage.js";
import { PreviousLeaves } from "./previous-leaves.js";
import { inChunks, leavesOf } from "./walk.js";

const SEED = 20_250_303;

describe("sealing", () => {
  let stage: SealingStage;
  beforeEach(async () => {
    stage = await sealingStage();
  });
  afterEach(() => stage.drop());

  /** However little is remembered: the record before each one is found, batch by batch. */
  const expectChainKnown = async () => {
    const { store } = stage.sealed;
    const previous = new PreviousLeaves(store, "events", 3);
    const ends = new Map<string, Buffer>();
    for await (const leaves of inChunks(leavesOf(store, "events", 2000), 1)) {
      await previous.prepare(leaves.map(({ chain }) => chain));
      for (const { chain, hash } of leaves) {
        if (chain === undefined) continue;
        expect(previous.before(chain)?.toString()).toBe(ends.get(chain.id)?.toString());
        previous.remember(chain, hash);
        ends.set(chain.id, hash);
      }
    }
  };

  it("says nothing of an empty log", async () => {
    expect(await stage.sealing().run()).toBeUndefined();
    expect(await stage.sealed.state()).toMatchObject({ size: 0, position: undefined });
  });

  it("gives every event an entry with its place in log and stream", async () => {
    const [a, b] = [newStream(), newStream("other")];
    await stage.append(a, 0, ["one", "two"]);
    await stage.append(b, 0, ["three"]);
    await stage.append(a, 2, ["four"]);
    await stage.sealing({ streamHeads: false }).run();
    const entries = (await stage.sealed.entries(0, 4)).map(parseEventEntry);
    expect(entries.map(({ index, stream, revision }) => [index, stream, revision])).toEqual([
      [0, a, 0n],
      [1, a, 1n],
      [2, b, 0n],
      [3, a, 2n],
    ]);
    const leaves = await stage.sealed.store.leaves("events", 0, 4, 10);
    expect(entries.map(({ prev }) => prev?.toString())).toEqual(
      [undefined, leaves[0], undefined, leaves[1]].map((leaf) => leaf?.hash.toString()),
    );
  });

  it(`makes the same tree whatever the batches, and again from the events (seed ${SEED})`, async () => {
    const streams = Array.from({ length: 7 }, () => newStream());
    const lengths = streams.map(() => 0);
    const steps = fc.sample(
      fc.array(fc.record({ stream: fc.nat(6), count: fc.integer({ min: 1, max: 40 }) }), {
        minLength: 60,
        maxLength: 60,
      }),
      { numRuns: 1, seed: SEED },
    )[0]!;
    for (const [i, { stream, count }] of steps.entries()) {
      const texts = Array.from({ length: count }, (_, k) => `${i}.${k}`);
      await stage.append(streams[stream]!, lengths[stream]!, texts);
      lengths[stream]! += count;
      // Batches that fit nothing, and a new sealer now and then.
      if (i % 7 === 3) await stage.sealing({ batchSize: 1 + ((i * 37) % 100) }).run();
    }
    await stage.sealing().run();
    expect(await keptTree(stage)).toEqual(await rebuiltTree(stage));
    expect((await keptTree(stage)).size).toBeGreaterThan(1000);
    await expectChainKnown();
  });

  it("lists the ends of all streams once a day, after what came before it", async () => {
    const [a, b] = [newStream(), newStream()];
    await stage.append(a, 0, ["one", "two"]);
    await stage.append(b, 0, ["three"]);
    const sealing = stage.sealing();
    await sealing.run();
    await stage.append(a, 2, ["four"]);
    stage.now = instant("2025-03-03T22:30:00Z");
    await sealing.run();
    // Belgian midnight has passed.
    stage.now = instant("2025-03-03T23:30:00Z");
    await sealing.run();
    stage.now = instant("2025-03-05T12:00:00Z");
    await sealing.run();
    const leaves = await stage.sealed.store.leaves("events", 0, 100, 100);
    const heads = leaves.flatMap(({ entry }) => (entry ? [parseStreamHeadsEntry(entry)] : []));
    expect(heads).toMatchObject([
      { index: 3, size: 3, streams: 2 },
      { index: 5, size: 5, streams: 2 },
    ]);
    // By the clock of the database, as the events before it.
    const [entry] = await stage.sealed.entries(4, 5);
    expect(heads[1]!.time >= parseEventEntry(entry!).recordedAt).toBe(true);
    expect(await stage.sealed.state()).toMatchObject({ size: 6 });
  });

  it("lets a second sealer do no harm", async () => {
    const stream = newStream();
    const [one, other] = [stage.sealing({ batchSize: 3 }), stage.sealing({ batchSize: 5 })];
    for (let i = 0; i < 10; i += 1) {
      await stage.append(stream, 10 * i, Array(10).fill(`${i}`) as string[]);
      await Promise.all([one.run(), other.run()]);
    }
    expect((await keptTree(stage)).size).toBe(101);
    expect(await keptTree(stage)).toEqual(await rebuiltTree(stage));
  });

  it("seals after a run that was called while another was busy what that one did not see", async () => {
    const sealing = stage.sealing({ streamHeads: false });
    await stage.append(newStream(), 0, ["one"]);
    const first = sealing.run();
    await stage.append(newStream(), 0, ["two"]);
    const [second, third] = await Promise.all([sealing.run(), sealing.run(), first]);
    expect(second?.size).toBe(2);
    expect(third?.size).toBe(2);
  });

  it("T5: misses nothing under 50 writers that roll back now and then", async () => {
    const sealing = stage.sealing({ batchSize: 16, streamHeads: false });
    let writing = true;
    let runs = 0;
    const writers = Array.from({ length: 50 }, async (_, w) => {
      for (let i = 0; i < 8 || runs < 4; i += 1) {
        if ((w + i) % 3 === 0) {
          const client = await stage.pool.connect();
          try {
            await client.query("BEGIN");
            await client.query("SELECT pg_current_xact_id(), pg_sleep($1)", [((w * 7) % 5) / 500]);
            await client.query(RAW_EVENT);
            await client.query((w + i) % 2 === 0 ? "COMMIT" : "ROLLBACK");
          } finally {
            client.release();
          }
        } else {
          await stage.append(newStream(), 0, [`${w}.${i}`]);
        }
      }
    });
    const sealer = (async () => {
      for (; writing; runs += 1) await sealing.run();
    })();
    await Promise.all(writers);
    writing = false;
    await sealer;
    await untilVisible(stage.pool);
    await sealing.run();
    expect(runs).toBeGreaterThanOrEqual(4);
    const { rows } = await stage.pool.query<{ events: string; leaves: string; last: string }>(
      `SELECT (SELECT count(*) FROM rechtop_log.events) AS events, count(*) AS leaves,
        max(leaf_index) + 1 AS last FROM rechtop_proof.leaves`,
    );
    expect(rows[0]!.leaves).toBe(rows[0]!.events);
    expect(rows[0]!.last).toBe(rows[0]!.leaves);
    expect(await keptTree(stage)).toEqual(await rebuiltTree(stage));
  });
});

/** One event of a transaction that was open for a while; the columns are those of the store. */
const RAW_EVENT = `INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision,
    event_id, type, schema_version, payload, metadata, recorded_at)
  SELECT pg_current_xact_id()::text::bigint + xid_offset, 'raw', gen_random_uuid(), 0,
    gen_random_uuid(), 'testing.ThingNoted', 1, '{"text":"raw"}', '{}',
    date_trunc('milliseconds', clock_timestamp())
  FROM rechtop_log.log_clock`;
