import fc from "fast-check";
import { canonicalJson } from "./canonical-json.js";

const SEED = 20_260_820;

describe("canonical JSON (RFC 8785)", () => {
  it("sorts the keys at every level, without white space", () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: true })).toBe(
      '{"a":true,"b":[{"c":null,"d":1}]}',
    );
  });

  it("sorts by code units of UTF-16, as the RFC has it", () => {
    const keys = ["\u20ac", "\r", "\ufb33", "1", "\u{1f600}", "\u0080", "\u00f6"];
    const inOrder = ["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\u{1f600}", "\ufb33"];
    expect(canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))).toBe(
      `{${inOrder.map((key) => `"${key}":0`).join(",")}}`,
    );
  });

  it("leaves out absent members and keeps what is there but empty", () => {
    expect(canonicalJson({ remarks: undefined, note: "", list: [], none: null })).toBe(
      '{"list":[],"none":null,"note":""}',
    );
  });

  it("keeps text as it is: accents are not composed, line breaks are escaped", () => {
    expect(canonicalJson("e\u0301\n\u00e9")).toBe('"e\u0301\\n\u00e9"');
  });

  it.each([0.1, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    "refuses the number %p, whose spelling could be argued about",
    (number) => {
      expect(() => canonicalJson({ number })).toThrow(TypeError);
    },
  );

  it("writes minus zero as zero", () => {
    expect(canonicalJson(-0)).toBe("0");
  });

  it.each([
    ["a hole in a list", [1, undefined]],
    ["nothing at all", undefined],
    ["a function", [() => 0]],
    ["a big integer", 1n],
  ])("refuses %s: another content would have the same spelling", (_what, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it(`says the same for the same content in any order, and only for that (seed ${SEED})`, () => {
    const content = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string(), fc.boolean(), fc.maxSafeInteger(), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(content, content, (one, other) => {
        const turned = Object.fromEntries(Object.entries(one).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(one));
        expect(canonicalJson(JSON.parse(canonicalJson(one)))).toBe(canonicalJson(one));
        expect(canonicalJson(one) === canonicalJson(other)).toBe(equalContent(one, other));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

function equalContent(one: object, other: object): boolean {
  const sorted = (value: object) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}
