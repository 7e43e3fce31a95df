import { toBase64 } from "../format.js";
import { EntryFormat, HASH, hashOf, INDEX, REVISION, TIME, UUID } from "./entry-lines.js";

/** An event as its leaf in the log states it: digests of what is stored, never the content. */
export interface EventEntry {
  /** Index of the leaf, contiguous from 0. */
  readonly index: number;
  /** `<category>-<uuid>`. */
  readonly stream: string;
  /** Revision in the stream, contiguous from 0. */
  readonly revision: bigint;
  /** Leaf hash of the previous event of the stream; absent for its first. */
  readonly prev?: Uint8Array;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** When it was stored: RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
  /** SHA-256 of the stored metadata bytes. */
  readonly metadataHash: Uint8Array;
  /** SHA-256 of the stored payload bytes. */
  readonly dataHash: Uint8Array;
  /** Commitment to the personal part in clear; absent when the event has none. */
  readonly commitment?: Uint8Array;
}

const FORMAT = new EntryFormat("rechtop.event/v1", {
  index: INDEX,
  stream: `[a-z][A-Za-z]*-${UUID}`,
  rev: REVISION,
  prev: `${HASH}|-`,
  id: UUID,
  type: "[a-z][A-Za-z]*\\.[A-Z][A-Za-z]*/[1-9]\\d{0,8}",
  time: TIME,
  meta: HASH,
  data: HASH,
  commit: `${HASH}|-`,
});

/**
 * The bytes of the leaf of an event.
 *
 * @throws FormatInvalid when a field cannot stand in an entry
 */
export function eventEntry(e: EventEntry): Buffer {
  return FORMAT.bytes(
    `${FORMAT.header}\nindex ${e.index}\nstream ${e.stream}\nrev ${e.revision}\n` +
      `prev ${hashOrNone(e.prev)}\nid ${e.eventId}\ntype ${e.type}/${e.schemaVersion}\n` +
      `time ${e.recordedAt}\nmeta ${toBase64(e.metadataHash)}\n` +
      `data ${toBase64(e.dataHash)}\ncommit ${hashOrNone(e.commitment)}\n`,
  );
}

const START = Buffer.from(`${FORMAT.header}\n`);

/** Whether a leaf is that of an event; what else it says is not looked at. */
export function isEventEntry(entry: Uint8Array): boolean {
  return START.equals(entry.subarray(0, START.length));
}

/**
 * Reads the leaf of an event.
 *
 * @throws FormatInvalid unless the bytes are exactly those that `eventEntry` makes
 */
export function parseEventEntry(entry: Uint8Array): EventEntry {
  const [index, stream = "", revision = "", prev = "-", eventId = "", ...rest] =
    FORMAT.values(entry);
  const [type = "", recordedAt = "", metadata = "", data = "", commitment = "-"] = rest;
  const slash = type.lastIndexOf("/");
  return {
    index: Number(index),
    stream,
    revision: BigInt(revision),
    ...(prev === "-" ? {} : { prev: hashOf(prev) }),
    eventId,
    type: type.slice(0, slash),
    schemaVersion: Number(type.slice(slash + 1)),
    recordedAt,
    metadataHash: hashOf(metadata),
    dataHash: hashOf(data),
    ...(commitment === "-" ? {} : { commitment: hashOf(commitment) }),
  };
}

/** What a payload with sealed personal parts begins with; the commitment follows at once. */
function hashOrNone(hash: Uint8Array | undefined): string {
  return hash === undefined ? "-" : toBase64(hash);
}
