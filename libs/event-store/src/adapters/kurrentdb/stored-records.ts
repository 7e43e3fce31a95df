import type { ResolvedEvent } from "@kurrent/kurrentdb-client";
import { type Instant, parseStreamName, streamName } from "#kernel";
import type { StoredEvent } from "../../port.js";
import { fromData } from "./frame.js";
import { toPosition } from "./position.js";

/** A record of the log that a reader is given. */
export type LogRecord = NonNullable<ResolvedEvent["event"]>;

/** The record that was read; there are no links in this log. */
export function recordOf({ event }: ResolvedEvent): LogRecord {
  if (event === undefined) throw new Error("the log has a link to a record that is gone");
  return event;
}

/** Where it stands in the log. */
export function logPositionOf(record: LogRecord): bigint {
  if (record.position === undefined)
    throw new Error("the server gave a record without its position");
  return record.position.commit;
}

/** The data of a record, which are never parsed. */
export function dataOf(record: LogRecord): Uint8Array {
  if (record.isJson) throw new Error("a record of the log is not one of this product");
  return record.data;
}

/** A record as an event of the port. */
export function storedEvent(record: LogRecord): StoredEvent {
  const { category, id } = parseStreamName(record.streamId);
  const { eventId, schemaVersion, metadata, payload, recordedAt } = fromData(dataOf(record));
  return {
    eventId,
    stream: streamName(category, id),
    revision: record.revision,
    position: toPosition(logPositionOf(record)),
    type: record.type,
    schemaVersion,
    payload,
    metadata,
    recordedAt: recordedAt ?? inWholeSeconds(record.created),
  };
}

/**
 * The client tells the time of a record to the millisecond in a subscription, and to the second in
 * a read: an event must be the same wherever it is read.
 */
function inWholeSeconds(created: Date): Instant {
  const milliseconds = created.getTime();
  return new Date(milliseconds - (milliseconds % 1_000)).toISOString() as Instant;
}
