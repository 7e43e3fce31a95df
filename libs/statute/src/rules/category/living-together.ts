import type { Housing, Member } from "../../facts/household.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { RuleContext } from "../context.js";
import { agreed, reason, sortedRefs, type Statement } from "../finding.js";
import type { FoundCategory } from "./found-category.js";

/** A category that is not that of a family at charge. */
export interface Apart extends FoundCategory {
  readonly category: 1 | 2;
}

/**
 * Art. 14 § 1, 1° RMI-wet: cohabitants live under one roof and settle household matters mainly in
 * common. What they are to each other is irrelevant.
 */
export const cohabits = legalRule(
  cite("rmiWet", "art. 14 § 1, 1°", "sourced", "PB-CAT"),
  ({ commonHousehold }: Member): boolean => commonHousehold,
);

/** Art. 14 § 1, 2° RMI-wet: one roof without a common household is living alone. */
export const sharingIsLivingAlone = cite("rmiWet", "art. 14 § 1, 2°", "sourced", "DQ-COL");

/** Art. 14 § 1, 2° RMI-wet: who lives alone. */
export const livingAlone = cite("rmiWet", "art. 14 § 1, 2°", "sourced", "LL-17", "ADB");

/**
 * Art. 14 § 1, 2° RMI-wet: a homeless person with a plan counts as living alone, whoever gives
 * them shelter. That there is a plan is enough; what stands in it is never read.
 */
export const homelessHasPlan = legalRule(
  cite("rmiWet", "art. 14 § 1, 2°", "sourced", "LL-17", "ADB"),
  (housing: readonly Housing[]): Statement =>
    agreed(housing.flatMap(({ hasIndividualPlan: plan }) => (plan === undefined ? [] : plan))),
);

/**
 * Who stays in a shelter until there is a dwelling is homeless too: so the definition for the
 * installation premium. That it holds for the category was not seen.
 */
export const isHomeless = legalRule(
  cite("rmiWet", "art. 14 § 1, 2°", "unseen", "BD-4309"),
  (kind: Housing["kind"]): boolean => kind === "shelter" || kind === "homeless",
);

/** Without a plan the homeless are judged like others, by the facts. No text was seen on it. */
export const homelessByFacts = cite("rmiWet", "art. 14 § 1, 2°", "unseen", "K");

/** The category of who has no child at charge; nothing, with a gap, when the facts do not say. */
export function categoryApart(
  housing: readonly Housing[],
  members: readonly Member[],
  ctx: RuleContext,
): Apart | undefined {
  const byFacts = byLivingTogether(members);
  if (!housing.some(({ kind }) => isHomeless(kind))) return byFacts;

  const plan = homelessHasPlan(housing);
  if (plan === "yes") {
    const sheltered = housing.every(({ kind }) => kind === "shelter");
    const { citation } = sheltered ? isHomeless : homelessHasPlan;
    return { category: 2, reasons: [reason("homelessWithPlan", citation, housing)] };
  }
  if (byFacts.category === 1 && plan !== "no") {
    const refs = sortedRefs(housing.map(({ ref }) => ref ?? ""));
    ctx.gap("homelessPlanUnknown", homelessHasPlan.citation, refs);
    return undefined;
  }
  const without = reason("homelessByFacts", homelessByFacts, housing);
  return { ...byFacts, reasons: [without, ...byFacts.reasons] };
}

function byLivingTogether(members: readonly Member[]): Apart {
  const cohabitants = members.filter(cohabits);
  if (cohabitants.length > 0) {
    return { category: 1, reasons: [reason("cohabits", cohabits.citation, cohabitants)] };
  }
  return members.length > 0
    ? { category: 2, reasons: [reason("sharesHouse", sharingIsLivingAlone, members)] }
    : { category: 2, reasons: [reason("livesAlone", livingAlone)] };
}
