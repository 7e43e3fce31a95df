import type { Pool } from "pg";
import { storeError } from "./errors.js";
import { CLOCK_LOCK } from "./schema.js";
import { inTransaction } from "./transaction.js";

/** Highest event against the highest transaction id that has ended: cheap, and no lock. */
const IS_AHEAD = `SELECT c.xid_offset IS NULL OR coalesce(last.commit_order
      >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint + c.xid_offset, false) AS ahead
  FROM (SELECT max(commit_order) AS commit_order FROM rechtop_log.events) last
    LEFT JOIN rechtop_log.log_clock c ON true`;

/**
 * The same question once more, now that no append is under way and this transaction's id is the
 * highest of all; the answer raises the clock so far that the next append comes last.
 */
const RAISE_CLOCK = `WITH me AS (SELECT pg_current_xact_id()::text::bigint AS xid),
    last AS (SELECT coalesce(max(commit_order), 0) AS commit_order FROM rechtop_log.events)
  INSERT INTO rechtop_log.log_clock AS c (xid_offset)
  SELECT greatest(0, last.commit_order - me.xid + 1) FROM me, last
  ON CONFLICT (one_row) DO UPDATE SET xid_offset = excluded.xid_offset
  WHERE (SELECT last.commit_order >= me.xid + c.xid_offset FROM me, last)`;

/**
 * Puts the clock of the log right after a restore. Events carry the ids of the transactions that
 * wrote them. A log that is loaded into another PostgreSQL cluster (dump and restore, COPY) can
 * carry ids that this cluster has yet to give out: its events would be invisible, and new ones
 * would come before them.
 *
 * To be run before the first append after a restore; opening a store does it. Costs nothing and
 * changes nothing on a log that is in order.
 *
 * @returns whether there was something to repair
 * @throws StoreUnavailable when the database does not answer
 */
export async function repairAfterRestore(pool: Pool): Promise<boolean> {
  try {
    const check = await pool.query<{ ahead: boolean }>(IS_AHEAD);
    if (check.rows[0]?.ahead === false) return false;
    return await raiseClock(pool);
  } catch (error) {
    throw storeError(error);
  }
}

function raiseClock(pool: Pool): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(${CLOCK_LOCK})`);
    const { rowCount } = await client.query(RAISE_CLOCK);
    return rowCount === 1;
  });
}
