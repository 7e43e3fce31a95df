import { Temporal } from "temporal-polyfill";
import type { LegalDate } from "#kernel";
import type { Transfer } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { type LegalRule, legalRule } from "../../law/legal-rule.js";
import { type Exact, exact, positiveDifference } from "../../trace/exact.js";
import type { TraceLabel } from "../../trace/labels.js";
import type { StepDetails, Traced } from "../../trace/trace.js";
import type { Referred, Subject } from "./subject.js";

type Deduction = LegalRule<[value: Exact, deducted: Exact], Exact>;

/** Art. 31 KB: of the price of the only dwelling, the first slice does not count. */
export const lessFranchise: Deduction = legalRule(
  cite("kbRmi", "art. 28–32", "unseen", "K"),
  positiveDifference,
);

/** Art. 30 KB: personal debts from before a sale, paid with its proceeds, are deducted. */
export const lessDebts: Deduction = legalRule(
  cite("kbRmi", "art. 28–32", "sourced", "TL-43"),
  positiveDifference,
);

/** Art. 28 KB: what is still there of the proceeds counts as capital, and so not here. */
export const lessStillPresent: Deduction = legalRule(
  cite("kbRmi", "art. 28–32", "unseen", "K"),
  positiveDifference,
);

/** Art. 32 KB: for each year since the transfer an amount is deducted, pro rata by month. */
export const lessAnnualDeduction: Deduction = legalRule(
  cite("kbRmi", "art. 28–32", "unseen", "K"),
  positiveDifference,
);

/** Art. 32 KB: the whole months from the transfer until the request; none when it came later. */
export const monthsSince = legalRule(
  cite("kbRmi", "art. 28–32", "unseen", "K"),
  (on: LegalDate, requestedOn: LegalDate): number =>
    Math.max(0, Temporal.PlainDate.from(on).until(requestedOn, { largestUnit: "month" }).months),
);

/** A sale has proceeds, a gift has none; only what cannot be moved can be a dwelling. */
const SALE_OF_DWELLING = cite("kbRmi", "art. 28–32", "unseen", "K");

/** What the deductions leave of the value of one transfer. */
export function lessDeductions(
  transfer: Referred<Transfer>,
  value: Traced,
  subject: Subject,
): Traced {
  const { ctx, person } = subject;
  const { ref, stillPresentCents = 0 } = transfer;
  if (contradicts(transfer)) {
    ctx.gap("transferContradicts", SALE_OF_DWELLING, [ref]);
    return value;
  }
  const details: StepDetails = { refs: [ref], person, unit: "euroCents" };
  const less = (label: TraceLabel, from: Traced, deducted: Traced, rule: Deduction) => {
    const left = rule(from.value, deducted.value);
    const steps = [from, deducted];
    return ctx.trace.rule(label, left, rule.citation, "positiveDifference", steps, details);
  };
  const lessFact = (label: FactLabel, from: Traced, cents: number, rule: Deduction) => {
    if (cents === 0) return from;
    const fact = ctx.trace.fact(label, exact(cents), rule.citation, details);
    return less(LEFT_AFTER[label], from, fact, rule);
  };

  const absent = lessFact("stillPresent", value, stillPresentCents, lessStillPresent);
  if (ctx.isOff("transferDeductions")) {
    const { citation } = lessAnnualDeduction;
    ctx.trace.said("rule", "deductionsLeftOut", "notApplied", citation, { refs: [ref], person });
    return absent;
  }
  const { debtsPaidCents = 0, manner, onlyDwelling = false } = transfer;
  const withoutDebts = lessFact("debtsPaid", absent, debtsPaidCents, lessDebts);
  const afterFranchise =
    manner === "sale" && onlyDwelling
      ? less(
          "transferAfterFranchise",
          withoutDebts,
          ctx.parameter("onlyDwellingFranchise", FRANCHISE, "euroCents"),
          lessFranchise,
        )
      : withoutDebts;
  const yearly = annualDeduction(transfer, subject, details);
  const left =
    yearly === undefined
      ? afterFranchise
      : less("transferAfterAnnualDeduction", afterFranchise, yearly, lessAnnualDeduction);
  if (!left.value.equals(0)) sayNotTold(transfer, subject);
  return left;
}

/** Says which facts of a sale that still counts were not told: each could only lower what counts. */
function sayNotTold(transfer: Referred<Transfer>, { ctx, person }: Subject): void {
  const { ref, manner, kind, onlyDwelling, debtsPaidCents, stillPresentCents } = transfer;
  if (manner === "gift") return;
  const about = { refs: [ref], person };
  if (kind === "immovable" && onlyDwelling === undefined) {
    ctx.tellAgainst("onlyDwellingNotTold", lessFranchise.citation, about);
  }
  if (debtsPaidCents === undefined || stillPresentCents === undefined) {
    ctx.tellAgainst("proceedsNotTold", lessDebts.citation, about);
  }
}

const FRANCHISE = "kb-rmi/art-31/only-dwelling.franchise";

const LEFT_AFTER = {
  stillPresent: "transferWithoutPresent",
  debtsPaid: "transferWithoutDebts",
} as const;
type FactLabel = keyof typeof LEFT_AFTER;

/** The amount of the category for the months that have gone by; nothing when none has. */
function annualDeduction(
  { on, ref }: Referred<Transfer>,
  { ctx, category }: Subject,
  details: StepDetails,
): Traced | undefined {
  const { citation } = monthsSince;
  const count = monthsSince(on, ctx.requestedOn);
  if (count === 0) return undefined;
  if (category === undefined) {
    ctx.gap("transferCategoryMissing", citation, [ref]);
    return undefined;
  }
  const months = ctx.trace.rule("monthsSinceTransfer", exact(count), citation, "none", [], {
    ...details,
    unit: "months",
  });
  const years = ctx.trace.rule(
    "yearsSinceTransfer",
    months.value.div(12),
    citation,
    "twelfth",
    [months],
    { ...details, unit: "years" },
  );
  const key = `kb-rmi/art-32/annual-deduction.category-${category}` as const;
  const perYear = ctx.parameter("annualDeduction", key);
  const value = years.value.mul(perYear.value);
  const from = [years, perYear];
  return ctx.trace.rule("annualDeductionSoFar", value, citation, "product", from, details);
}

function contradicts(transfer: Transfer): boolean {
  const { kind, manner, onlyDwelling = false } = transfer;
  const { debtsPaidCents = 0, stillPresentCents = 0 } = transfer;
  const giftWithProceeds = manner === "gift" && debtsPaidCents + stillPresentCents > 0;
  return giftWithProceeds || (kind === "movable" && onlyDwelling);
}
