import type { Case } from "../facts/case.js";

/** The facts alone: the dates of the question are not those of a fact. */
export function withoutQuestion({
  from: _from,
  until: _until,
  choices: _c,
  whatIf: _w,
  ...facts
}: Case) {
  return facts;
}

/** What is known of the case. */
export type Facts = ReturnType<typeof withoutQuestion>;
