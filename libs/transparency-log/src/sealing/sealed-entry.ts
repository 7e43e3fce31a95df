import { HASH_BYTES, leafHash } from "../tree/hash.js";
import type { Damage } from "./errors.js";
import type { StoredLeaf } from "./proof-store.js";
import type { LogItem } from "./source.js";

/** The entry of a record as it was sealed, as far as it can still be written. */
export interface SealedEntry {
  readonly entry: Uint8Array;
  /** What the record says differently now than when it was sealed. */
  readonly damage: readonly Damage[];
}

/**
 * Writes the entry of `leaf` again from its record. When the content was changed, the hashes that
 * are kept beside the leaf give the entry that was sealed, so that the change can be shown.
 *
 * @param prev leaf hash of the previous record of the stream
 */
export function sealedEntry(
  leaf: StoredLeaf,
  item: LogItem,
  prev: Uint8Array | undefined,
): SealedEntry {
  const place = { index: leaf.index, ...(prev && { prev }) };
  const entry = item.entry(place);
  if (leafHash(entry).equals(leaf.hash)) return { entry, damage: [] };
  const { digests } = leaf;
  if (digests !== undefined) {
    const kept = item.entry({ ...place, digests });
    if (leafHash(kept).equals(leaf.hash)) {
      return { entry: kept, damage: changedContent(digests, item.digests) };
    }
  }
  return { entry, damage: ["entry-malformed"] };
}

/** By the order of the hashes: metadata first where there are two or more, then the payload. */
function changedContent(sealed: Uint8Array, now: Uint8Array): Damage[] {
  const metadata = sealed.length > HASH_BYTES ? HASH_BYTES : 0;
  const differs = (from: number, to?: number) =>
    Buffer.compare(sealed.subarray(from, to), now.subarray(from, to)) !== 0;
  return [
    ...(differs(0, metadata) ? (["metadata-changed"] as const) : []),
    ...(differs(metadata) ? (["payload-changed"] as const) : []),
  ];
}
