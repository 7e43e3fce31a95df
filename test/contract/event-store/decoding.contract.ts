import {
  type EventCodec,
  EventRegistry,
  type EventStore,
  NO_STREAM,
  PlainJsonCodec,
  UnreadableEvent,
} from "#event-store";
import type { StreamName } from "#kernel";
import {
  all,
  appendVisibly,
  count,
  counted,
  countedV1,
  type LogUnderTest,
  METADATA,
  newStream,
  note,
  noted,
  REGISTRY,
  ScramblingCodec,
} from "./fixtures.js";

/** Stored bytes, versions of shapes, and what a reader does that cannot read. */
export function decoding(log: () => LogUnderTest): void {
  async function write(
    registry: EventRegistry,
    event: { type: string; data: unknown },
  ): Promise<StreamName> {
    const stream = newStream();
    const store = await log().open({ registry });
    await appendVisibly(store, [
      { stream, expected: NO_STREAM, events: [note("before"), { ...note(), event }] },
    ]);
    return stream;
  }

  it("stores the bytes of the codec, exactly: key order, spelling, any script", async () => {
    const store = await log().open();
    const metadata = Object.fromEntries(Object.entries(METADATA).reverse()) as typeof METADATA;
    const data = {
      more: { z: 1, a: 2, é: 3, "10": 4, "9": 5 },
      text: "\ud83d\ude00 \u0000 \u2028 </é>",
    };
    const event = { ...note(), event: { type: noted.type, data }, metadata };
    const stream = newStream();
    await store.append([{ stream, expected: NO_STREAM, events: [event] }]);

    const stored = await log().storedBytes(event.eventId);
    expect(stored.payload.toString("utf8")).toBe(JSON.stringify(data));
    expect(stored.metadata.toString("utf8")).toBe(JSON.stringify(metadata));
    expect(stored.metadata.toString("utf8")).toMatch(/^\{"occurredAt"/);
    const place = { eventId: event.eventId, stream, revision: 0n };
    const [encoded] = await new PlainJsonCodec().encode([
      { ...place, definition: noted, data, metadata },
    ]);
    expect(stored.payload.equals(encoded!.payload)).toBe(true);
    expect(stored.metadata.equals(encoded!.metadata)).toBe(true);
  });

  it("hands the codec what encryption needs, and reads only through it", async () => {
    const codec = new ScramblingCodec();
    const store = await log().open({ codec });
    const [a, b] = [newStream(), newStream()];
    const events = [note("x"), note("y"), count(3)];
    await store.append([
      { stream: a, expected: NO_STREAM, events: events.slice(0, 2) },
      { stream: b, expected: NO_STREAM, events: events.slice(2) },
    ]);
    expect(codec.encoded).toMatchObject([
      { eventId: events[0]!.eventId, stream: a, revision: 0n, definition: noted },
      { eventId: events[1]!.eventId, stream: a, revision: 1n, definition: noted },
      { eventId: events[2]!.eventId, stream: b, revision: 0n, definition: counted },
    ]);
    expect((await log().storedBytes(events[0]!.eventId)).payload[0]).toBe(0x7b ^ 0xa5);
    expect((await all(store.readStream(a))).map((e) => e.event)).toEqual(
      events.slice(0, 2).map((e) => e.event),
    );
    await expect(all((await log().open()).readStream(a))).rejects.toBeInstanceOf(UnreadableEvent);
  });

  it("refuses a codec that loses an event", async () => {
    const plain = new PlainJsonCodec();
    const codec: EventCodec = {
      encode: async (events) => (await plain.encode(events)).slice(1),
      decode: (events) => plain.decode(events),
    };
    const store = await log().open({ codec });
    const stream = newStream();
    const append = store.append([{ stream, expected: NO_STREAM, events: [note(), note()] }]);
    await expect(append).rejects.toThrow("lost or added");
    expect(await all(store.readStream(stream))).toEqual([]);
  });

  it("reads an older version as the newest, and says in which it was written", async () => {
    const old = new EventRegistry([noted, countedV1]);
    const stream = await write(old, { type: countedV1.type, data: { amount: "12" } });
    const [, read] = await all((await log().open()).readStream(stream));
    expect(read).toMatchObject({
      schemaVersion: 1,
      event: { type: counted.type, data: { amount: 12, unit: "" } },
    });
  });

  const unreadable: [string, EventRegistry, { type: string; data: unknown }, EventRegistry][] = [
    [
      "an unknown type",
      REGISTRY,
      { type: counted.type, data: { amount: 1, unit: "" } },
      new EventRegistry([noted]),
    ],
    [
      "a newer version, even if it looks like one that is known",
      REGISTRY,
      { type: counted.type, data: { amount: 1, unit: "" } },
      new EventRegistry([noted, { ...counted, version: 1 }]),
    ],
    [
      "old data that upcasts to nonsense",
      new EventRegistry([noted, countedV1]),
      { type: counted.type, data: { amount: "twelve" } },
      REGISTRY,
    ],
  ];

  describe.each(unreadable)("%s", (_what, writer, event, reader) => {
    let stream: StreamName;
    let store: EventStore;
    beforeEach(async () => {
      stream = await write(writer, event);
      store = await log().open({ registry: reader });
    });

    it("stops every reader, loudly and without the data", async () => {
      const { signal } = new AbortController();
      const attempts = [store.readStream(stream), store.readAll(), store.subscribe({ signal })];
      for (const attempt of attempts) {
        const error: unknown = await all<unknown>(attempt).catch((e: unknown) => e);
        expect(error).toBeInstanceOf(UnreadableEvent);
        expect(error).toMatchObject({ eventType: counted.type });
        expect((error as Error).message).not.toContain("twelve");
      }
    });

    it("is read past by nobody: a reader gets no further than the event before it", async () => {
      const seen: string[] = [];
      const { signal } = new AbortController();
      await expect(async () => {
        for await (const { events } of store.subscribe({ batchSize: 1, signal })) {
          seen.push(...events.map((e) => e.event.type));
        }
      }).rejects.toBeInstanceOf(UnreadableEvent);
      expect(seen).toEqual([noted.type]);
    });

    it("does not stop a reader whose filter leaves it out", async () => {
      const filter = { types: [noted.type] };
      expect(await all(store.readAll({ filter }))).toHaveLength(1);
    });
  });
}
