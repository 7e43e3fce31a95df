import Type from "typebox";
import {
  closedObject,
  defineEvent,
  Erased,
  ErasedDataUsed,
  personal,
  plain,
  unlessErased,
} from "#kernel";
import { MemoryEventStore, MemoryLog } from "../adapters/memory.js";
import { AggregateStore } from "../aggregate-store.js";
import { PlainJsonCodec } from "../codec.js";
import { NO_STREAM } from "../port.js";
import { EventRegistry } from "../registry.js";
import {
  data,
  ended,
  type Envelope,
  id,
  metadata,
  named,
  place,
  storedBy,
  textOf,
  why,
} from "../testing/named-event.js";
import { type DataKeys, KeyMissing, KeysUnavailable } from "./data-keys.js";
import { MemoryDataKeys } from "./memory-data-keys.js";
import { PersonalDataCodec } from "./personal-data-codec.js";

const scope = (kind: "identity" | "contact", subject: "applicant" | "householdMember") => ({
  dossier: id(7),
  subject,
  kind,
});

describe("PersonalDataCodec", () => {
  let keys: MemoryDataKeys;
  let codec: PersonalDataCodec;
  beforeEach(() => {
    keys = new MemoryDataKeys();
    codec = new PersonalDataCodec({ keys });
  });
  const stored = (n = 1, what: object = data, dossier = 7) => storedBy(codec, n, what, dossier);

  it("keeps what is nobody's in clear and gives all of it back", async () => {
    const event = await stored();
    const payload = JSON.parse(textOf(event)) as Envelope;
    expect(payload.plain).toEqual({ on: "2025-03-03", partners: [null, null] });
    expect(payload.parts.map(({ paths }) => paths)).toEqual([
      ["/street"],
      ["/incomeCents"],
      ["/name"],
      ["/partners/0", "/partners/1"],
    ]);
    for (const value of [data.name, data.street, data.partners[0]!, String(data.incomeCents)]) {
      expect(textOf(event)).not.toContain(value);
    }
    expect(await codec.decode([event])).toEqual([{ data, metadata }]);
  });

  it("writes an event without such data as plain JSON", async () => {
    const nothing = { ...place(1), definition: ended, data: {}, metadata };
    const plainCodec = new PlainJsonCodec();
    expect(await codec.encode([nothing])).toEqual(await plainCodec.encode([nothing]));
  });

  it("reads what was stored before there was encryption", async () => {
    const event = { ...place(1), definition: named, data, metadata };
    const [encoded] = await new PlainJsonCodec().encode([event]);
    const old = { ...place(1), ...encoded!, type: named.type, schemaVersion: 1 };
    expect(await codec.decode([old, await stored(2)])).toEqual([
      { data, metadata },
      { data, metadata },
    ]);
  });

  it("asks for keys once for a batch, each of them once", async () => {
    const asked: number[] = [];
    const counting: DataKeys = Object.assign(Object.create(keys) as DataKeys, {
      keysFor: (scopes: Parameters<DataKeys["keysFor"]>[0]) => {
        asked.push(scopes.length);
        return keys.keysFor(scopes);
      },
      keysById: (ids: Parameters<DataKeys["keysById"]>[0]) => {
        asked.push(ids.length);
        return keys.keysById(ids);
      },
    });
    const counted = new PersonalDataCodec({ keys: counting });
    const events = [1, 2, 3].map((n) => ({ ...place(n), definition: named, data, metadata }));
    const encoded = await counted.encode(events);
    const toDecode = encoded.map((bytes, i) => ({
      ...place(i + 1),
      ...bytes,
      type: named.type,
      schemaVersion: 1,
    }));
    await counted.decode(toDecode);
    expect(asked).toEqual([4, 4]);
  });

  it("never writes the same bytes twice", async () => {
    expect(textOf(await stored())).not.toBe(textOf(await stored()));
  });

  it("refuses a definition whose field would look like a sealed payload", async () => {
    const definition = defineEvent({
      type: "testing.Sly",
      version: 1,
      schema: closedObject({ rechtop: plain(Type.String()) }),
    });
    const event = { ...place(1), definition, data: { rechtop: "sealed/v1" }, metadata };
    await expect(codec.encode([event])).rejects.toThrow(TypeError);
  });

  describe("when a key is destroyed", () => {
    it("shows what was erased and leaves the other person's data alone", async () => {
      const event = await stored();
      const scopes = [scope("identity", "applicant"), scope("contact", "applicant")];
      await keys.destroy({ ...why, scopes });
      const [decoded] = await codec.decode([event]);
      const tombstone = new Erased(why.at, why.authority);
      expect(decoded).toEqual({
        data: { ...data, name: tombstone, street: tombstone },
        metadata,
        erased: scopes.toReversed().map(({ subject, kind }) => ({
          subject,
          kind,
          at: why.at,
          authority: why.authority,
        })),
      });
    });

    it("leaves the same person's data in another dossier alone", async () => {
      const [here, there] = [await stored(1), await stored(2, data, 8)];
      await keys.destroy({ ...why, scopes: [scope("identity", "applicant")] });
      const [first, second] = await codec.decode([here, there]);
      expect(first?.erased).toHaveLength(1);
      expect(second).toEqual({ data, metadata });
    });

    it("records nothing more under it, and nothing of the same append", async () => {
      await keys.destroy({ ...why, scopes: [scope("contact", "applicant")] });
      await expect(stored()).rejects.toMatchObject({
        name: "ErasedDataUsed",
        at: why.at,
        authority: why.authority,
      });
      const { street: _, ...without } = data;
      expect(await codec.decode([await stored(1, without)])).toEqual([{ data: without, metadata }]);
    });

    it("goes through upcasters, is folded, and stops whoever computes with it", async () => {
      const versionTwo = (upcaster: (data: unknown) => unknown) =>
        new EventRegistry([
          ended,
          defineEvent({
            type: named.type,
            version: 2,
            schema: closedObject({
              loud: personal("applicant", "identity", Type.String()),
              incomeCents: personal("applicant", "finance", Type.Integer()),
            }),
            upcasters: { 1: upcaster },
          }),
        ]);
      const log = new MemoryLog();
      const open = (registry: EventRegistry) => new MemoryEventStore({ registry, codec, log });
      const { stream } = place(1);
      const event = { type: named.type, data };
      await open(new EventRegistry([named])).append([
        { stream, expected: NO_STREAM, events: [{ eventId: id(1), event, metadata }] },
      ]);
      await keys.destroy({ ...why, scopes: [scope("identity", "applicant")] });

      const careful = open(
        versionTwo((old) => {
          const { name, incomeCents } = old as typeof data;
          return { loud: unlessErased(name, (text) => text.toUpperCase()), incomeCents };
        }),
      );
      const initialState: { loud?: string; incomeCents?: number } = {};
      const keeps = {
        initialState,
        evolve: (_: typeof initialState, { data: news }: { type: string; data: object }) => news,
      };
      const { state } = await new AggregateStore(careful).load(keeps, stream);
      expect(state).toEqual({
        loud: new Erased(why.at, why.authority),
        incomeCents: data.incomeCents,
      });

      const computes = {
        initialState: "",
        evolve: (_: string, { data: news }: { type: string; data: { loud: string } }) =>
          `Dear ${news.loud}`,
      };
      await expect(new AggregateStore(careful).load(computes as never, stream)).rejects.toThrow(
        ErasedDataUsed,
      );

      const careless = open(
        versionTwo((old) => ({ ...(old as object), loud: (old as typeof data).name.trim() })),
      );
      await expect(Array.fromAsync(careless.readStream(stream))).rejects.toThrow(
        "the upcaster from v1 needs what was erased",
      );
    });

    it("cannot be recorded again as if it were data", async () => {
      const store = new MemoryEventStore({ registry: new EventRegistry([named]), codec });
      const event = {
        type: named.type,
        data: { ...data, name: new Erased(why.at, why.authority) },
      };
      const { stream } = place(1);
      await expect(
        store.append([
          { stream, expected: NO_STREAM, events: [{ eventId: id(1), event, metadata }] },
        ]),
      ).rejects.toThrow(ErasedDataUsed);
    });
  });

  describe("when keys are away", () => {
    it("says so for the whole batch, and reads all of it when they are back", async () => {
      const events = [await stored(1), await stored(2)];
      let isAway = true;
      const away: DataKeys = Object.assign(Object.create(keys) as DataKeys, {
        keysById: async (ids: Parameters<DataKeys["keysById"]>[0]) => {
          if (isAway) throw new KeysUnavailable("probe");
          return keys.keysById(ids);
        },
      });
      const flickering = new PersonalDataCodec({ keys: away });
      await expect(flickering.decode(events)).rejects.toBeInstanceOf(KeysUnavailable);
      isAway = false;
      expect(await flickering.decode(events)).toEqual(events.map(() => ({ data, metadata })));
    });

    it("does not take a key that nobody knows for an erased one", async () => {
      const event = await stored();
      const others = new PersonalDataCodec({ keys: new MemoryDataKeys() });
      await expect(others.decode([event])).rejects.toBeInstanceOf(KeyMissing);
    });
  });
});
