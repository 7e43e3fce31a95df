import {
  type EventFilter,
  type EventStore,
  KurrentDbEventStore,
  type Position,
} from "#event-store";
import { startKurrentDbDouble } from "#testing";
import { tcpProxy } from "./tcp-proxy.js";

/** Connection string of a real server, without TLS; absent: the double is the server. */
export const REAL_SERVER = process.env["KURRENTDB_URL"];

/** A server whose connections can be broken. */
export interface ServerUnderTest {
  readonly url: string;
  /** Breaks every connection. */
  cut(): void;
  /** Is away until `open`. */
  shut(): Promise<void>;
  open(): Promise<void>;
  /** The next append is done, and its answer is lost with the connection. */
  loseNextAnswer(): void;
  stop(): Promise<void>;
}

/** The double, or a door before the real server. */
export async function newServer(): Promise<ServerUnderTest> {
  if (REAL_SERVER !== undefined) return doorTo(REAL_SERVER);
  const server = await startKurrentDbDouble();
  return {
    url: server.url,
    cut: () => server.cut(),
    shut: () => server.shut(),
    open: () => server.open(),
    loseNextAnswer: () => void server.appendFaults.push("cutAfter"),
    stop: () => server.stop(),
  };
}

async function doorTo(url: string): Promise<ServerUnderTest> {
  const door = await tcpProxy(url);
  return {
    url: door.url,
    cut: () => door.cut(),
    shut: async () => door.cut({ andRefuse: true }),
    open: async () => door.cut({ andRefuse: false }),
    loseNextAnswer: () => {
      door.muteServer();
      void door.heardMuted().then(() => door.cut());
    },
    stop: () => door.close(),
  };
}

/**
 * `store` as if its log had begun just now: the log of a real server cannot be emptied, and other
 * tests have written to it.
 */
export async function fromNow(
  store: KurrentDbEventStore,
  start: Position | undefined,
): Promise<EventStore> {
  if (start === undefined) return store;
  const since = <O extends { after?: Position; filter?: EventFilter }>(options: O): O => ({
    after: start,
    ...options,
  });
  return {
    append: (appends, idempotency) => store.append(appends, idempotency),
    readStream: (stream, from) => store.readStream(stream, from),
    readStreams: (wanted) => store.readStreams(wanted),
    readAll: (options = {}) => store.readAll(since(options)),
    subscribe: (options) => store.subscribe(since(options)),
    readStored: (options) => store.readStored(since(options)),
    readStoredAt: (places) => store.readStoredAt(places),
    streamsOf: (id) => store.streamsOf(id),
    head: async () => {
      const head = await store.head();
      return head === start ? undefined : head;
    },
    end: () => store.end(),
    countAfter: (after = start, filter) => store.countAfter(after, filter),
    compare: (a, b) => store.compare(a, b),
    findIdempotencyRecord: (scope, key) => store.findIdempotencyRecord(scope, key),
  };
}
