import { toBase64 } from "../format.js";
import { sha256 } from "../tree/hash.js";
import { EntryFormat, HASH, hashOf, INDEX, REVISION, TIME } from "./entry-lines.js";

/** The leaf that states, once a day, where every stream ends: what makes a dossier complete. */
export interface StreamHeadsEntry {
  readonly index: number;
  readonly time: string;
  /** Leaves it covers: all before it, so its own index. */
  readonly size: number;
  /** Number of streams. */
  readonly streams: number;
  /**
   * Root of the tree over the items, one for each stream, ordered by the 32 bytes of the blinded
   * name (the bytes of the hash, not its base64).
   */
  readonly root: Uint8Array;
}

/** Where one stream ends: an item of the tree under a stream-heads leaf. */
export interface StreamHead {
  /** The stream, named by a hash; see `blindedStream`. */
  readonly blindedId: Uint8Array;
  /** Revision of its last event. */
  readonly revision: bigint;
  /** Leaf hash of its last event. */
  readonly head: Uint8Array;
}

const ENTRY = new EntryFormat("rechtop.stream-heads/v1", {
  index: INDEX,
  time: TIME,
  size: INDEX,
  streams: INDEX,
  root: HASH,
});

const ITEM = new EntryFormat("rechtop.stream-head/v1", {
  stream: HASH,
  rev: REVISION,
  head: HASH,
});

/** The bytes of a stream-heads leaf; throws `FormatInvalid` when a field cannot stand there. */
export function streamHeadsEntry(e: StreamHeadsEntry): Buffer {
  return ENTRY.bytes(
    `${ENTRY.header}\nindex ${e.index}\ntime ${e.time}\nsize ${e.size}\n` +
      `streams ${e.streams}\nroot ${toBase64(e.root)}\n`,
  );
}

/** Reads a stream-heads leaf; throws `FormatInvalid` unless the bytes are exactly of that form. */
export function parseStreamHeadsEntry(entry: Uint8Array): StreamHeadsEntry {
  const [index, time = "", size, streams, root = ""] = ENTRY.values(entry);
  return {
    index: Number(index),
    time,
    size: Number(size),
    streams: Number(streams),
    root: hashOf(root),
  };
}

/** The name of a stream for others: SHA-256 of a fixed line and the name, 32 bytes. */
export function blindedStream(stream: string): Buffer {
  return sha256(Buffer.from(`rechtop.stream/v1\n${stream}`));
}

/** The bytes of one item; throws `FormatInvalid` when a field cannot stand there. */
export function streamHeadItem({ blindedId, revision, head }: StreamHead): Buffer {
  return ITEM.bytes(
    `${ITEM.header}\nstream ${toBase64(blindedId)}\nrev ${revision}\nhead ${toBase64(head)}\n`,
  );
}

/** Reads an item; throws `FormatInvalid` unless the bytes are exactly of that form. */
export function parseStreamHeadItem(item: Uint8Array): StreamHead {
  const [blindedId = "", revision = "", head = ""] = ITEM.values(item);
  return { blindedId: hashOf(blindedId), revision: BigInt(revision), head: hashOf(head) };
}
