import type { Property } from "../../facts/means.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, exact, least, positiveDifference } from "../../trace/exact.js";
import type { TraceLabel } from "../../trace/labels.js";
import type { StepDetails, Traced } from "../../trace/trace.js";
import { propertyCitation } from "./cadastral-formula.js";
import type { Referred, Subject } from "./subject.js";

/** Art. 26 KB: mortgage interest is deducted from what counts. */
export const lessInterest = legalRule(
  propertyCitation("sourced", "DQ-HUIS"),
  (counted: Exact, interest: Exact): Exact => positiveDifference(counted, interest),
);

/** Art. 26 KB: a life annuity that is paid for the property is deducted in the same way. */
export const lessAnnuity = legalRule(
  propertyCitation("unseen", "K"),
  (counted: Exact, annuity: Exact): Exact => positiveDifference(counted, annuity),
);

/** Art. 26 KB: a deduction is never more than half of what counts before any deduction. */
export const atMostHalf = legalRule(
  propertyCitation("unseen", "K"),
  (paid: Exact, half: Exact): Exact => least(paid, half),
);

/** What of `counted` is left after the charges that the person pays for the property. */
export function lessCharges(
  property: Referred<Property>,
  counted: Traced,
  { ctx, person }: Subject,
): Traced {
  const { ref, mortgageInterestPerYearCents = 0, lifeAnnuityPerYearCents = 0 } = property;
  if (property.mortgageInterestPerYearCents === undefined && !counted.value.equals(0)) {
    ctx.tellAgainst("interestNotTold", lessInterest.citation, { refs: [ref], person });
  }
  if (mortgageInterestPerYearCents + lifeAnnuityPerYearCents === 0) return counted;
  const details: StepDetails = { refs: [ref], person };
  const { citation: limited } = atMostHalf;
  const limit = ctx.parameter("chargesLimit", "kb-rmi/art-26/mortgage.limit", "percent");
  const half = ctx.trace.rule(
    "chargesAtMost",
    counted.value.mul(limit.value).div(100),
    limited,
    "percentOf",
    [counted, limit],
    details,
  );
  const less = (
    from: Traced,
    paidCents: number,
    rule: typeof lessInterest,
    labels: Record<"paid" | "deducted" | "left", TraceLabel>,
  ): Traced => {
    if (paidCents === 0) return from;
    const paid = ctx.trace.fact(labels.paid, exact(paidCents), rule.citation, details);
    const deducted = ctx.trace.rule(
      labels.deducted,
      atMostHalf(paid.value, half.value),
      limited,
      "least",
      [paid, half],
      details,
    );
    const left = rule(from.value, deducted.value);
    const steps = [from, deducted];
    return ctx.trace.rule(labels.left, left, rule.citation, "positiveDifference", steps, details);
  };
  const afterInterest = less(counted, mortgageInterestPerYearCents, lessInterest, {
    paid: "mortgageInterest",
    deducted: "interestDeducted",
    left: "propertyAfterInterest",
  });
  return less(afterInterest, lifeAnnuityPerYearCents, lessAnnuity, {
    paid: "lifeAnnuity",
    deducted: "annuityDeducted",
    left: "propertyAfterAnnuity",
  });
}
