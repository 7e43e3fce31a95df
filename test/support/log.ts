import type { StoredEvent } from "#event-store";
import type { ApiAnswer, ApiClient } from "../../apps/cli/src/demo/api-client.js";
import type { Product } from "./product.js";

/** What is stored of an event, wherever the log is. */
type LoggedEvent = Pick<StoredEvent, "eventId" | "stream" | "type" | "payload" | "metadata">;

/**
 * Every event of the log, in its order. In PostgreSQL by hand: readers of the store wait until no
 * older transaction is open, also of other tests on the same server.
 */
export async function wholeLog({ pool, store, kurrentDbUrl }: Product): Promise<LoggedEvent[]> {
  if (kurrentDbUrl !== undefined) return [...(await store.readStored({ limit: 10_000 }))];
  const { rows } = await pool.query<LoggedEvent>(
    `SELECT event_id AS "eventId", category || '-' || stream_id AS stream, type, payload, metadata
     FROM rechtop_log.events ORDER BY position`,
  );
  return rows;
}

/** How many events the log holds. */
export async function countEvents(product: Product): Promise<number> {
  return (await wholeLog(product)).length;
}

/** The types of the events that `action` adds to the log, in order. */
export async function eventsOf(
  product: Product,
  action: () => Promise<unknown>,
): Promise<string[]> {
  const before = await countEvents(product);
  await action();
  return (await wholeLog(product)).slice(before).map(({ type }) => type);
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
