import { type Instant, type StreamName, streamName, type Uuid, uuid } from "#kernel";
import type { Position, StoredEvent } from "../../port.js";
import type { CopiedRow } from "./copy-rows.js";
import { toPosition } from "./position.js";
import type { EventRow } from "./statements.js";

/** The event of an ordinary result row. */
export function storedEvent(row: EventRow): StoredEvent {
  return {
    eventId: uuid(row.event_id),
    stream: streamName(row.category, row.stream_id),
    revision: BigInt(row.revision),
    position: toPosition(row.commit_order, row.position),
    type: row.type,
    schemaVersion: row.schema_version,
    payload: row.payload,
    metadata: row.metadata,
    // Formatted by the statement exactly as an Instant is.
    recordedAt: row.recorded_at as Instant,
  };
}

/**
 * The page of a copied result: on each row the position of the tail, then the event. The brands
 * are not checked again: the columns are of type `uuid`, and appending checks the category.
 */
export function copiedPage(rows: readonly CopiedRow[]): {
  readonly events: StoredEvent[];
  readonly head: Position | undefined;
} {
  let head: Position | undefined;
  const toInstant = instants();
  const events = rows.map((row): StoredEvent => {
    const [tailOrder, tailPosition] = [row.bigint(), row.bigint()];
    head ??= toPosition(tailOrder, tailPosition);
    return {
      eventId: row.text() as Uuid,
      stream: row.text() as StreamName,
      revision: row.bigint(),
      position: toPosition(row.bigint(), row.bigint()),
      type: row.text(),
      schemaVersion: row.integer(),
      payload: row.bytes(),
      metadata: row.bytes(),
      recordedAt: toInstant(row.bigint()),
    };
  });
  return { events, head };
}

/** PostgreSQL counts microseconds from the year 2000. */
const EPOCH_MS = Date.UTC(2000, 0, 1);

/** Times as the log holds them, in whole milliseconds; events of one transaction share theirs. */
function instants(): (microseconds: bigint) => Instant {
  let known: bigint | undefined;
  let instant = "" as Instant;
  return (microseconds) => {
    if (microseconds !== known) {
      known = microseconds;
      instant = new Date(EPOCH_MS + Number(microseconds / 1000n)).toISOString() as Instant;
    }
    return instant;
  };
}
