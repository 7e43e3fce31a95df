import fc from "fast-check";
import { FormatInvalid } from "../format.js";
import { formatEntryBundle, MAX_ENTRY_BYTES, parseEntryBundle } from "./entry-bundle.js";

const SEED = 20_261_107;

describe("bundles of entries", () => {
  it("write the length of an entry in two bytes, the high one first", () => {
    const bundle = formatEntryBundle([Buffer.from("ab"), Buffer.alloc(0), Buffer.alloc(258, 1)]);
    expect(bundle.toString("hex")).toBe(`0002616200000102${"01".repeat(258)}`);
  });

  it(`are read as they were written (seed ${SEED})`, () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(entries, (entries) => {
        const buffers = entries.map((entry) => Buffer.from(entry));
        expect(parseEntryBundle(new Uint8Array(formatEntryBundle(buffers)))).toEqual(buffers);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it("hold the longest entry, and not a longer one", () => {
    const longest = Buffer.alloc(MAX_ENTRY_BYTES);
    expect(parseEntryBundle(formatEntryBundle([longest]))).toEqual([longest]);
    expect(() => formatEntryBundle([Buffer.alloc(MAX_ENTRY_BYTES + 1)])).toThrow(RangeError);
  });

  it("hold 1 to 256 entries", () => {
    const entries = Array.from({ length: 257 }, () => Buffer.from("x"));
    expect(() => formatEntryBundle([])).toThrow(RangeError);
    expect(() => formatEntryBundle(entries)).toThrow(RangeError);
    const oneMore = Buffer.concat([formatEntryBundle(entries.slice(1)), Buffer.from([0, 0])]);
    expect(() => parseEntryBundle(oneMore)).toThrow("number of entries");
    expect(() => parseEntryBundle(new Uint8Array(0))).toThrow("number of entries");
  });

  it("are rejected when they are cut off anywhere", () => {
    const bundle = formatEntryBundle([Buffer.from("first"), Buffer.from("second")]);
    for (const length of [1, 2, 3, 6, 8, 9, 14]) {
      expect(() => parseEntryBundle(bundle.subarray(0, length))).toThrow(FormatInvalid);
    }
  });
});
