import type { Uuid } from "#kernel";

/** Place of a record in a stream, for logs whose entries are chained stream by stream. */
export interface ChainPlace {
  readonly category: string;
  readonly id: Uuid;
  /** From 0, without holes. */
  readonly revision: bigint;
}

/** What an entry is written with, besides the record itself. */
export interface EntryPlace {
  readonly index: number;
  /** Leaf hash of the previous record of the stream; absent for the first one, and without streams. */
  readonly prev?: Uint8Array;
  /** What the record said of its content when it was sealed; as it says now when absent. */
  readonly digests?: Uint8Array;
}

/** A record that has a leaf, or is about to get one. */
export interface LogItem {
  /** Where its source stands after it. */
  readonly position: string;
  readonly id: Uuid;
  readonly chain?: ChainPlace;
  /**
   * Hashes of its content, as the entry shows them. They are kept beside the leaf, so that the
   * entry can be written again, and shown to be broken, after the content was changed.
   */
  readonly digests: Uint8Array;
  /** The bytes of its entry. */
  entry(place: EntryPlace): Uint8Array;
}

/**
 * Records in the one order in which they are sealed. The order is commit-safe: what has been read
 * is never preceded later by something new.
 */
export interface LogSource<Item extends LogItem = LogItem> {
  /** Name of the log under which the leaves are kept, e.g. `events`. */
  readonly log: string;
  /**
   * Place of the newest record that can be read now; undefined while there is none. With it a run
   * ends under any load: it does not seal what came after it began.
   */
  readonly head?: () => Promise<string | undefined>;
  /** At most `limit` records after `position` (from the start when absent); none: that is all for now. */
  readAfter(position: string | undefined, limit: number): Promise<readonly Item[]>;
}
