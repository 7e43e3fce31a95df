import type {
  EventFilter,
  Position,
  RecordedEvent,
  StoredEvent,
  SubscriptionBatch,
} from "./port.js";
import type { WakeUp } from "./wake-up.js";

/** What one look at the log forward from a position gives. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  /** How far the look reached, past what the filter leaves out; absent: nothing came. */
  readonly position: Position | undefined;
  /** Whether there are events that are stored but may not be passed yet. */
  readonly pending: boolean;
}

/** One look: at most `limit` events after `after`. */
export type ReadPage = (after: Position | undefined, limit: number) => Promise<Page>;

/** What a look gives that is to go on to the end of the log; nothing is decoded yet. */
export interface StoredPage {
  /** As many as were asked for, unless there are no more. */
  readonly events: readonly StoredEvent[];
  /** The newest event that was visible at that moment; may be absent when there are no events. */
  readonly head: Position | undefined;
}

/** The part of an adapter that reading to the end needs. */
export interface LogReader {
  readonly readPage: (after: Position | undefined, limit: number) => Promise<StoredPage>;
  readonly decode: (stored: readonly StoredEvent[]) => Promise<readonly RecordedEvent[]>;
  readonly compare: (a: Position, b: Position) => number;
}

/**
 * Everything after `after`, page by page, up to what was visible at the first look. Without that
 * bound a reader that is slower than the writers would never end. The next page is on its way while
 * one is decoded and consumed, so there are never more than two in memory.
 */
export async function* readForward(
  { readPage, decode, compare }: LogReader,
  after: Position | undefined,
  pageSize: number,
): AsyncGenerator<RecordedEvent> {
  let page = await readPage(after, pageSize);
  const end = page.head;
  for (;;) {
    const last = page.events.at(-1);
    if (end === undefined || last === undefined) return;
    const reached = compare(last.position, end);
    const isLast = reached >= 0 || page.events.length < pageSize;
    const next = isLast ? undefined : readPage(last.position, pageSize);
    // Who stops reading before it is there does not ask how it went.
    next?.catch(() => undefined);
    for (const event of await decode(page.events)) {
      if (reached > 0 && compare(event.position, end) > 0) return;
      yield event;
    }
    if (next === undefined) return;
    page = await next;
  }
}

/** How a subscription waits. */
export interface FollowOptions {
  readonly after?: Position;
  readonly batchSize: number;
  readonly signal: AbortSignal;
  readonly wakeUp: WakeUp;
  /** Time between two looks when nothing comes; absent: only `wakeUp` says that there is more. */
  readonly pollIntervalMs?: number;
}

/** First pause when events are held back by a transaction that is still open; doubles each time. */
const PENDING_PAUSE_MS = 5;

/**
 * The log forward and then live. Reads the next page only when the consumer asks for it, so there
 * is never more than one page in memory.
 */
export async function* follow(
  readPage: ReadPage,
  { after, batchSize, signal, wakeUp, pollIntervalMs }: FollowOptions,
): AsyncGenerator<SubscriptionBatch> {
  let position = after;
  let pause = PENDING_PAUSE_MS;
  while (!signal.aborted) {
    const rings = wakeUp.rings;
    const page = await readPage(position, batchSize);
    if (signal.aborted) return;
    if (page.position !== undefined) {
      position = page.position;
      pause = PENDING_PAUSE_MS;
      yield { events: page.events, position };
    } else if (page.pending) {
      // Whoever holds them back ends soon, and may be another process: look again earlier.
      await wakeUp.wait(rings, signal, Math.min(pause, pollIntervalMs ?? pause));
      pause *= 2;
    } else {
      pause = PENDING_PAUSE_MS;
      await wakeUp.wait(rings, signal, pollIntervalMs);
    }
  }
}

/** Default number of events in a batch of a subscription. */
export const DEFAULT_BATCH_SIZE = 100;

/** `size` as a number of events to read at once; throws a `TypeError` unless it is a whole number from 1. */
export function pageSize(size: number): number {
  if (!Number.isSafeInteger(size) || size < 1) throw new TypeError("a page has at least one event");
  return size;
}

/** Whether an event of this category and type passes `filter`. */
export function passes(filter: EventFilter | undefined, category: string, type: string): boolean {
  const { categories, types } = filter ?? {};
  return (categories?.includes(category) ?? true) && (types?.includes(type) ?? true);
}
