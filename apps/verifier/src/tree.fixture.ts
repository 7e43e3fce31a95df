import { createHash } from "node:crypto";

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash("sha256").update(Buffer.concat(parts)).digest();

export const naiveLeaf = (entry: Uint8Array): Buffer => sha256(Buffer.of(0), entry);

/** The largest power of two below `n`. */
function split(n: number): number {
  let k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

/** MTH of RFC 6962 §2.1, by its recursive definition. */
export function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return only;
  const k = split(leaves.length);
  return sha256(Buffer.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

/** PATH of RFC 6962 §2.1.1. */
export function naiveInclusion(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return index < k
    ? [...naiveInclusion(index, left), naiveRoot(right)]
    : [...naiveInclusion(index - k, right), naiveRoot(left)];
}

/** PROOF of RFC 6962 §2.1.2, from the first `size` leaves to all. */
export function naiveConsistency(size: number, leaves: readonly Buffer[]): Buffer[] {
  const subproof = (m: number, of: readonly Buffer[], whole: boolean): Buffer[] => {
    if (m === of.length) return whole ? [] : [naiveRoot(of)];
    const k = split(of.length);
    const [left, right] = [of.slice(0, k), of.slice(k)];
    return m <= k
      ? [...subproof(m, left, whole), naiveRoot(right)]
      : [...subproof(m - k, right, false), naiveRoot(left)];
  };
  return subproof(size, leaves, true);
}
