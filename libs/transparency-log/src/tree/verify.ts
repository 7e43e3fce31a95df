import { HASH_BYTES, nodeHash } from "./hash.js";

/** Why a proof does not hold. */
export type ProofFault =
  /** A hash (leaf, root or in the proof) does not have exactly 32 bytes. */
  | "hash-length"
  /** The index is not below the size. */
  | "index-range"
  /** The sizes cannot have a proof: no leaves, shrinking, or not a 64-bit number. */
  | "size-range"
  /** The proof has fewer hashes than this place in the tree needs. */
  | "proof-too-short"
  /** The proof has more hashes than this place in the tree needs. */
  | "proof-too-long"
  /** The hashes do not lead to the root (for consistency: to the newer root). */
  | "root-mismatch"
  /** The hashes do not lead to the older root. */
  | "old-root-mismatch";

/** The proof does not show what it should. */
export class ProofInvalid extends Error {
  constructor(readonly reason: ProofFault) {
    super(`the proof does not hold: ${reason}`);
    this.name = "ProofInvalid";
  }
}

/** That the leaf with this hash stands at `index` of the tree of `size` leaves with this root. */
export interface InclusionClaim {
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  /** Sibling hashes, from the leaf up. */
  readonly proof: readonly Uint8Array[];
}

/** That the tree with `size2` leaves begins with the tree with `size1` leaves. */
export interface ConsistencyClaim {
  readonly size1: bigint;
  readonly size2: bigint;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

const LARGEST = 2n ** 64n - 1n;

/**
 * Checks an inclusion proof: RFC 9162 section 2.1.3.2.
 *
 * @throws ProofInvalid with the reason when it does not hold
 */
export function verifyInclusion({ index, size, leafHash, root, proof }: InclusionClaim): void {
  if (size > LARGEST) throw new ProofInvalid("size-range");
  if (index < 0n || index >= size) throw new ProofInvalid("index-range");
  requireHashes([leafHash, root, ...proof]);
  let fn = index;
  let sn = size - 1n;
  let hash = leafHash;
  for (const sibling of proof) {
    if (sn === 0n) throw new ProofInvalid("proof-too-long");
    if (isOdd(fn) || fn === sn) {
      hash = nodeHash(sibling, hash);
      // A last node without a sibling went up unchanged: skip these levels.
      while (!isOdd(fn) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (sn !== 0n) throw new ProofInvalid("proof-too-short");
  if (!same(hash, root)) throw new ProofInvalid("root-mismatch");
}

/**
 * Checks a consistency proof: RFC 9162 section 2.1.4.2. Nothing is consistent with a tree without
 * leaves; equal sizes need equal roots and an empty proof.
 *
 * @throws ProofInvalid with the reason when it does not hold
 */
export function verifyConsistency(claim: ConsistencyClaim): void {
  const { size1, size2, root1, root2, proof } = claim;
  if (size1 <= 0n || size1 > size2 || size2 > LARGEST) throw new ProofInvalid("size-range");
  if (size1 === size2) {
    // Nothing is hashed here, so the length of the roots is not asked for: a published vector.
    if (proof.length > 0) throw new ProofInvalid("proof-too-long");
    if (!same(root1, root2)) throw new ProofInvalid("root-mismatch");
    return;
  }
  requireHashes([root1, root2, ...proof]);
  // A complete older tree is itself a node of the newer one, so its root is not repeated.
  const [first, ...rest] = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  if (first === undefined) throw new ProofInvalid("proof-too-short");
  let fn = size1 - 1n;
  let sn = size2 - 1n;
  while (isOdd(fn)) [fn, sn] = [fn >> 1n, sn >> 1n];
  let older = first;
  let newer = first;
  for (const hash of rest) {
    if (sn === 0n) throw new ProofInvalid("proof-too-long");
    if (isOdd(fn) || fn === sn) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while (!isOdd(fn) && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      newer = nodeHash(newer, hash);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  if (sn !== 0n) throw new ProofInvalid("proof-too-short");
  if (!same(older, root1)) throw new ProofInvalid("old-root-mismatch");
  if (!same(newer, root2)) throw new ProofInvalid("root-mismatch");
}

/** Hashes of another length could be cut up differently and still give the same node. */
function requireHashes(hashes: readonly Uint8Array[]): void {
  if (hashes.some((hash) => hash.length !== HASH_BYTES)) throw new ProofInvalid("hash-length");
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function isOdd(n: bigint): boolean {
  return (n & 1n) === 1n;
}

function isPowerOfTwo(n: bigint): boolean {
  return (n & (n - 1n)) === 0n;
}
