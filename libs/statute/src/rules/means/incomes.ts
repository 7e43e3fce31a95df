import type { CaseIncome, Means } from "../../facts/means.js";
import { ZERO } from "../../trace/exact.js";
import { isAvailable } from "./counted-incomes.js";
import { EXEMPT_INCOMES, isExemptKind } from "./exempt-incomes.js";
import { detailsOf, incomePerYear } from "./income-amount.js";
import { countServedIncomes } from "./served-incomes.js";
import { findExemption } from "./spi-exemption.js";
import { type Counted, type Referred, referred, type Subject, together } from "./subject.js";

type Income = Referred<CaseIncome>;

/** All incomes of one person per year, the exempt ones too (art. 16 RMI-wet, 22 § 1 and 35 KB). */
export function countIncomes(means: Means, subject: Subject): Counted {
  const incomes = referred(means.incomes, "incomes", subject);
  const employments = means.employments && referred(means.employments, "employments", subject);
  const available = incomes.filter(isAvailable);
  const exemption = findExemption(available, employments, subject);
  const served = available.filter(({ kind }) => exemption?.kinds.has(kind));
  const apart = incomes.filter((income) => !served.includes(income));
  return together([
    ...(exemption === undefined ? [] : [countServedIncomes(served, exemption, subject)]),
    ...apart.map((income) => countIncome(income, subject)),
  ]);
}

function countIncome(income: Income, subject: Subject): Counted {
  const { kind, ref } = income;
  const part = { kind, refs: [ref] };
  if (!isAvailable(income)) {
    const details = detailsOf(income, subject);
    subject.ctx.trace.rule("incomeNotReceived", ZERO, isAvailable.citation, "none", [], details);
    return { steps: [], parts: [{ ...part, beforeCents: ZERO, countedCents: ZERO }] };
  }
  const year = incomePerYear(income, subject);
  const before = { ...part, beforeCents: year.value };
  return isExempt(income, subject)
    ? { steps: [], parts: [{ ...before, countedCents: ZERO }] }
    : { steps: [year], parts: [{ ...before, countedCents: year.value }] };
}

/** Whether art. 22 § 1 KB exempts the income; the trace says so, or why not. */
function isExempt(income: Income, subject: Subject): boolean {
  if (!isExemptKind(income.kind)) return false;
  const { trace } = subject.ctx;
  const rule = EXEMPT_INCOMES[income.kind];
  const details = detailsOf(income, subject);
  const refusal = subject.ctx.isOff("exemptIncome") ? "exemptionLeftOut" : rule(income);
  if (refusal !== undefined) {
    trace.said("rule", refusal, "notApplied", rule.citation, details);
    if (isNotTold(income)) {
      subject.ctx.takeAgainst("exemptionFactsMissing", rule.citation, [income.ref]);
    }
    return false;
  }
  if (income.kind === "irregularGift" && income.fromDebtorUnderSameRoof === undefined) {
    const about = { refs: [income.ref], person: subject.person };
    if (!subject.ctx.tellAssumed("giverNotTold", rule.citation, about)) return false;
  }
  trace.rule("incomeExempt", ZERO, rule.citation, "none", [], details);
  return true;
}

/** Whether the fact that the exemption asks for was left out, rather than denied. */
function isNotTold({ kind, beneficiaryRaises, withinCeilings }: Income): boolean {
  return kind === "childBenefitForChildren"
    ? beneficiaryRaises === undefined
    : (kind === "volunteerAllowance" || kind === "studentServiceAid") &&
        withinCeilings === undefined;
}
