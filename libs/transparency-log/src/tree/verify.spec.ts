import { EMPTY_ROOT, leafHash, nodeHash } from "./hash.js";
import { ProofInvalid, verifyConsistency, verifyInclusion } from "./verify.js";

const [a, b, c] = ["a", "b", "c"].map((entry) => leafHash(Buffer.from(entry))) as [
  Buffer,
  Buffer,
  Buffer,
];
const ab = nodeHash(a, b);
const abc = nodeHash(ab, c);

const inclusion = { index: 0n, size: 3n, leafHash: a, root: abc, proof: [b, c] };
const consistency = { size1: 2n, size2: 3n, root1: ab, root2: abc, proof: [c] };

describe("verifyInclusion", () => {
  it("accepts each leaf with its own proof", () => {
    verifyInclusion(inclusion);
    verifyInclusion({ ...inclusion, index: 1n, leafHash: b, proof: [a, c] });
    verifyInclusion({ ...inclusion, index: 2n, leafHash: c, proof: [ab] });
  });

  it.each([
    ["index-range", { index: 3n }],
    ["index-range", { index: -1n }],
    ["index-range", { size: 0n }],
    ["size-range", { size: 2n ** 64n }],
    ["hash-length", { leafHash: a.subarray(1) }],
    ["hash-length", { root: Buffer.concat([abc, abc]) }],
    ["hash-length", { proof: [b, Buffer.alloc(0)] }],
    // Two hashes of another length that together are the two that belong there.
    ["hash-length", { leafHash: Buffer.concat([a, b.subarray(0, 1)]), proof: [b.subarray(1), c] }],
    ["proof-too-short", { proof: [b] }],
    ["proof-too-long", { proof: [b, c, c] }],
    ["root-mismatch", { proof: [c, b] }],
    ["root-mismatch", { leafHash: b }],
    ["root-mismatch", { root: EMPTY_ROOT }],
  ])("rejects for %s: %o", (reason, change) => {
    expect(() => verifyInclusion({ ...inclusion, ...change })).toThrow(
      new ProofInvalid(reason as never),
    );
  });

  it("shows no inner node as a leaf, and no leaf as an inner node", () => {
    // Both trees have the same leaves; without the first byte of a hash they had the same root.
    const entry = Buffer.concat([a, b]);
    expect(leafHash(entry)).not.toEqual(ab);
    const claim = { index: 0n, size: 2n, leafHash: leafHash(entry), root: abc, proof: [c] };
    expect(() => verifyInclusion(claim)).toThrow("root-mismatch");
  });
});

describe("verifyConsistency", () => {
  it("accepts what was appended to, and what is the same", () => {
    verifyConsistency(consistency);
    verifyConsistency({ size1: 1n, size2: 3n, root1: a, root2: abc, proof: [b, c] });
    verifyConsistency({ size1: 3n, size2: 3n, root1: abc, root2: abc, proof: [] });
  });

  it.each([
    ["size-range", { size1: 0n }],
    ["size-range", { size1: 4n }],
    ["size-range", { size2: 2n ** 64n }],
    ["hash-length", { root1: ab.subarray(1) }],
    ["hash-length", { proof: [c.subarray(1)] }],
    ["proof-too-short", { proof: [] }],
    ["proof-too-long", { proof: [c, c] }],
    ["proof-too-long", { size1: 3n, root1: abc }],
    ["root-mismatch", { proof: [a] }],
    ["root-mismatch", { root1: abc }],
    ["root-mismatch", { size1: 3n, proof: [] }],
  ])("rejects for %s: %o", (reason, change) => {
    expect(() => verifyConsistency({ ...consistency, ...change })).toThrow(
      new ProofInvalid(reason as never),
    );
  });

  it("tells which of the two roots is another", () => {
    const d = leafHash(Buffer.from("d"));
    const abcd = nodeHash(ab, nodeHash(c, d));
    const claim = { size1: 3n, size2: 4n, root1: abc, root2: abcd, proof: [c, d, ab] };
    verifyConsistency(claim);
    expect(() => verifyConsistency({ ...claim, root1: ab })).toThrow("old-root-mismatch");
    expect(() => verifyConsistency({ ...claim, root2: ab })).toThrow(": root-mismatch");
  });
});
