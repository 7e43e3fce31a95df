import {
  EMPTY_ROOT,
  leafHash,
  nodeHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from "#transparency-log";
import { faultOf, readVectors, vectorFiles } from "./read-vectors.js";

/** What each kind of vector must be rejected for; where the trees 0..4 differ, one for each. */
type Expected = string | readonly string[];

const RANGE = "index-range";
const SHORT = "proof-too-short";
const LONG = "proof-too-long";
const ROOT = "root-mismatch";
const OLD = "old-root-mismatch";
const SIZE = "size-range";
const HASH = "hash-length";
/** There is no such vector for this tree. */
const NONE = "none";

const INCLUSION: Readonly<Record<string, Expected>> = {
  "happy path": "ok",
  "matching root and leaf": "ok",
  "empty root": ROOT,
  "inserted component": LONG,
  "leafIdx XOR @2": [RANGE, ROOT, ROOT, SHORT, ROOT],
  "leafIdx plus @1": [RANGE, ROOT, ROOT, RANGE, ROOT],
  "leafIdx sub @1": [RANGE, RANGE, ROOT, SHORT, ROOT],
  "modified proof[0] bit @3": ROOT,
  "modified proof[1] bit @3": ROOT,
  "modified proof[2] bit @3": ROOT,
  "preceding garbage": HASH,
  "preceding root": LONG,
  "random root": ROOT,
  "removed component": SHORT,
  "trailing garbage": HASH,
  "trailing root": LONG,
  "treeSize div @2": [RANGE, LONG, RANGE, RANGE, LONG],
  "treeSize mul @2": SHORT,
  "wrong leaf": HASH,
  "additional: empty root": [RANGE, HASH, RANGE, RANGE],
  "additional: empty root and random leaf": [RANGE, ROOT, RANGE, RANGE],
  "additional: random leaf": [RANGE, HASH, RANGE, RANGE],
  "single-entry: empty root": HASH,
  "single-entry: empty leaf": HASH,
  "single-entry: empty root and leaf": HASH,
};

const CONSISTENCY: Readonly<Record<string, Expected>> = {
  "happy path": "ok",
  "empty proof": SHORT,
  "modified proof@0 bit @4": [NONE, ROOT, OLD, ROOT, OLD],
  "modified proof@1 bit @4": ROOT,
  "modified proof@2 bit @4": [NONE, ROOT, OLD, NONE, OLD],
  "preceding garbage": HASH,
  "preceding proof @0": LONG,
  "preceding root1": LONG,
  "preceding root2": LONG,
  "size1 XOR @2": [NONE, SHORT, LONG, SIZE, LONG],
  "size1 plus @1": [NONE, LONG, SHORT, SHORT, LONG],
  "size1 sub @1": [NONE, SIZE, SHORT, SHORT, SHORT],
  "size2 div @2": [NONE, LONG, SIZE, LONG, SIZE],
  "size2 mul @2": SHORT,
  "swapped roots": [NONE, ROOT, OLD, ROOT, OLD],
  "trailing garbage": HASH,
  "trailing root1": LONG,
  "trailing root2": LONG,
  "truncated proof": SHORT,
  "wrong root1": HASH,
  "wrong root2": HASH,
  "additional: sizes are equal (one) and proof is empty": "ok",
  "additional: sizes are equal (one) but roots are not": ROOT,
  "additional: roots do not not match and sizes are one": ROOT,
  "additional: sizes match but proof is not empty and sizes are one": LONG,
  "additional: sizes do not watch and proof is empty": HASH,
  "additional: sizes are equal (zero) and proof is empty": SIZE,
  "additional: sizes are equal (zero) but roots are not": SIZE,
  "additional: roots do not match and sizes are zero": SIZE,
  "additional: sizes match but proof is not empty and sizes are zero": SIZE,
  "additional: consistency check on empty tree (size1 is zero) is useless": SIZE,
  "additional: size1 is greater than size2": SIZE,
  "additional: size1 is greater than size2 again": SIZE,
  "additional: size1 is zero and does not equal size2": SIZE,
  "additional: size1 is zero and size2 is not zero": SIZE,
};

interface Vector {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
}

interface InclusionVector extends Vector {
  readonly leafIdx: number | string;
  readonly treeSize: number | string;
  readonly root: string;
  readonly leafHash: string;
}

interface ConsistencyVector extends Vector {
  readonly size1: number | string;
  readonly size2: number | string;
  readonly root1: string;
  readonly root2: string;
}

const bytes = (base64: string) => Buffer.from(base64, "base64");

/** The fault that a vector must be rejected for, by its folder and description. */
function expected(table: Readonly<Record<string, Expected>>, file: string, desc: string): string {
  const [folder = "", number] = file.split("/").slice(2);
  const named = table[`${folder}: ${desc}`] ?? table[desc] ?? NONE;
  if (typeof named === "string") return named;
  return named[Number(folder === "additional" ? number : folder)] ?? NONE;
}

describe("published proofs of inclusion", () => {
  const files = vectorFiles("transparency-dev-merkle/inclusion");

  it.each(files)("%s", (file) => {
    const v = readVectors(file) as InclusionVector;
    const claim = {
      index: BigInt(v.leafIdx),
      size: BigInt(v.treeSize),
      leafHash: bytes(v.leafHash),
      root: bytes(v.root),
      proof: (v.proof ?? []).map(bytes),
    };
    const fault = faultOf(() => verifyInclusion(claim));
    expect(fault !== "ok").toBe(v.wantErr);
    expect(fault).toBe(expected(INCLUSION, file, v.desc));
  });

  it("hold an index beyond what a double can count to", () => {
    const largest = files.map((file) => BigInt((readVectors(file) as InclusionVector).leafIdx));
    expect(largest).toContain(2n ** 64n - 1n);
  });
});

describe("published proofs of consistency", () => {
  it.each(vectorFiles("transparency-dev-merkle/consistency"))("%s", (file) => {
    const v = readVectors(file) as ConsistencyVector;
    const claim = {
      size1: BigInt(v.size1),
      size2: BigInt(v.size2),
      root1: bytes(v.root1),
      root2: bytes(v.root2),
      proof: (v.proof ?? []).map(bytes),
    };
    const fault = faultOf(() => verifyConsistency(claim));
    expect(fault !== "ok").toBe(v.wantErr);
    expect(fault).toBe(expected(CONSISTENCY, file, v.desc));
  });
});

describe("the known tree of RFC 6962", () => {
  const known = readVectors("transparency-dev-merkle/rfc6962-known-tree.json") as KnownTree;
  const hex = (text: string) => Buffer.from(text, "hex");
  const leaves = known.leafInputs.map((input) => leafHash(hex(input)));

  it("has this root when it is empty", () => {
    expect(EMPTY_ROOT).toEqual(hex(known.emptyRoot));
  });

  it.each(known.leafHashes)("has the leaf $hash", ({ data, hash }) => {
    expect(leafHash(hex(data))).toEqual(hex(hash));
  });

  it.each(known.nodeHashes)("has the node $hash", ({ left, right, hash }) => {
    expect(nodeHash(hex(left), hex(right))).toEqual(hex(hash));
  });

  it("has these nodes at every level", () => {
    let row = leaves;
    for (const level of known.levels) {
      expect(row).toEqual(level.map(hex));
      row = level.flatMap((_, i) =>
        i % 2 === 0 ? [nodeHash(row[i]!, row[i + 1] ?? row[i]!)] : [],
      );
    }
  });

  it.each(known.rootsBySize.map((root, size) => ({ size, root })))(
    "has this root with $size leaves",
    ({ size, root }) => {
      expect(rootOf(leaves.slice(0, size))).toEqual(hex(root));
    },
  );
});

interface KnownTree {
  readonly emptyRoot: string;
  readonly leafHashes: readonly { data: string; hash: string }[];
  readonly nodeHashes: readonly { left: string; right: string; hash: string }[];
  readonly leafInputs: readonly string[];
  readonly levels: readonly (readonly string[])[];
  readonly rootsBySize: readonly string[];
}

describe("a log of certificates with 961,984,013 entries", () => {
  const folder = "golang-mod/argon2020";
  const context = readVectors(`${folder}/context.json`) as ArgonContext;
  const head = readVectors(`${folder}/sth.json`) as { tree_size: number; sha256_root_hash: string };
  const root = bytes(head.sha256_root_hash);
  const size = BigInt(head.tree_size);

  const { entries } = readVectors(`${folder}/entries.json`) as {
    entries: { leaf_input: string }[];
  };
  const path = readVectors(`${folder}/proof.json`) as { audit_path: string[]; leaf_index: number };
  const inclusion = {
    index: BigInt(context.inclusion.leafIndex),
    size,
    leafHash: leafHash(bytes(entries[0]!.leaf_input)),
    root,
    proof: path.audit_path.map(bytes),
  };

  const { firstSize, firstRoot, secondSize } = context.consistency;
  const chain = readVectors(`${folder}/consistency.json`) as { consistency: string[] };
  const consistency = {
    size1: BigInt(firstSize),
    size2: BigInt(secondSize),
    root1: bytes(firstRoot),
    root2: root,
    proof: chain.consistency.map(bytes),
  };

  it("holds its leaf 10000", () => {
    expect(path.leaf_index).toBe(context.inclusion.leafIndex);
    expect(faultOf(() => verifyInclusion(inclusion))).toBe("ok");
  });

  it("begins with its first 3,654,490 entries", () => {
    expect(BigInt(secondSize)).toBe(size);
    expect(faultOf(() => verifyConsistency(consistency))).toBe("ok");
  });

  it.each(inclusion.proof.map((_, i) => i))("needs hash %i of the proof as it is", (i) => {
    const changed = inclusion.proof.map((hash, at) => (at === i ? flipped(hash) : hash));
    expect(faultOf(() => verifyInclusion({ ...inclusion, proof: changed }))).toBe(ROOT);
    const cut = inclusion.proof.filter((_, at) => at !== i);
    expect(faultOf(() => verifyInclusion({ ...inclusion, proof: cut }))).toBe(SHORT);
    const other = consistency.proof.map((hash, at) => (at === i ? flipped(hash) : hash));
    const fault = faultOf(() => verifyConsistency({ ...consistency, proof: other }));
    expect([ROOT, OLD]).toContain(fault);
  });
});

function flipped(hash: Buffer): Buffer {
  const copy = Buffer.from(hash);
  copy[31]! ^= 1;
  return copy;
}

interface ArgonContext {
  readonly inclusion: { readonly leafIndex: number };
  readonly consistency: {
    readonly firstSize: number;
    readonly firstRoot: string;
    readonly secondSize: number;
  };
}
