import { GlyphCoverage } from "./glyph-coverage.js";

describe("GlyphCoverage", () => {
  it("asks once for all that is new, and one by one only when something is missing", () => {
    const asked: (readonly string[])[] = [];
    const coverage = new GlyphCoverage((clusters) => {
      asked.push(clusters);
      return !clusters.includes("😀");
    });
    const first = coverage.withoutMissingGlyphs({ a: "plain é", b: ["Ж", "😀"] });
    expect(first).toEqual({ view: { a: "plain é", b: ["Ж", "[U+1F600]"] }, replaced: true });
    expect(asked).toEqual([["Ж", "😀"], ["Ж"], ["😀"]]);
    expect(coverage.withoutMissingGlyphs("Ж!")).toEqual({ view: "Ж!", replaced: false });
    expect(asked).toHaveLength(3);
  });
});
