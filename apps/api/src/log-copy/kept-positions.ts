import type pg from "pg";
import { type EventStore, keptPositions, type Position } from "#event-store";
import { CHECKPOINT_POSITIONS } from "#projections";
import { SEALED_POSITION } from "#transparency-log";

/** Everything in the database that says how far the log was dealt with. */
export const KEPT_POSITIONS = [CHECKPOINT_POSITIONS, SEALED_POSITION];

/** Whether a log of this kind has given `position`. */
export function isOf(log: Pick<EventStore, "compare">, position: Position): boolean {
  try {
    return log.compare(position, position) === 0;
  } catch {
    return false;
  }
}

/**
 * Makes sure that the database and the log belong together: who starts with the log of before a
 * move would write where nobody reads any more.
 *
 * @throws Error when read models, reactions or sealing were at work on a log of another kind, or on one
 *   that had more: then it was restored from an older backup than the database
 */
export async function assertLogInUse(pool: pg.Pool, log: EventStore): Promise<void> {
  const kept = await keptPositions(pool, KEPT_POSITIONS);
  if (!kept.every((position) => isOf(log, position))) {
    throw new Error(
      "the database goes with another log than this one: EVENT_STORE_URL is not where the log was moved to",
    );
  }
  if (kept.length === 0) return;
  const end = await log.end();
  if (kept.every((position) => end !== undefined && log.compare(position, end) <= 0)) return;
  throw new Error(
    "the log ends before what the database was made from: it comes from an older backup; see docs/recovery.md",
  );
}
