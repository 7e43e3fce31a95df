import { DomainError } from "#kernel";
import { categoryAmount } from "../amounts/category-amount.js";
import type { Question } from "../facts/case.js";
import type { Means } from "../facts/means.js";
import { cite } from "../law/citation.js";
import { legalRule } from "../law/legal-rule.js";
import { once } from "../once.js";
import type { Category } from "../parameters/keys.js";
import {
  countCohabitants,
  type CountedCohabitants,
} from "../rules/cohabitants/count-cohabitants.js";
import type { RuleContext } from "../rules/context.js";
import { leefloonFor, type LeefloonOutcome } from "../rules/leefloon/leefloon.js";
import { monthOfYear } from "../rules/leefloon/month-of-year.js";
import { meansOf, type PersonMeans, sumOfMeans } from "../rules/means/person-means.js";
import { MEANS_LISTS } from "../trace/texts/means-lists.js";
import { type Exact, toCents } from "../trace/exact.js";
import type { Traced } from "../trace/trace.js";
import type {
  Amounts,
  CountedCohabitant,
  CountedMeans,
  DeterminedCategory,
  Period,
} from "./determination.js";
import type { Facts } from "./facts.js";

/** What a period says besides verdicts. */
export type Calculated = Pick<Period, "category" | "ownMeans" | "cohabitants" | "amounts">;

type Asks = (question: Question) => boolean;

/** The means and the leefloon, as far as they are asked and the facts and rules go. */
export function amountsOf(
  facts: Facts,
  category: DeterminedCategory | undefined,
  ctx: RuleContext,
  asks: Asks,
): Calculated {
  try {
    return calculated(facts, category, ctx, asks);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "statute.value-missing") throw error;
    ctx.gap("figureMissing", cite("rmiWet", "art. 14", "unseen", "K"), [error.detail ?? ""]);
    return {};
  }
}

function calculated(
  facts: Facts,
  category: DeterminedCategory | undefined,
  ctx: RuleContext,
  asks: Asks,
): Calculated {
  if (!asks("means") && !asks("cohabitants") && !asks("leefloon")) return {};
  if (facts.means === undefined && (asks("means") || asks("leefloon"))) {
    ctx.gap("meansMissing", cite("rmiWet", "art. 3, 4°", "sourced", "PB-CALC"));
  }
  if (category === undefined) {
    const own = ownMeans(facts, undefined, ctx, asks);
    return own === undefined ? {} : { ownMeans: own.parts.map(rounded) };
  }
  const one = forCategory(facts, category.category, ctx, asks);
  const parts: Calculated = {
    ...(one.own === undefined ? {} : { ownMeans: one.own.parts.map(rounded) }),
    ...(one.cohabitants === undefined
      ? {}
      : { cohabitants: one.cohabitants.parts.map(roundedCohabitant) }),
  };
  if (one.leefloon === undefined) return parts;
  const { halfTimeWith } = category;
  const other =
    halfTimeWith === undefined ? undefined : forCategory(facts, halfTimeWith, ctx, asks).leefloon;
  if (ctx.gaps.length > 0) return parts;
  return { ...parts, amounts: other ? halves(one.leefloon, other, ctx) : whole(one.leefloon) };
}

function ownMeans(facts: Facts, category: Category | undefined, ctx: RuleContext, asks: Asks) {
  const { means } = facts;
  if (means === undefined || !(asks("means") || asks("leefloon"))) return undefined;
  if (asks("leefloon")) sayListsNotTold(means, ctx);
  return ctx.unlessGap(() =>
    meansOf(means, "applicant", ctx, {
      socioProfessional: true,
      refPrefix: "means",
      ...(facts.born === undefined ? {} : { born: facts.born }),
      ...(category === undefined ? {} : { category }),
    }),
  );
}

/**
 * Says which kinds of means were not told of somebody of whom others were: they are taken as none.
 * An empty object says that all were looked into.
 */
function sayListsNotTold(means: Means, ctx: RuleContext): void {
  const missing = MEANS_LISTS.filter((list) => means[list] === undefined);
  if (Object.keys(means).length === 0 || missing.length === 0) return;
  const { citation } = sumOfMeans;
  ctx.trace.said("rule", "meansNotTold", missing.join(" "), citation, { person: "applicant" });
}

interface ForCategory {
  readonly own?: PersonMeans;
  readonly cohabitants?: CountedCohabitants;
  readonly leefloon?: Steps;
}

/** The steps of a leefloon with the amounts they came from. */
interface Steps extends LeefloonOutcome {
  readonly amount: Traced;
  readonly own: Traced;
  readonly cohabitants: Traced;
}

function forCategory(facts: Facts, category: Category, ctx: RuleContext, asks: Asks): ForCategory {
  const own = ownMeans(facts, category, ctx, asks);
  const needsCohabitants = asks("cohabitants") || asks("leefloon");
  const category1Amount = once(() => amountFor(1, ctx));
  const cohabitants = needsCohabitants
    ? ctx.unlessGap(() =>
        countCohabitants({ household: facts.household, category, category1Amount }, ctx),
      )
    : undefined;
  const found = {
    ...(own === undefined ? {} : { own }),
    ...(cohabitants === undefined ? {} : { cohabitants }),
  };
  if (!asks("leefloon") || own === undefined || cohabitants === undefined) return found;
  const leefloon = ctx.unlessGap(() => {
    const amount = category === 1 ? category1Amount() : amountFor(category, ctx);
    const steps = { amount, own: own.total, cohabitants: cohabitants.total };
    return { ...steps, ...leefloonFor({ category, ...steps }, ctx) };
  });
  return { ...found, ...(leefloon === undefined ? {} : { leefloon }) };
}

/** The amount of a category on the day judged, with its steps. */
function amountFor(category: Category, ctx: RuleContext): Traced {
  return ctx.trace.categoryAmount(categoryAmount(ctx.parameters, category, ctx.date));
}

function whole(steps: Steps): Amounts {
  return {
    annualAmountCents: toCents(steps.amount.value),
    ownMeansCents: toCents(steps.own.value),
    cohabitantsMeansCents: toCents(steps.cohabitants.value),
    countedMeansCents: toCents(steps.countedMeans),
    exemptionCents: toCents(steps.exemption),
    annualLeefloonCents: toCents(steps.annual.value),
    monthlyLeefloonCents: steps.monthlyCents,
    meansSufficient: steps.meansSufficient,
  };
}

/**
 * Art. 14 § 1, 3° RMI-wet, as the circular read it before Cass. 27 June 2022: half of the time the
 * one category, half of the time the other. Each is calculated whole; half of each is due.
 */
export const halfOfEach = legalRule(
  cite("rmiWet", "art. 14 § 1, 3°", "unseen", "CRENO"),
  (one: Exact, other: Exact): Exact => one.add(other).div(2),
);

function halves(one: Steps, other: Steps, ctx: RuleContext): Amounts {
  const { citation } = halfOfEach;
  const both = [one.annual, other.annual];
  const together = ctx.trace.rule(
    "bothCategories",
    one.annual.value.add(other.annual.value),
    citation,
    "sum",
    both,
  );
  const two = ctx.trace.rule(
    "halfOfTheTime",
    halfOfEach(one.annual.value, other.annual.value),
    citation,
    "half",
    [together],
  );
  const half = (a: Exact, b: Exact) => toCents(halfOfEach(a, b));
  return {
    annualAmountCents: half(one.amount.value, other.amount.value),
    ownMeansCents: half(one.own.value, other.own.value),
    cohabitantsMeansCents: half(one.cohabitants.value, other.cohabitants.value),
    countedMeansCents: half(one.countedMeans, other.countedMeans),
    exemptionCents: half(one.exemption, other.exemption),
    annualLeefloonCents: toCents(two.value),
    monthlyLeefloonCents: monthOfYear(two, ctx),
    meansSufficient: one.meansSufficient && other.meansSufficient,
  };
}

function rounded({
  kind,
  refs,
  beforeCents,
  countedCents,
}: PersonMeans["parts"][number]): CountedMeans {
  return { kind, refs, beforeCents: toCents(beforeCents), countedCents: toCents(countedCents) };
}

function roundedCohabitant({
  ref,
  relation,
  rule,
  meansCents,
  countedCents,
}: CountedCohabitants["parts"][number]): CountedCohabitant {
  return {
    ref,
    relation,
    rule,
    meansCents: toCents(meansCents),
    countedCents: toCents(countedCents),
  };
}
