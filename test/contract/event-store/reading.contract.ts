import fc from "fast-check";
import {
  EventRegistry,
  type EventFilter,
  type EventStore,
  exactly,
  NO_STREAM,
  type Position,
  type StoredEvent,
  type StreamPart,
} from "#event-store";
import { type StreamName, uuid } from "#kernel";
import {
  all,
  appendVisibly,
  count,
  type LogUnderTest,
  METADATA,
  newStream,
  note,
  ScramblingCodec,
  take,
  texts,
  visible,
} from "./fixtures.js";

const SEED = 20_250_303;

/** Streams, the whole log, filters, positions, and the order of it all. */
export function reading(log: () => LogUnderTest): void {
  let store: EventStore;
  beforeEach(async () => {
    store = await log().open();
  });

  it("gives no events for a stream that does not exist, and refuses a name that is none", async () => {
    expect(await all(store.readStream(newStream()))).toEqual([]);
    await expect(all(store.readStream("thing" as StreamName))).rejects.toThrow(TypeError);
  });

  it("reads a stream from a revision, over many pages", async () => {
    const stream = newStream();
    const events = Array.from({ length: 40 }, (_, i) => note(String(i)));
    await store.append([{ stream, expected: NO_STREAM, events }]);
    const read = await all(store.readStream(stream, 3n));
    expect(read.map((e) => e.revision)).toEqual(
      Array.from({ length: 37 }, (_, i) => BigInt(i + 3)),
    );
    expect(await all(store.readStream(stream, 39n))).toHaveLength(1);
    expect(await all(store.readStream(stream, 40n))).toEqual([]);
  });

  it("reads its own writes from the stream at once", async () => {
    const stream = newStream();
    for (let i = 0n; i < 5n; i += 1n) {
      const expected = i === 0n ? NO_STREAM : exactly(i - 1n);
      await store.append([{ stream, expected, events: [note()] }]);
      expect(await all(store.readStream(stream))).toHaveLength(Number(i) + 1);
    }
  });

  it("reads several streams as it reads them one after the other, over many pages", async () => {
    const lengths = [3, 0, 7, 1, 21, 4, 0];
    const streams = lengths.map((_, i) => newStream(i % 2 ? "odd" : "even"));
    for (const [i, stream] of streams.entries()) {
      const events = Array.from({ length: lengths[i]! }, (_, n) => note(`${i}.${n}`));
      if (events.length > 0) await store.append([{ stream, expected: NO_STREAM, events }]);
    }
    const whole = streams.map((stream) => ({ stream }));
    const ends = streams.map((stream, i) => ({ stream, from: BigInt(i % 4) }));
    for (const parts of [
      whole,
      whole.toReversed(),
      whole.slice(2, 3),
      [],
      ends,
      [...whole, ...ends],
    ]) {
      const oneByOne = await Promise.all(
        parts.map(({ stream, from }: StreamPart) => all(store.readStream(stream, from))),
      );
      expect(await all(store.readStreams(parts))).toEqual(oneByOne.flat());
    }
    const none = store.readStreams([{ stream: "thing" as StreamName }]);
    await expect(all(none)).rejects.toThrow(TypeError);
  });

  it("gives back what was recorded: ids, metadata, revision, position, the store's time", async () => {
    const stream = newStream();
    const event = note("Überprüfung ✓");
    const before = Date.now();
    const position = await appendVisibly(store, [
      { stream, expected: NO_STREAM, events: [note(), event] },
    ]);
    const [, read] = await all(store.readStream(stream));
    expect(read).toEqual({
      eventId: event.eventId,
      stream,
      revision: 1n,
      position,
      schemaVersion: 1,
      event: event.event,
      metadata: METADATA,
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(Math.abs(Date.parse(read!.recordedAt) - before)).toBeLessThan(60_000);
    expect((await all(store.readAll())).at(-1)).toEqual(read);
    expect((await take(store, 2)).at(-1)).toEqual(read);
  });

  it("is empty at first", async () => {
    expect(await all(store.readAll())).toEqual([]);
    expect(await store.head()).toBeUndefined();
    expect(await store.countAfter()).toBe(0);
  });

  it("gives the log as it is stored, whatever it holds, page by page", async () => {
    const stream = newStream();
    const codec = new ScramblingCodec();
    const scrambled = await log().open({ codec });
    const events = [note("a"), count(1), note("b")];
    await appendVisibly(scrambled, [{ stream, expected: NO_STREAM, events }]);
    const decoded = await all(scrambled.readAll());
    // A program that knows neither the types nor the codec.
    store = await log().open({ registry: new EventRegistry([]) });

    const stored: StoredEvent[] = [];
    for (;;) {
      const after = stored.at(-1)?.position;
      const page = await store.readStored({ ...(after !== undefined && { after }), limit: 2 });
      expect(page.length).toBeLessThanOrEqual(2);
      if (page.length === 0) break;
      stored.push(...page);
    }
    expect(stored).toHaveLength(3);
    for (const [i, { payload, metadata, ...rest }] of stored.entries()) {
      const { eventId, revision, position, recordedAt, schemaVersion, event } = decoded[i]!;
      const place = { eventId, stream, revision, position };
      expect(rest).toEqual({ ...place, type: event.type, schemaVersion, recordedAt });
      const bytes = await log().storedBytes(eventId);
      expect(bytes.payload.equals(payload)).toBe(true);
      expect(bytes.metadata.equals(metadata)).toBe(true);
    }
    await expect(store.readStored({ limit: 0 })).rejects.toBeInstanceOf(TypeError);
  });

  describe("with a log of three categories and two types", () => {
    let positions: Position[];
    beforeEach(async () => {
      for (let i = 0; i < 30; i += 1) {
        const category = ["thing", "other", "rare"][i === 20 ? 2 : i % 2]!;
        const events = i % 3 === 0 ? [count(i)] : [note(String(i))];
        await store.append([{ stream: newStream(category), expected: NO_STREAM, events }]);
      }
      const last = await store.append([
        { stream: newStream("other"), expected: NO_STREAM, events: [note("end")] },
      ]);
      await visible(store, last.position);
      positions = (await all(store.readAll())).map((e) => e.position);
    });

    it("reads all forward from any position", async () => {
      expect(positions).toHaveLength(31);
      for (const i of [0, 6, 7, 8, 29, 30]) {
        const rest = await all(store.readAll({ after: positions[i]! }));
        expect(rest.map((e) => e.position)).toEqual(positions.slice(i + 1));
      }
    });

    it("compares positions as the log orders them", async () => {
      for (const [i, position] of positions.entries()) {
        expect(Math.sign(store.compare(position, positions[0]!))).toBe(Math.sign(i));
        if (i > 0) expect(store.compare(positions[i - 1]!, position)).toBeLessThan(0);
        expect(store.compare(position, position)).toBe(0);
      }
      expect(await store.head()).toBe(positions.at(-1));
      expect(() => store.compare("elsewhere:1" as Position, positions[0]!)).toThrow(TypeError);
      await expect(all(store.readAll({ after: "1" as Position }))).rejects.toThrow(TypeError);
    });

    it.each<[EventFilter]>([
      [{ categories: ["rare"] }],
      [{ categories: ["thing", "other", "thing"] }],
      [{ types: ["testing.ThingCounted"] }],
      [{ types: ["testing.ThingCounted", "testing.ThingNoted", "testing.ThingNoted"] }],
      [{ categories: ["other", "rare"], types: ["testing.ThingNoted"] }],
      [{ categories: ["nowhere"] }],
      [{ types: ["testing.Unknown"] }],
      [{ categories: [] }],
      [{ types: [] }],
      [{}],
    ])("filters by category and type: %j", async (filter) => {
      const passes = (category: string, type: string) =>
        (filter.categories?.includes(category) ?? true) && (filter.types?.includes(type) ?? true);
      const wanted = (await all(store.readAll())).filter((e) =>
        passes(e.stream.split("-")[0]!, e.event.type),
      );
      expect(await all(store.readAll({ filter }))).toEqual(wanted);
      expect(await store.countAfter(undefined, filter)).toBe(wanted.length);

      const after = positions[10]!;
      const rest = wanted.filter((e) => store.compare(e.position, after) > 0);
      expect(await all(store.readAll({ after, filter }))).toEqual(rest);
      expect(await store.countAfter(after, filter)).toBe(rest.length);
    });

    it("stops at what was visible when reading began", async () => {
      let read = 0;
      for await (const recorded of store.readAll()) {
        read += 1;
        const expected = exactly(recorded.revision);
        await appendVisibly(store, [{ stream: recorded.stream, expected, events: [note()] }]);
      }
      expect(read).toBe(31);
    });

    it("can be left in the middle", async () => {
      for await (const recorded of store.readAll()) {
        expect(recorded.position).toBe(positions[0]);
        break;
      }
      expect(await all(store.readAll())).toHaveLength(31);
    });
  });

  it(`keeps every event in the order in which it was appended (seed ${SEED})`, async () => {
    const step = fc.array(
      fc.record({ stream: fc.nat(3), events: fc.integer({ min: 0, max: 3 }) }),
      { minLength: 1, maxLength: 3 },
    );
    const program = fc.array(step, { minLength: 1, maxLength: 8 });
    let start = await store.head();
    await fc.assert(
      fc.asyncProperty(program, async (steps) => {
        const streams = Array.from({ length: 4 }, (_, i) => newStream(i % 2 ? "odd" : "even"));
        const revisions = [-1n, -1n, -1n, -1n];
        const written: { id: string; stream: StreamName; revision: bigint }[] = [];
        let last: Position | undefined;
        for (const [n, entries] of steps.entries()) {
          const unique = [...new Map(entries.map((e) => [e.stream, e])).values()];
          const appends = unique.map(({ stream, events }) => ({
            stream: streams[stream]!,
            expected: revisions[stream]! < 0n ? NO_STREAM : exactly(revisions[stream]!),
            events: Array.from({ length: events }, () => note(String(n))),
          }));
          if (appends.every((append) => append.events.length === 0)) continue;
          last = (await store.append(appends)).position;
          for (const [i, { stream }] of unique.entries()) {
            for (const { eventId } of appends[i]!.events) {
              revisions[stream]! += 1n;
              written.push({ id: eventId, stream: streams[stream]!, revision: revisions[stream]! });
            }
          }
        }
        if (last === undefined) return;
        await visible(store, last);
        const read = await all(store.readAll(start === undefined ? {} : { after: start }));
        expect(
          read.map((e) => ({ id: e.eventId, stream: e.stream, revision: e.revision })),
        ).toEqual(written.map((e) => ({ ...e, id: uuid(e.id) })));
        expect(read.at(-1)?.position).toBe(last);
        for (const stream of streams) {
          expect(await all(store.readStream(stream))).toEqual(
            read.filter((e) => e.stream === stream),
          );
        }
        start = last;
      }),
      { seed: SEED, numRuns: 25 },
    );
  });

  it("keeps the text of every note", async () => {
    const stream = newStream();
    const written = ["", "\u0000", "\ud83d\ude00", "a\u2028b", "\\x00", '{"a":1}', "é é"];
    await store.append([
      { stream, expected: NO_STREAM, events: written.map((text) => note(text)) },
    ]);
    expect(texts(await all(store.readStream(stream)))).toEqual(written);
  });
}
