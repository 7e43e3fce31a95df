import type { Pool, PoolClient } from "pg";
import { storeError } from "../adapters/postgres/errors.js";
import { inTransaction } from "../adapters/postgres/transaction.js";
import type { Position } from "../port.js";
import { CopyRefused } from "./copy-refused.js";

/** A column in PostgreSQL in which positions of the log are kept; null: before every event. */
export interface PositionColumn {
  /** With its schema. */
  readonly table: string;
  readonly column: string;
  /** SQL: which rows; all when absent. */
  readonly where?: string;
}

/** All positions in `columns`, each once. */
export function keptPositions(pool: Pool, columns: readonly PositionColumn[]): Promise<Position[]> {
  return transaction(pool, (client) => positionsIn(client, columns));
}

/**
 * Puts other positions in the place of those that are kept, all of them or none, in one transaction.
 *
 * @param positions what each becomes; one that stays is in it, too
 * @returns how many have become others
 * @throws CopyRefused when one is kept that is not among them: somebody has gone on meanwhile
 */
export function replacePositions(
  pool: Pool,
  columns: readonly PositionColumn[],
  positions: ReadonlyMap<Position, Position | undefined>,
): Promise<number> {
  return transaction(pool, async (client) => {
    for (const { table } of columns) await client.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    if ((await positionsIn(client, columns)).some((position) => !positions.has(position))) {
      throw new CopyRefused(
        "still-written",
        "read models or sealing have gone on meanwhile: stop every process, and run it again",
      );
    }
    const others = [...positions].filter(([before, now]) => before !== now);
    let replaced = 0;
    for (const { table, column, where = "true" } of columns) {
      const { rowCount } = await client.query(
        `UPDATE ${table} AS t SET ${column} = p.now
          FROM unnest($1::text[], $2::text[]) AS p (before, now)
          WHERE t.${column} = p.before AND (${where})`,
        [others.map(([before]) => before), others.map(([, now]) => now ?? null)],
      );
      replaced += rowCount ?? 0;
    }
    return replaced;
  });
}

async function positionsIn(
  client: PoolClient,
  columns: readonly PositionColumn[],
): Promise<Position[]> {
  const positions = new Set<Position>();
  for (const { table, column, where = "true" } of columns) {
    const { rows } = await client.query<{ position: Position }>(
      `SELECT DISTINCT ${column} AS position FROM ${table}
        WHERE ${column} IS NOT NULL AND (${where})`,
    );
    for (const { position } of rows) positions.add(position);
  }
  return [...positions];
}

async function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(pool, work);
  } catch (error) {
    throw error instanceof CopyRefused ? error : storeError(error);
  }
}
