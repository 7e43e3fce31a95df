import { createHash } from "node:crypto";

/**
 * The tree of RFC 6962 section 2.1 written down as it is defined there, with nothing in common
 * with the code of this library: what that is compared with.
 */
export class NaiveTree {
  readonly #leaves: readonly Buffer[];
  readonly #known = new Map<string, Buffer>();

  /** @param entries the data of the leaves, d[0] first */
  constructor(entries: readonly Buffer[]) {
    this.#leaves = entries.map((entry) => sha(Buffer.from([0]), entry));
  }

  /** Hash of leaf `m`. */
  leaf(m: number): Buffer {
    return this.#leaves[m] ?? fail();
  }

  /** MTH(D[from:to]), section 2.1. */
  root(from: number, to: number): Buffer {
    const key = `${from}:${to}`;
    const found = this.#known.get(key) ?? this.#hash(from, to);
    this.#known.set(key, found);
    return found;
  }

  /** PATH(m, D[from:to]), section 2.1.1. */
  path(m: number, from: number, to: number): Buffer[] {
    const n = to - from;
    if (n === 1) return [];
    const k = largestPowerBelow(n);
    return m < k
      ? [...this.path(m, from, from + k), this.root(from + k, to)]
      : [...this.path(m - k, from + k, to), this.root(from, from + k)];
  }

  /** PROOF(m, D[0:n]), section 2.1.2, for 0 < m < n. */
  proof(m: number, n: number): Buffer[] {
    return this.#subproof(m, 0, n, true);
  }

  #subproof(m: number, from: number, to: number, complete: boolean): Buffer[] {
    const n = to - from;
    if (m === n) return complete ? [] : [this.root(from, to)];
    const k = largestPowerBelow(n);
    return m <= k
      ? [...this.#subproof(m, from, from + k, complete), this.root(from + k, to)]
      : [...this.#subproof(m - k, from + k, to, false), this.root(from, from + k)];
  }

  #hash(from: number, to: number): Buffer {
    const n = to - from;
    if (n === 0) return sha();
    if (n === 1) return this.leaf(from);
    const k = largestPowerBelow(n);
    return sha(Buffer.from([1]), this.root(from, from + k), this.root(from + k, to));
  }
}

function largestPowerBelow(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}

function sha(...parts: readonly Buffer[]): Buffer {
  return createHash("sha256").update(Buffer.concat(parts)).digest();
}

function fail(): never {
  throw new Error("there is no such leaf");
}
