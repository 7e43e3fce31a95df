import { LogEndsBefore, type Position, StoreUnavailable, type StoredEvent } from "../../port.js";
import type { WakeUp } from "../../wake-up.js";
import type { Connection } from "./connection.js";
import { NoAnswerInTime, storeError } from "./errors.js";
import { Feed } from "./feed.js";
import type { LogFilter } from "./filters.js";
import type { LogReads } from "./log-reads.js";
import { comparePositions, toLogPosition, toPosition } from "./position.js";
import { type LogRecord, logPositionOf, storedEvent } from "./stored-records.js";

/** What has come, not decoded yet. */
export interface StoredBatch {
  readonly events: readonly StoredEvent[];
  readonly position: Position;
}

/** How a subscription reads. */
export interface SubscriptionOptions {
  readonly connection: Connection;
  readonly reads: LogReads;
  readonly after: Position | undefined;
  readonly filter: LogFilter;
  readonly batchSize: number;
  readonly signal: AbortSignal;
  /** Rung by appends of this process, too: then there may be something to move past. */
  readonly bell: WakeUp;
}

/** First and longest pause between two looks at how far the log has grown without us. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
/** How often a reader that catches up is told where it is though nothing passed its filter. */
const CHECKPOINT_MS = 1_000;
/** An event is in the log and is not sent: the subscription is dead and does not know it. */
const OWED_MS = 5_000;

/**
 * The log forward and then live. The server sends what passes; how far the log has grown without
 * that, it says too seldom, so a live reader with nothing to do looks itself.
 */
export class LogSubscription {
  #position: Position | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #toldAt = performance.now();
  #owedSince: number | undefined;
  #checkpoint = -1n;

  constructor(private readonly options: SubscriptionOptions) {
    this.#position = options.after;
  }

  async *batches(): AsyncGenerator<StoredBatch> {
    const { signal, bell, filter } = this.options;
    if (signal.aborted) return;
    await this.#assertInLog();
    const feed = filter.isEmpty ? undefined : this.#open();
    try {
      while (!signal.aborted) {
        const { rings } = bell;
        const batch = await (feed === undefined ? this.#passedOver() : this.#taken(feed));
        if (signal.aborted) return;
        if (batch === undefined) {
          await bell.wait(rings, signal, this.#pauseMs);
          this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
          continue;
        }
        this.#pauseMs = FIRST_PAUSE_MS;
        // What was sent and does not pass may lie before what was looked at since.
        if (batch.events.length === 0 && this.#moved(batch.position) === undefined) continue;
        this.#toldAt = performance.now();
        this.#position = batch.position;
        yield batch;
      }
    } finally {
      feed?.close();
    }
  }

  /** The server would wait in silence for a position that it does not know. */
  async #assertInLog(): Promise<void> {
    if (this.#position === undefined) return;
    const end = await this.options.reads.end();
    if (end === undefined || comparePositions(this.#position, end) > 0) throw new LogEndsBefore();
  }

  #open(): Feed {
    const { connection, filter, batchSize, bell } = this.options;
    const after = this.#position && toLogPosition(this.#position);
    const from = after === undefined ? {} : { after };
    return new Feed({ client: connection.client, ...from, filter, ahead: batchSize, bell });
  }

  /** What the server has sent, or how far it has looked for something to send. */
  async #taken(feed: Feed): Promise<StoredBatch | undefined> {
    const { connection, filter, batchSize } = this.options;
    const late = performance.now() - this.#toldAt > CHECKPOINT_MS;
    const records = taken(feed, batchSize, late);
    // At once: what comes later may be before a later checkpoint.
    const { checkpoint, live } = feed;
    const last = records.at(-1);
    if (last !== undefined) {
      this.#owedSince = undefined;
      const events = records.filter((record) => filter.passes(record)).map(storedEvent);
      return { events, position: toPosition(logPositionOf(last)) };
    }
    if (live) return (await this.#lookedAt(checkpoint)) ?? this.#passedOver();
    // A server that has something to tell tells it, or how far it has looked for it.
    if (feed.silentMs > connection.deadlineMs) {
      throw new StoreUnavailable(new NoAnswerInTime(connection.deadlineMs));
    }
    return late ? this.#lookedAt(checkpoint) : undefined;
  }

  /** A checkpoint is where the server goes on; ours is always the position of a record. */
  async #lookedAt(checkpoint: bigint): Promise<StoredBatch | undefined> {
    if (checkpoint <= this.#checkpoint) return undefined;
    this.#checkpoint = checkpoint;
    return this.#moved(await this.options.reads.before(checkpoint));
  }

  /** How far the log has grown by what does not pass. */
  async #passedOver(): Promise<StoredBatch | undefined> {
    const { reads, filter } = this.options;
    // In this order: what passes and lies before the head is in the page.
    const head = await reads.head();
    if (this.#moved(head) === undefined) return undefined;
    const [next] = await reads.page(this.#position, 1, filter, head);
    if (next === undefined || comparePositions(next.position, head as Position) > 0) {
      return this.#moved(head);
    }
    this.#owedSince ??= performance.now();
    if (performance.now() - this.#owedSince > OWED_MS) {
      throw new StoreUnavailable(new Error("the server does not send what is in the log"));
    }
    return undefined;
  }

  #moved(to: Position | undefined): StoredBatch | undefined {
    if (to === undefined) return undefined;
    const moved = this.#position === undefined || comparePositions(to, this.#position) > 0;
    return moved ? { events: [], position: to } : undefined;
  }
}

/** What `feed` has; whoever follows knows one error for all that may pass. */
function taken(feed: Feed, limit: number, atOnce: boolean): LogRecord[] {
  try {
    return feed.take(limit, atOnce);
  } catch (error) {
    throw storeError(error);
  }
}
