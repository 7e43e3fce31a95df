import {
  BACKWARDS,
  END,
  ErrorType,
  FORWARDS,
  type ReadAllOptions,
  type ReadStreamOptions,
  START,
} from "@kurrent/kurrentdb-client";
import type { EventFilter, Position, StoredEvent } from "../../port.js";
import type { Connection } from "./connection.js";
import { kindOf } from "./errors.js";
import { passesNothing, type ServerFilter, serverFilter } from "./filters.js";
import { toLogPosition, toPosition } from "./position.js";
import {
  type LogRecord,
  logPositionOf,
  recordOf,
  recordPasses,
  storedEvent,
} from "./stored-records.js";

/**
 * Reads of the log and of streams, each answered by the leader: what was appended is in the next
 * read. Every page is one call with a deadline of its own.
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
    let from = after === undefined ? undefined : toLogPosition(after);
    if (passesNothing(filter)) return events;
    for (;;) {
      const records = await this.forward(from, limit, serverFilter(filter));
      for (const record of records) {
        if (recordPasses(filter, record)) events.push(storedEvent(record));
        if (events.length === limit) return events;
      }
      const last = records.at(-1);
      if (last === undefined || records.length < limit) return events;
      from = logPositionOf(last);
    }
  }

  /** Position of the newest event. */
  async head(): Promise<Position | undefined> {
    const newest = await this.newest();
    return newest && toPosition(logPositionOf(newest));
  }

  /** The newest event. */
  newest(): Promise<LogRecord | undefined> {
    return this.#last({ filter: serverFilter(undefined) });
  }

  /** Position of the newest record, event or not: the server tells readers positions of any. */
  async end(): Promise<Position | undefined> {
    const last = await this.#last({});
    return last && toPosition(logPositionOf(last));
  }

  async #last(which: Pick<ReadAllOptions, "filter">): Promise<LogRecord | undefined> {
    const options = { fromPosition: END, maxCount: 1, direction: BACKWARDS } as const;
    const [last] = await this.connection.repeat((client) =>
      Array.fromAsync(client.readAll({ ...options, ...which, requiresLeader: true }), recordOf),
    );
    return last;
  }

  /** The first `count` records after `after` that the server lets through; fewer: there are no more. */
  async forward(
    after: bigint | undefined,
    count: number,
    filter: ServerFilter,
  ): Promise<LogRecord[]> {
    const records = await this.connection.repeat((client) => {
      const options = {
        fromPosition: after === undefined ? START : { commit: after, prepare: after },
        // The record at the position comes once more, if it passes.
        maxCount: after === undefined ? count : count + 1,
        direction: FORWARDS,
        requiresLeader: true,
        filter,
      } as const;
      return Array.fromAsync(client.readAll(options), recordOf);
    });
    const next = records.filter((record) => after === undefined || logPositionOf(record) > after);
    return next.slice(0, count);
  }
}
