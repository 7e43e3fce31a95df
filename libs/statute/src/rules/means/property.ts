import type { Means, Property } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, exact, greatest, sum, ZERO } from "../../trace/exact.js";
import type { StepDetails, Traced } from "../../trace/trace.js";
import {
  countedByFormula,
  type OfProperty,
  propertyCitation,
  raisedByChildren,
} from "./cadastral-formula.js";
import { lessCharges } from "./property-charges.js";
import { type Counted, NOTHING, type Referred, referred, type Subject } from "./subject.js";

type Owned = Referred<Property>;

/** Art. 24 KB: who has the bare ownership does not have the use, and nothing counts. */
export const hasUse = legalRule(
  propertyCitation("unseen", "K"),
  ({ right }: Property): boolean => right !== "bareOwnership",
);

/** Art. 25 KB: of property that is let the rent counts when it is higher than the formula. */
export const rentWhenHigher = legalRule(
  propertyCitation("unseen", "K"),
  (byFormula: Exact, rent: Exact): Exact => greatest(byFormula, rent),
);

/**
 * Art. 25 KB: of property abroad the cadastral income counts as in Belgium; without one, the rent;
 * without rent, the gross income that the tax administration knows.
 */
export const incomeAbroad = legalRule(
  propertyCitation("sourced", "BD-3425"),
  (rent: Exact | undefined, grossIncome: Exact | undefined): Exact | undefined =>
    rent ?? grossIncome,
);

/** Art. 24 KB: all property of one person together. */
export const sumOfProperty = legalRule(
  cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC"),
  (amounts: readonly Exact[]): Exact => sum(amounts),
);

/** Immovable property that the person owns or has in usufruct, per year (art. 24–26 KB). */
export function countProperty(means: Means, subject: Subject): Counted {
  const owned = referred(means.property, "property", subject);
  if (owned.length === 0) return NOTHING;
  const used = owned.filter((property) => mayCount(property, subject));
  const built = countedByFormula(used.filter(isBuilt), "built", means, subject);
  const amounts = [
    ...built,
    ...countedByFormula(used.filter(isUnbuilt), "unbuilt", means, subject),
  ].map((one) => orRent(one, subject));
  if (means.childrenAsBeneficiary === undefined) sayChildrenNotTold(built, amounts, subject);
  const counted = [...amounts, ...used.flatMap((property) => abroad(property, subject))].map(
    ({ property, before, amount }) => ({ before, amount: lessCharges(property, amount, subject) }),
  );
  const steps = counted.map(({ amount }) => amount);
  const part = {
    kind: "property",
    refs: owned.map(({ ref }) => ref),
    beforeCents: sum(counted.map(({ before }) => before)),
    countedCents: sumOfProperty(steps.map(({ value }) => value)),
  } as const;
  return { steps, parts: [part] };
}

/**
 * Each child for whom the person is the beneficiary would raise the exemption on built property.
 * That matters where something counts by the formula, and no higher rent does instead.
 */
function sayChildrenNotTold(
  built: readonly OfProperty[],
  counted: readonly OfProperty[],
  { ctx, person }: Subject,
): void {
  const counting = built.filter(
    ({ amount: { value } }, place) =>
      !value.equals(0) && counted[place]?.amount.value.equals(value) === true,
  );
  if (counting.length === 0 || ctx.isOff("propertyExemption")) return;
  const refs = counting.map(({ property: { ref } }) => ref);
  const { citation } = raisedByChildren;
  ctx.tellAgainst("childrenAsBeneficiaryNotTold", citation, { refs, person });
}

/** Property abroad is treated like built property in Belgium. */
function isBuilt({ kind, abroad: isAbroad = false, cadastralIncomeCents }: Property): boolean {
  return cadastralIncomeCents !== undefined && (kind === "built" || isAbroad);
}

function isUnbuilt(property: Property): boolean {
  return property.cadastralIncomeCents !== undefined && !isBuilt(property);
}

function mayCount(property: Owned, { ctx, person }: Subject): boolean {
  if (hasUse(property)) return true;
  const details = { refs: [property.ref], person };
  ctx.trace.rule("bareOwnershipNotCounted", ZERO, hasUse.citation, "none", [], details);
  return false;
}

/** What the formula gives, or the rent where that is more. */
function orRent(one: OfProperty, { ctx, person }: Subject): OfProperty {
  const { property, amount, before } = one;
  if (property.rentPerYearCents === undefined) return one;
  const { citation } = rentWhenHigher;
  const details: StepDetails = { refs: [property.ref], person };
  const rent = ctx.trace.fact("rent", exact(property.rentPerYearCents), citation, details);
  const higher = ctx.trace.rule(
    "rentWhenHigher",
    rentWhenHigher(amount.value, rent.value),
    citation,
    "greatest",
    [amount, rent],
    details,
  );
  return { property, before: greatest(before, rent.value), amount: higher };
}

/** Property without a cadastral income: abroad another income may stand in for it. */
function abroad(property: Owned, { ctx, person }: Subject): OfProperty[] {
  const { cadastralIncomeCents, abroad: isAbroad = false, ref } = property;
  if (cadastralIncomeCents !== undefined) return [];
  const { rentPerYearCents: rent, grossIncomeAbroadPerYearCents: gross } = property;
  const { citation } = incomeAbroad;
  const income = isAbroad ? incomeAbroad(known(rent), known(gross)) : undefined;
  if (income === undefined) {
    ctx.gap("propertyIncomeMissing", citation, [ref]);
    return [];
  }
  const label = rent === undefined ? "grossIncomeAbroad" : "rent";
  const amount: Traced = ctx.trace.fact(label, income, citation, { refs: [ref], person });
  return [{ property, before: amount.value, amount }];
}

function known(cents: number | undefined): Exact | undefined {
  return cents === undefined ? undefined : exact(cents);
}
