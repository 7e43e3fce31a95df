import type { Bench, Row } from "../bench.js";
import { type Line, whole } from "../report.js";

const SIZE = `SELECT count(*)::float8 AS events,
    pg_table_size('rechtop_log.events')::float8 AS heap,
    pg_indexes_size('rechtop_log.events')::float8 AS indexes,
    avg(octet_length(payload))::float8 AS payload, avg(octet_length(metadata))::float8 AS metadata
  FROM rechtop_log.events`;

/** Bytes of an event in the files of PostgreSQL, and what of it is the event itself. */
export const bytesOnDisk: Row = async (bench) => [
  await line(bench, "plain", "bytes on disk per event"),
  await line(bench, "sealed", "bytes on disk per event, encrypted"),
];

async function line(bench: Bench, name: "plain" | "sealed", what: string): Promise<Line> {
  const { pool } = await bench.log(name, bench.events);
  const { rows } =
    await pool.query<Record<"events" | "heap" | "indexes" | "payload" | "metadata", number>>(SIZE);
  const [size] = rows;
  if (size === undefined) throw new Error("no size");
  const each = (bytes: number) => whole(bytes / size.events);
  return {
    what,
    ours: `${each(size.heap)} heap + ${each(size.indexes)} indexes`,
    against: `payload ${whole(size.payload)} + metadata ${whole(size.metadata)}`,
  };
}
