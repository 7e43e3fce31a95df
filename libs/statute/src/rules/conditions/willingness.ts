import type { Outcome } from "../../conditions/outcomes.js";
import { type WorkAssessment, WORK_OUTCOMES } from "../../facts/person.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { ReasonCode } from "../../trace/texts/reasons.js";
import { reason } from "../finding.js";
import type { Verdict } from "../verdict.js";

type Assessed = WorkAssessment["outcome"];

/**
 * Art. 3, 5° RMI-wet: willing to work, unless health or equity makes it impossible. An obligation
 * of means, assessed by people; the rule only says what their assessment means.
 */
export const willingnessAssessed = legalRule(
  cite("rmiWet", "art. 3, 5°", "sourced", "PIT", "DQ-WRK"),
  (outcome: Assessed): Outcome<"willingnessToWork"> => OUTCOME[outcome],
);

const OUTCOME = {
  willing: "met",
  exemptHealth: "excusedHealth",
  exemptEquity: "excusedEquity",
  notWilling: "notMet",
} as const satisfies Record<Assessed, Outcome<"willingnessToWork">>;

const REASON = {
  willing: "willing",
  exemptHealth: "excusedForHealth",
  exemptEquity: "excusedForEquity",
  notWilling: "notWilling",
} as const satisfies Record<Assessed, ReasonCode>;

/**
 * The condition of willingness to work. Both excuses may hold at once, and health is then named
 * first, as the law does; any other two assessments of one day contradict each other.
 */
export function judgeWillingness(work: readonly WorkAssessment[] | undefined = []): Verdict {
  const { citation } = willingnessAssessed;
  const assessed = WORK_OUTCOMES.filter((outcome) => work.some((fact) => fact.outcome === outcome));
  const [first] = assessed;
  if (first === undefined) return undetermined("factsMissing", work);
  if (assessed.length > 1 && !assessed.every(isExcuse))
    return undetermined("factsContradict", work);
  return {
    condition: "willingnessToWork",
    outcome: willingnessAssessed(first),
    reasons: assessed.map((outcome) =>
      reason(
        REASON[outcome],
        citation,
        work.filter((fact) => fact.outcome === outcome),
      ),
    ),
  };
}

function isExcuse(outcome: Assessed): boolean {
  return outcome === "exemptHealth" || outcome === "exemptEquity";
}

function undetermined(
  code: "factsMissing" | "factsContradict",
  work: readonly WorkAssessment[],
): Verdict {
  const reasons = [reason(code, willingnessAssessed.citation, work)];
  return { condition: "willingnessToWork", outcome: "undetermined", reasons };
}
