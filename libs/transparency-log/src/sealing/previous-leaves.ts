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

const CAPACITY = 65_536;

/**
 * The leaf hash before each record in its stream. Remembers the ends of the streams that were used
 * last and asks the database for the others, once per batch.
 */
export class PreviousLeaves {
  readonly #ends = new Map<string, { readonly revision: bigint; readonly hash: Uint8Array }>();

  constructor(
    private readonly store: ProofStore,
    private readonly log: string,
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
      const before = { ...place, revision: place.revision - 1n };
      const end = this.#ends.get(key);
      // Remembered anew: what this batch needs must not make room for what it asks for.
      if (end?.revision === before.revision) this.remember(before, end.hash);
      else missing.push(before);
    }
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
    const end = this.#ends.get(keyOf(place));
    if (end?.revision === place.revision - 1n) return end.hash;
    throw new ChainBroken(keyOf(place), place.revision);
  }

  /** The record at `place` has this leaf hash. */
  remember(place: ChainPlace, hash: Uint8Array): void {
    const key = keyOf(place);
    // The newest last: what was not used for longest goes first.
    this.#ends.delete(key);
    this.#ends.set(key, { revision: place.revision, hash });
    if (this.#ends.size <= CAPACITY) return;
    for (const oldest of this.#ends.keys()) {
      this.#ends.delete(oldest);
      break;
    }
  }

  /** Forgets what may never have been written. */
  forget(): void {
    this.#ends.clear();
  }
}

function keyOf({ category, id }: ChainPlace): string {
  return `${category}-${id}`;
}
