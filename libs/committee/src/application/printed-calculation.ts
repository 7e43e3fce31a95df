import { canonicalJson } from "#kernel";
import { type KeptDetermination, toldPeriods } from "#entitlement";
import type { CalculatedPeriod, CalculationStep, MethodOfCalculation } from "#letters";
import {
  changedSteps,
  describeNotApplied,
  describeNotConfirmed,
  describeStep,
  gapText,
  mainSteps,
  outcomeOfStep,
  type Period,
  stepFormula,
  type TraceStep,
  type Verdict,
  verdictText,
} from "#statute";
import { type Printable, printedCitation } from "./printed.js";

/**
 * The determination as a method: the main lines of its first period, of each later one what
 * changes, what it leaves out and what is not confirmed.
 *
 * @throws ErasedDataUsed when something of it was erased
 */
export function printedCalculation(
  made: KeptDetermination,
  language: Printable,
): MethodOfCalculation {
  const periods = toldPeriods(made);
  return {
    periods: periods.map((period, place) =>
      calculatedPeriod(period, periods[place - 1], mainSteps, language),
    ),
    notApplied: made.notApplied.map((item) => ({
      text: describeNotApplied(item, language),
      article: printedCitation(item.citation, language),
    })),
    notConfirmed: describeNotConfirmed(periods, language),
  };
}

/** Every step, with what the rules say of each condition; of a later period what changes. */
export function printedSteps(made: KeptDetermination, language: Printable): CalculatedPeriod[] {
  const periods = toldPeriods(made);
  return periods.map((period, place) => {
    const earlier = periods[place - 1];
    const calculated = calculatedPeriod(period, earlier, (trace) => trace, language);
    const verdicts = changedVerdicts(period, earlier);
    const said = verdicts.flatMap((verdict) => printedVerdict(verdict, language));
    return { ...calculated, steps: [...said, ...calculated.steps] };
  });
}

/** A period with the steps that are picked; of a later one those that say something else. */
function calculatedPeriod(
  period: Period,
  earlier: Period | undefined,
  pick: (trace: readonly TraceStep[]) => readonly TraceStep[],
  language: Printable,
): CalculatedPeriod {
  const steps = pick(period.trace);
  const shown = earlier === undefined ? steps : changedSteps(steps, pick(earlier.trace));
  return {
    ...daysOf(period),
    steps: shown.map((step) => printedStep(step, period, language)),
    ...(earlier === undefined ? {} : { onlyChanges: true }),
    ...missingIn(period, language),
  };
}

function changedVerdicts({ verdicts }: Period, earlier: Period | undefined): Verdict[] {
  const known = new Set(earlier?.verdicts.map((verdict) => canonicalJson(verdict)));
  return verdicts.filter((verdict) => !known.has(canonicalJson(verdict)));
}

function daysOf({ from, until }: Period): Pick<CalculatedPeriod, "from" | "until"> {
  return { from, ...(until === undefined ? {} : { until }) };
}

function missingIn({ gaps }: Period, language: Printable): Pick<CalculatedPeriod, "missing"> {
  if (gaps.length === 0) return {};
  return { missing: [...new Set(gaps.map((gap) => gapText(gap, language)))] };
}

function printedVerdict(verdict: Verdict, language: Printable): CalculationStep[] {
  return verdict.reasons.map((reason) => ({
    label: verdictText(verdict, reason, language),
    article: printedCitation(reason.citation, language),
  }));
}

function printedStep(step: TraceStep, period: Period, language: Printable): CalculationStep {
  const formula = stepFormula(step, period.trace, language);
  return {
    label: describeStep(step, period, language),
    ...figureOf(step, language),
    ...(formula === undefined ? {} : { explanation: formula }),
    article: printedCitation(step.citation, language),
    status: step.status,
    kind: isTotal(step) ? "total" : "line",
  };
}

function figureOf(
  step: TraceStep,
  language: Printable,
): Pick<CalculationStep, "amount" | "unit" | "figure"> {
  switch (step.unit) {
    case "euroCentsPerYear":
      return { amount: step.amountCents, unit: "year" };
    case "euroCentsPerMonth":
      return { amount: step.amountCents, unit: "month" };
    case "euroCents":
      return { amount: step.amountCents };
    case "code":
      return {};
    default:
      return { figure: outcomeOfStep(step, language) };
  }
}

function isTotal({ unit, kind, label }: TraceStep): boolean {
  if (unit === "code") return false;
  return kind === "result" || label === "annualLeefloon" || label === "countedMeans";
}
