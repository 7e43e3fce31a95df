import { canonicalJson } from "./canonical-json.js";
import { assertNothingErased, Erased, ErasedDataUsed, unlessErased } from "./erased.js";
import { instant } from "./legal-date.js";

const erased = new Erased(instant("2035-03-03T08:00:00Z"), "selection list 12.3: decision 7");
/** As code sees it that does not know of erasure. */
const [text, number, list] = [
  erased as never as string,
  erased as never as number,
  erased as never as number[],
];

describe("something erased", () => {
  it("says in JSON since when and on whose authority", () => {
    expect(JSON.parse(JSON.stringify({ name: erased }))).toEqual({
      name: {
        erased: { at: "2035-03-03T08:00:00.000Z", authority: "selection list 12.3: decision 7" },
      },
    });
  });

  it.each<[string, () => unknown]>([
    ["a sum", () => number + 1],
    ["a product", () => number * 2],
    ["a comparison", () => number < 65],
    ["a text", () => `Dear ${text}`],
    ["String()", () => String(number)],
    ["Number()", () => Number(text)],
    ["Math", () => Math.max(number, 1)],
    ["a date", () => new Date(text)],
    ["a length", () => text.length],
    ["a method of texts", () => text.toUpperCase()],
    ["a method of numbers", () => number.toFixed(2)],
    ["a method of lists", () => list.map((n) => n)],
    ["a key", () => Object.hasOwn({ a: 1 }, text)],
    ["a hash", () => canonicalJson({ a: [erased] })],
  ])("cannot be used for %s", (_what, use) => {
    expect(use).toThrow(ErasedDataUsed);
  });

  it("cannot be changed", () => {
    expect(() => Object.assign(erased, { authority: "me" })).toThrow(TypeError);
  });

  it("tells whoever wanted to use it since when, on whose authority, and nothing else", () => {
    const { at, authority } = erased;
    const use = () => Promise.resolve().then(() => number + 1);
    return expect(use()).rejects.toMatchObject({ at, authority, name: "ErasedDataUsed" });
  });
});

describe("assertNothingErased", () => {
  it("finds it at any depth, and lets all else pass", () => {
    expect(() => assertNothingErased({ a: [{ b: erased }] })).toThrow(ErasedDataUsed);
    for (const value of [undefined, null, 1, "x", [], {}, { a: [{ b: null }] }]) {
      expect(() => assertNothingErased(value)).not.toThrow();
    }
  });
});

describe("unlessErased", () => {
  it("changes a value and lets something erased through", () => {
    const cents = (euros: string | Erased) => unlessErased(euros, (amount) => Number(amount) * 100);
    expect(cents("12")).toBe(1200);
    expect(cents(erased)).toBe(erased);
  });
});
