import { hash } from "node:crypto";
import { fail } from "./findings.js";

export const NUMBER = "(?:0|[1-9]\\d{0,14})";
/** A SHA-256 hash in base64, in its one spelling (RFC 4648 §3.5: unused bits are zero). */
export const HASH = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=";
export type Hash = string;
export type Tree = { size: number; root: Hash };
const ONLY_HASH = new RegExp(`^${HASH}$`);
export const isHash = (text: string): boolean => ONLY_HASH.test(text);
export const sha256 = (bytes: Uint8Array | string): Hash => hash("sha256", bytes, "base64");

// Written over and over: a new buffer for every hash would cost more than the hash.
const leaf = Buffer.alloc(1 + 65_535, 0x00);
const node = Buffer.alloc(1 + 32 + 32, 0x01);

/** SHA-256(0x00 || entry) (RFC 6962 §2.1), of at most 65,535 bytes (C2SP tlog-tiles). */
export const leafHash = (entry: Buffer): Hash => sha256(leaf.subarray(0, 1 + entry.copy(leaf, 1)));

/** SHA-256(0x01 || left || right) (RFC 6962 §2.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.write(left, 1, 32, "base64");
  node.write(right, 33, 32, "base64");
  return sha256(node);
}

/** A growing tree of which only the roots of the complete subtrees are kept, the largest first. */
export class CompactRange {
  size = 0;
  readonly #subtrees: Hash[] = [];

  append(root: Hash): void {
    for (let n = this.size; n % 2 === 1; n = Math.floor(n / 2)) {
      root = nodeHash(this.#subtrees.pop() ?? "", root);
    }
    this.#subtrees.push(root);
    this.size += 1;
  }

  root(): Hash {
    if (this.size === 0) return sha256("");
    return this.#subtrees.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The roots of the first `n` and of all `size` entries, by the definitions in RFC 6962 §2.1.1-2. */
function climb(n: number, size: number, proof: readonly string[], ofEntry: boolean): [Hash, Hash] {
  const hash = proof.at(-1) ?? fail("proof-truncated", "a proof holds fewer hashes than it needs");
  // Here the proof starts: in front is the hash of this subtree, or of the entry that it is about.
  const isStart = size === (ofEntry ? 1 : n);
  if (isStart && proof.length > 1) fail("proof-wrong", "a proof holds more hashes than it needs");
  if (isStart) return [hash, hash];
  let left = 1;
  while (2 * left < size) left *= 2;
  const isLeft = n <= left;
  const [from, of] = isLeft ? [n, left] : [n - left, size - left];
  const [first, all] = climb(from, of, proof.slice(0, -1), ofEntry);
  return isLeft ? [first, nodeHash(all, hash)] : [nodeHash(hash, first), nodeHash(hash, all)];
}

/** The root that an inclusion proof leads to. */
export function rootOf(index: number, size: number, leaf: Hash, proof: readonly string[]): Hash {
  if (!proof.every(isHash)) fail("proof-wrong", "a proof holds what is no hash");
  if (!(index < size)) fail("proof-wrong", `a tree of ${size} entries has no entry ${index}`);
  return climb(index + 1, size, [leaf, ...proof], true)[1];
}

/** Fails unless a consistency proof shows that `newer` begins with the leaves of `older`. */
export function verifyConsistency(older: Tree, newer: Tree, proof: readonly string[]): void {
  const wrong = `a proof does not show that ${newer.size} entries begin with ${older.size}`;
  if (!proof.every(isHash)) fail("proof-wrong", "a proof holds what is no hash");
  if (older.size < 1 || older.size > newer.size) fail("proof-wrong", wrong);
  // A proof leaves out what it starts from where that is the whole older tree.
  const isWhole = older.size === newer.size || /^10*$/.test(older.size.toString(2));
  const whole = isWhole ? [older.root, ...proof] : proof;
  const [first, all] = climb(older.size, newer.size, whole, false);
  if (first !== older.root || all !== newer.root) fail("inconsistent-history", wrong);
}
