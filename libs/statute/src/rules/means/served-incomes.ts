import type { CaseIncome } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, positiveDifference, sum, ZERO } from "../../trace/exact.js";
import type { Traced } from "../../trace/trace.js";
import { incomePerMonth, incomePerYear, yearOf } from "./income-amount.js";
import type { Exemption } from "./spi-exemption.js";
import type { Counted, Referred, Subject } from "./subject.js";

/**
 * Art. 35 KB: what the served incomes exceed the amount by, counted once on their sum however many
 * jobs there are. Tried first, whatever the income is: the general exemption comes at the end.
 */
export const aboveExemption = legalRule(
  cite("kbRmi", "art. 35", "sourced", "MI-ISP", "BD-3363"),
  (income: Exact, exemption: Exact): Exact => positiveDifference(income, exemption),
);

/** The incomes that share the exemption, per year. */
export function countServedIncomes(
  incomes: readonly Referred<CaseIncome>[],
  exemption: Exemption,
  subject: Subject,
): Counted {
  const refs = incomes.map(({ ref }) => ref);
  const amounts = incomes.map((income) => ({
    income,
    amount:
      exemption.per === "month" ? incomePerMonth(income, subject) : incomePerYear(income, subject),
  }));
  const total = sum(amounts.map(({ amount }) => amount.value));
  const year = lessExemption(
    amounts.map(({ amount }) => amount),
    total,
    exemption,
    subject,
    refs,
  );
  const parts = amounts.map(({ income: { kind, ref }, amount: { value } }) => ({
    kind,
    refs: [ref],
    beforeCents: exemption.per === "month" ? yearOf(value) : value,
    // The law knows one sum; each income bears its share of it.
    countedCents: total.equals(0) ? ZERO : year.value.mul(value).div(total),
  }));
  return { steps: [year], parts };
}

function lessExemption(
  amounts: readonly Traced[],
  total: Exact,
  { per, amount }: Exemption,
  { ctx: { trace }, person }: Subject,
  refs: readonly string[],
): Traced {
  const { citation } = aboveExemption;
  const unit = per === "month" ? "euroCentsPerMonth" : "euroCentsPerYear";
  const details = { refs, person, unit } as const;
  const together = trace.rule("servedIncome", total, citation, "sum", amounts, details);
  const above = trace.rule(
    "servedIncomeAboveExemption",
    aboveExemption(together.value, amount.value),
    citation,
    "positiveDifference",
    [together, amount],
    details,
  );
  if (per === "year") return above;
  const value = yearOf(above.value);
  return trace.rule("servedIncomePerYear", value, yearOf.citation, "twelveTimes", [above], {
    refs,
    person,
  });
}
