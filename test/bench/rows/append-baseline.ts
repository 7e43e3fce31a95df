import type { EventToAppend } from "#event-store";
import { ids } from "../workload.js";
import type { BenchLog } from "../databases.js";

const INSERT = {
  name: "bench_insert",
  text: `INSERT INTO twin (commit_order, category, stream_id, revision, event_id, type, schema_version,
      payload, metadata, recorded_at)
    VALUES (pg_current_xact_id()::text::bigint, $1, $2, $3, $4, $5, 1, $6, $7, now())
    RETURNING position::text AS position`,
};

/** What events are compared with: a row of the same bytes into a table with the same indexes. */
export async function insertRow(
  { pool }: BenchLog,
  stream: { readonly category: string; readonly id: string; readonly revision: number },
  { eventId, event, metadata }: EventToAppend,
): Promise<void> {
  const values = [
    stream.category,
    stream.id,
    stream.revision,
    eventId,
    event.type,
    Buffer.from(JSON.stringify(event.data)),
    Buffer.from(JSON.stringify(metadata)),
  ];
  await pool.query({ ...INSERT, values });
}

/** Streams that writers append to one event after the other, each writer to its own. */
export class Writers {
  readonly #streams: { readonly id: string; revision: number }[] = [];

  constructor(private readonly nextId: ReturnType<typeof ids>) {}

  /** The stream of a writer, and the revision of the event that comes next. */
  next(writer: number): { readonly id: string; readonly revision: number } {
    const stream = (this.#streams[writer] ??= { id: this.nextId(), revision: -1 });
    stream.revision += 1;
    return { ...stream };
  }
}
