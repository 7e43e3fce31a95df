import { randomUUID } from "node:crypto";
import Type from "typebox";
import { closedObject, defineEvent, type EventOf, instant, plain, streamName, uuid } from "#kernel";
import { MemoryEventStore } from "./adapters/memory.js";
import { AggregateStore, expectedAt } from "./aggregate-store.js";
import { PlainJsonCodec } from "./codec.js";
import { exactly, NO_STREAM } from "./port.js";
import { EventRegistry } from "./registry.js";

const added = defineEvent({
  type: "testing.NumberAdded",
  version: 1,
  schema: closedObject({ n: plain(Type.Integer()) }),
});
const sum = {
  initialState: 0,
  evolve: (state: number, event: EventOf<typeof added>) => state + event.data.n,
};
const metadata = {
  correlationId: "1",
  causationId: "2",
  actor: { id: "p", role: "r" },
  centre: "c",
  purpose: "p",
  legalBasis: "l",
  occurredAt: instant("2025-03-03T08:00:00Z"),
};

describe("AggregateStore", () => {
  const codec = new PlainJsonCodec();
  const store = new MemoryEventStore({ registry: new EventRegistry([added]), codec });
  const aggregates = new AggregateStore(store);
  const stream = streamName("sum", randomUUID());
  const add = (n: number) => ({
    eventId: uuid(randomUUID()),
    event: { type: added.type, data: { n } },
    metadata,
  });

  it("gives the initial state for a stream that does not exist", async () => {
    const loaded = await aggregates.load(sum, stream);
    expect(loaded).toEqual({ state: 0, revision: undefined, version: "0" });
    expect(expectedAt(loaded.revision)).toEqual(NO_STREAM);
  });

  it("folds the stream, and gives what to expect when appending to it", async () => {
    await store.append([{ stream, expected: NO_STREAM, events: [add(1), add(2), add(39)] }]);
    const loaded = await aggregates.load(sum, stream);
    expect(loaded).toEqual({ state: 42, revision: 2n, version: "3" });
    expect(expectedAt(loaded.revision)).toEqual(exactly(2n));
  });
});
