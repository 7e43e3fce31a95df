import { streamName, uuid } from "#kernel";
import type { EventToDecode } from "../codec.js";
import { UnreadableEvent } from "../port.js";
import { data, type Envelope, id, storedBy, textOf, why } from "../testing/named-event.js";
import { MemoryDataKeys } from "./memory-data-keys.js";
import { PersonalDataCodec } from "./personal-data-codec.js";

/** `event` with another payload. */
function changed(event: EventToDecode, change: (payload: Envelope) => void): EventToDecode {
  const payload = JSON.parse(textOf(event)) as Envelope;
  change(payload);
  return { ...event, payload: new TextEncoder().encode(JSON.stringify(payload)) };
}

describe("a sealed event that was changed", () => {
  let keys: MemoryDataKeys;
  let codec: PersonalDataCodec;
  beforeEach(() => {
    keys = new MemoryDataKeys();
    codec = new PersonalDataCodec({ keys });
  });
  const stored = (n = 1, what: object = data, dossier = 7) => storedBy(codec, n, what, dossier);

  describe("is refused, without quoting it:", () => {
    const refused = async (event: EventToDecode) => {
      const error: unknown = await codec.decode([event]).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(UnreadableEvent);
      expect((error as Error).message).not.toMatch(/Amina|Bart|Dorp/);
      expect((error as Error).cause).toBeUndefined();
    };

    it.each<[string, Partial<EventToDecode>]>([
      ["event id", { eventId: id(9) }],
      ["stream", { stream: streamName("other", id(7)) }],
      ["revision", { revision: 2n }],
      ["type", { type: "testing.Ended" }],
      ["version", { schemaVersion: 2 }],
    ])("an event with another %s", async (_what, change) => {
      await refused({ ...(await stored()), ...change });
    });

    it.each<[string, (payload: Envelope) => void]>([
      ["swapped ciphertexts", ({ parts: [a, b] }) => ([a!.ct, b!.ct] = [b!.ct, a!.ct])],
      ["swapped keys", ({ parts: [a, b] }) => ([a!.kid, b!.kid] = [b!.kid, a!.kid])],
      ["swapped commitments", ({ parts: [a, b] }) => ([a!.cm, b!.cm] = [b!.cm, a!.cm])],
      ["swapped places", ({ parts: [a, b] }) => ([a!.paths, b!.paths] = [b!.paths, a!.paths])],
      ["swapped parts", ({ parts }) => parts.reverse()],
      ["a part left out", ({ parts }) => parts.pop()],
      ["a part repeated", ({ parts }) => parts.push(parts[0]!)],
      ["another commitment", (payload) => (payload.commit = `${"A".repeat(43)}=`)],
      ["a place that is gone", (payload) => (payload.plain = null)],
      ["a list for a part", ({ parts }) => (parts[0] = [] as never)],
      ["a key id that is none", ({ parts }) => (parts[0]!.kid = "'; DROP")],
      ["no parts", (payload) => (payload.parts = "none" as never)],
      ["a number for a path", ({ parts }) => (parts[0]!.paths = [1] as never)],
    ])("a payload with %s", async (_what, change) => {
      await refused(changed(await stored(), change));
    });

    it("a payload of another event of the same stream", async () => {
      const [one, two] = [await stored(1), await stored(2)];
      await refused({ ...one, payload: two.payload });
    });

    it("the key of another dossier, also when it was destroyed", async () => {
      const [here, there] = [await stored(1), await stored(2, data, 8)];
      const { kid } = (JSON.parse(textOf(there)) as Envelope).parts[0]!;
      const foreign = changed(here, ({ parts }) => (parts[0]!.kid = kid));
      await refused(foreign);
      await keys.destroy({ ...why, keyIds: [uuid(kid)] });
      await refused(foreign);
    });
  });
});
