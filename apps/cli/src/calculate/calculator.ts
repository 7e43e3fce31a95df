import { determine, type Language, loadParameters, readCase, renderDetermination } from "#statute";
import type { Issue } from "./json-text.js";

/** What one case comes to, or everything that is wrong with it. */
export type Calculated = { readonly answer: object } | { readonly issues: readonly Issue[] };

/** Calculates cases by the figures of the installation; in words too when a language is given. */
export function calculator(language?: Language): (value: unknown) => Calculated {
  const parameters = loadParameters();
  return (value) => {
    const read = readCase(value);
    if ("issues" in read) {
      return { issues: read.issues.map(({ pointer, problem }) => ({ pointer, problem })) };
    }
    const determination = determine(read.case, parameters);
    if (language === undefined) return { answer: determination };
    const explanation = renderDetermination(determination, language);
    return { answer: { ...determination, explanation } };
  };
}
