import { parseEventEntry } from "../entry/event-entry.js";
import { keptTree, rebuiltTree } from "../testing/kept-tree.js";
import { newStream, type SealingStage, sealingStage } from "../testing/sealing-stage.js";

describe("sealing over $all of KurrentDB", () => {
  let stage: SealingStage;
  beforeEach(async () => {
    stage = await sealingStage("KurrentDB");
  });
  afterEach(() => stage.drop());

  it("gives every event an entry with its place in log and stream, and guards none", async () => {
    const [a, b] = [newStream(), newStream("other")];
    await stage.append(a, 0, ["one", "two"]);
    await stage.append(b, 0, ["three"]);
    await stage.append(a, 2, ["four"]);
    await stage.sealing({ streamHeads: false }).run();
    expect(await stage.sealed.state()).toMatchObject({ size: 4 });
    const entries = (await stage.sealed.entries(0, 4)).map(parseEventEntry);
    expect(entries.map(({ index, stream, revision }) => [index, stream, revision])).toEqual([
      [0, a, 0n],
      [1, a, 1n],
      [2, b, 0n],
      [3, a, 2n],
    ]);
  });

  it("makes the same tree whatever the batches and restarts, and again from the events", async () => {
    const streams = Array.from({ length: 5 }, () => newStream());
    const lengths = streams.map(() => 0);
    for (let i = 0; i < 40; i += 1) {
      const at = (i * 3) % streams.length;
      const texts = Array.from({ length: 1 + ((i * 7) % 20) }, (_, k) => `${i}.${k}`);
      await stage.append(streams[at]!, lengths[at]!, texts);
      lengths[at]! += texts.length;
      // A new sealer each time, as after a restart; batches that fit nothing.
      if (i % 6 === 2) await stage.sealing({ batchSize: 1 + ((i * 37) % 50) }).run();
    }
    await stage.sealing().run();
    const kept = await keptTree(stage);
    expect(kept).toEqual(await rebuiltTree(stage));
    expect(kept.size).toBeGreaterThan(400);
  });

  it("misses nothing while many write, whoever seals", async () => {
    let writing = true;
    const writers = Array.from({ length: 20 }, async (_, w) => {
      for (let i = 0; i < 6; i += 1) await stage.append(newStream(), 0, [`${w}.${i}`]);
    });
    const sealers = [3, 16].map(async (batchSize) => {
      while (writing) await stage.sealing({ batchSize, streamHeads: false }).run();
    });
    await Promise.all(writers);
    writing = false;
    await Promise.all(sealers);
    await stage.sealing({ streamHeads: false }).run();
    const kept = await keptTree(stage);
    expect(kept.size).toBe(120);
    expect(kept).toEqual(await rebuiltTree(stage));
  });
});
