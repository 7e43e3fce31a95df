import { mapTexts, type View } from "./presentable.js";

/** Basic Latin, Latin-1 and Latin Extended-A: in every face of the fonts that are used. */
const ALWAYS_SHOWN = /^[\n\u0020-\u007e\u00a0-\u017f]*$/u;
const CLUSTERS = new Intl.Segmenter("und", { granularity: "grapheme" });
const JOINERS = /^[\u200c\u200d\ufe00-\ufe0f]$/u;
const MEMORY_LIMIT = 20_000;

/** What the typesetter itself says about its fonts. */
export interface Fonts {
  /** Which of these characters certainly have no glyph; one question, however many they are. */
  missingAmong(characters: readonly string[]): ReadonlySet<string>;
  /** Whether all of these clusters can be shown. */
  canShow(clusters: readonly string[]): boolean;
}

/**
 * Knows which characters the fonts can show and gives the others by their number (`[U+1F600]`).
 * A PDF for the archive may not contain a missing glyph, and a person's words must never be the
 * reason that their letter cannot be made.
 */
export class GlyphCoverage {
  readonly #shown = new Map<string, boolean>();

  constructor(private readonly fonts: Fonts) {}

  /** `view` with a number in the place of each character that no font has, if there are any. */
  withoutMissingGlyphs(view: View): { readonly view: View; readonly replaced: boolean } {
    const unknown = new Set<string>();
    mapTexts(view, (text) => {
      for (const cluster of clustersToCheck(text)) {
        if (!this.#shown.has(cluster)) unknown.add(cluster);
      }
      return text;
    });
    this.#learn([...unknown]);
    let replaced = false;
    const shown = mapTexts(view, (text) => {
      const result = this.#replaceMissing(text);
      replaced ||= result !== text;
      return result;
    });
    return { view: shown, replaced };
  }

  #learn(clusters: readonly string[]): void {
    if (this.#shown.size > MEMORY_LIMIT) this.#shown.clear();
    if (clusters.length === 0) return;
    const missing = this.fonts.missingAmong([...new Set(clusters.flatMap(charactersOf))]);
    const isMissing = (cluster: string) => charactersOf(cluster).some((one) => missing.has(one));
    this.#remember(clusters.filter(isMissing), false);
    this.#confirm(clusters.filter((cluster) => !isMissing(cluster)));
  }

  /** Finds what still cannot be shown, by halves: characters may fail only in company. */
  #confirm(clusters: readonly string[]): void {
    if (clusters.length === 0) return;
    const shown = this.fonts.canShow(clusters);
    if (shown || clusters.length === 1) {
      this.#remember(clusters, shown);
      return;
    }
    const half = Math.ceil(clusters.length / 2);
    this.#confirm(clusters.slice(0, half));
    this.#confirm(clusters.slice(half));
  }

  #remember(clusters: readonly string[], shown: boolean): void {
    for (const cluster of clusters) this.#shown.set(cluster, shown);
  }

  #replaceMissing(text: string): string {
    if (ALWAYS_SHOWN.test(text)) return text;
    let result = "";
    for (const { segment } of CLUSTERS.segment(text)) {
      result += ALWAYS_SHOWN.test(segment) || this.#isShown(segment) ? segment : inNumbers(segment);
    }
    return result;
  }

  #isShown(cluster: string): boolean {
    return this.#shown.get(cluster) ?? this.fonts.canShow([cluster]);
  }
}

function clustersToCheck(text: string): string[] {
  if (ALWAYS_SHOWN.test(text)) return [];
  return [...CLUSTERS.segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => !ALWAYS_SHOWN.test(segment));
}

/** The characters of a cluster that need a glyph of their own. */
function charactersOf(cluster: string): string[] {
  return Array.from(cluster).filter((character) => !JOINERS.test(character));
}

function inNumbers(cluster: string): string {
  return charactersOf(cluster)
    .map((character) => {
      const number = character.codePointAt(0)?.toString(16).toUpperCase() ?? "";
      return `[U+${number.padStart(4, "0")}]`;
    })
    .join("");
}
