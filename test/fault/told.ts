import type { EventStore, RecordedEvent } from "#event-store";
import { parseStreamName } from "#kernel";

/** What a case came to in the log: one line per event, without what differs between two plays. */
export type Told = readonly string[];

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const DIGEST = /[0-9a-f]{64}/g;
const REFERENCE = /LF-\d{4}-[0-9A-Z]{8}/g;

/** Every event of the log, in its order. */
export function wholeLog(store: EventStore): Promise<RecordedEvent[]> {
  return Array.fromAsync(store.readAll());
}

/** The events of the streams named after one of `ids`, stream by stream. */
export function told(log: readonly RecordedEvent[], ids: readonly string[]): Told {
  return log
    .map((recorded) => ({ ...parseStreamName(recorded.stream), ...recorded }))
    .filter(({ id }) => ids.includes(id))
    .sort((a, b) =>
      a.category === b.category
        ? Number(a.revision - b.revision)
        : a.category < b.category
          ? -1
          : 1,
    )
    .map(({ category, revision, event, metadata }) =>
      [category, revision, event.type, metadata.actor.id, JSON.stringify(event.data)]
        .join(" ")
        .replace(UUID, "<id>")
        .replace(DIGEST, "<digest>")
        .replace(REFERENCE, "<reference>"),
    );
}
