import type { Product } from "../../support/product.js";
import type { Exchange } from "./exchange.js";

/** A row of one of the two logs. */
export type LogRow = Readonly<Record<string, unknown>>;

/** What was recorded of one request. */
export interface Recorded {
  readonly audits: readonly LogRow[];
  readonly subjects: readonly LogRow[];
}

/** The `BelGov-Trace-Id` of an answer as the logs have it. */
export function traceOf({ headers }: Pick<Exchange, "headers">): string {
  return (headers.get("belgov-trace-id") ?? "").replaceAll("-", "");
}

/** What both logs have of a request. */
export async function recordedOf(
  { pool }: Pick<Product, "pool">,
  exchange: Pick<Exchange, "headers">,
): Promise<Recorded> {
  const rows = async (table: string) =>
    (
      await pool.query<LogRow>(
        `SELECT * FROM rechtop_processing.${table} WHERE trace_id = $1 ORDER BY position`,
        [traceOf(exchange)],
      )
    ).rows;
  return { audits: await rows("audit_log"), subjects: await rows("processing_log") };
}

/** How many records there are in both logs. */
export async function recordCount({ pool }: Pick<Product, "pool">): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT ((SELECT count(*) FROM rechtop_processing.audit_log)
       + (SELECT count(*) FROM rechtop_processing.processing_log))::integer AS count`,
  );
  return rows[0]!.count;
}
