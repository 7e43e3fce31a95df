import { mapTexts, presentableText } from "./presentable.js";

describe("presentableText", () => {
  it.each([
    ["line ends become one kind", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["a tab becomes a space", "a\tb", "a b"],
    ["control characters go", "a\u0000\u0007\u009fb", "ab"],
    ["direction overrides go", "a\u202e\u2066b\u2069", "ab"],
    ["joiners and direction marks stay", "a\u200d\u200c\u200eb", "a\u200d\u200c\u200eb"],
    ["half a character becomes a mark", "a\ud800b", "a\ufffdb"],
    ["accents are composed", "e\u0301", "é"],
  ])("%s", (_, before, after) => {
    expect(presentableText(before)).toBe(after);
  });
});

describe("mapTexts", () => {
  it("changes every text and nothing else", () => {
    const view = { a: "x", b: ["y", 1, null], c: { d: true } };
    expect(mapTexts(view, (text) => text.toUpperCase())).toEqual({
      a: "X",
      b: ["Y", 1, null],
      c: { d: true },
    });
  });
});
