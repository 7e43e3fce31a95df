import type { ApiAnswer, ApiClient } from "../../apps/cli/src/demo/api-client.js";
import type { Product } from "./product.js";

/** How many events the log holds. */
export async function countEvents({ pool }: Product): Promise<number> {
  const { rows } = await pool.query<{ count: string }>("SELECT count(*) FROM rechtop_log.events");
  return Number(rows[0]!.count);
}

/** The types of the events that `action` adds to the log, in order. */
export async function eventsOf(
  { pool }: Product,
  action: () => Promise<unknown>,
): Promise<string[]> {
  const last = await pool.query<{ position: string }>(
    "SELECT coalesce(max(position), 0) AS position FROM rechtop_log.events",
  );
  await action();
  const { rows } = await pool.query<{ type: string }>(
    "SELECT type FROM rechtop_log.events WHERE position > $1 ORDER BY position",
    [last.rows[0]!.position],
  );
  return rows.map(({ type }) => type);
}

/** A list that has come as far as `written`, the answer to an earlier change. */
export async function listAfter(
  client: ApiClient,
  path: string,
  written: ApiAnswer,
): Promise<ApiAnswer> {
  const position = written.headers.get("rechtop-position") ?? "";
  expect(position).not.toBe("");
  const answer = await client.send("GET", path, {
    headers: { "rechtop-minimum-position": position },
  });
  expect(answer.status).toBe(200);
  return answer;
}

const PATIENCE_MS = 10_000;

/** Asks again and again until `ready`; fails when that takes longer than any reaction should. */
export async function until(
  ask: () => Promise<ApiAnswer>,
  ready: (answer: ApiAnswer) => boolean,
): Promise<ApiAnswer> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (ready(answer)) return answer;
    if (performance.now() > deadline) {
      throw new Error(`still not there: ${JSON.stringify(answer.body)}`);
    }
  }
}

/** The file, once the procedure has heard of the decision of the committee. */
export function decidedFile(client: ApiClient, file: string): Promise<ApiAnswer> {
  return until(
    () => client.get(file),
    ({ body }) => body["status"] === "decided",
  );
}
