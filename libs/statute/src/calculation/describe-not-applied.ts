import { citationText } from "../law/citation.js";
import type { Language } from "../law/language.js";
import { FRAME_TEXTS } from "../trace/texts/frame.js";
import type { NotApplied } from "./calculation.js";
import { NOT_APPLIED_TEXTS } from "./not-applied-texts.js";

/** A part of the law that a calculation of the first rule set left out, in a line of its own. */
export function notAppliedLine(item: NotApplied, language: Language): string {
  const article = citationText(item.citation, language);
  return `${FRAME_TEXTS.notApplied[language]}: ${describeNotApplied(item, language)} (${article})`;
}

/** The same without its article. */
export function describeNotApplied({ key }: NotApplied, language: Language): string {
  return NOT_APPLIED_TEXTS[key][language];
}
