import {
  BACKWARDS,
  type ConsistencyViolation,
  END,
  ErrorType,
  FORWARDS,
  type KurrentDBClient,
  type ReadAllOptions,
  type ReadStreamOptions,
} from "@kurrent/kurrentdb-client";
import { type EventFilter, type Position, type StoredEvent, StoreUnavailable } from "../../port.js";
import { WakeUp } from "../../wake-up.js";
import { guardInTheWay } from "./append-request.js";
import type { Connection } from "./connection.js";
import { kindOf, NoAnswerInTime } from "./errors.js";
import { Feed, lastPosition } from "./feed.js";
import { isEvent, passesNothing, serverFilter } from "./filters.js";
import { toLogPosition, toPosition } from "./position.js";
import {
  type LogRecord,
  logPositionOf,
  recordOf,
  recordPasses,
  storedEvent,
} from "./stored-records.js";

/** Records that are taken together at most: more of them hold up those that are on their way. */
const PORTION = 100;

const NEVER = new AbortController().signal;

/**
 * Reads of the log and of streams, each answered by the leader: what was appended is in the next
 * read.
 */
export class LogReads {
  constructor(private readonly connection: Connection) {}

  /** At most `count` records of a stream from `from`; none when there is no such stream. */
  stream(name: string, from: bigint, count: number): Promise<LogRecord[]> {
    return this.#ofStream(name, { fromRevision: from, maxCount: count, direction: FORWARDS });
  }

  /** Revision of the last record of a stream; undefined when there is no such stream. */
  async lastRevision(name: string): Promise<bigint | undefined> {
    const options = { fromRevision: END, maxCount: 1, direction: BACKWARDS } as const;
    return (await this.#ofStream(name, options))[0]?.revision;
  }

  /**
   * Checks fail because of what the server is about to keep, too: nobody can read that before enough
   * nodes have it, and if the server ceases to lead first, it never was.
   *
   * @throws StoreUnavailable when what is in the way, guard or event, cannot be read yet
   */
  async assertSettled(violations: readonly ConsistencyViolation[]): Promise<void> {
    const guard = guardInTheWay(violations);
    for (const { streamName, actualState } of violations) {
      if (typeof actualState !== "bigint" || (guard ?? streamName) !== streamName) continue;
      if (((await this.lastRevision(streamName)) ?? -1n) >= actualState) continue;
      throw new StoreUnavailable(new Error("what is in the way of the append is not settled yet"));
    }
  }

  #ofStream(name: string, options: ReadStreamOptions): Promise<LogRecord[]> {
    return this.connection.repeat(async (client) => {
      try {
        return await Array.fromAsync(
          client.readStream(name, { ...options, requiresLeader: true }),
          recordOf,
        );
      } catch (error) {
        if (kindOf(error) === ErrorType.STREAM_NOT_FOUND) return [];
        throw error;
      }
    });
  }

  /** The first `limit` events after `after` that pass; fewer when there are no more. */
  async page(
    after: Position | undefined,
    limit: number,
    filter: EventFilter | undefined,
  ): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    const from = after === undefined ? undefined : toLogPosition(after);
    for await (const records of this.forward(from, limit, filter)) {
      events.push(...records.slice(0, limit - events.length).map(storedEvent));
      if (events.length === limit) break;
    }
    return events;
  }

  /**
   * The records after `after` that pass, up to `limit` at a time, to the end of the log. Not by
   * reads: of one that has to pass over a million records the server says nothing until it has.
   */
  async *forward(
    after: bigint | undefined,
    limit: number,
    filter: EventFilter | undefined,
  ): AsyncGenerator<LogRecord[]> {
    if (passesNothing(filter)) return;
    const bell = new WakeUp();
    const size = Math.min(limit, PORTION);
    let from = after;
    let looked = -1n;
    let feed: Feed | undefined;
    const next = async (client: KurrentDBClient): Promise<LogRecord[]> => {
      if (feed === undefined && looked > (from ?? -1n)) from = await this.#before(looked);
      feed ??= new Feed({ client, after: from, filter, ahead: size, bell });
      try {
        const onLooked = (checkpoint: bigint) => (looked = checkpoint);
        return await portion(feed, bell, size, this.connection.deadlineMs, onLooked);
      } catch (error) {
        feed.close();
        feed = undefined;
        throw error;
      }
    };
    try {
      for (;;) {
        const records = await this.connection.repeat(next, { deadline: "own" });
        if (records.length === 0) return;
        from = lastPosition(records);
        yield records.filter((record) => recordPasses(filter, record));
      }
    } finally {
      feed?.close();
    }
  }

  /** Position of the newest event. */
  async head(): Promise<Position | undefined> {
    const newest = await this.newest();
    return newest && toPosition(logPositionOf(newest));
  }

  /** The newest event. */
  async newest(): Promise<LogRecord | undefined> {
    // Nearly always it is the last record. To find it by the filter, the server looks for a second.
    const last = await this.#last({});
    if (last === undefined || isEvent(last)) return last;
    return this.#last({ filter: serverFilter(undefined) });
  }

  /** Position of the newest record, event or not: the server tells readers positions of any. */
  async end(): Promise<Position | undefined> {
    const last = await this.#last({});
    return last && toPosition(logPositionOf(last));
  }

  /** Position of the last record that begins before `position`, at which none need begin. */
  async before(position: bigint): Promise<Position | undefined> {
    const before = await this.#before(position);
    return before === undefined ? undefined : toPosition(before);
  }

  async #before(position: bigint): Promise<bigint | undefined> {
    const last = await this.#last({ fromPosition: { commit: position, prepare: position } });
    return last && logPositionOf(last);
  }

  async #last(
    which: Pick<ReadAllOptions, "filter" | "fromPosition">,
  ): Promise<LogRecord | undefined> {
    const options = { fromPosition: END, maxCount: 1, direction: BACKWARDS } as const;
    const [last] = await this.connection.repeat((client) =>
      Array.fromAsync(client.readAll({ ...options, ...which, requiresLeader: true }), recordOf),
    );
    return last;
  }
}

/** The next records of `feed`; none when it has come to the end of the log. */
async function portion(
  feed: Feed,
  bell: WakeUp,
  limit: number,
  silenceMs: number,
  onLooked: (checkpoint: bigint) => void,
): Promise<LogRecord[]> {
  const began = performance.now();
  let { checkpoint } = feed;
  for (;;) {
    const { rings } = bell;
    // Few pass: what there is does not wait until it is a full portion.
    const records = feed.take(limit, feed.checkpoint > checkpoint);
    if (records.length > 0 || feed.live) return records;
    ({ checkpoint } = feed);
    // Nothing that passes is on its way before it.
    if (feed.isEmpty) onLooked(checkpoint);
    if (Math.min(feed.silentMs, performance.now() - began) > silenceMs) {
      throw new NoAnswerInTime(silenceMs);
    }
    await bell.wait(rings, NEVER, silenceMs);
  }
}
