import { randomUUID } from "node:crypto";
import {
  type EventFilter,
  EventRegistry,
  MemoryDataKeys,
  MemoryEventStore,
  NO_STREAM,
  PlainJsonCodec,
  type Position,
} from "#event-store";
import { defineEvent, instant, personalDataErased, streamName, type Uuid, uuid } from "#kernel";
import Type from "typebox";
import { repeatErasures } from "./repeat-erasures.js";

const noted = defineEvent({ type: "testing.Noted", version: 1, schema: Type.Object({}) });
const metadata = {
  correlationId: "test",
  causationId: "test",
  actor: { id: "u-dpo", role: "dataProtectionOfficer" },
  centre: "ocmw-lindeveld",
  purpose: "erasure",
  legalBasis: "test",
  occurredAt: instant("2035-03-03T08:00:00Z"),
};

/** A log that counts what is read of it. */
class CountingStore extends MemoryEventStore {
  read = 0;
  override async *readAll(options: { after?: Position; filter?: EventFilter } = {}) {
    for await (const event of super.readAll(options)) {
      this.read += 1;
      yield event;
    }
  }
}

describe("repeating erasures", () => {
  let store: CountingStore;
  let keys: MemoryDataKeys;
  beforeEach(() => {
    const registry = new EventRegistry([noted, personalDataErased]);
    store = new CountingStore({ registry, codec: new PlainJsonCodec() });
    keys = new MemoryDataKeys();
  });

  const append = (category: string, id: Uuid, event: object) =>
    store.append([
      {
        stream: streamName(category, id),
        expected: NO_STREAM,
        events: [{ eventId: uuid(randomUUID()), event: event as never, metadata }],
      },
    ]);
  const erase = async () => {
    const dossier = uuid(randomUUID());
    const part = { subject: "applicant", kind: "identity" } as const;
    const [key] = await keys.keysFor([{ dossier, ...part }]);
    const data = {
      erasureId: randomUUID(),
      keyIds: [key!.keyId],
      parts: [part],
      authority: { code: "selectionList", reference: "12.3" },
      erasedAt: "2035-03-03T08:00:00.000Z",
    };
    await append("erasure", dossier, { type: "erasure.PersonalDataErased", data });
    return dossier;
  };
  const note = () => append("thing", uuid(randomUUID()), { type: "testing.Noted", data: {} });
  const repeat = async () => {
    store.read = 0;
    const repeated = await repeatErasures(store, keys);
    return { repeated, read: store.read };
  };

  it("looks at everything the first time, and then at what came since", async () => {
    const first = await erase();
    await erase();
    await note();
    expect(await repeat()).toEqual({ repeated: 2, read: 2 });
    expect(await keys.describe(first)).toMatchObject([{ state: "destroyed" }]);
    expect(await repeat()).toEqual({ repeated: 0, read: 0 });
    await erase();
    expect(await repeat()).toEqual({ repeated: 1, read: 1 });
  });

  it("looks at everything again with keys that know of no erasure", async () => {
    await erase();
    await repeat();
    keys = new MemoryDataKeys();
    expect(await repeat()).toEqual({ repeated: 1, read: 1 });
  });

  it.each([
    ["another log", async () => "kurrentdb:7" as Position],
    [
      "a log that had more",
      async () => {
        const registry = new EventRegistry([noted]);
        const longer = new MemoryEventStore({ registry, codec: new PlainJsonCodec() });
        const mine = store;
        store = longer as CountingStore;
        for (let i = 0; i < 5; i += 1) await note();
        store = mine;
        return (await longer.head())!;
      },
    ],
  ])("looks at everything again after a position of %s", async (_, position) => {
    await erase();
    await repeat();
    await keys.keepErasedUpTo(await position());
    expect(await repeat()).toEqual({ repeated: 0, read: 1 });
    expect(await keys.erasedUpTo()).toBe(await store.head());
  });

  it("has nothing to do, and nothing to remember, in an empty log", async () => {
    expect(await repeat()).toEqual({ repeated: 0, read: 0 });
    expect(await keys.erasedUpTo()).toBeUndefined();
  });
});
