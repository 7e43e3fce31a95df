import type { Means } from "../../facts/means.js";
import { cite, withSeenArticle } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { Category } from "../../parameters/keys.js";
import { type Exact, positiveDifference, ZERO } from "../../trace/exact.js";
import type { Traced } from "../../trace/trace.js";
import type { RuleContext } from "../context.js";
import { meansOf } from "../means/person-means.js";
import { ofArt34 } from "./art-34.js";
import { withoutUncountedBenefit } from "./child-benefit.js";
import type { Cohabitant } from "./circle.js";
import type { CohabitantRule, Counted } from "./parts.js";

/** Art. 34 KB, category 3: the means of the spouse or life partner count in full. */
export const countPartnerInFull = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH", "MI-FAQ12")),
  (means: Exact): Exact => means,
);

/**
 * Art. 34 KB, category 1: of a spouse or life partner who does not claim, the part above the annual
 * amount of category 1 counts.
 */
export const countPartnerAboveCategory1 = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH")),
  positiveDifference,
);

/** Art. 34 KB, category 1: a partner with a leefloon of their own has their own calculation. */
export const leaveClaimingPartnerOut = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "BD-3380")),
  (): Exact => ZERO,
);

/**
 * Art. 34 KB, category 1: of a claiming partner who works under art. 60 § 7 or an activation
 * measure, the pay above the annual amount of category 1 does count.
 */
export const countEmploymentAboveCategory1 = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "BD-3380")),
  positiveDifference,
);

/**
 * Art. 14 § 1, 3° RMI-wet: in category 3 one right covers the partner too. A claim of the partner
 * beside it does not fit, and the texts do not say which goes first.
 */
export const onlyOneRightInCategory3 = legalRule(
  cite("rmiWet", "art. 14 § 1, 3°", "sourced", "MI-COH"),
  (category: Category, claims: boolean): boolean => category !== 3 || !claims,
);

/** What is counted of the spouse or life partner of a person in category 1 or 3. */
export function countPartner(
  partner: Cohabitant,
  category: 1 | 3,
  category1Amount: () => Traced,
  ctx: RuleContext,
): Counted | undefined {
  const { ref, member } = partner;
  // Nobody claims before saying so: left out is no claim.
  const { claims = false, means } = member;
  if (!onlyOneRightInCategory3(category, claims)) {
    ctx.gap("partnerClaimsInCategory3", onlyOneRightInCategory3.citation, [ref]);
    return undefined;
  }
  if (claims) return countClaimingPartner(partner, category1Amount, ctx);
  if (means === undefined) {
    ctx.gap("cohabitantMeansMissing", countPartnerAboveCategory1.citation, [ref]);
    return undefined;
  }
  if (category === 1 && member.claims === undefined) {
    const { citation } = leaveClaimingPartnerOut;
    ctx.tellAgainst("partnerClaimNotTold", citation, detailsOf(partner));
  }
  return category === 3
    ? countInFull(partner, means, ctx)
    : countAbove("partnerAboveCategory1", partner, means, category1Amount, ctx);
}

function countInFull(partner: Cohabitant, means: Means, ctx: RuleContext): Counted {
  const total = partnerMeans(partner, means, 3, ctx);
  const step = ctx.trace.rule(
    "partnerCountedInFull",
    countPartnerInFull(total.value),
    ofArt34(countPartnerInFull.citation, ctx),
    "same",
    [total],
    detailsOf(partner),
  );
  return countedAs("partnerInFull", partner, total, step);
}

/** Nothing, but for the pay of an employment measure. */
function countClaimingPartner(
  partner: Cohabitant,
  category1Amount: () => Traced,
  ctx: RuleContext,
): Counted {
  const pay = payOfEmploymentMeasures(partner);
  if (pay !== undefined) {
    return countAbove("partnerEmploymentAboveCategory1", partner, pay, category1Amount, ctx);
  }
  const citation = ofArt34(leaveClaimingPartnerOut.citation, ctx);
  const nothing = leaveClaimingPartnerOut();
  const details = detailsOf(partner);
  const step = ctx.trace.rule("partnerNotCounted", nothing, citation, "none", [], details);
  return { step, parts: [] };
}

const ABOVE_CATEGORY_1 = {
  partnerAboveCategory1: {
    rule: countPartnerAboveCategory1,
    label: "partnerCountedAboveCategory1",
  },
  partnerEmploymentAboveCategory1: {
    rule: countEmploymentAboveCategory1,
    label: "partnerEmploymentAboveCategory1",
  },
} as const;

function countAbove(
  how: keyof typeof ABOVE_CATEGORY_1,
  partner: Cohabitant,
  means: Means,
  category1Amount: () => Traced,
  ctx: RuleContext,
): Counted {
  const { rule, label } = ABOVE_CATEGORY_1[how];
  const total = partnerMeans(partner, means, 1, ctx);
  const amount = category1Amount();
  const step = ctx.trace.rule(
    label,
    rule(total.value, amount.value),
    ofArt34(rule.citation, ctx),
    "positiveDifference",
    [total, amount],
    detailsOf(partner),
  );
  return countedAs(how, partner, total, step);
}

/** Nothing but the wages under art. 60 § 7 or an activation measure; none: `undefined`. */
function payOfEmploymentMeasures({ ref, member: { means } }: Cohabitant): Means | undefined {
  const incomes = (means?.incomes ?? [])
    .map((income, place) => ({ ref: `${ref}.means.incomes[${place}]`, ...income }))
    .filter(({ kind }) => kind === "art60Wage" || kind === "activatedWage");
  if (incomes.length === 0) return undefined;
  return { incomes, ...(means?.employments ? { employments: means.employments } : {}) };
}

/** The partner's means, calculated like the person's own, with the same exemptions. */
function partnerMeans(
  { ref, member: { born } }: Cohabitant,
  means: Means,
  category: 1 | 3,
  ctx: RuleContext,
): Traced {
  const refPrefix = `${ref}.means`;
  const counting = withoutUncountedBenefit(means, { refPrefix, person: "partner" }, ctx);
  const how = { socioProfessional: true, category, refPrefix, ...(born ? { born } : {}) };
  return meansOf(counting, "partner", ctx, how).total;
}

function detailsOf({ ref }: Cohabitant) {
  return { refs: [ref], person: "partner" } as const;
}

function countedAs(
  rule: CohabitantRule,
  { ref, member: { relation } }: Cohabitant,
  means: Traced,
  step: Traced,
): Counted {
  const part = { ref, relation, rule, meansCents: means.value, countedCents: step.value };
  return { step, parts: [part] };
}
