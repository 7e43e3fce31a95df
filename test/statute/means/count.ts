import { stepsThatDoNotAddUp } from "../re-add.js";
import { countMeans, type Situation } from "./case.js";

/** What a situation gives: the sum per year, and of each kind what there was and what counts. */
export function count(situation: Omit<Situation, "situation">) {
  const { counted, parts, gaps, steps } = countMeans({ situation: "", ...situation });
  expect(gaps).toEqual([]);
  expect(stepsThatDoNotAddUp(steps)).toEqual([]);
  return {
    counted,
    parts: parts.map(({ kind, before, counted: after }) => `${kind} ${before} ${after}`),
  };
}
