import { type EventStore, type Position, StoreUnavailable } from "#event-store";
import { texts } from "./fixtures.js";

/** A reader as the product has them: subscribes again after the last position whenever it is over. */
export function followed(store: EventStore, signal: AbortSignal) {
  const seen: unknown[] = [];
  let after: Position | undefined;
  async function until(last: string): Promise<unknown[]> {
    while (!signal.aborted) {
      try {
        const from = after === undefined ? {} : { after };
        for await (const batch of store.subscribe({ ...from, signal, batchSize: 3 })) {
          seen.push(...texts(batch.events));
          after = batch.position;
          if (seen.includes(last)) return seen;
        }
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    }
    return seen;
  }
  return { until };
}
