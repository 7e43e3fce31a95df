import type { CaseIncome } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, exact } from "../../trace/exact.js";
import type { TraceLabel } from "../../trace/labels.js";
import type { StepDetails, Traced } from "../../trace/trace.js";
import { COUNTED_INCOMES } from "./counted-incomes.js";
import type { Referred, Subject } from "./subject.js";

/**
 * Art. 16 § 1 RMI-wet: what was seized counts as if it had been received (Cass. 17 May 1993). The
 * Dutch text says so for arrears of maintenance, the French one for other debts too.
 */
export const beforeSeizure = legalRule(
  cite("rmiWet", "art. 16 § 1", "inConflict", "PB-CALC"),
  (received: Exact, seized: Exact): Exact => received.add(seized),
);

/**
 * Art. 16 § 1 RMI-wet: foreign income counts like Belgian. At which rate was not found: the
 * official one of the month, written down with its day.
 */
export const inEuros = legalRule(
  cite("rmiWet", "art. 16 § 1", "unseen", "K"),
  (amount: Exact, rate: Exact): Exact => amount.mul(rate),
);

/** Art. 35 KB: income for part of a month is first extrapolated to the whole month. */
export const wholeMonth = legalRule(
  cite("kbRmi", "art. 35", "sourced", "MI-15"),
  (amount: Exact, partOfMonth: Exact): Exact => amount.div(partOfMonth),
);

/** Art. 16 RMI-wet: means are counted per year, projected from the situation at the request. */
export const yearOf = legalRule(
  cite("rmiWet", "art. 16", "sourced", "PB-CALC"),
  (month: Exact): Exact => month.mul(12),
);

/** Art. 35 KB: the exemption is one per month, so a yearly income is spread over the months. */
export const monthOf = legalRule(cite("kbRmi", "art. 35", "unseen", "K"), (year: Exact): Exact =>
  year.div(12),
);

type Income = Referred<CaseIncome>;

/** The income per year, in euros and as it was before seizure. */
export function incomePerYear(income: Income, subject: Subject): Traced {
  const amount = amountOf(income, subject);
  return income.per === "year" ? amount : projected(amount, income, subject);
}

/** The income per month, in euros and as it was before seizure. */
export function incomePerMonth(income: Income, subject: Subject): Traced {
  const amount = amountOf(income, subject);
  if (income.per === "month") return amount;
  return subject.ctx.trace.rule(
    "monthlyIncome",
    monthOf(amount.value),
    monthOf.citation,
    "twelfth",
    [amount],
    { ...detailsOf(income, subject), unit: "euroCentsPerMonth" },
  );
}

/** A month on the basis of a year. */
export function projected(month: Traced, income: Income, subject: Subject): Traced {
  return subject.ctx.trace.rule(
    "annualIncome",
    yearOf(month.value),
    yearOf.citation,
    "twelveTimes",
    [month],
    detailsOf(income, subject),
  );
}

/** What every step about `income` carries. */
export function detailsOf({ ref, kind }: Income, { person }: Subject): StepDetails {
  return { refs: [ref], person, incomeKind: kind };
}

/** The income in its own period: the whole month where it covers part of one. */
function amountOf(income: Income, subject: Subject): Traced {
  const perMonth = income.per === "month";
  const details: StepDetails = {
    ...detailsOf(income, subject),
    unit: perMonth ? "euroCentsPerMonth" : "euroCentsPerYear",
  };
  if (income.foreign !== undefined) {
    const euros = converted(income, income.foreign, subject, details);
    return extrapolated(euros, income, subject, details);
  }
  const label = perMonth ? "incomePerMonth" : "incomePerYear";
  const complete = beforeAnySeizure(label, income, subject, details);
  return extrapolated(complete, income, subject, details);
}

function countedAs({ kind }: CaseIncome) {
  return kind in COUNTED_INCOMES
    ? COUNTED_INCOMES[kind as keyof typeof COUNTED_INCOMES]
    : COUNTED_INCOMES.other;
}

/** What the file has, with what was seized of it; in the currency of the income. */
function beforeAnySeizure(
  label: TraceLabel,
  income: Income,
  { ctx: { trace } }: Subject,
  details: StepDetails,
): Traced {
  const { amountCents, seizedCents = 0 } = income;
  const received = trace.fact(label, exact(amountCents), countedAs(income), details);
  if (seizedCents === 0) return received;
  const { citation } = beforeSeizure;
  const seized = trace.fact("incomeSeized", exact(seizedCents), citation, details);
  const value = beforeSeizure(received.value, seized.value);
  return trace.rule("incomeBeforeSeizure", value, citation, "sum", [received, seized], details);
}

/** Hundredths of a foreign currency, as euro cents. */
function converted(
  income: Income,
  { currency, rate, rateDate }: NonNullable<Income["foreign"]>,
  subject: Subject,
  details: StepDetails,
): Traced {
  const { trace } = subject.ctx;
  const { citation } = inEuros;
  const number: StepDetails = { ...details, unit: "number" };
  trace.said("fact", "currency", currency, citation, { ...details, unit: "code" });
  const label = income.per === "month" ? "foreignIncomePerMonth" : "foreignIncomePerYear";
  const amount = beforeAnySeizure(label, income, subject, number);
  trace.said("fact", "exchangeRateDay", rateDate, citation, { ...details, unit: "date" });
  const ofOne = trace.fact("exchangeRate", exact(rate), citation, number);
  const value = inEuros(amount.value, ofOne.value);
  return trace.rule("incomeInEuros", value, citation, "product", [amount, ofOne], details);
}

function extrapolated(
  amount: Traced,
  income: Income,
  { ctx }: Subject,
  details: StepDetails,
): Traced {
  const { partOfMonth, per, ref } = income;
  if (partOfMonth === undefined) return amount;
  const { citation } = wholeMonth;
  if (per === "year" || partOfMonth.days > partOfMonth.daysInMonth) {
    ctx.gap("partOfMonthUnclear", citation, [ref]);
    return amount;
  }
  const count = (label: "daysOfIncome" | "daysOfItsMonth", days: number) =>
    ctx.trace.fact(label, exact(days), citation, { ...details, unit: "days" });
  const days = count("daysOfIncome", partOfMonth.days);
  const daysInMonth = count("daysOfItsMonth", partOfMonth.daysInMonth);
  const part = ctx.trace.rule(
    "partOfMonth",
    days.value.div(daysInMonth.value),
    citation,
    "quotient",
    [days, daysInMonth],
    { ...details, unit: "share" },
  );
  const value = wholeMonth(amount.value, part.value);
  return ctx.trace.rule("wholeMonth", value, citation, "quotient", [amount, part], details);
}
