import type { Household } from "../../facts/household.js";
import { type Citation, cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { once } from "../../once.js";
import type { Category } from "../../parameters/keys.js";
import { type Exact, exact, sum, ZERO } from "../../trace/exact.js";
import type { Traced } from "../../trace/trace.js";
import { isPresent } from "../category/child-at-charge.js";
import { cohabits } from "../category/living-together.js";
import { underOneRoof } from "../category/roof.js";
import type { RuleContext } from "../context.js";
import { ART_34_REWRITTEN, newRelativesRulesFrom } from "../relatives-switch.js";
import { ofArt34 } from "./art-34.js";
import {
  type Cohabitant,
  isAdult,
  isFirstDegree,
  isMaintenanceDebtor,
  isPartner,
  neverCounts,
} from "./circle.js";
import type { CohabitantPart, Counted } from "./parts.js";
import { countPartner } from "./partner.js";
import { countRelatives } from "./relatives.js";

export interface CountedCohabitants {
  /** What counts of all cohabitants together, per year; never below zero. */
  readonly total: Traced;
  readonly parts: readonly CohabitantPart[];
}

/** Art. 34 KB: who lives alone has no cohabitants; nothing counts, whoever shares the roof. */
export const nobodyInCategory2 = legalRule(
  cite("rmiWet", "art. 14 § 1, 2°", "sourced", "PB-CAT", "DQ-COL"),
  (): Exact => ZERO,
);

/**
 * Art. 34 KB: what counts of the partner and what counts of the relatives are two parts, each with
 * its own calculation, that are added.
 */
export const addParts = legalRule(cite("kbRmi", "art. 34", "sourced", "MI-COH"), sum);

/**
 * What counts of the means of those the person lives with (art. 34 KB), per year. Cohabiting is a
 * matter of fact: one roof and a common household, whatever the register says. Gaps are noted in
 * `ctx` and count for nothing, so the total is an answer only while `ctx` has none.
 */
export function countCohabitants(
  facts: {
    readonly household: Household | undefined;
    readonly category: Category;
    /**
     * Annual amount of category 1 on the day judged, whatever the person's own category. Asked for
     * once, and only when something is compared with it.
     */
    readonly category1Amount: () => Traced;
  },
  ctx: RuleContext,
): CountedCohabitants {
  const { household = {}, category } = facts;
  if (category === 2) {
    const { citation } = nobodyInCategory2;
    const nothing = nobodyInCategory2();
    return { total: ctx.trace.rule("nobodyCounted", nothing, citation, "none", []), parts: [] };
  }
  if (facts.household === undefined) ctx.gap("cohabitantsMissing", addParts.citation);
  const category1Amount = once(facts.category1Amount);
  const cohabitants = livingTogether(household, ctx);
  sayWhichArt34(cohabitants, ctx);
  sayWhoNeverCounts(cohabitants, ctx);

  const counted: Counted[] = [
    partnerPart(cohabitants, { category, category1Amount }, ctx),
    relativesPart(cohabitants, { household, category, category1Amount }, ctx),
  ].filter((part) => part !== undefined);
  const steps = counted.map(({ step }) => step);
  const total = addParts(steps.map(({ value }) => value));
  return {
    total: ctx.trace.rule("cohabitantsCounted", total, addParts.citation, "sum", steps),
    parts: counted.flatMap(({ parts }) => parts),
  };
}

interface Compared {
  readonly category: 1 | 3;
  readonly category1Amount: () => Traced;
}

/** Those who live with the person in the sense of art. 14: the same as for the category. */
function livingTogether({ housing = [], members = [] }: Household, ctx: RuleContext): Cohabitant[] {
  const inLodgings = housing.some(({ kind }) => kind === "studentLodgings");
  return underOneRoof(inLodgings ? "studentLodgings" : "dwelling", members, ctx)
    .members.filter((member) => cohabits(member) && isPresent(member) === "yes")
    .map((member) => ({
      ref: member.ref ?? `household.members[${members.indexOf(member)}]`,
      member,
    }));
}

/** A file of before 1 March 2026 keeps the old text until its first review, as far as one is told. */
function sayWhichArt34(cohabitants: readonly Cohabitant[], ctx: RuleContext): void {
  const relatives = cohabitants.filter(({ member }) => isMaintenanceDebtor(member.relation));
  if (ctx.newRelativesRules || ctx.date < ART_34_REWRITTEN || relatives.length === 0) return;
  const refs = relatives.map(({ ref }) => ref);
  ctx.trace.said("rule", "oldArt34", "notTold", newRelativesRulesFrom.citation, { refs });
}

function sayWhoNeverCounts(cohabitants: readonly Cohabitant[], ctx: RuleContext): void {
  const never = cohabitants.filter(({ member: { relation } }) =>
    neverCounts(relation, ctx.newRelativesRules),
  );
  sayNumber("cohabitantsNeverCount", never, neverCounts.citation, ctx);
}

/** That these do not count, without a look at their means. Nobody: nothing to say. */
function sayNumber(
  label: "cohabitantsNeverCount" | "minorsNeverCount",
  who: readonly Cohabitant[],
  citation: Citation,
  ctx: RuleContext,
): void {
  if (who.length === 0) return;
  const details = { unit: "number", refs: who.map(({ ref }) => ref) } as const;
  ctx.trace.rule(label, exact(who.length), citation, "none", [], details);
}

function partnerPart(
  cohabitants: readonly Cohabitant[],
  { category, category1Amount }: Compared,
  ctx: RuleContext,
): Counted | undefined {
  const partners = cohabitants.filter(({ member }) => isPartner(member.relation));
  const [partner, another] = partners;
  if (another !== undefined) {
    const refs = partners.map(({ ref }) => ref);
    ctx.gap("partnersSeveral", addParts.citation, refs);
    return undefined;
  }
  return partner && countPartner(partner, category, category1Amount, ctx);
}

function relativesPart(
  cohabitants: readonly Cohabitant[],
  { household, category, category1Amount }: Compared & { readonly household: Household },
  ctx: RuleContext,
): Counted | undefined {
  const relatives = adultsInCircle(cohabitants, ctx);
  if (relatives.length === 0) return undefined;
  if (category === 3 && ctx.choice("relativesInCategory3") === "leftOut") return undefined;

  const ageMissing = relatives.filter(({ adult }) => adult === undefined).map(({ ref }) => ref);
  if (ageMissing.length > 0) {
    ctx.gap("cohabitantAgeMissing", isAdult.citation, ageMissing);
    return undefined;
  }
  return countRelatives(relatives, household, category1Amount, ctx);
}

/** The relatives in the circle of the file's rules, without those who are surely minors. */
function adultsInCircle(cohabitants: readonly Cohabitant[], ctx: RuleContext) {
  const inCircle = ctx.newRelativesRules ? isMaintenanceDebtor : isFirstDegree;
  const { value: age } = ctx.parameters.valueAt("rmi-wet/art-7/age-of-majority", ctx.date);
  const relatives = cohabitants
    .filter(({ member }) => inCircle(member.relation))
    .map((relative) => ({ ...relative, adult: isAdult(relative.member, ctx.date, age) }));
  const minors = relatives.filter(({ adult }) => adult === false);
  sayNumber("minorsNeverCount", minors, ofArt34(isAdult.citation, ctx), ctx);
  return relatives.filter(({ adult }) => adult !== false);
}
