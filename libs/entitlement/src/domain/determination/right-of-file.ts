import { assertNothingErased } from "#kernel";
import {
  type Condition,
  CONDITIONS,
  isSatisfied,
  type Outcome,
  type Period,
  type RightState,
} from "#statute";

/** What people found on each condition; what is absent they have not found yet. */
export type Findings = Readonly<Partial<Record<Condition, Outcome>>>;

/**
 * What was found, from a list of findings.
 *
 * @throws ErasedDataUsed when one of them was erased
 */
export function findingsOf(
  found: readonly { readonly condition: Condition; readonly outcome: Outcome }[],
): Findings {
  assertNothingErased(found);
  return Object.fromEntries(found.map(({ condition, outcome }) => [condition, outcome]));
}

/**
 * The right in a period of a file. People find, the rules calculate: open when every condition is
 * found satisfied, not open when one is found not met. The means are what the calculation says.
 * Where a rule and a finding say the opposite the right is undetermined until people have looked.
 */
export function rightInFile(
  period: Pick<Period, "verdicts" | "amounts">,
  findings: Findings,
): RightState {
  if (disagreements(period, findings).length > 0) return "undetermined";
  const outcomes = CONDITIONS.map((condition) => outcomeOf(condition, period, findings));
  if (outcomes.includes("notMet")) return "notOpen";
  return CONDITIONS.every((condition, place) => {
    const outcome = outcomes[place];
    return outcome !== undefined && isSatisfied(condition, outcome);
  })
    ? "open"
    : "undetermined";
}

function outcomeOf(
  condition: Condition,
  { amounts, verdicts }: Pick<Period, "amounts" | "verdicts">,
  findings: Findings,
): Outcome | undefined {
  if (condition !== "means") return findings[condition];
  if (amounts === undefined) return "undetermined";
  if (!amounts.meansSufficient) return findings.means ?? "undetermined";
  // Where the rules leave open whether the means are sufficient, only people can say so.
  const rule = verdicts.find((verdict) => verdict.condition === "means")?.outcome;
  return rule === "notMet" || findings.means === "notMet" ? "notMet" : "undetermined";
}

/** The conditions on which a rule says met and people say not met, or the other way round. */
export function disagreements(
  { verdicts }: Pick<Period, "verdicts">,
  findings: Findings,
): Condition[] {
  return verdicts.flatMap(({ condition, outcome }) => {
    const found = findings[condition];
    if (found === undefined || found === "undetermined" || outcome === "undetermined") return [];
    return isSatisfied(condition, outcome) === isSatisfied(condition, found) ? [] : [condition];
  });
}
