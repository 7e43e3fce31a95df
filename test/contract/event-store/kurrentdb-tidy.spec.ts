import { setImmediate as nextTurn } from "node:timers/promises";
import { type KurrentDbEventStore, NO_STREAM, StoreUnavailable } from "#event-store";
import { type KurrentDbDouble, startKurrentDbDouble } from "#testing";
import { all, count, newStream, note, oneByOne, texts } from "./fixtures.js";
import { followed } from "./followed.js";
import { HASTY, type KurrentDbLog, kurrentDbLog } from "./kurrentdb-log.js";

const PATIENCE_MS = 20_000;

describe("a KurrentDB event store, what it leaves behind and what it leaves out", () => {
  let server: KurrentDbDouble;
  let log: KurrentDbLog;
  let store: KurrentDbEventStore;
  let over: AbortController;
  beforeEach(async () => {
    server = await startKurrentDbDouble();
    log = kurrentDbLog(server.url, () => server.stop());
    store = await log.open(HASTY);
    over = new AbortController();
  });
  afterEach(async () => {
    over.abort();
    await log.close();
  });

  const append = (category: string, ...names: string[]) =>
    store.append([
      { stream: newStream(category), expected: NO_STREAM, events: names.map((name) => note(name)) },
    ]);
  const many = Array.from({ length: 60 }, (_, i) => `n${i}`);

  describe("has nothing under way at the server any more", () => {
    beforeEach(async () => {
      await append("thing", ...many);
    });
    afterEach(async () => {
      await until(() => server.reading === 0);
    });

    it("when everything was read", async () => {
      expect(texts(await all(store.readAll()))).toEqual(many);
    });

    it("when its reader stopped before the end", async () => {
      for await (const { event } of store.readAll()) {
        expect(event.data).toEqual({ text: "n0" });
        break;
      }
    });

    it("when a page was read, and events were counted", async () => {
      expect(await store.readStored({ limit: 3 })).toHaveLength(3);
      expect(await store.countAfter()).toBe(many.length);
    });

    it("when a subscription is aborted that catches up", async () => {
      const next = oneByOne(store.subscribe({ signal: over.signal, batchSize: 3 }));
      expect((await next()).events).toHaveLength(3);
      expect(server.reading).toBe(1);
      over.abort();
      await expect(next()).rejects.toThrow("the subscription is over");
    });

    it("when a subscription is aborted that waits", async () => {
      const next = oneByOne(store.subscribe({ signal: over.signal, batchSize: 100 }));
      expect((await next()).events).toHaveLength(many.length);
      const waiting = next();
      over.abort();
      await expect(waiting).rejects.toThrow("the subscription is over");
    });

    it("when the follower of a subscription leaves", async () => {
      for await (const { events } of store.subscribe({ signal: over.signal })) {
        expect(events.length).toBeGreaterThan(0);
        break;
      }
    });

    it("when it is closed", async () => {
      const next = oneByOne(store.subscribe({ signal: over.signal }));
      const events = store.readAll()[Symbol.asyncIterator]();
      await Promise.all([next(), events.next()]);
      expect(server.reading).toBeGreaterThan(0);
      await store.close();
    });
  });

  it("leaves a node that does not lead any more, also with what it only listens to", async () => {
    const next = await startKurrentDbDouble({ records: server.records });
    next.leader = server.endpoint;
    const { host, port } = next.endpoint;
    store = await log.open({ ...HASTY, url: server.url.replace("?", `,${host}:${port}?`) });
    await append("thing", "a");
    const follow = followed(store, over.signal);
    expect(await follow.until("a")).toEqual(["a"]);
    const listening = follow.until("c");
    await until(() => server.reading > 0);
    [server.leader, next.leader] = [next.endpoint, undefined];
    // The connection to the first node stays; that it does not lead, the append is told.
    await append("thing", "b");
    await until(() => server.reading === 0 && next.reading > 0);
    await append("thing", "c");
    expect(await listening).toEqual(["a", "b", "c"]);
    await next.stop();
  });

  it("does not stay with a subscription by which the server does not send what is in the log", async () => {
    const filter = { categories: ["thing"] };
    let dies = false;
    server.onWindow = () => {
      if (!dies) return undefined;
      dies = false;
      return new Promise(() => undefined);
    };
    await append("thing", "a");
    const next = oneByOne(store.subscribe({ filter, signal: over.signal }));
    expect(texts((await next()).events)).toEqual(["a"]);
    await append("other", "x");
    let { position: after } = await next();
    // It is live now, so it is told at once, and is the first to look at more than a window.
    dies = true;
    await append("other", ...many);
    await append("thing", "b");
    const dead = async () => {
      for (;;) ({ position: after } = await next());
    };
    await expect(dead()).rejects.toBeInstanceOf(StoreUnavailable);
    const again = oneByOne(store.subscribe({ after, filter, signal: over.signal }));
    expect(texts((await again()).events)).toEqual(["b"]);
  });

  it("ends where the log ended when the reading began, however it grows meanwhile", async () => {
    // So large that the server cannot send ahead what comes later.
    const large = (name: string) => name + "x".repeat(20_000);
    const before = many.map(large);
    await append("thing", ...before);
    const { sent } = server;
    const read: unknown[] = [];
    for await (const { event } of store.readAll()) {
      read.push((event.data as { text: string }).text);
      await append("thing", ...["later", "later", "later"].map(large));
    }
    expect(read).toEqual(before);
    expect(server.sent - sent).toBeLessThan(2 * before.length);
  });

  it("gives a subscriber nothing but the types that it wants, of the categories that it wants", async () => {
    const filter = { categories: ["thing"], types: ["testing.ThingCounted"] };
    const appendBoth = async (amount: number) => {
      await append("other", "left out");
      await store.append([
        {
          stream: newStream(),
          expected: NO_STREAM,
          events: [note("left out"), count(amount), note("left out")],
        },
      ]);
    };
    await appendBoth(1);
    const seen: unknown[] = [];
    for await (const { events } of store.subscribe({ filter, signal: over.signal })) {
      seen.push(...events.map(({ event }) => event.data));
      if (seen.length === 1) await appendBoth(2);
      if (seen.length >= 2) break;
    }
    expect(seen).toEqual([1, 2].map((amount) => ({ amount, unit: "day" })));
  });
});

/** Returns when it is so; the double is in this process and gets its turns. */
async function until(isSo: () => boolean): Promise<void> {
  const began = performance.now();
  while (!isSo()) {
    if (performance.now() - began > PATIENCE_MS) throw new Error("it never was so");
    await nextTurn();
  }
}
