import { EMPTY_ROOT, HASH_BYTES, nodeHash } from "./hash.js";

/**
 * A tree that only grows to the right, kept as the hashes of its largest complete subtrees: one
 * for each 1 in the binary form of the size, largest first. Enough to append and to give the root.
 */
export class CompactRange {
  #size: number;
  readonly #hashes: Buffer[];

  private constructor(size: number, hashes: Buffer[]) {
    this.#size = size;
    this.#hashes = hashes;
  }

  /** A tree without leaves. */
  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /**
   * The tree whose `size` and `hashes` were saved.
   *
   * @throws RangeError when there are not as many hashes as the size asks for, or one is not 32 bytes
   */
  static restore(size: number, hashes: readonly Uint8Array[]): CompactRange {
    checkSize(size);
    if (hashes.length !== ones(size)) {
      throw new RangeError(`a tree of ${size} leaves has ${ones(size)} complete subtrees`);
    }
    return new CompactRange(size, hashes.map(copyOfHash));
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Hashes of the complete subtrees, largest first: with the size, all that must be saved. */
  get hashes(): readonly Buffer[] {
    return [...this.#hashes];
  }

  /** Adds a leaf at the right, given its hash (32 bytes; not copied, do not change it later). */
  append(leafHash: Buffer): void {
    if (leafHash.length !== HASH_BYTES) throw new RangeError("a hash has 32 bytes");
    let top = leafHash;
    // Every trailing 1 of the size is a subtree as large as the one at hand: two become one.
    for (let size = this.#size; size % 2 === 1; size = (size - 1) / 2) {
      top = nodeHash(this.#hashes.pop() ?? EMPTY_ROOT, top);
    }
    this.#hashes.push(top);
    this.#size += 1;
  }

  /** Root of the tree as it is now (RFC 6962 section 2.1). */
  root(): Buffer {
    return this.#hashes.length === 0
      ? Buffer.from(EMPTY_ROOT)
      : this.#hashes.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** Root of the tree over these leaf hashes; of subtree hashes of equal size, the root above them. */
export function rootOf(leafHashes: Iterable<Buffer>): Buffer {
  const range = CompactRange.empty();
  for (const hash of leafHashes) range.append(hash);
  return range.root();
}

/** Throws a `RangeError` unless `size` can be the number of leaves of a tree we hold. */
export function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) {
    throw new RangeError("a tree size is a whole number from 0");
  }
}

function copyOfHash(hash: Uint8Array): Buffer {
  if (hash.length !== HASH_BYTES) throw new RangeError("a hash has 32 bytes");
  return Buffer.from(hash);
}

function ones(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
