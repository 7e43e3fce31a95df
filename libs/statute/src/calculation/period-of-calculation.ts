import { type EuroCents, euroCents } from "#kernel";
import type { Period } from "../determination/determination.js";
import type { Calculation } from "./calculation.js";

/**
 * A calculation of the first rule set as the one period that it is, from its day on. It judged no
 * condition, and gave no reasons for the category.
 */
export function periodOfCalculation(calculation: Calculation): Period {
  const { date, category, countedMeansCents, trace, notConfirmed } = calculation;
  const ownMeansCents = ownMeansIn(calculation);
  return {
    from: date,
    right: "undetermined",
    verdicts: [],
    category: { category, reasons: [] },
    amounts: {
      annualAmountCents: calculation.annualAmountCents,
      ownMeansCents,
      cohabitantsMeansCents: euroCents(countedMeansCents - ownMeansCents),
      countedMeansCents,
      exemptionCents: calculation.exemptionCents,
      annualLeefloonCents: calculation.annualLeefloonCents,
      monthlyLeefloonCents: calculation.monthlyLeefloonCents,
      meansSufficient: calculation.meansSufficient,
    },
    gaps: [],
    trace,
    notConfirmed,
  };
}

function ownMeansIn({ trace, countedMeansCents }: Calculation): EuroCents {
  const own = trace.find(({ label }) => label === "ownMeans");
  return own !== undefined && "amountCents" in own ? own.amountCents : countedMeansCents;
}
