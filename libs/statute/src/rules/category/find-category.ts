import { CHOICES } from "../../choices/choices.js";
import type { Case } from "../../facts/case.js";
import type { Household, Housing, Member } from "../../facts/household.js";
import { type Citation, cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { CategoryFinding } from "../../trace/texts/category-findings.js";
import { isPartner } from "../cohabitants/circle.js";
import type { RuleContext } from "../context.js";
import { reason, sortedRefs } from "../finding.js";
import type { Reason } from "../verdict.js";
import { isPresent } from "./child-at-charge.js";
import { anyOfChildren, findChildren, judgeChildren } from "./children.js";
import type { FoundCategory } from "./found-category.js";
import { type Apart, categoryApart, cohabits, isHomeless } from "./living-together.js";
import { underOneRoof } from "./roof.js";

/** Art. 14 § 1 RMI-wet: the three categories. */
const CATEGORIES: Citation = cite("rmiWet", "art. 14 § 1", "sourced", "PB-CAT", "ADB");

/** Art. 14 § 1, 3° RMI-wet: one right for the family, spouse or life partner included. */
export const partnerIsInFamily = cite("rmiWet", "art. 14 § 1, 3°", "sourced", "MI-COH", "ADB");

/** Art. 2bis KB: conditions that the partner must meet. Known to exist, not seen. */
export const partnerConditions = cite("kbRmi", "art. 2bis", "unseen", "K");

/**
 * Art. 14 § 1 RMI-wet: a partner who claims apart is no partner at charge. Two rights of
 * cohabitants exclude one right of the family; no text was seen that says which goes first.
 */
export const partnerClaimsApart = legalRule(
  cite("rmiWet", "art. 14 § 1", "unseen", "K"),
  ({ relation, claims = false }: Member): boolean => isPartner(relation) && claims,
);

/** Art. 14 § 1, 1° RMI-wet: of a couple without minor child each has a right in category 1. */
export const coupleWithoutChild = cite("rmiWet", "art. 14 § 1, 1°", "sourced", "PB-CAT", "BD-3395");

/** The family goes before the status of homeless person; no text was seen that says so. */
export const familyBeforeHomeless = cite("rmiWet", "art. 14 § 1, 3°", "unseen", "K");

/**
 * Art. 14 § 1 RMI-wet: who is told to have a household of which nobody is told lives alone. An empty
 * household says that it was looked into; that the burden is the centre's was seen (DQ-COL).
 */
export const nobodyTold = cite("rmiWet", "art. 14 § 1", "unseen", "K");

/**
 * The category of a person, and why. Facts go before registers; a category found by people goes
 * before facts that were not all gathered. Nothing, with a gap in `ctx`, when the facts of the
 * household are missing or contradict each other.
 */
export function findCategory(
  {
    household,
    given,
  }: { readonly household: Household | undefined; readonly given: Case["category"] },
  ctx: RuleContext,
): FoundCategory | undefined {
  const found = given === undefined ? byFacts(household, ctx) : byPeople(given);
  if (found !== undefined) writeDown(found, ctx);
  return found;
}

function byPeople({ category }: NonNullable<Case["category"]>): FoundCategory {
  return { category, reasons: [reason("categoryGiven", CATEGORIES, [{ ref: "category" }])] };
}

function byFacts(household: Household | undefined, ctx: RuleContext): FoundCategory | undefined {
  if (household === undefined) {
    ctx.gap("householdMissing", CATEGORIES);
    return undefined;
  }
  const { housing = [], members = [] } = household;
  const isTold = household.members !== undefined || Object.keys(household).length === 0;
  const untold = isTold ? [] : [reason("membersNotTold", nobodyTold)];
  const kinds = new Set(housing.map(({ kind }) => (isHomeless(kind) ? "homeless" : kind)));
  const [kind = "dwelling", another] = kinds;
  if (another !== undefined) {
    ctx.gap("housingContradicts", CATEGORIES, sortedRefs(housing.map(({ ref }) => ref ?? "")));
    return undefined;
  }
  const roof = underOneRoof(kind, members, ctx);
  const found = forMembers(housing, roof.members, ctx);
  return found && { ...found, reasons: [...found.reasons, ...roof.reasons, ...untold] };
}

function forMembers(
  housing: readonly Housing[],
  members: readonly Member[],
  ctx: RuleContext,
): FoundCategory | undefined {
  const there = members.filter((member) => isPresent(member) === "yes");
  const partners = there.filter((member) => cohabits(member) && isPartner(member.relation));
  const children = judgeChildren(members, ctx);
  const couple =
    partners.length > 0 ? [reason("coupleWithoutChild", coupleWithoutChild, partners)] : [];

  if (partners.some(partnerClaimsApart)) {
    const { answer, reasons } = anyOfChildren(children);
    if (answer === "no") return because(categoryApart(housing, there, ctx), couple, reasons);
    // One right of the family excludes two rights of cohabitants, and nobody chose between them.
    const refs = sortedRefs(partners.map(({ ref }) => ref ?? ""));
    ctx.gap("partnerClaimsInCategory3", partnerClaimsApart.citation, refs);
    return undefined;
  }
  const found = findChildren(children, ctx);
  if (found === undefined) return undefined;
  if (found.presence === "never") {
    return because(categoryApart(housing, there, ctx), couple, found.reasons);
  }
  const family: FoundCategory = {
    category: 3,
    reasons: [...found.reasons, ...aroundFamily(housing, partners)],
  };
  if (found.presence === "always") return family;

  const otherwise = there.filter(({ custody }) => custody !== "equalTime");
  const other = because(categoryApart(housing, otherwise, ctx), couple, []);
  return (
    other && {
      ...family,
      halfTimeWith: other.category,
      reasons: [...family.reasons, ...other.reasons],
    }
  );
}

/** What is said of a couple concerns cohabitants only: not the homeless with a plan. */
function because(
  apart: Apart | undefined,
  ofCouple: readonly Reason[],
  ofChildren: readonly Reason[],
): Apart | undefined {
  if (apart === undefined) return undefined;
  const couple = apart.category === 1 ? ofCouple : [];
  return { ...apart, reasons: [...apart.reasons, ...couple, ...ofChildren] };
}

/** What else there is to say of a family at charge. */
function aroundFamily(housing: readonly Housing[], partners: readonly Member[]): Reason[] {
  const homeless = housing.filter(({ kind }) => isHomeless(kind));
  return [
    ...(partners.length > 0
      ? [
          reason("partnerInFamily", partnerIsInFamily, partners),
          reason("partnerConditions", partnerConditions, partners),
        ]
      : []),
    ...(homeless.length > 0 ? [reason("homelessWithFamily", familyBeforeHomeless, homeless)] : []),
  ];
}

/** Every reason is a step of the trace too, with what it leads to: `2`, or `3/2` half of the time. */
function writeDown({ category, halfTimeWith, reasons }: FoundCategory, ctx: RuleContext): void {
  const leadsTo = halfTimeWith === undefined ? `${category}` : `${category}/${halfTimeWith}`;
  for (const { code, citation, refs } of reasons) {
    ctx.trace.said("rule", code as CategoryFinding, leadsTo, citation, { refs });
  }
  ctx.trace.said("result", "categoryFound", `${category}`, CATEGORIES);
  if (halfTimeWith === undefined) return;
  const { citation } = CHOICES.equalTimeCustody;
  ctx.trace.said("result", "categoryOtherHalf", `${halfTimeWith}`, citation);
}
