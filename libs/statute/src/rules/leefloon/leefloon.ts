import type { EuroCents } from "#kernel";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { Category } from "../../parameters/keys.js";
import { type Exact, least, sum, toCents, ZERO } from "../../trace/exact.js";
import type { Traced } from "../../trace/trace.js";
import type { RuleContext } from "../context.js";
import { monthOfYear } from "./month-of-year.js";

/** The leefloon that follows from category and means. */
export interface LeefloonOutcome {
  /** The means reach the amount of the category: art. 3, 4° is not met and there is no leefloon. */
  readonly meansSufficient: boolean;
  /** Own means and what counts of the cohabitants, per year, before the general exemption. */
  readonly countedMeans: Exact;
  /** General exemption that was used, per year. */
  readonly exemption: Exact;
  /** Per year, exact. */
  readonly annual: Traced;
  readonly monthlyCents: EuroCents;
}

/** Art. 14 § 2 RMI-wet: own means and what counts of the cohabitants are one sum. */
export const totalMeans = legalRule(
  cite("rmiWet", "art. 14 § 2", "sourced", "DQ-CHO", "BD-3321"),
  (own: Exact, cohabitants: Exact): Exact => sum([own, cohabitants]),
);

/**
 * Art. 3, 4° and 14 § 2 RMI-wet: means that reach the amount of the category are sufficient.
 * Compared before the general exemption, which only serves whoever still has a right.
 */
export const meansAreSufficient = legalRule(
  cite("rmiWet", "art. 3, 4°", "sourced", "DQ-CHO", "BD-3321"),
  (total: Exact, amount: Exact): boolean => total.gte(amount),
);

/** Art. 22 § 2 KB: the general exemption, once, last, on the sum of all counted means. */
export const applyGeneralExemption = legalRule(
  cite("kbRmi", "art. 22 § 2", "sourced", "DQ-CHO", "BD-3321"),
  (total: Exact, exemption: Exact): Exact => least(total, exemption),
);

/** Art. 22 § 2 KB: no more is exempted than there is. Known, but not seen in a text. */
const EXEMPTION_FLOOR = cite("kbRmi", "art. 22 § 2", "unseen", "K");

/** Art. 14 § 2 RMI-wet: the leefloon is the amount of the category minus the counted means. */
export const differenceToAmount = legalRule(
  cite("rmiWet", "art. 14 § 2", "sourced", "ADB", "BD-3015"),
  (amount: Exact, means: Exact): Exact => amount.sub(means),
);

/**
 * The leefloon for a category whose annual amount is `amount`: all counted means in one sum; none
 * when the sum reaches the amount; else the general exemption, the difference, and the month,
 * rounded once.
 */
export function leefloonFor(
  facts: {
    readonly category: Category;
    readonly amount: Traced;
    readonly own: Traced;
    readonly cohabitants: Traced;
  },
  ctx: RuleContext,
): LeefloonOutcome {
  const { category, amount, own, cohabitants } = facts;
  const total = ctx.trace.rule(
    "countedMeans",
    totalMeans(own.value, cohabitants.value),
    totalMeans.citation,
    "sum",
    [own, cohabitants],
  );
  if (meansAreSufficient(total.value, amount.value)) return noLeefloon(amount, total, ctx);

  const { exemption, remaining } = exempt(total, category, ctx);
  const annual = ctx.trace.rule(
    "annualLeefloon",
    differenceToAmount(amount.value, remaining.value),
    differenceToAmount.citation,
    "difference",
    [amount, remaining],
  );
  const full = annual.value.equals(amount.value) ? category : undefined;
  return {
    meansSufficient: false,
    countedMeans: total.value,
    exemption,
    annual,
    monthlyCents: monthOfYear(annual, ctx, full),
  };
}

function noLeefloon(amount: Traced, total: Traced, ctx: RuleContext): LeefloonOutcome {
  const nothing = ctx.trace.result(
    "meansSufficient",
    ZERO,
    meansAreSufficient.citation,
    "positiveDifference",
    [amount, total],
    { unit: "euroCentsPerMonth" },
  );
  return {
    meansSufficient: true,
    countedMeans: total.value,
    exemption: ZERO,
    annual: nothing,
    monthlyCents: toCents(ZERO),
  };
}

/** What the general exemption takes off, and what is left of the means; without means nothing. */
function exempt(
  total: Traced,
  category: Category,
  ctx: RuleContext,
): { readonly exemption: Exact; readonly remaining: Traced } {
  if (ctx.isOff("generalExemption") || total.value.equals(0)) {
    return { exemption: ZERO, remaining: total };
  }
  const general = ctx.parameter(
    "generalExemption",
    `kb-rmi/art-22/general-exemption.category-${category}`,
  );
  const { citation } = applyGeneralExemption;
  const exemption = ctx.trace.rule(
    "exemptionApplied",
    applyGeneralExemption(total.value, general.value),
    total.value.lt(general.value) ? EXEMPTION_FLOOR : citation,
    "least",
    [total, general],
  );
  const remaining = ctx.trace.rule(
    "meansAfterExemption",
    total.value.sub(exemption.value),
    citation,
    "difference",
    [total, exemption],
  );
  return { exemption: exemption.value, remaining };
}
