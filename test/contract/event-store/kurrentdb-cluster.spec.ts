import {
  type AppendResult,
  DuplicateIdempotencyKey,
  type KurrentDbEventStore,
  NO_STREAM,
  RevisionConflict,
  StoreUnavailable,
} from "#event-store";
import { type KurrentDbDouble, startKurrentDbDouble } from "#testing";
import { all, newStream, note, remembered, texts } from "./fixtures.js";
import { followed } from "./followed.js";
import { HASTY, type KurrentDbLog, kurrentDbLog } from "./kurrentdb-log.js";

describe("a KurrentDB event store and what happens between the nodes of a cluster", () => {
  let server: KurrentDbDouble;
  let log: KurrentDbLog;
  let store: KurrentDbEventStore;
  beforeEach(async () => {
    server = await startKurrentDbDouble();
    log = kurrentDbLog(server.url, () => server.stop());
  });
  afterEach(() => log.close());

  const single = (name = "n") => [
    { stream: newStream(), expected: NO_STREAM, events: [note(name)] },
  ];

  it("follows the leadership to another node, with appends, reads and subscriptions", async () => {
    const next = await startKurrentDbDouble({ records: server.records });
    store = await log.open({ ...HASTY, url: clusterOf(server, next) });
    const { signal } = new AbortController();
    await store.append(single("a"));
    const follow = followed(store, signal);
    expect(await follow.until("a")).toEqual(["a"]);
    server.leader = next.endpoint;
    server.cut();
    const [append] = single("b");
    await store.append([append!]);
    expect(texts(await all(store.readStream(append!.stream)))).toEqual(["b"]);
    expect(next.appends).toBeGreaterThan(0);
    expect(next.sent).toBeGreaterThan(0);
    expect(await follow.until("b")).toEqual(["a", "b"]);
    await next.stop();
  });

  it("follows the leadership though the connection to the first leader stays", async () => {
    const next = await startKurrentDbDouble({ records: server.records });
    store = await log.open({ ...HASTY, url: clusterOf(server, next) });
    await store.append(single("a"));
    server.leader = next.endpoint;
    const [append] = single("b");
    await store.append([append!]);
    expect(texts(await all(store.readStream(append!.stream)))).toEqual(["b"]);
    expect(next.appends).toBeGreaterThan(0);
    expect(next.sent).toBeGreaterThan(0);
    await next.stop();
  });

  it("reads nothing from a node that does not lead any more", async () => {
    const next = await startKurrentDbDouble({ records: server.records });
    store = await log.open({ ...HASTY, url: clusterOf(server, next) });
    const [append] = single("a");
    await store.append([append!]);
    const read = async () => [
      ...texts(await all(store.readStream(append!.stream))),
      ...texts(await all(store.readAll())),
    ];
    expect(await read()).toEqual(["a", "a"]);
    const { sent } = server;
    server.leader = next.endpoint;
    expect(await read()).toEqual(["a", "a"]);
    expect(server.sent).toBe(sent);
    await next.stop();
  });

  describe("while what was appended is not settled, because other nodes are away", () => {
    const record = remembered();
    const appends = single("once");
    beforeEach(async () => {
      store = await log.open({ ...HASTY, attempts: 8 });
      server.records.settles = false;
    });
    afterEach(async () => {
      expect(texts(await all(store.readStream(appends[0]!.stream)))).toEqual(["once"]);
      expect(await store.findIdempotencyRecord(record.scope, record.key)).toEqual(record);
    });

    /** The append, or `another`; `then` as soon as it was refused twice. */
    const append = async (then: () => void, another?: () => Promise<AppendResult>) => {
      const asked = server.appends;
      const answer = (another?.() ?? store.append(appends, record)).then(
        ({ position }) => position,
        (error: unknown) => error,
      );
      while (server.appends < asked + 2) await store.head();
      server.records.settles = true;
      then();
      return answer;
    };
    const lost = async () => {
      const impatient = await log.open({ deadlineMs: 300, attempts: 1 });
      await expect(impatient.append(appends, record)).rejects.toBeInstanceOf(StoreUnavailable);
    };

    it("a repeat waits, and finds it done", async () => {
      await lost();
      const answer = await append(() => server.records.settle());
      expect(answer).toBeInstanceOf(DuplicateIdempotencyKey);
    });

    it("a repeat waits, and does it if it was dropped", async () => {
      await lost();
      expect(await append(() => server.records.drop())).toBe(await store.head());
    });

    it("an append whose connection broke finds what it did itself", async () => {
      server.appendFaults.push("cutAfter");
      expect(await append(() => server.records.settle())).toBe(await store.head());
    });

    it("another append to the same stream waits, and is refused for what can be read then", async () => {
      await lost();
      const answer = await append(
        () => server.records.settle(),
        () => store.append([{ ...appends[0]!, events: [note("other")] }]),
      );
      expect(answer).toMatchObject({ expected: NO_STREAM, actual: 0n });
      expect(answer).toBeInstanceOf(RevisionConflict);
    });

    it("another append to the same stream waits, and is done if the first was dropped", async () => {
      await lost();
      const other = () => store.append([{ ...appends[0]!, events: [note("once")] }]);
      expect(await append(() => server.records.drop(), other)).toBe(await store.head());
      await store.append(single(), record);
    });

    it("a repeat does not wait for ever, and is told nothing that may turn out wrong", async () => {
      await lost();
      const hasty = await log.open(HASTY);
      await expect(hasty.append(appends, record)).rejects.toBeInstanceOf(StoreUnavailable);
      server.records.settle();
    });
  });
});

/** The connection string that names both nodes. */
function clusterOf(one: KurrentDbDouble, { endpoint: { host, port } }: KurrentDbDouble): string {
  return one.url.replace("?", `,${host}:${port}?`);
}
