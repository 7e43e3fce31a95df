import type { DataSource, EntityManager } from "typeorm";
import { ConnectionLost } from "./error-policy.js";

/** Schema of the live read tables. Entities name no schema: the search path points here. */
export const READ_SCHEMA = "rechtop_read";

/**
 * One transaction in which unqualified table names mean the tables of `schema`. Keep it short and
 * read no events in it: readers of the event log only pass events that are older than the oldest
 * open transaction of the server, so a long transaction anywhere holds up every reader.
 */
export async function inSchema<T>(
  dataSource: DataSource,
  schema: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    return await runner.manager.transaction(async (manager) => {
      await manager.query("SELECT set_config('search_path', $1, true)", [schema]);
      return work(manager);
    });
  } catch (error) {
    // TypeORM gives a dead connection back at once; what comes next then looks like a wrong use.
    throw runner.isReleased ? new ConnectionLost(error) : error;
  } finally {
    await runner.release();
  }
}
