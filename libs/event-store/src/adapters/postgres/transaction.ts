import type { Pool, PoolClient } from "pg";

/**
 * What `work` answers, done in one transaction under READ COMMITTED. When it throws, all of it is
 * undone.
 *
 * @throws whatever `work` or the driver throws
 */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // While it is out of the pool nobody else listens, and an error nobody hears ends the process.
  const onError = (error: Error) => (broken = error);
  client.on("error", onError);
  try {
    await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // Not given back to the pool: closing it is what rolls the transaction back.
    broken ??= error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}
