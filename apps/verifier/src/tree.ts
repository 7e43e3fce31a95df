import { hash } from "node:crypto";
import { fail } from "./findings.js";

/** A SHA-256 hash as the base64 text in which all files write it: 44 characters for 32 bytes. */
export type Hash = string;
export const SIZE = /^(?:0|[1-9]\d{0,14})$/;
export type Tree = { readonly size: number; readonly root: Hash };

/** 32 bytes, no more and no less, in their one spelling (RFC 4648 §3.5: unused bits are zero). */
export const HASH = "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=";
const ONLY_HASH = new RegExp(`^${HASH}$`);
export const isHash = (text: string): boolean => ONLY_HASH.test(text);
export const sha256 = (bytes: Uint8Array | string): Hash => hash("sha256", bytes, "base64");

// Written over and over: a new buffer for every hash would cost more than the hash.
const leaf = Buffer.alloc(1 + 65_535, 0x00);
const node = Buffer.alloc(1 + 32 + 32, 0x01);

/** SHA-256(0x00 || entry) (RFC 6962 §2.1), of at most 65,535 bytes (C2SP tlog-tiles). */
export function leafHash(entry: Buffer): Hash {
  return sha256(leaf.subarray(0, 1 + entry.copy(leaf, 1)));
}

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
    for (let n = this.size; n % 2 === 1; n = half(n)) {
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

const half = (n: number): number => Math.floor(n / 2);

/**
 * Climbs from a subtree to the root, as both algorithms of RFC 9162 below do. Gives that root, and
 * the root of the tree that ended with the subtree. The proof must be used up exactly.
 */
function climb(from: number, last: number, start: Hash, proof: readonly string[]) {
  let [fn, sn, root, older] = [from, last, start, start];
  for (const sibling of proof) {
    if (sn === 0) fail("proof-wrong", "a proof holds more hashes than it needs");
    const isLeft = fn % 2 === 1 || fn === sn;
    root = isLeft ? nodeHash(sibling, root) : nodeHash(root, sibling);
    if (isLeft) older = nodeHash(sibling, older);
    // On the right edge there are levels without a sibling.
    while (isLeft && fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    [fn, sn] = [half(fn), half(sn)];
  }
  if (sn !== 0) fail("proof-truncated", "a proof holds fewer hashes than it needs");
  return { root, older };
}

/** The root that an inclusion proof leads to (RFC 9162 §2.1.3.2). */
export function rootOf(index: number, size: number, leaf: Hash, proof: readonly string[]): Hash {
  if (!proof.every(isHash)) fail("proof-wrong", "a proof holds what is no hash");
  if (!(index < size)) fail("proof-wrong", `a tree of ${size} entries has no entry ${index}`);
  return climb(index, size - 1, leaf, proof).root;
}

/** Fails unless `newer` begins with the leaves of `older` (RFC 9162 §2.1.4.2). */
export function verifyConsistency(older: Tree, newer: Tree, proof: readonly string[]): void {
  const wrong = `a proof does not show that ${newer.size} entries begin with ${older.size}`;
  if (!proof.every(isHash)) fail("proof-wrong", "a proof holds what is no hash");
  if (older.size < 1 || older.size > newer.size) fail("proof-wrong", wrong);
  // From the last complete subtree of the older tree; its hash is left out where it is that tree.
  let [fn, sn] = older.size === newer.size ? [0, 0] : [older.size - 1, newer.size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  const [start = "", ...rest] = fn === 0 ? [older.root, ...proof] : proof;
  if (start === "") fail("proof-truncated", "a proof holds no hash at all");
  const { root, older: olderRoot } = climb(fn, sn, start, rest);
  if (olderRoot !== older.root || root !== newer.root) fail("inconsistent-history", wrong);
}
