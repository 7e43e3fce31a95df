import type { TraceStep } from "../../../libs/statute/src/trace/step.js";
import { countMeans, type Situation } from "./case.js";

/** The day judged, and of the request, unless told. */
export const date = "2025-03-03";

/** The steps of a calculation for an applicant who lives alone. */
export function stepsOf(
  means: Situation["means"],
  more: Partial<Situation> = {},
): readonly TraceStep[] {
  return countMeans({ situation: "", date, category: 2, means, ...more }).steps;
}

/** Each step in short: what it says, of whom, from which facts. */
export function outline(steps: readonly TraceStep[]): string[] {
  return steps.map(({ kind, label, refs, person = "" }) =>
    [kind, label, person, refs.join(" ")].filter((word) => word !== "").join(" "),
  );
}
