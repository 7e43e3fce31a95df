import { type EuroCents, euroCents } from "#kernel";
import { categoryAmount, type CategoryAmount } from "../amounts/category-amount.js";
import type { Parameters } from "../parameters/parameters.js";
import { type Calculation, RULE_SET } from "./calculation.js";
import { type CalculationInput, checkInput, type Income } from "./input.js";
import { notAppliedTo } from "./not-applied.js";
import { notConfirmedIn } from "./not-confirmed.js";
import {
  applyGeneralExemption,
  differenceToAmount,
  exemptionFloorCitation,
  meansAreSufficient,
  monthOf,
} from "./rules/entitlement.js";
import { annualise, countIncome, sumOfMeans, totalMeans } from "./rules/means.js";
import {
  countPartnerAboveCategory1,
  countPartnerInFull,
  leaveClaimingPartnerOut,
  partnerCitationOn,
} from "./rules/partner.js";
import { type Traced, TraceBuilder } from "./trace-builder.js";

/**
 * The leefloon for a category and regular net incomes, by the rules and parameters of one day:
 * means per year, all in one sum, compared with the amount of the category, general exemption last,
 * one rounding at the end. What it leaves out stands in `notApplied`, what is not certain in
 * `notConfirmed`.
 */
export function calculateLeefloon(input: CalculationInput, parameters: Parameters): Calculation {
  checkInput(input);
  const { date, category } = input;
  const trace = new TraceBuilder();
  const inForce = categoryAmount(parameters, category, date);

  const amount = trace.categoryAmount(inForce, euroCents(inForce.base.value));
  const own = meansOf("own", input.ownIncomes, trace);
  const partner = partnerPart(input, amount, trace);
  const total = trace.rule(
    "countedMeans",
    totalMeans(own.amountCents, partner?.amountCents ?? euroCents(0)),
    totalMeans.citation,
    partner ? [own, partner] : [own],
  );
  const outcome = meansAreSufficient(total.amountCents, amount.amountCents)
    ? noLeefloon(amount, total, trace)
    : leefloon(input, parameters, { amount, total, inForce }, trace);

  return {
    ruleSet: RULE_SET,
    parameterSetHash: parameters.hash,
    date,
    category,
    annualAmountCents: amount.amountCents,
    countedMeansCents: total.amountCents,
    ...outcome,
    trace: trace.steps,
    notConfirmed: notConfirmedIn(trace.steps, date),
    notApplied: notAppliedTo(input),
  };
}

type Outcome = Pick<
  Calculation,
  "exemptionCents" | "annualLeefloonCents" | "monthlyLeefloonCents" | "meansSufficient"
>;

function noLeefloon(amount: Traced, total: Traced, trace: TraceBuilder): Outcome {
  const nothing = euroCents(0);
  trace.rule("meansSufficient", nothing, meansAreSufficient.citation, [amount, total], {
    kind: "result",
    unit: "euroCentsPerMonth",
  });
  return {
    exemptionCents: nothing,
    annualLeefloonCents: nothing,
    monthlyLeefloonCents: nothing,
    meansSufficient: true,
  };
}

function leefloon(
  { date, category }: CalculationInput,
  parameters: Parameters,
  steps: { amount: Traced; total: Traced; inForce: CategoryAmount },
  trace: TraceBuilder,
): Outcome {
  const { amount, total, inForce } = steps;
  const value = parameters.valueAt(`kb-rmi/art-22/general-exemption.category-${category}`, date);
  const general = trace.parameter("generalExemption", value, euroCents(value.value));

  const used = applyGeneralExemption(total.amountCents, general.amountCents);
  const cutByFloor = total.amountCents > 0 && used < general.amountCents;
  const exemption = trace.rule(
    "exemptionApplied",
    used,
    cutByFloor ? exemptionFloorCitation : applyGeneralExemption.citation,
    [total, general],
  );

  const year = trace.rule(
    "annualLeefloon",
    differenceToAmount(amount.amountCents, total.amountCents, used),
    differenceToAmount.citation,
    [amount, total, exemption],
  );

  const month = monthOf(year.amountCents);
  trace.rule("monthlyLeefloon", month, monthCitation(year.amountCents, inForce), [year], {
    kind: "result",
    unit: "euroCentsPerMonth",
  });
  return {
    exemptionCents: used,
    annualLeefloonCents: year.amountCents,
    monthlyLeefloonCents: month,
    meansSufficient: false,
  };
}

/**
 * Rounding leaves no doubt where a year divides into whole cents, or where the month is the full
 * amount of the category, which is published as such.
 */
function monthCitation(year: EuroCents, { annual, monthly }: CategoryAmount) {
  if (year % 12 === 0) return differenceToAmount.citation;
  if (year === annual.amountCents) {
    return { ...monthOf.citation, status: monthly.status, source: monthly.source };
  }
  return monthOf.citation;
}

/** What is counted of the partner's means; nothing to say when there is no partner. */
function partnerPart(
  { date, category, partner }: CalculationInput,
  amount: Traced,
  trace: TraceBuilder,
): Traced | undefined {
  if (!partner) return undefined;
  if (partner.claims) {
    const { citation } = leaveClaimingPartnerOut;
    const rule = partnerCitationOn(date, citation);
    return trace.rule("partnerNotCounted", leaveClaimingPartnerOut(), rule, []);
  }
  const means = meansOf("partner", partner.incomes, trace);
  if (category === 3) {
    const rule = partnerCitationOn(date, countPartnerInFull.citation);
    const counted = countPartnerInFull(means.amountCents);
    return trace.rule("partnerCountedInFull", counted, rule, [means]);
  }
  const rule = partnerCitationOn(date, countPartnerAboveCategory1.citation);
  const counted = countPartnerAboveCategory1(means.amountCents, amount.amountCents);
  return trace.rule("partnerCountedAboveCategory1", counted, rule, [means, amount]);
}

function meansOf(who: "own" | "partner", incomes: readonly Income[], trace: TraceBuilder): Traced {
  const perYear = incomes.map((income) => {
    const fact = trace.income(`${who}Income`, income, countIncome.citation);
    const year = annualise(countIncome(fact.amountCents));
    return trace.rule("annualIncome", year, annualise.citation, [fact], { refs: [income.ref] });
  });
  const sum = sumOfMeans(perYear.map(({ amountCents }) => amountCents));
  return trace.rule(`${who}Means`, sum, sumOfMeans.citation, perYear);
}
