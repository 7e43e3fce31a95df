import {
  DuplicateEvent,
  exactly,
  type KurrentDbEventStore,
  NO_STREAM,
  type Position,
  RevisionConflict,
  StoreUnavailable,
} from "#event-store";
import { type AppendFault, KurrentDbDouble } from "#testing";
import { all, newStream, note, oneByOne, remembered, texts } from "./fixtures.js";
import { type KurrentDbLog, kurrentDbLog } from "./kurrentdb-log.js";

/** Little patience: what is away in these tests stays away. */
const HASTY = { deadlineMs: 3_000, attempts: 3, firstPauseMs: 20 };

describe("a KurrentDB event store and its connection", () => {
  let server: KurrentDbDouble;
  let log: KurrentDbLog;
  let store: KurrentDbEventStore;
  beforeEach(async () => {
    server = await KurrentDbDouble.start();
    log = kurrentDbLog(server.url, () => server.stop());
    store = await log.open(HASTY);
  });
  afterEach(() => log.close());

  const single = (name = "n") => [
    { stream: newStream(), expected: NO_STREAM, events: [note(name)] },
  ];

  it("cannot be opened where nobody listens", async () => {
    await server.shut();
    await expect(log.open(HASTY)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it("cannot be opened on a server that cannot check streams it does not write to", async () => {
    const old = await KurrentDbDouble.start({ appendsRecords: false });
    await expect(log.open({ ...HASTY, url: old.url })).rejects.toThrow("26.1");
    await old.stop();
  });

  it("does not quote a connection string that is wrong", async () => {
    const opened = log.open({ url: "kurrentdb://rechtop:secret@[nowhere" });
    await expect(opened).rejects.toThrow("cannot be read");
    await expect(opened).rejects.not.toThrow("secret");
  });

  it("takes streams of the categories that it was told, and no others", async () => {
    const stream = newStream("seventhCondition");
    const append = store.append([{ stream, expected: NO_STREAM, events: [note()] }]);
    await expect(append).rejects.toBeInstanceOf(TypeError);
    expect(server.records.of(stream)).toEqual([]);
  });

  it("says unavailable on every call while the server is away, and recovers by itself", async () => {
    const [append] = single();
    await store.append([append!]);
    expect(await all(store.readAll())).toHaveLength(1);
    await server.shut();
    const { signal } = new AbortController();
    const record = remembered();
    const place = { stream: append!.stream, revision: 0n };
    const calls: (() => Promise<unknown>)[] = [
      () => store.append(single()),
      () => all(store.readStream(append!.stream)),
      () => all(store.readStreams([{ stream: append!.stream }])),
      () => all(store.readAll()),
      () => all(store.subscribe({ signal })),
      () => store.readStored({ limit: 1 }),
      () => store.readStoredAt([place]),
      () => store.streamsOf(append!.events[0]!.eventId),
      () => store.head(),
      () => store.countAfter(),
      () => store.findIdempotencyRecord(record.scope, record.key),
    ];
    await Promise.all(calls.map((call) => expect(call()).rejects.toBeInstanceOf(StoreUnavailable)));

    await server.open();
    await store.append(single());
    expect(await all(store.readStream(append!.stream))).toHaveLength(1);
    expect(await all(store.readAll())).toHaveLength(2);
  });

  describe.each<[AppendFault]>([["cutBefore"], ["cutDuring"], ["cutAfter"], ["wrongRevision"]])(
    "when an append meets the fault %s",
    (fault) => {
      it("appends once and says where", async () => {
        const stream = newStream();
        await store.append([{ stream, expected: NO_STREAM, events: [note("before")] }]);
        server.appendFaults.push(fault);
        const record = remembered();
        const appends = [{ stream, expected: exactly(0n), events: [note("a"), note("b")] }];
        const { position } = await store.append(appends, record);
        const read = await all(store.readStream(stream));
        expect(texts(read)).toEqual(["before", "a", "b"]);
        expect(read.at(-1)?.position).toBe(position);
        expect(await store.findIdempotencyRecord(record.scope, record.key)).toEqual(record);
      });

      it("does not take what another writer did for its own", async () => {
        const stream = newStream();
        const other = await log.open(HASTY);
        server.appendFaults.push(fault);
        const attempts = await Promise.allSettled([
          store.append([{ stream, expected: NO_STREAM, events: [note("one")] }]),
          other.append([{ stream, expected: NO_STREAM, events: [note("other")] }]),
        ]);
        const done = attempts.flatMap((attempt, i) => (attempt.status === "fulfilled" ? [i] : []));
        expect(done).toHaveLength(1);
        expect(texts(await all(store.readStream(stream)))).toEqual([["one", "other"][done[0]!]]);
        for (const attempt of attempts) {
          if (attempt.status === "rejected")
            expect(attempt.reason).toBeInstanceOf(RevisionConflict);
        }
      });
    },
  );

  it("does not know whether an append was stored whose answers were all lost; the retry does", async () => {
    server.appendFaults.push("cutAfter", "cutAfter", "cutAfter");
    const request = single("once");
    await expect(store.append(request)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.append(request)).rejects.toBeInstanceOf(DuplicateEvent);
    expect(texts(await all(store.readStream(request[0]!.stream)))).toEqual(["once"]);
  });

  it("does not wait for a server that is silent, and goes on when it speaks again", async () => {
    store = await log.open({ deadlineMs: 1_000, attempts: 2, firstPauseMs: 1 });
    const silence = Promise.withResolvers<void>();
    server.held = silence.promise;
    await expect(store.append(single())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    server.held = undefined;
    silence.resolve();
    const [append] = single("now");
    await store.append([append!]);
    expect(texts(await all(store.readStream(append!.stream)))).toEqual(["now"]);
  });

  it("follows the leadership to another node, with appends, reads and subscriptions", async () => {
    const next = await KurrentDbDouble.start({ records: server.records });
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
    expect(await follow.until("b")).toEqual(["a", "b"]);
    await next.stop();
  });

  it("ends a subscription whose connection breaks; it goes on from its last position", async () => {
    await store.append(single("a"));
    const { signal } = new AbortController();
    const next = oneByOne(store.subscribe({ signal }));
    const { position } = await next();
    const broken = next();
    server.cut();
    await expect(broken).rejects.toBeInstanceOf(StoreUnavailable);
    await store.append(single("b"));
    const again = oneByOne(store.subscribe({ after: position, signal }));
    expect(texts((await again()).events)).toEqual(["b"]);
  });

  it("skips and repeats nothing when its connection breaks again and again", async () => {
    const { signal } = new AbortController();
    const follow = followed(store, signal);
    const names = Array.from({ length: 40 }, (_, i) => `n${i}`);
    for (const [i, name] of names.entries()) {
      await store.append(single(name));
      if (i % 7 === 3) server.cut();
    }
    expect(await follow.until("n39")).toEqual(names);
  });

  it("is sent no more than it has room for while its consumer is busy", async () => {
    const stream = newStream();
    const text = "x".repeat(20_000);
    for (let i = 0n; i < 40n; i += 1n) {
      const expected = i === 0n ? NO_STREAM : exactly(i * 10n - 1n);
      const events = Array.from({ length: 10 }, () => note(text));
      await store.append([{ stream, expected, events }]);
    }
    const { signal } = new AbortController();
    const next = oneByOne(store.subscribe({ batchSize: 5, signal }));
    await next();
    const before = server.sent;
    // Time for a server that does not care to send everything.
    for (let i = 0; i < 20; i += 1) await store.head();
    expect(server.sent - before).toBeLessThan(100);
    let seen = 5;
    while (seen < 400) seen += (await next()).events.length;
    expect(seen).toBe(400);
  });

  it("asks the server to leave out what is of no use: other categories, guards, its own records", async () => {
    await store.append([
      { stream: newStream(), expected: NO_STREAM, events: [note("a")] },
      { stream: newStream("other"), expected: NO_STREAM, events: [note("b")] },
    ]);
    const before = server.sent;
    expect(texts(await all(store.readAll({ filter: { categories: ["thing"] } })))).toEqual(["a"]);
    // The newest event of the log, then the page.
    expect(server.sent - before).toBe(2);
  });

  it("ends what is under way when it is closed", async () => {
    const { signal } = new AbortController();
    const next = oneByOne(store.subscribe({ signal }));
    const waiting = next();
    waiting.catch(() => undefined);
    await store.close();
    await expect(waiting).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

/** A reader as the product has them: subscribes again after the last position whenever it is over. */
function followed(store: KurrentDbEventStore, signal: AbortSignal) {
  const seen: unknown[] = [];
  let after: Position | undefined;
  async function until(last: string): Promise<unknown[]> {
    for (;;) {
      try {
        const from = after === undefined ? {} : { after };
        for await (const batch of store.subscribe({ ...from, signal, batchSize: 3 })) {
          seen.push(...texts(batch.events));
          after = batch.position;
          if (seen.includes(last)) return seen;
        }
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
      }
    }
  }
  return { until };
}
