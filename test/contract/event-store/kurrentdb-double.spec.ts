import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import {
  DuplicateIdempotencyKey,
  exactly,
  type KurrentDbEventStore,
  LogEndsBefore,
  NO_STREAM,
  type Position,
  RevisionConflict,
  StoreUnavailable,
} from "#event-store";
import { type AppendFault, type KurrentDbDouble, startKurrentDbDouble } from "#testing";
import { all, count, newStream, note, oneByOne, remembered, texts } from "./fixtures.js";
import { HASTY, type KurrentDbLog, kurrentDbLog } from "./kurrentdb-log.js";

describe("a KurrentDB event store and what only the double can do to it", () => {
  let server: KurrentDbDouble;
  let log: KurrentDbLog;
  let store: KurrentDbEventStore;
  beforeEach(async () => {
    server = await startKurrentDbDouble();
    log = kurrentDbLog(server.url, () => server.stop());
    store = await log.open(HASTY);
  });
  afterEach(() => log.close());

  const single = (name = "n") => [
    { stream: newStream(), expected: NO_STREAM, events: [note(name)] },
  ];

  it("cannot be opened on a server that cannot check streams it does not write to", async () => {
    const old = await startKurrentDbDouble({ appendsRecords: false });
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

      it("moves streams together or not at all, and the retry of another process finds it done", async () => {
        const [decision, packet, rests] = [newStream(), newStream("other"), newStream()];
        await store.append([{ stream: rests, expected: NO_STREAM, events: [note()] }]);
        const record = remembered();
        const appends = [
          { stream: decision, expected: NO_STREAM, events: [note("decided")] },
          { stream: packet, expected: NO_STREAM, events: [note("frozen")] },
          { stream: rests, expected: exactly(0n), events: [] },
        ];
        // A process that ends when the first attempt goes wrong.
        const ended = await log.open({ ...HASTY, attempts: 1 });
        server.appendFaults.push(fault);
        await expect(ended.append(appends, record)).rejects.toBeInstanceOf(StoreUnavailable);
        const both = async () => [
          ...texts(await all(store.readStream(decision))),
          ...texts(await all(store.readStream(packet))),
        ];
        const done = fault !== "cutBefore";
        expect(await both()).toEqual(done ? ["decided", "frozen"] : []);
        const again = store.append(appends, record);
        if (done) await expect(again).rejects.toBeInstanceOf(DuplicateIdempotencyKey);
        else await again;
        expect(await both()).toEqual(["decided", "frozen"]);
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

  it("does not wait for a server that is silent, and goes on when it speaks again", async () => {
    store = await log.open({ deadlineMs: 1_000, attempts: 2, firstPauseMs: 1 });
    const silence = Promise.withResolvers<undefined>();
    server.held = silence.promise;
    await expect(store.append(single())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
    const { signal } = new AbortController();
    await expect(all(store.subscribe({ signal }))).rejects.toBeInstanceOf(StoreUnavailable);
    server.held = undefined;
    silence.resolve(undefined);
    const [append] = single("now");
    await store.append([append!]);
    expect(texts(await all(store.readStream(append!.stream)))).toEqual(["now"]);
  });

  describe("when the server looks at the log for longer than one call may take", () => {
    const filter = { categories: ["rare"] };
    const append = (category: string, count: number) => {
      const events = Array.from({ length: count }, () => note(category));
      return store.append([{ stream: newStream(category), expected: NO_STREAM, events }]);
    };
    beforeEach(async () => {
      store = await log.open({ deadlineMs: 1_500, attempts: 1 });
      // Each event is two records, which are looked at 32 at a time.
      await append("thing", 100);
      await append("rare", 1);
      await append("thing", 1);
      server.onWindow = () => pause(300);
    });

    it("finds what there is, and that there is no more", async () => {
      expect(texts(await all(store.readAll({ filter })))).toEqual(["rare"]);
    });

    it("goes on where the server had looked, when the connection breaks", async () => {
      await append("thing", 500);
      let windows = 0;
      server.onWindow = async () => {
        windows += 1;
        await pause(5);
        if (windows === 25) server.cut();
      };
      store = await log.open(HASTY);
      expect(texts(await all(store.readAll({ filter })))).toEqual(["rare"]);
      // Some 1,200 records, 32 at a time, once: 38.
      expect(windows).toBeLessThan(50);
    });

    it("follows from the beginning", async () => {
      const { signal } = new AbortController();
      const next = oneByOne(store.subscribe({ filter, signal }));
      let { events } = await next();
      while (events.length === 0) ({ events } = await next());
      expect(texts(events)).toEqual(["rare"]);
    });

    it("knows the newest event at once", async () => {
      const guards = Array.from({ length: 100 }, (_, i) => guard(`_request-${i}`));
      server.records.append(guards, []);
      await append("thing", 1);
      server.onWindow = () => new Promise(() => undefined);
      const head = await store.head();
      server.onWindow = () => undefined;
      expect(head).toBe((await all(store.readAll())).at(-1)?.position);
    });

    it("does not wait for one that says nothing at all", async () => {
      server.onWindow = () => new Promise(() => undefined);
      await expect(all(store.readAll({ filter }))).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });

  it("does not follow a log that ends before the position of its reader", async () => {
    await store.append(single("a"));
    const backup = await startKurrentDbDouble();
    const restored = await log.open({ ...HASTY, url: backup.url });
    await restored.append(single("a"));
    await store.append(single("lost"));
    const after = await store.head();
    const { signal } = new AbortController();
    const reading = all(restored.subscribe({ after: after!, signal }));
    await expect(reading).rejects.toBeInstanceOf(LogEndsBefore);
    expect(store.compare((await restored.end())!, after!)).toBeLessThan(0);
    await backup.stop();
  });

  it("never goes back, though the server sends more than passes", async () => {
    const { signal } = new AbortController();
    const filter = { categories: ["thing"], types: ["testing.ThingCounted"] };
    const following = (async () => {
      const positions: Position[] = [];
      for await (const { events, position } of store.subscribe({ filter, signal, batchSize: 1 })) {
        positions.push(position);
        if (events.length > 0) return positions;
      }
      return positions;
    })();
    for (let i = 0; i < 100; i += 1) await store.append(single());
    await store.append([{ stream: newStream(), expected: NO_STREAM, events: [count(1)] }]);
    const positions = await following;
    for (const [i, position] of positions.slice(1).entries()) {
      expect(store.compare(positions[i]!, position)).toBeLessThan(0);
    }
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
});

function guard(stream: string) {
  const [id, contentType] = [randomUUID(), "application/octet-stream"];
  return { id, stream, type: "_request", contentType, data: Buffer.alloc(0) };
}
