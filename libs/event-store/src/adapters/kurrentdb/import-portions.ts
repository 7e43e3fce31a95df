import type { StoredEvent } from "../../port.js";

/** What one append may come to; the server takes a mebibyte, unless it is told otherwise. */
const PORTION_BYTES = 512 * 1024;
/** Each event is a stream and a check more for the server to look at. */
const PORTION_EVENTS = 100;
/** Names, ids, types and the guard of an event, generously. */
const AROUND_BYTES = 1024;

/** `events` in their order, so many at a time as go into one append; one that is larger goes alone. */
export function* inPortions(events: readonly StoredEvent[]): Generator<readonly StoredEvent[]> {
  let portion: StoredEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = AROUND_BYTES + event.metadata.length + event.payload.length;
    if (portion.length === PORTION_EVENTS || (bytes > 0 && bytes + size > PORTION_BYTES)) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(event);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
