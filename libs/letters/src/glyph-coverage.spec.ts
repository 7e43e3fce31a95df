import { GlyphCoverage } from "./glyph-coverage.js";

/** Fonts without a few characters, and without what those two make together. */
function fonts(missing: string, together = "") {
  const asked: number[] = [];
  return {
    asked,
    missingAmong: (characters: readonly string[]) =>
      new Set(characters.filter((character) => missing.includes(character))),
    canShow: (clusters: readonly string[]) => {
      asked.push(clusters.length);
      return !clusters.some(
        (cluster) =>
          cluster === together || Array.from(cluster).some((one) => missing.includes(one)),
      );
    },
  };
}

describe("GlyphCoverage", () => {
  it("asks once for all that is new, and never again", () => {
    const known = fonts("");
    const coverage = new GlyphCoverage(known);
    const view = { a: "plain é", b: ["Ж", "ש"] };
    expect(coverage.withoutMissingGlyphs(view)).toEqual({ view, replaced: false });
    expect(coverage.withoutMissingGlyphs("Ж!")).toEqual({ view: "Ж!", replaced: false });
    expect(known.asked).toEqual([2]);
  });

  it("gives what is missing by its number, in two questions however much it is", () => {
    const han = Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const known = fonts(`😀${han.join("")}`);
    const coverage = new GlyphCoverage(known);
    expect(
      coverage.withoutMissingGlyphs({ a: "plain é", b: ["Ж", "😀"], c: han.join("") }),
    ).toEqual({
      view: {
        a: "plain é",
        b: ["Ж", "[U+1F600]"],
        c: han.map((one) => `[U+${one.codePointAt(0)?.toString(16).toUpperCase()}]`).join(""),
      },
      replaced: true,
    });
    expect(known.asked).toEqual([1]);
  });

  it("finds characters that only fail together, by halves", () => {
    const cyrillic = Array.from({ length: 32 }, (_, index) => String.fromCodePoint(0x430 + index));
    const known = fonts("", "ж\u0303");
    const coverage = new GlyphCoverage(known);
    const { view } = coverage.withoutMissingGlyphs(`${cyrillic.join("")} ж\u0303`);
    expect(view).toBe(`${cyrillic.join("")} [U+0436][U+0303]`);
    expect(known.asked.length).toBeLessThan(16);
  });
});
