import type { LegalDate } from "#kernel";
import { oncePer } from "../once.js";
import type { Parameters } from "./parameters.js";

/**
 * `find` with its answers kept: they stay the same from one change of a figure to the next, and
 * many cases are judged with one set of figures.
 */
export function keptBetweenChanges<What extends string | number, Answer extends object>(
  find: (parameters: Parameters, what: What, date: LegalDate) => Answer,
): typeof find {
  const kept = oncePer<Parameters, Map<string, Answer>>(() => new Map());
  return (parameters, what, date) => {
    const answers = kept(parameters);
    const since = parameters.changes.findLast((day) => day <= date) ?? "";
    const key = `${what} ${since}`;
    const answer = answers.get(key) ?? find(parameters, what, date);
    answers.set(key, answer);
    return answer;
  };
}
