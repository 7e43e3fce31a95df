import type { StreamName } from "#kernel";
import {
  DuplicateEvent,
  type IdempotencyRecord,
  RevisionConflict,
  type StoredEvent,
  type StreamPlace,
} from "../port.js";

/** Where a stream has to end before the first of some events can be added; -1: must not be there. */
export interface StreamEnd {
  readonly stream: StreamName;
  readonly expected: bigint;
}

/**
 * Where the streams of `events` have to end.
 *
 * @throws TypeError when the events of a stream do not follow each other
 */
export function expectedEnds(events: readonly StoredEvent[]): StreamEnd[] {
  const next = new Map<StreamName, bigint>();
  const ends: StreamEnd[] = [];
  for (const { stream, revision } of events) {
    const expected = next.get(stream);
    if (expected === undefined) ends.push({ stream, expected: revision - 1n });
    else if (expected !== revision) throw new TypeError(`a hole in stream ${stream}`);
    next.set(stream, revision + 1n);
  }
  return ends;
}

/** Whether two logs hold the same event: everything but its position. */
export function sameEvent(a: StoredEvent, b: StoredEvent): boolean {
  return (
    a.eventId === b.eventId &&
    a.stream === b.stream &&
    a.revision === b.revision &&
    a.type === b.type &&
    a.schemaVersion === b.schemaVersion &&
    a.recordedAt === b.recordedAt &&
    Buffer.compare(a.payload, b.payload) === 0 &&
    Buffer.compare(a.metadata, b.metadata) === 0
  );
}

/** Whether two logs remember the same answer. */
export function sameAnswer(a: IdempotencyRecord, b: IdempotencyRecord): boolean {
  return (
    a.scope === b.scope &&
    a.key === b.key &&
    a.requestHash === b.requestHash &&
    a.response === b.response
  );
}

/**
 * Adds `events` with `add`, which does all or nothing. When that is refused, the events at the
 * beginning that are there already are left out: somebody was interrupted after adding them.
 */
export async function importOnce(
  events: readonly StoredEvent[],
  add: (events: readonly StoredEvent[]) => Promise<void>,
  readStoredAt: (places: readonly StreamPlace[]) => Promise<readonly (StoredEvent | undefined)[]>,
): Promise<void> {
  try {
    await add(events);
  } catch (refusal) {
    if (!(refusal instanceof RevisionConflict || refusal instanceof DuplicateEvent)) throw refusal;
    const there = await readStoredAt(events);
    const other = events.findIndex((event, i) => !isSame(event, there[i]));
    if (other === 0) throw refusal;
    if (other > 0) await add(events.slice(other));
  }
}

function isSame(event: StoredEvent, there: StoredEvent | undefined): boolean {
  return there !== undefined && sameEvent(event, there);
}
