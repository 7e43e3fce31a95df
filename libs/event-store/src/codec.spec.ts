import { closedObject, defineEvent, instant, streamName, uuid } from "#kernel";
import { PlainJsonCodec } from "./codec.js";
import { UnreadableEvent } from "./port.js";

const definition = defineEvent({ type: "testing.Ended", version: 1, schema: closedObject({}) });
const place = {
  eventId: uuid("7b0f1c9e-3f0f-4d0c-9a55-6f0a3a4d1c01"),
  stream: streamName("thing", "7b0f1c9e-3f0f-4d0c-9a55-6f0a3a4d1c02"),
  revision: 0n,
};
const metadata = {
  occurredAt: instant("2025-03-03T08:00:00Z"),
  correlationId: "1",
  causationId: "2",
  actor: { role: "caseworker", id: "p" },
  centre: "c",
  purpose: "p",
  legalBasis: "l",
};
const codec = new PlainJsonCodec();

describe("PlainJsonCodec", () => {
  it("writes JSON without white space, keys as given, and reads it back", async () => {
    const data = { b: 1, a: "é\ufeff" };
    const [encoded] = await codec.encode([{ ...place, definition, data, metadata }]);
    expect(new TextDecoder().decode(encoded!.payload)).toBe('{"b":1,"a":"é\ufeff"}');
    expect(new TextDecoder().decode(encoded!.metadata)).toMatch(/^\{"occurredAt":"2025-/);
    const stored = { ...place, ...encoded!, type: definition.type, schemaVersion: 1 };
    expect(await codec.decode([stored])).toEqual([{ data, metadata }]);
  });

  it.each([
    ["no JSON", [0x4d, 0x61, 0x72, 0x69, 0x61]],
    ["no UTF-8", [0x22, 0xff, 0x22]],
    ["a byte order mark", [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
    ["nothing", []],
  ])("cannot read bytes that are %s, and does not quote them", async (_what, bytes) => {
    const payload = Uint8Array.from(bytes);
    const stored = {
      ...place,
      payload,
      metadata: payload,
      type: "testing.Ended",
      schemaVersion: 1,
    };
    const error: unknown = await codec.decode([stored]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UnreadableEvent);
    expect((error as Error).message).not.toContain("Maria");
    expect((error as Error).cause).toBeUndefined();
  });
});
