import { type EventStore, exactly, NO_STREAM, type Position } from "#event-store";
import {
  appendVisibly,
  type LogUnderTest,
  newStream,
  note,
  oneByOne,
  ScramblingCodec,
  texts,
} from "./fixtures.js";

/** Catching up, going live, positions, back-pressure, the end. */
export function subscribing(log: () => LogUnderTest): void {
  let store: EventStore;
  let abort: AbortController;
  beforeEach(async () => {
    store = await log().open();
    abort = new AbortController();
  });
  afterEach(() => abort.abort());

  const append = (...names: string[]) =>
    store.append([
      { stream: newStream(), expected: NO_STREAM, events: names.map((name) => note(name)) },
    ]);

  /** Collects texts until `last` is among them. */
  async function until(last: string, after?: Position) {
    const seen: unknown[] = [];
    let position = after;
    const from = after === undefined ? {} : { after };
    for await (const batch of store.subscribe({ ...from, batchSize: 3, signal: abort.signal })) {
      expect(batch.events.length).toBeLessThanOrEqual(3);
      seen.push(...texts(batch.events));
      position = batch.position;
      if (seen.includes(last)) break;
    }
    return { seen, position };
  }

  it("catches up and then goes on live, also with what another store appends", async () => {
    await append("a", "b", "c", "d");
    const reader = until("g");
    await append("e");
    const other = await log().open();
    const events = [note("f"), note("g")];
    await other.append([{ stream: newStream(), expected: NO_STREAM, events }]);
    expect((await reader).seen).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });

  it("resumes after a position without gap or repetition", async () => {
    await append("a", "b", "c", "d", "e");
    const first = await until("b");
    expect(first.seen).toEqual(["a", "b", "c"]);
    expect((await until("e", first.position)).seen).toEqual(["d", "e"]);
  });

  it("waits for the first event of an empty log", async () => {
    const reader = until("a");
    await append("a");
    expect((await reader).seen).toEqual(["a"]);
  });

  it("moves its position past what the filter leaves out, once", async () => {
    const position = await appendVisibly(store, [
      { stream: newStream("other"), expected: NO_STREAM, events: [note("a"), note("b")] },
    ]);
    const filter = { categories: ["thing"] };
    const next = oneByOne(store.subscribe({ filter, signal: abort.signal }));
    expect(await next()).toEqual({ events: [], position });

    // What it gives next is the next event, not the same nothing again.
    const second = next();
    await append("c");
    expect(texts((await second).events)).toEqual(["c"]);
  });

  it("reads no further than its consumer asks", async () => {
    const codec = new ScramblingCodec();
    store = await log().open({ codec });
    const stream = newStream();
    const events = Array.from({ length: 200 }, (_, i) => note(String(i)));
    await appendVisibly(store, [{ stream, expected: NO_STREAM, events }]);
    const next = oneByOne(store.subscribe({ batchSize: 10, signal: abort.signal }));
    expect((await next()).events).toHaveLength(10);
    // The consumer is busy: meanwhile others append, and are not read.
    await store.append([{ stream, expected: exactly(199n), events: [note("more")] }]);
    expect(codec.decodedEvents).toBe(10);
    expect((await next()).events).toHaveLength(10);
    expect(codec.decodedEvents).toBe(20);
  });

  it("ends when it is aborted while it waits", async () => {
    const batches = store.subscribe({ signal: abort.signal })[Symbol.asyncIterator]();
    const next = batches.next();
    abort.abort();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  it("ends when it is aborted between two batches, or before it began", async () => {
    await append("a", "b");
    const options = { batchSize: 1, signal: abort.signal };
    const batches = store.subscribe(options)[Symbol.asyncIterator]();
    await batches.next();
    abort.abort();
    expect((await batches.next()).done).toBe(true);
    expect((await store.subscribe(options)[Symbol.asyncIterator]().next()).done).toBe(true);
  });

  it("refuses a batch of less than one event", async () => {
    const batches = store.subscribe({ batchSize: 0, signal: abort.signal });
    await expect(batches[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(TypeError);
  });
}
