import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { CompactRange, isHash, leafHash, rootOf, type Tree, verifyConsistency } from "./tree.js";
import { naiveConsistency, naiveInclusion, naiveLeaf, naiveRoot } from "./tree.fixture.js";

const SEED = 20_260_901;
const VECTORS = "test/vectors/merkle";

const leaves = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, i) => naiveLeaf(Buffer.from(String(i))));
const base64 = (hashes: readonly Buffer[]): string[] => hashes.map((h) => h.toString("base64"));
const root = (of: readonly Buffer[]): string => naiveRoot(of).toString("base64");
const tree = (of: readonly Buffer[]): Tree => ({ size: of.length, root: root(of) });

interface Vector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly leafHash: string | null;
  readonly root: string | null;
  readonly size1: number;
  readonly size2: number;
  readonly root1: string | null;
  readonly root2: string | null;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

const read = (file: string): unknown => JSON.parse(readFileSync(`${VECTORS}/${file}`, "utf8"));
const vectors = (folder: string): [string, Vector][] =>
  globSync(`transparency-dev-merkle/${folder}/**/*.json`, { cwd: VECTORS })
    .sort()
    .map((file) => [file, read(file) as Vector]);

/** Whether a check passes. */
function stands(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

describe("published vectors", () => {
  it.each(vectors("inclusion"))("%s", (_, v) => {
    const valid = stands(() => {
      // Roots and leaves are read as hashes before they come here.
      if (![v.root ?? "", v.leafHash ?? ""].every(isHash)) throw new Error("no hash");
      const shown = rootOf(v.leafIdx, v.treeSize, v.leafHash ?? "", v.proof ?? []);
      if (shown !== v.root) throw new Error("another root");
    });
    expect(valid).toBe(!v.wantErr);
  });

  it.each(vectors("consistency"))("%s", (_, v) => {
    const [older, newer] = [
      { size: v.size1, root: v.root1 ?? "" },
      { size: v.size2, root: v.root2 ?? "" },
    ];
    const valid = stands(() => verifyConsistency(older, newer, v.proof ?? []));
    expect(valid).toBe(!v.wantErr);
  });

  it("a real certificate log of 961,984,013 entries", () => {
    const folder = "golang-mod/argon2020";
    const sth = read(`${folder}/sth.json`) as { tree_size: number; sha256_root_hash: string };
    const entries = read(`${folder}/entries.json`) as { entries: { leaf_input: string }[] };
    const { audit_path } = read(`${folder}/proof.json`) as { audit_path: string[] };
    const { consistency } = read(`${folder}/consistency.json`) as { consistency: string[] };
    const context = read(`${folder}/context.json`) as {
      consistency: { firstSize: number; firstRoot: string };
    };
    const newer = { size: sth.tree_size, root: sth.sha256_root_hash };
    const leaf = leafHash(Buffer.from(entries.entries[0]!.leaf_input, "base64"));
    expect(rootOf(10_000, newer.size, leaf, audit_path)).toBe(newer.root);
    const older = { size: context.consistency.firstSize, root: context.consistency.firstRoot };
    verifyConsistency(older, newer, consistency);
  });
});

describe("a hash", () => {
  it.each([
    ["of 32 bytes", "A".repeat(43) + "=", true],
    ["in a second spelling of the same bytes", "A".repeat(42) + "B=", false],
    ["of 31 bytes", "A".repeat(42) + "==", false],
    ["of 33 bytes", "A".repeat(44), false],
    ["with a newline", "A".repeat(43) + "=\n", false],
    ["for URLs", "_".repeat(42) + "A=", false],
  ])("%s: %s is one: %s", (_what, text, is) => {
    expect(isHash(text)).toBe(is);
  });
});

describe("the tree", () => {
  it("has the root of the naive one at every size up to 130", () => {
    const range = new CompactRange();
    const all = leaves(130);
    expect(range.root()).toBe(root([]));
    for (const [i, leaf] of all.entries()) {
      range.append(leaf.toString("base64"));
      expect(range.root()).toBe(root(all.slice(0, i + 1)));
    }
  });

  it(`accepts the proofs of the naive one, and no other (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), fc.nat(), (size, a, b) => {
        const all = leaves(size);
        const index = a % size;
        const proof = base64(naiveInclusion(index, all));
        const leaf = all[index]!.toString("base64");
        expect(rootOf(index, size, leaf, proof)).toBe(root(all));
        expect(stands(() => rootOf(index, size, leaf, [...proof, leaf]))).toBe(false);
        if (proof.length > 0) {
          expect(() => rootOf(index, size, leaf, proof.slice(1))).toThrow(/fewer hashes/);
          const changed = proof.with(b % proof.length, root([]));
          expect(rootOf(index, size, leaf, changed)).not.toBe(root(all));
        }
        const older = (b % size) + 1;
        const consistency = base64(naiveConsistency(older, all));
        verifyConsistency(tree(all.slice(0, older)), tree(all), consistency);
        const cut = consistency.slice(0, -1);
        const tooMany = [...consistency, leaf];
        for (const wrong of [tooMany, ...(consistency.length > 0 ? [cut] : [])]) {
          const check = () => verifyConsistency(tree(all.slice(0, older)), tree(all), wrong);
          expect(stands(check)).toBe(false);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
