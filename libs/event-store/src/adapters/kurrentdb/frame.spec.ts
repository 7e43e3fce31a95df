import fc from "fast-check";
import { instant, uuid } from "#kernel";
import { fromData, toData } from "./frame.js";

const SEED = 20_250_303;
const EVENT = uuid("0196f0a0-0000-7000-8000-000000000001");

describe("the data of a record in KurrentDB", () => {
  it(`gives back metadata and payload byte for byte, whatever they are (seed ${SEED})`, () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(
        bytes,
        bytes,
        fc.integer({ min: 1, max: 99 }),
        fc.boolean(),
        (metadata, payload, schemaVersion, copied) => {
          const recordedAt = instant("2025-03-03T09:15:00.123Z");
          const frame = {
            eventId: EVENT,
            schemaVersion,
            metadata,
            payload,
            ...(copied && { recordedAt }),
          };
          const read = fromData(toData(frame));
          expect({ ...read, metadata: [...read.metadata], payload: [...read.payload] }).toEqual({
            ...frame,
            metadata: [...metadata],
            payload: [...payload],
          });
        },
      ),
      { seed: SEED },
    );
  });

  it("can be read by people", () => {
    const [metadata, payload] = ['{"centre":"a"}', '{"text":"b"}'].map((text) =>
      Buffer.from(text),
    ) as [Buffer, Buffer];
    const data = toData({ eventId: EVENT, schemaVersion: 2, metadata, payload });
    expect(Buffer.from(data).toString()).toBe(
      `{"event":"${EVENT}","version":2,"metadata":14}\n{"centre":"a"}{"text":"b"}`,
    );
  });

  it.each(["", "{}", "{}\n", "nonsense\nmore", '{"event":"x"}\n'])("is not %j", (text) => {
    expect(() => fromData(Buffer.from(text))).toThrow("does not hold an event");
  });
});
