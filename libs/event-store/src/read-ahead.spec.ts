import { randomUUID } from "node:crypto";
import Type from "typebox";
import { closedObject, defineEvent, instant, plain, streamName, uuid } from "#kernel";
import { MemoryEventStore } from "./adapters/memory.js";
import { PlainJsonCodec } from "./codec.js";
import { exactly, NO_STREAM, type RecordedEvent } from "./port.js";
import { readAhead } from "./read-ahead.js";
import { EventRegistry } from "./registry.js";

const noted = defineEvent({
  type: "testing.ThingNoted",
  version: 1,
  schema: closedObject({ n: plain(Type.Integer()) }),
});

const metadata = {
  correlationId: "1",
  causationId: "2",
  actor: { id: "p", role: "r" },
  centre: "c",
  purpose: "p",
  legalBasis: "l",
  occurredAt: instant("2025-03-03T08:00:00Z"),
};

const note = (n: number) => ({
  eventId: uuid(randomUUID()),
  event: { type: noted.type, data: { n } },
  metadata,
});

describe("streams that are read ahead", () => {
  let store: MemoryEventStore;
  const [a, b, none] = [1, 2, 3].map(() => streamName("thing", randomUUID())) as [
    ReturnType<typeof streamName>,
    ReturnType<typeof streamName>,
    ReturnType<typeof streamName>,
  ];
  beforeEach(async () => {
    store = new MemoryEventStore({
      registry: new EventRegistry([noted]),
      codec: new PlainJsonCodec(),
    });
    await store.append([
      { stream: a, expected: NO_STREAM, events: [note(1), note(2)] },
      { stream: b, expected: NO_STREAM, events: [note(3)] },
    ]);
  });

  const numbers = async (events: AsyncIterable<RecordedEvent>) =>
    (await Array.fromAsync(events)).map(({ event }) => (event.data as { n: number }).n);
  const grow = () =>
    store.append([{ stream: a, expected: exactly(1n), events: [note(4)] }]).then(() => undefined);

  it("are as they were when they were read, also one that does not exist", async () => {
    const ahead = await readAhead(store, [{ stream: a }, { stream: none }]);
    await grow();
    expect(await numbers(ahead.readStream(a, 1n))).toEqual([2]);
    expect(await numbers(ahead.readStream(none))).toEqual([]);
  });

  it("are given from where they were read, and from the store before that", async () => {
    const parts = [
      { stream: a, from: 1n },
      { stream: b, from: 1n },
    ];
    const ahead = await readAhead(store, parts);
    await grow();
    expect(await numbers(ahead.readStream(a, 1n))).toEqual([2]);
    expect(await numbers(ahead.readStream(b))).toEqual([3]);
    expect(await numbers((await readAhead(store, parts)).readStream(a))).toEqual([1, 2, 4]);
  });

  it("are read anew by whoever asks again, and so are others", async () => {
    const ahead = await readAhead(store, [{ stream: a }]);
    await grow();
    expect(await numbers(ahead.readStream(a))).toEqual([1, 2]);
    expect(await numbers(ahead.readStream(a))).toEqual([1, 2, 4]);
    expect(await numbers(ahead.readStream(a, 2n))).toEqual([4]);
    expect(await numbers(ahead.readStream(b))).toEqual([3]);
  });
});
