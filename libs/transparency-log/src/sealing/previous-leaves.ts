import type { ProofStore } from "./proof-store.js";
import type { ChainPlace } from "./source.js";

/** A stream that is chained goes on at another place than where its chain ends. */
export class ChainBroken extends Error {
  constructor(
    readonly stream: string,
    readonly revision: bigint,
  ) {
    super(`the leaf before revision ${revision} of ${stream} is not there`);
    this.name = "ChainBroken";
  }
}

/** Ends in one generation: more than two of the largest batches of a sealer. */
const GENERATION = 65_536;

/** Where a stream ends, as far as it is known. */
interface End {
  /** The revision that comes next. */
  readonly next: bigint;
  /** Leaf hash of the record before it. */
  readonly hash: Uint8Array;
}

/**
 * The leaf hash before each record in its stream. Remembers the ends of the streams that were used
 * last and asks the database for the others, once per batch.
 */
export class PreviousLeaves {
  // Two generations: when the young one is full it becomes the old one, and what was not used since
  // is forgotten.
  #young = new Map<string, End>();
  #old = new Map<string, End>();

  /**
   * @param generation ends that are kept, and as many again for a while: more than twice as many as
   *   records in a batch. All the memory that it takes, so few for who goes through the log once
   */
  constructor(
    private readonly store: ProofStore,
    private readonly log: string,
    private readonly generation: number = GENERATION,
  ) {}

  /** Fetches what `before` will need for records at these places, in this order. */
  async prepare(places: readonly (ChainPlace | undefined)[]): Promise<void> {
    const begun = new Set<string>();
    const missing: ChainPlace[] = [];
    for (const place of places) {
      if (place === undefined) continue;
      const key = keyOf(place);
      if (begun.has(key)) continue;
      begun.add(key);
      if (place.revision === 0n) continue;
      if (this.#young.get(key)?.next === place.revision) continue;
      const before = { ...place, revision: place.revision - 1n };
      const old = this.#old.get(key);
      // Used, so young again: it must last until this batch is through.
      if (old?.next === place.revision) this.remember(before, old.hash);
      else missing.push(before);
    }
    if (missing.length === 0) return;
    const leaves = await this.store.leavesAt(this.log, missing);
    for (const leaf of leaves) if (leaf?.chain !== undefined) this.remember(leaf.chain, leaf.hash);
  }

  /**
   * The leaf hash of the record before `place`; undefined for the first of a stream.
   *
   * @throws ChainBroken when that record has no leaf
   */
  before(place: ChainPlace): Uint8Array | undefined {
    if (place.revision === 0n) return undefined;
    const key = keyOf(place);
    const end = this.#young.get(key) ?? this.#old.get(key);
    if (end?.next === place.revision) return end.hash;
    throw new ChainBroken(key, place.revision);
  }

  /** The record at `place` has this leaf hash. */
  remember(place: ChainPlace, hash: Uint8Array): void {
    if (this.#young.size >= this.generation) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(keyOf(place), { next: place.revision + 1n, hash });
  }

  /** Forgets what may never have been written. */
  forget(): void {
    this.#young.clear();
    this.#old.clear();
  }
}

function keyOf({ category, id }: ChainPlace): string {
  return `${category}-${id}`;
}
