import fc from "fast-check";
import { NaiveTree } from "../testing/naive-tree.js";
import { StoredTiles } from "../testing/stored-tiles.js";
import { leafHash } from "../tree/hash.js";
import { verifyConsistency, verifyInclusion } from "../tree/verify.js";
import { TileBuilder } from "./tile-builder.js";
import { tilePath } from "./tile-path.js";
import { tileWidth } from "./tile-reader.js";
import { consistencyProof, inclusionProof, rootFromTiles } from "./tree-proofs.js";

const SEED = 20_261_105;
const LARGEST = 1030;
/** Three levels of tiles, none of them full at the right edge. */
const LARGE = 70_000;

const entries = Array.from({ length: LARGE }, (_, i) => Buffer.from(`entry ${i}`));
const hashes = entries.map(leafHash);
const naive = new NaiveTree(entries);

/** Tiles of a tree that grew leaf by leaf, stored after every size in `sizes`. */
function grow(sizes: readonly number[]): { builder: TileBuilder; tiles: StoredTiles } {
  const builder = TileBuilder.empty();
  const tiles = new StoredTiles();
  for (const size of sizes) {
    for (const hash of hashes.slice(builder.size, size)) builder.append(hash);
    tiles.write(builder.takeChanged());
  }
  return { builder, tiles };
}

/** Tiles of the tree of `size` leaves out of the definition: each hash a root of its own range. */
function recomputed(size: number): Map<string, Buffer> {
  const tiles = new Map<string, Buffer>();
  for (let level = 0, leaves = 1; leaves <= size; level += 1, leaves *= 256) {
    const count = Math.floor(size / leaves);
    for (let n = 0; n * 256 < count; n += 1) {
      const width = Math.min(256, count - n * 256);
      const tile = Array.from({ length: width }, (_, i) =>
        naive.root((n * 256 + i) * leaves, (n * 256 + i + 1) * leaves),
      );
      tiles.set(tilePath(level, n, width), Buffer.concat(tile));
    }
  }
  return tiles;
}

/** What is stored under `path` is these bytes. Jest compares buffers element by element: too slow here. */
function expectStored(tiles: StoredTiles, path: string, bytes: Buffer): void {
  if (tiles.files.get(path)?.equals(bytes) !== true) throw new Error(`${path} differs`);
}

function expectProof(proof: readonly Buffer[], expected: readonly Buffer[]): void {
  if (!Buffer.concat(proof).equals(Buffer.concat(expected))) throw new Error("the proofs differ");
}

const everySize = Array.from({ length: LARGEST }, (_, i) => i + 1);
const small = grow(everySize).tiles;
const large = grow([70, 256, 65_535, 65_536, LARGE]);

describe("tiles, against the definition of RFC 6962", () => {
  it(`are those of a tree built at once, at every size from 0 to ${LARGEST}`, async () => {
    expect(await rootFromTiles(0, small.read)).toEqual(naive.root(0, 0));
    for (const size of everySize) {
      for (const [path, bytes] of recomputed(size)) expectStored(small, path, bytes);
      expect(await rootFromTiles(size, small.read)).toEqual(naive.root(0, size));
    }
  });

  it("are those of a tree built at once, three levels high", async () => {
    expect(large.builder.root()).toEqual(naive.root(0, LARGE));
    expect(await rootFromTiles(LARGE, large.tiles.read)).toEqual(naive.root(0, LARGE));
    for (const [path, bytes] of recomputed(LARGE)) expectStored(large.tiles, path, bytes);
    const widths = [0, 1, 2].map((level) => tileWidth(level, [273, 1, 0][level]!, LARGE));
    expect(widths).toEqual([112, 17, 1]);
  });

  it("go on from what is stored, at every size", async () => {
    for (const size of everySize) {
      const builder = await TileBuilder.restore(size - 1, small.read);
      expect(builder.takeChanged()).toEqual([]);
      expect(builder.root()).toEqual(naive.root(0, size - 1));
      builder.append(hashes[size - 1]!);
      expect(builder.root()).toEqual(naive.root(0, size));
      for (const { level, n, width, hashes: bytes } of builder.takeChanged()) {
        expectStored(small, tilePath(level, n, width), bytes);
      }
    }
  });

  it("go on across the edge of a level", async () => {
    for (const size of [65_535, 65_536]) {
      const builder = await TileBuilder.restore(size, large.tiles.read);
      for (const hash of hashes.slice(size, LARGE)) builder.append(hash);
      expect(builder.root()).toEqual(naive.root(0, LARGE));
      for (const { level, n, width, hashes: bytes } of builder.takeChanged()) {
        expectStored(large.tiles, tilePath(level, n, width), bytes);
      }
    }
  });

  it("are not handed out twice, and taking them changes nothing", () => {
    const builder = TileBuilder.empty();
    for (const hash of hashes.slice(0, 300)) builder.append(hash);
    const taken = builder.takeChanged();
    expect(taken.map(({ level, n, width }) => tilePath(level, n, width))).toEqual([
      "tile/0/000",
      "tile/0/001.p/44",
      "tile/1/000.p/1",
    ]);
    for (const tile of taken) tile.hashes.fill(0);
    expect(builder.takeChanged()).toEqual([]);
    expect(builder.root()).toEqual(naive.root(0, 300));
  });

  it("are refused when they hold another number of hashes", async () => {
    const cut = async () => Buffer.alloc(31);
    await expect(rootFromTiles(1, cut)).rejects.toThrow("tile 0/0 does not hold exactly 1 hashes");
    await expect(TileBuilder.restore(1, cut)).rejects.toThrow("tile 0/0");
  });
});

/** Some of the numbers below `end`, all of them when there are few. */
function sample(end: number): number[] {
  const step = Math.max(1, Math.floor(end / 7));
  return [...new Set([0, 1, Math.floor(end / 2), end - 1]), ...[1, 2, 3, 4, 5].map((i) => i * step)]
    .filter((n) => n >= 0 && n < end)
    .toSorted((a, b) => a - b);
}

describe("proofs out of tiles, against the definition of RFC 6962", () => {
  it(`of inclusion, for a sample of the leaves of every size to ${LARGEST}`, async () => {
    for (const size of everySize) {
      for (const index of sample(size)) {
        const proof = await inclusionProof(index, size, small.read);
        expectProof(proof, naive.path(index, 0, size));
        const leafHash = hashes[index]!;
        const root = naive.root(0, size);
        verifyInclusion({ index: BigInt(index), size: BigInt(size), leafHash, root, proof });
      }
    }
  });

  it(`of consistency, for a sample of the older sizes of every size to ${LARGEST}`, async () => {
    for (const size of everySize) {
      expectProof(await consistencyProof(size, size, small.read), []);
      expectProof(await consistencyProof(0, size, small.read), []);
      for (const older of sample(size).filter((n) => n > 0)) {
        const proof = await consistencyProof(older, size, small.read);
        expectProof(proof, naive.proof(older, size));
        const roots = { root1: naive.root(0, older), root2: naive.root(0, size) };
        verifyConsistency({ size1: BigInt(older), size2: BigInt(size), ...roots, proof });
      }
    }
  });

  it("read one tile per level and side", async () => {
    const before = large.tiles.reads;
    await inclusionProof(12_345, LARGE, large.tiles.read);
    expect(large.tiles.reads - before).toBeLessThanOrEqual(5);
  });

  it("do not exist for a leaf that is not there or a tree that shrank", async () => {
    await expect(inclusionProof(5, 5, small.read)).rejects.toThrow(RangeError);
    await expect(inclusionProof(-1, 5, small.read)).rejects.toThrow(RangeError);
    await expect(consistencyProof(6, 5, small.read)).rejects.toThrow(RangeError);
  });
});

describe(`proofs, properties (seed ${SEED})`, () => {
  const size = fc.integer({ min: 2, max: LARGE });
  /** One change that makes something else of a proof. */
  const tampering = fc.record({
    kind: fc.constantFrom("bit", "drop", "insert", "swap", "cut"),
    at: fc.nat(),
    bit: fc.nat({ max: 255 }),
  });

  it("of inclusion hold, and stop to hold when tampered with", async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), tampering, async (size, at, change) => {
        const index = at % size;
        const proof = await inclusionProof(index, size, large.tiles.read);
        const root = naive.root(0, size);
        const claim = { index: BigInt(index), size: BigInt(size), leafHash: hashes[index]!, root };
        verifyInclusion({ ...claim, proof });
        expect(() => verifyInclusion({ ...claim, proof: tampered(proof, change) })).toThrow();
        const other = BigInt((index + 1) % size);
        expect(() => verifyInclusion({ ...claim, index: other, proof })).toThrow();
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it("of consistency hold, and stop to hold when tampered with", async () => {
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), tampering, async (size, at, change) => {
        const older = 1 + (at % (size - 1));
        const proof = await consistencyProof(older, size, large.tiles.read);
        const roots = { root1: naive.root(0, older), root2: naive.root(0, size) };
        const claim = { size1: BigInt(older), size2: BigInt(size), ...roots };
        verifyConsistency({ ...claim, proof });
        expect(() => verifyConsistency({ ...claim, proof: tampered(proof, change) })).toThrow();
        const swapped = { ...claim, root1: roots.root2, root2: roots.root1 };
        expect(() => verifyConsistency({ ...swapped, proof })).toThrow();
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  function tampered(
    proof: readonly Buffer[],
    { kind, at, bit }: { kind: string; at: number; bit: number },
  ): Buffer[] {
    const i = at % proof.length;
    const copy = proof.map((hash) => Buffer.from(hash));
    if (kind === "bit") copy[i]![bit >> 3]! ^= 1 << (bit & 7);
    else if (kind === "drop") copy.splice(i, 1);
    else if (kind === "insert") copy.splice(i, 0, Buffer.alloc(32, bit));
    else if (kind === "cut") copy[i] = copy[i]!.subarray(1);
    else if (copy.length > 1) copy.push(copy.shift()!);
    else copy.length = 0;
    return copy;
  }
});
