import type { Household } from "../../facts/household.js";
import type { Means } from "../../facts/means.js";
import { cite, withSeenArticle } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, exact, positiveDifference, sum, ZERO } from "../../trace/exact.js";
import type { Traced } from "../../trace/trace.js";
import type { RuleContext } from "../context.js";
import { meansOf } from "../means/person-means.js";
import { ofArt34 } from "./art-34.js";
import { withoutUncountedBenefit } from "./child-benefit.js";
import type { Cohabitant } from "./circle.js";
import type { Counted } from "./parts.js";
import {
  countReasonedShare,
  mayTake,
  partOfOneClaimant,
  statedShare,
  takeShare,
  withoutShare,
} from "./relatives-share.js";

const SEEN_BEFORE_2026 = withSeenArticle(cite("kbRmi", "art. 34", "sourced", "DQ-PAR", "MI-COH"));

/** Art. 34 KB: the means of the relatives are one pool. */
export const poolMeans = legalRule(SEEN_BEFORE_2026, sum);

/** Art. 34 KB: each of the relatives keeps the annual amount of category 1, means or none. */
export const keepCategory1Each = legalRule(
  SEEN_BEFORE_2026,
  (category1Amount: Exact, relatives: number): Exact => category1Amount.mul(relatives),
);

/** Art. 34 KB: what the pool has above what the relatives keep can count, and nothing else. */
export const surplusOfPool = legalRule(SEEN_BEFORE_2026, positiveDifference);

/**
 * What is counted of the relatives in the circle, all of them adults: the surplus of their pool,
 * the share of it that the centre takes, and the part of one claimant. A gap when their means, or
 * the share, are needed and not known.
 */
export function countRelatives(
  relatives: readonly Cohabitant[],
  household: Household,
  category1Amount: () => Traced,
  ctx: RuleContext,
): Counted | undefined {
  const refs = relatives.map(({ ref }) => ref);
  const stated = statedShare(household, ctx);
  if (stated?.fact.share.part === 0) {
    return mayTake(stated, ctx) ? leaveOut([stated.ref, ...refs], ctx) : undefined;
  }

  const known = relatives.flatMap(({ ref, member: { means } }) => (means ? [{ ref, means }] : []));
  if (known.length < relatives.length) {
    const missing = refs.filter((ref) => !known.some((one) => one.ref === ref));
    ctx.gap("cohabitantMeansMissing", poolMeans.citation, missing);
    return undefined;
  }
  const means = known.map((one) => relativeMeans(one.means, one.ref, ctx));

  const surplus = surplusAbove(category1Amount(), means, refs, ctx);
  const counted = surplus.value.equals(0) ? surplus : countSurplus(surplus, stated, refs, ctx);
  if (counted === undefined) return undefined;
  const step = partOfOneClaimant(counted, household.claimants, ctx);
  return {
    step,
    parts: relatives.map(({ ref, member: { relation } }, place) => ({
      ref,
      relation,
      rule: "relativesPooled",
      meansCents: means[place]?.value ?? ZERO,
      countedCents: place === 0 ? step.value : ZERO,
    })),
  };
}

/** A share of nothing: the centre leaves the relatives out, so nobody has to show their means. */
function leaveOut(refs: readonly string[], ctx: RuleContext): Counted {
  const citation = ofArt34(countReasonedShare.citation, ctx);
  const details = { refs, person: "relative" } as const;
  return {
    step: ctx.trace.rule("relativesLeftOut", ZERO, citation, "none", [], details),
    parts: [],
  };
}

/** Calculated like the person's own, but art. 35 KB does not serve the wages of relatives. */
function relativeMeans(means: Means, ref: string, ctx: RuleContext): Traced {
  const refPrefix = `${ref}.means`;
  const counting = withoutUncountedBenefit(means, { refPrefix, person: "relative" }, ctx);
  const how = { socioProfessional: false, category: 1, refPrefix } as const;
  return meansOf(counting, "relative", ctx, how).total;
}

function surplusAbove(
  category1Amount: Traced,
  means: readonly Traced[],
  refs: readonly string[],
  ctx: RuleContext,
): Traced {
  const citation = ofArt34(SEEN_BEFORE_2026, ctx);
  const details = { refs, person: "relative" } as const;
  const pool = ctx.trace.rule(
    "relativesPool",
    poolMeans(means.map(({ value }) => value)),
    citation,
    "sum",
    means,
    details,
  );
  const adults = ctx.trace.fact("relativesPooled", exact(refs.length), citation, {
    ...details,
    unit: "number",
  });
  const kept = ctx.trace.rule(
    "relativesKeep",
    keepCategory1Each(category1Amount.value, refs.length),
    citation,
    "product",
    [category1Amount, adults],
    details,
  );
  return ctx.trace.rule(
    "relativesSurplus",
    surplusOfPool(pool.value, kept.value),
    citation,
    "positiveDifference",
    [pool, kept],
    details,
  );
}

function countSurplus(
  surplus: Traced,
  stated: ReturnType<typeof statedShare>,
  refs: readonly string[],
  ctx: RuleContext,
): Traced | undefined {
  if (stated === undefined) return withoutShare(surplus, refs, ctx);
  return mayTake(stated, ctx) ? takeShare(surplus, stated, ctx) : undefined;
}
