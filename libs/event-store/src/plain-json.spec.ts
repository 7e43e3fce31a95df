import fc from "fast-check";
import { asJson, isPlainJson } from "./plain-json.js";

const SEED = 20_250_303;
const RUNS = { seed: SEED };

const sparse: unknown[] = [];
sparse[1] = 1;

describe(`isPlainJson (seed ${SEED})`, () => {
  it("takes everything that JSON gives back as it was", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        if (!text.includes('"__proto__"')) expect(isPlainJson(JSON.parse(text))).toBe(true);
      }),
      RUNS,
    );
  });

  it("takes nothing that JSON makes something else of", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
      withBoxedValues: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        if (isPlainJson(value)) expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value);
      }),
      RUNS,
    );
  });

  it.each([
    ["a hole", sparse],
    ["a member that is undefined", { a: undefined }],
    ["an item that is undefined", [undefined]],
    ["a number that JSON cannot hold", { a: [Number.NaN] }],
    ["an endless number", Number.POSITIVE_INFINITY],
    ["a zero with a sign", -0],
    ["a big number", 1n],
    ["a member that is no member when it is assigned", JSON.parse('{"__proto__":1}')],
    ["a date", { at: new Date(0) }],
    ["a function", { toJSON: () => 1 }],
    ["a map", new Map()],
    ["a list of a class", new (class extends Array<number> {})(1)],
  ])("does not take %s", (_what, value) => {
    expect(isPlainJson(value)).toBe(false);
  });
});

describe(`asJson (seed ${SEED})`, () => {
  it("gives what JSON makes of it, and never the same object", () => {
    const anything = fc.anything({
      withDate: true,
      withSparseArray: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(fc.object({ values: [anything] }), (value) => {
        const copy = asJson(value);
        expect(copy).toStrictEqual(JSON.parse(JSON.stringify(value)));
        expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
        expect(copy).not.toBe(value);
      }),
      RUNS,
    );
    expect(asJson(undefined)).toBeUndefined();
  });
});
