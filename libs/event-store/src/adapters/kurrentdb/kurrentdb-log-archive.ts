import type { AppendRecordsResult } from "@kurrent/kurrentdb-client";
import { instant, parseStreamName } from "#kernel";
import { PlainJsonCodec } from "../../codec.js";
import { expectedEnds, importOnce, sameAnswer } from "../../copying/importing.js";
import type { LogArchive, StoredRequest } from "../../copying/log-archive.js";
import { revisionConflict } from "../../event-records.js";
import {
  DuplicateEvent,
  DuplicateIdempotencyKey,
  type Position,
  type StoredEvent,
  StoreUnavailable,
} from "../../port.js";
import { EventRegistry } from "../../registry.js";
import { type AppendRequest, check, confirms, eventRecord, record } from "./append-request.js";
import { checkedAppend } from "./checked-append.js";
import { Connection, type Patience } from "./connection.js";
import { isViolation } from "./errors.js";
import { LogFilter } from "./filters.js";
import {
  EVENT_GUARD_TYPE,
  eventGuard,
  REQUEST_GUARD_TYPE,
  REQUEST_GUARDS,
  requestData,
  requestGuard,
  storedRequestFrom,
} from "./guards.js";
import { inPortions } from "./import-portions.js";
import { KurrentDbEventStore } from "./kurrentdb-event-store.js";
import { LogReads } from "./log-reads.js";
import { comparePositions } from "./position.js";
import { dataOf, type LogRecord, storedEvent } from "./stored-records.js";

/** What a log in KurrentDB is moved with. */
export interface KurrentDbLogArchiveOptions extends Patience {
  /** Connection string, credentials and TLS in it. */
  readonly url: string;
  /** Every category that a stream may have; events of others are refused. */
  readonly categories: readonly string[];
}

const REQUESTS_PAGE = 200;

/** Guards that are looked at together. */
const GUARDS_AT_ONCE = 32;

/** The log in KurrentDB as something to be moved; what is imported has its guards like any event. */
export class KurrentDbLogArchive implements LogArchive {
  readonly positionsAreEvents = false;
  readonly #reads: LogReads;
  readonly #categories: ReadonlySet<string>;

  private constructor(
    options: KurrentDbLogArchiveOptions,
    private readonly connection: Connection,
    private readonly store: KurrentDbEventStore,
  ) {
    this.#reads = new LogReads(connection, options.categories);
    this.#categories = new Set(options.categories);
  }

  /**
   * Opens the log.
   *
   * @throws ConnectionUnusable when `url` is not a connection string, and when it does not let us in
   * @throws StoreUnavailable when no server answers
   * @throws Error when the server is older than 26.1
   */
  static async open(options: KurrentDbLogArchiveOptions): Promise<KurrentDbLogArchive> {
    // Nothing is encoded or decoded: bytes come and go as they are.
    const parts = { registry: new EventRegistry([]), codec: new PlainJsonCodec() };
    const store = await KurrentDbEventStore.open({ ...options, ...parts });
    return new KurrentDbLogArchive(options, await Connection.open(options.url, options), store);
  }

  readStored(options: { after?: Position; limit: number }): Promise<readonly StoredEvent[]> {
    return this.store.readStored(options);
  }

  compare(a: Position, b: Position): number {
    return comparePositions(a, b);
  }

  async newest(): Promise<StoredEvent | undefined> {
    const newest = await this.#reads.newest();
    return newest && storedEvent(newest);
  }

  async importStored(events: readonly StoredEvent[]): Promise<void> {
    for (const { stream } of events) {
      const { category } = parseStreamName(stream);
      if (!this.#categories.has(category)) throw new TypeError(`no stream is a ${category}`);
    }
    expectedEnds(events);
    for (const portion of inPortions(events)) {
      await importOnce(
        portion,
        (some) => this.#add(some),
        (places) => this.store.readStoredAt(places),
      );
    }
  }

  async *requests(): AsyncGenerator<readonly StoredRequest[]> {
    const guards = new LogFilter(this.#categories, REQUEST_GUARDS);
    for await (const records of this.#reads.forward(undefined, REQUESTS_PAGE, guards)) {
      yield records.map(requestOf);
    }
  }

  async importRequests(requests: readonly StoredRequest[]): Promise<void> {
    let left = requests;
    while (left.length > 0) {
      const portion = left.slice(0, GUARDS_AT_ONCE);
      const taken = await this.#append({
        records: portion.map((request) =>
          record(guardOf(request), REQUEST_GUARD_TYPE, requestData(request)),
        ),
        checks: portion.map((request) => check(guardOf(request), -1n)),
      });
      const there = portion.filter((request) => taken?.has(guardOf(request)));
      await Promise.all(there.map((request) => this.#assertSame(request)));
      const rest = taken === undefined ? [] : portion.filter((request) => !there.includes(request));
      left = [...rest, ...left.slice(GUARDS_AT_ONCE)];
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.store.close(), this.connection.close()]);
  }

  /** All of them or none. */
  async #add(events: readonly StoredEvent[]): Promise<void> {
    const guards = events.map(({ eventId }) => eventGuard(eventId));
    const ends = expectedEnds(events);
    const taken = await this.#append(
      {
        records: [
          ...guards.map((guard) => record(guard, EVENT_GUARD_TYPE, Buffer.alloc(0))),
          ...events.map(eventRecord),
        ],
        checks: [
          ...guards.map((guard) => check(guard, -1n)),
          ...ends.map(({ stream, expected }) => check(stream, expected)),
        ],
      },
      (answer) => confirms(answer, events),
    );
    if (taken === undefined) return;
    for (const { stream, expected } of ends) {
      const actual = taken.get(stream);
      if (actual !== undefined) throw revisionConflict(stream, expected, actual);
    }
    throw new DuplicateEvent();
  }

  /**
   * Appends under checks. It may be sent several times: once it was done, the checks fail.
   *
   * @returns where the streams stand whose checks failed; undefined: it was done
   */
  #append(
    request: Pick<AppendRequest, "records" | "checks">,
    confirmed?: (answer: AppendRecordsResult) => boolean,
  ): Promise<ReadonlyMap<string, bigint> | undefined> {
    return this.connection.repeat(async (client) => {
      const answer = await checkedAppend(client, request, this.#reads, confirmed);
      if (!isViolation(answer)) return undefined;
      return new Map(
        answer.violations.map(({ streamName, actualState }) => [
          streamName,
          typeof actualState === "bigint" ? actualState : -1n,
        ]),
      );
    });
  }

  async #assertSame(request: StoredRequest): Promise<void> {
    const [kept] = await this.#reads.stream(guardOf(request), 0n, 1);
    if (kept === undefined) throw new StoreUnavailable(new Error("a request is not settled yet"));
    if (!sameAnswer(requestOf(kept), request)) throw new DuplicateIdempotencyKey();
  }
}

function guardOf({ scope, key }: StoredRequest): string {
  return requestGuard(scope, key);
}

function requestOf(kept: LogRecord): StoredRequest {
  return storedRequestFrom(dataOf(kept), instant(kept.created.toISOString()));
}
