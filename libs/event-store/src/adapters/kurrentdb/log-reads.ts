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
import { type Position, type StoredEvent, StoreUnavailable } from "../../port.js";
import { WakeUp } from "../../wake-up.js";
import { guardInTheWay } from "./append-request.js";
import type { Connection } from "./connection.js";
import { kindOf, mayPass, NoAnswerInTime } from "./errors.js";
import { Feed, lastPosition } from "./feed.js";
import { LogFilter } from "./filters.js";
import { toLogPosition, toPosition } from "./position.js";
import { type LogRecord, logPositionOf, recordOf, storedEvent } from "./stored-records.js";

/** Records that are taken together at most: more of them hold up those that are on their way. */
const PORTION = 100;

const NEVER = new AbortController().signal;

/**
 * Reads of the log and of streams, each answered by the leader: what was appended is in the next
 * read.
 */
export class LogReads {
  readonly #events: LogFilter;

  /** @param categories every category that a stream of the product may have */
  constructor(
    private readonly connection: Connection,
    categories: Iterable<string>,
  ) {
    this.#events = new LogFilter(categories);
  }

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

  /** The first `limit` events after `after` that pass; fewer when up to `end` there are no more. */
  async page(
    after: Position | undefined,
    limit: number,
    filter: LogFilter,
    end?: Position,
  ): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    const from = after === undefined ? undefined : toLogPosition(after);
    for await (const records of this.forward(from, limit, filter, end)) {
      events.push(...records.slice(0, limit - events.length).map(storedEvent));
      if (events.length === limit) break;
    }
    return events;
  }

  /**
   * The records after `after` that pass, up to `limit` at a time: all up to `end`, which is the end of
   * the log now when absent, and some of those that come meanwhile. Not by reads: of one that has to
   * pass over a million records the server says nothing until it has.
   */
  async *forward(
    after: bigint | undefined,
    limit: number,
    filter: LogFilter,
    end?: Position,
  ): AsyncGenerator<LogRecord[]> {
    const upTo = end ?? (await this.end());
    if (filter.isEmpty || upTo === undefined) return;
    const bell = new WakeUp();
    const size = Math.min(limit, PORTION);
    let from = after ?? -1n;
    let looked = -1n;
    let feed: Feed | undefined;
    const next = async (client: KurrentDBClient): Promise<LogRecord[] | "again"> => {
      if (feed === undefined && looked > from) from = (await this.#before(looked)) ?? from;
      feed ??= new Feed({ client, ...(from >= 0n && { after: from }), filter, ahead: size, bell });
      const before = looked;
      try {
        const onLooked = (checkpoint: bigint) => (looked = checkpoint);
        const records = await portion(feed, bell, size, this.connection.deadlineMs, onLooked);
        if (records.length === 0) await this.#assertAll(from, feed.checkpoint, upTo, filter);
        return records;
      } catch (error) {
        feed.close();
        feed = undefined;
        // What goes on is not given up, however often it is interrupted.
        if (mayPass(error) && looked > before) return "again";
        throw error;
      }
    };
    try {
      while (from < toLogPosition(upTo)) {
        const records = await this.connection.repeat(next, { deadline: "own" });
        if (records === "again") continue;
        if (records.length === 0) return;
        from = lastPosition(records) ?? from;
        yield records.filter((record) => filter.passes(record));
      }
    } finally {
      feed?.close();
    }
  }

  /**
   * Subscriptions and reads find the leader each for itself, that is how the client is made: while
   * leadership moves, one of the two may be answered by a node that does not know yet that another one
   * leads. What was read after `from` up to `looked` is all only if the other way shows no more.
   *
   * @throws StoreUnavailable when something up to `end` was not sent
   */
  async #assertAll(from: bigint, looked: bigint, end: Position, filter: LogFilter): Promise<void> {
    if (looked > toLogPosition(end)) return;
    const start = looked > from ? looked : from;
    const rest: ReadAllOptions = {
      ...(start >= 0n && { fromPosition: { commit: start, prepare: start } }),
      direction: FORWARDS,
      maxCount: 2,
      filter: filter.forServer(),
      requiresLeader: true,
    };
    const found = await this.connection.repeat((client) =>
      Array.fromAsync(client.readAll(rest), recordOf),
    );
    const owed = (position: bigint) => position > from && position <= toLogPosition(end);
    if (!found.some((record) => owed(logPositionOf(record)) && filter.passes(record))) return;
    throw new StoreUnavailable(new Error("the server has not sent all that is in the log"));
  }

  /** Position of the newest event. */
  async head(): Promise<Position | undefined> {
    const newest = await this.newest();
    return newest && toPosition(logPositionOf(newest));
  }

  /** The newest event. */
  async newest(): Promise<LogRecord | undefined> {
    // Nearly always it is the last record. To find it by the filter, the server looks for a second.
    // To the server, no prefix at all would be any.
    if (this.#events.isEmpty) return undefined;
    const last = await this.#last({});
    if (last === undefined || this.#events.passes(last)) return last;
    return this.#last({ filter: this.#events.forServer() });
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
