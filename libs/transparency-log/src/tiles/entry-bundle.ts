import { FormatInvalid } from "../format.js";
import { TILE_WIDTH } from "./tile-path.js";

/** Longest entry, in bytes: its length is written in 16 bits. */
export const MAX_ENTRY_BYTES = 65_535;

/**
 * The content of `tile/entries/<n>` (C2SP tlog-tiles): up to 256 entries, each after its length as
 * two bytes, big-endian.
 *
 * @throws RangeError for no entry, more than 256, or one that is too long
 */
export function formatEntryBundle(entries: readonly Uint8Array[]): Buffer {
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new RangeError("a bundle has 1..256 entries");
  }
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES) throw new RangeError("an entry has up to 65535 bytes");
      return [Buffer.from([entry.length >> 8, entry.length & 0xff]), entry];
    }),
  );
}

/**
 * The entries of a bundle.
 *
 * @throws FormatInvalid when it is cut off or holds no or more than 256 entries
 */
export function parseEntryBundle(bundle: Uint8Array): Buffer[] {
  const bytes = Buffer.from(bundle.buffer, bundle.byteOffset, bundle.length);
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at + 2;
    const end = start > bytes.length ? Infinity : start + bytes.readUInt16BE(at);
    if (end > bytes.length) throw new FormatInvalid("entry bundle", "cut off");
    entries.push(bytes.subarray(start, end));
    at = end;
  }
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new FormatInvalid("entry bundle", "number of entries");
  }
  return entries;
}
