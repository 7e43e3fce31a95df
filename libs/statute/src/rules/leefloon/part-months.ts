import { addDays, addMonths, type EuroCents, type LegalDate } from "#kernel";
import { chosenOn, type ChoiceValue, type MadeChoice } from "../../choices/choices.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { type Exact, exact, toCents } from "../../trace/exact.js";

type Strategy = ChoiceValue<"partMonth">;

/** What is due for a calendar month, or for the days of it that lie in the period. */
export interface MonthPayment {
  /** As `2025-03`. */
  readonly month: string;
  /** Days of the month that lie in the period. */
  readonly days: number;
  readonly daysInMonth: number;
  /** Exact, in cents: the parts of a month add up to what all their days give. */
  readonly amount: Exact;
  /** Rounded half up. Parts of one month are added before they are rounded. */
  readonly amountCents: EuroCents;
  readonly strategy: "wholeMonth" | Strategy;
}

/** Art. 14 RMI-wet: days of a month as a share of that month. No text was found. */
export const shareOfMonth = legalRule(
  cite("rmiWet", "art. 14", "unseen", "K"),
  (monthly: Exact, days: number, daysInMonth: number): Exact => monthly.mul(days).div(daysInMonth),
);

/** Art. 14 RMI-wet: days as a share of 365, in leap years too. No text was found. */
export const shareOfYear = legalRule(
  cite("rmiWet", "art. 14", "unseen", "K"),
  (annual: Exact, days: number): Exact => annual.mul(days).div(365),
);

/** A leefloon that stays the same from the first day to the last, both included. */
export interface Due {
  readonly from: LegalDate;
  readonly until: LegalDate;
  readonly monthlyCents: EuroCents;
  readonly annualCents: EuroCents;
}

/**
 * What is due month by month: the monthly amount for whole months, for the others a share by the
 * strategy that the centre has chosen for the days in question.
 */
export function partMonths(due: Due, choices: readonly MadeChoice[]): MonthPayment[] {
  return stretches(due).map(({ first, last, daysInMonth }) => {
    const days = dayOfMonth(last) - dayOfMonth(first) + 1;
    const strategy =
      days === daysInMonth ? "wholeMonth" : chosenOn("partMonth", first, choices).value;
    const amount = amountBy(strategy, due, days, daysInMonth);
    const amountCents = toCents(amount);
    return { month: first.slice(0, 7), days, daysInMonth, amount, amountCents, strategy };
  });
}

function amountBy(
  strategy: MonthPayment["strategy"],
  { monthlyCents, annualCents }: Due,
  days: number,
  daysInMonth: number,
): Exact {
  switch (strategy) {
    case "wholeMonth":
      return exact(monthlyCents);
    case "daysOfMonth":
      return shareOfMonth(exact(monthlyCents), days, daysInMonth);
    case "yearOver365":
      return shareOfYear(exact(annualCents), days);
  }
}

/** The days of one month that lie in the period. */
interface Stretch {
  readonly first: LegalDate;
  readonly last: LegalDate;
  readonly daysInMonth: number;
}

function stretches({ from, until }: Pick<Due, "from" | "until">): Stretch[] {
  const found: Stretch[] = [];
  for (let first = from; first <= until;) {
    const nextMonth = addMonths(`${first.slice(0, 7)}-01` as LegalDate, 1);
    const lastOfMonth = addDays(nextMonth, -1);
    const last = until < lastOfMonth ? until : lastOfMonth;
    found.push({ first, last, daysInMonth: dayOfMonth(lastOfMonth) });
    first = nextMonth;
  }
  return found;
}

function dayOfMonth(day: LegalDate): number {
  return Number(day.slice(8));
}
