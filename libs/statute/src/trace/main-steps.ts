import { canonicalJson } from "#kernel";
import type { TraceStep } from "./step.js";

/**
 * The steps that a letter shows: facts, rules, choices and results. The figures of the law stand
 * in the formulas of the steps that use them, and so does the twelfth that is rounded next.
 */
export function mainSteps(trace: readonly TraceStep[]): TraceStep[] {
  return trace.filter(({ kind, label }) => kind !== "parameter" && label !== "twelfth");
}

/** The steps of `trace` that say something else than those of `earlier`, in order. */
export function changedSteps(
  trace: readonly TraceStep[],
  earlier: readonly TraceStep[],
): TraceStep[] {
  const known = new Set(earlier.map(saying));
  return trace.filter((step) => !known.has(saying(step)));
}

/** What a step says: not where it stands. */
function saying({ id: _id, from: _from, ...said }: TraceStep): string {
  return canonicalJson(said);
}
