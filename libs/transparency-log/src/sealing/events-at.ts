import type { EventStore, StoredEvent } from "#event-store";
import { streamName } from "#kernel";
import type { StoredLeaf } from "./proof-store.js";

/** The event of each of `leaves` that was sealed for one and where there still is one. */
export async function eventsAt(
  store: Pick<EventStore, "readStoredAt">,
  leaves: readonly StoredLeaf[],
): Promise<ReadonlyMap<StoredLeaf, StoredEvent>> {
  const places = leaves.flatMap((leaf) => {
    const { chain } = leaf;
    if (chain === undefined) return [];
    const place = { stream: streamName(chain.category, chain.id), revision: chain.revision };
    return [{ leaf, place }];
  });
  const found = await store.readStoredAt(places.map(({ place }) => place));
  const events = new Map<StoredLeaf, StoredEvent>();
  for (const [i, { leaf }] of places.entries()) {
    const event = found[i];
    if (event !== undefined) events.set(leaf, event);
  }
  return events;
}
