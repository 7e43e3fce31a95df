import type { Uuid } from "#kernel";
import {
  type EntryPlace,
  type LogItem,
  type LogSource,
  processingEntry,
  sha256,
} from "#transparency-log";
import type { PostgresProcessingLog } from "./postgres-processing-log.js";
import type { SealableRow } from "./statements.js";

/** Name of the sealed log of the records of processing. */
export const PROCESSING = "processing";

/** A record of the processing log or the audit log, as a record to be sealed. */
export class ProcessingItem implements LogItem {
  readonly position: string;
  readonly id: Uuid;
  /** SHA-256 of the stored bytes. */
  readonly digests: Uint8Array;

  constructor(readonly row: SealableRow) {
    this.position = row.place;
    this.id = row.record_id as Uuid;
    this.digests = sha256(row.bytes);
  }

  entry({ index, digests = this.digests }: EntryPlace): Uint8Array {
    const { kind, recorded_at } = this.row;
    return processingEntry({
      index,
      recordId: this.id,
      recordedAt: recorded_at,
      kind,
      recordHash: digests,
    });
  }
}

/** Both logs, in one commit-safe order, as records of the transparency log. */
export function processingSource(log: PostgresProcessingLog): LogSource<ProcessingItem> {
  return {
    log: PROCESSING,
    head: () => log.head(),
    readAfter: async (position, limit) =>
      (await log.readAfter(position, limit)).map((row) => new ProcessingItem(row)),
  };
}
