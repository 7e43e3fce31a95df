import { toBase64 } from "../format.js";
import { EntryFormat, HASH, hashOf, INDEX, TIME, UUID } from "./entry-lines.js";

/** A record of the processing log as the leaf of that log states it. */
export interface ProcessingEntry {
  readonly index: number;
  readonly recordId: string;
  /** When it was stored: RFC 3339, UTC, milliseconds. */
  readonly recordedAt: string;
  readonly kind: "processing" | "audit";
  /** SHA-256 of the stored bytes of the record. */
  readonly recordHash: Uint8Array;
}

const FORMAT = new EntryFormat("rechtop.processing/v1", {
  index: INDEX,
  id: UUID,
  time: TIME,
  kind: "processing|audit",
  data: HASH,
});

/** The bytes of the leaf of a record; throws `FormatInvalid` when a field cannot stand there. */
export function processingEntry(e: ProcessingEntry): Buffer {
  return FORMAT.bytes(
    `${FORMAT.header}\nindex ${e.index}\nid ${e.recordId}\ntime ${e.recordedAt}\n` +
      `kind ${e.kind}\ndata ${toBase64(e.recordHash)}\n`,
  );
}

/** Reads the leaf of a record; throws `FormatInvalid` unless the bytes are exactly of that form. */
export function parseProcessingEntry(entry: Uint8Array): ProcessingEntry {
  const [index, recordId = "", recordedAt = "", kind, record = ""] = FORMAT.values(entry);
  return {
    index: Number(index),
    recordId,
    recordedAt,
    kind: kind === "audit" ? "audit" : "processing",
    recordHash: hashOf(record),
  };
}
