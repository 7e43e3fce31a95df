import fc from "fast-check";
import { NaiveTree } from "../testing/naive-tree.js";
import { CompactRange, rootOf } from "./compact-range.js";
import { EMPTY_ROOT, leafHash } from "./hash.js";

const SEED = 20_261_104;
const RUNS = { seed: SEED, numRuns: 40 };
const LARGEST = 1030;

const entries = Array.from({ length: LARGEST }, (_, i) => Buffer.from(`entry ${i}`));
const naive = new NaiveTree(entries);

describe("tree, against the definition of RFC 6962", () => {
  it(`gives the same root at every size from 0 to ${LARGEST}`, () => {
    const range = CompactRange.empty();
    expect(range.root()).toEqual(EMPTY_ROOT);
    for (const [i, entry] of entries.entries()) {
      range.append(leafHash(entry));
      expect([range.size, range.root()]).toEqual([i + 1, naive.root(0, i + 1)]);
    }
  });

  it("goes on from what was saved, at every size", () => {
    let range = CompactRange.empty();
    for (const entry of entries) {
      range.append(leafHash(entry));
      range = CompactRange.restore(
        range.size,
        range.hashes.map((hash) => new Uint8Array(hash)),
      );
      expect(range.root()).toEqual(naive.root(0, range.size));
    }
  });

  it("hashes entries of any length, the largest that a bundle can hold included", () => {
    for (const length of [0, 1, 4095, 4096, 65_535, 100_000]) {
      const entry = Buffer.alloc(length, 7);
      expect(leafHash(entry)).toEqual(new NaiveTree([entry]).leaf(0));
    }
    expect(leafHash(Buffer.from("short"))).toEqual(new NaiveTree([Buffer.from("short")]).leaf(0));
  });

  it.each([
    ["one hash too few", 3, [EMPTY_ROOT]],
    ["one hash too many", 4, [EMPTY_ROOT, EMPTY_ROOT]],
    ["a short hash", 1, [EMPTY_ROOT.subarray(1)]],
    ["a size that is none", -1, []],
    ["a size beyond counting", 2 ** 53, [EMPTY_ROOT]],
  ])("restores nothing from %s", (_, size, hashes) => {
    expect(() => CompactRange.restore(size, hashes)).toThrow(RangeError);
  });

  it("takes no leaf hash of another length", () => {
    expect(() => CompactRange.empty().append(Buffer.alloc(31))).toThrow(RangeError);
  });
});

describe(`tree, properties (seed ${SEED})`, () => {
  it("gives the root of the definition for whatever entries", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 300 }), (data) => {
        const buffers = data.map((one) => Buffer.from(one));
        const expected = new NaiveTree(buffers).root(0, buffers.length);
        expect(rootOf(buffers.map(leafHash))).toEqual(expected);
      }),
      RUNS,
    );
  });
});
