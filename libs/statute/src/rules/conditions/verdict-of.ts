import type { Condition } from "../../conditions/conditions.js";
import type { Finding } from "../finding.js";
import type { Verdict } from "../verdict.js";

const OUTCOME = { yes: "met", no: "notMet", open: "undetermined" } as const;

/** What a finding means for a condition that knows no excuse. */
export function verdictOf(condition: Condition, { answer, reasons }: Finding): Verdict {
  return { condition, outcome: OUTCOME[answer], reasons };
}
