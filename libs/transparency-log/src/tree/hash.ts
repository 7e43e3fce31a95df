import { hash } from "node:crypto";

/** Length of every hash in the tree, in bytes (SHA-256). */
export const HASH_BYTES = 32;

/** Root of the tree without leaves: SHA-256 of nothing (RFC 6962 section 2.1). */
export const EMPTY_ROOT: Buffer = sha256(new Uint8Array(0));

// Leaves and nodes are hashed with different first bytes, so that no node can be shown as a leaf.
const LEAF = 0x00;
const NODE = 0x01;

/** Input of a hash is put together here: hashing is synchronous, so one place is enough. */
let scratch = Buffer.alloc(4096);
const pair = Buffer.alloc(1 + 2 * HASH_BYTES);

/**
 * SHA-256 of `bytes`. Asking OpenSSL for a string and turning it into bytes is twice as fast as
 * asking for bytes, and gives a buffer that shares the pool instead of one of its own.
 */
export function sha256(bytes: Uint8Array): Buffer {
  return Buffer.from(hash("sha256", bytes, "binary"), "binary");
}

/** Hash of a leaf: SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export function leafHash(entry: Uint8Array): Buffer {
  const length = 1 + entry.length;
  if (length > scratch.length) scratch = Buffer.alloc(2 * length);
  scratch[0] = LEAF;
  scratch.set(entry, 1);
  return sha256(scratch.subarray(0, length));
}

/** Hash of an inner node: SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  const length = 1 + left.length + right.length;
  const input = length === pair.length ? pair : Buffer.alloc(length);
  input[0] = NODE;
  input.set(left, 1);
  input.set(right, 1 + left.length);
  return sha256(input);
}

/** The row of nodes above `row`, a row of an even number of hashes one after the other. */
export function rowAbove(row: Buffer): Buffer {
  const above = Buffer.allocUnsafe(row.length / 2);
  pair[0] = NODE;
  for (let at = 0; at < above.length; at += HASH_BYTES) {
    row.copy(pair, 1, 2 * at, 2 * (at + HASH_BYTES));
    above.write(hash("sha256", pair, "binary"), at, "binary");
  }
  return above;
}
