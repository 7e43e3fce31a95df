import pg from "pg";

/** Runs `COPY (…) TO STDOUT` and counts the rows that arrive. */
export async function countCopied(pool: pg.Pool, select: string): Promise<number> {
  const copy = new CountedCopy(`COPY (${select}) TO STDOUT`);
  // Gives a promise for what is run, whatever its type says.
  await (pool.query(copy) as unknown as Promise<unknown>);
  return copy.count;
}

/** All columns of all events, in the order of the log. */
export const EVERYTHING = `SELECT commit_order, position, category, stream_id, revision, event_id, type,
  schema_version, payload, metadata, recorded_at FROM rechtop_log.events
  ORDER BY commit_order, position`;

class CountedCopy extends pg.Query {
  count = 0;

  /** Called by the driver for each row. */
  handleCopyData(): void {
    this.count += 1;
  }
}
