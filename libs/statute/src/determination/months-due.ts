import { type EuroCents, euroCents, type LegalDate } from "#kernel";
import { CHOICES, type MadeChoice } from "../choices/choices.js";
import { type Due, type MonthPayment, partMonths } from "../rules/leefloon/part-months.js";
import { sum, toCents } from "../trace/exact.js";
import type { MonthDue, NotConfirmed, Period } from "./determination.js";

/** What of a period says what is due. */
type DuePeriod = Pick<Period, "from" | "until" | "right" | "amounts">;

/**
 * What is due for each month until the last day asked about; nothing when a period until then has
 * no amount. Parts of one month that were judged apart come together before they are rounded: a
 * cut inside a month never costs a cent.
 */
export function monthsDue(
  lastDay: LegalDate | undefined,
  periods: readonly DuePeriod[],
  choices: readonly MadeChoice[],
): MonthDue[] | undefined {
  if (lastDay === undefined) return undefined;
  const begun = periods
    .filter(({ from }) => from <= lastDay)
    .map(({ until = lastDay, ...period }) => ({
      ...period,
      until: until < lastDay ? until : lastDay,
    }));
  if (begun.some(({ amounts }) => amounts === undefined)) return undefined;
  const parts = sameDue(begun).flatMap((due) => partMonths(due, choices));
  const months = Map.groupBy(parts, ({ month }) => month);
  return [...months.values()].map(oneMonth);
}

/** The part of a month that the law does not say how to calculate, where it was. */
export function notConfirmedInMonths(months: readonly MonthDue[] | undefined): NotConfirmed[] {
  const strategies = new Set((months ?? []).map(({ strategy }) => strategy));
  strategies.delete("wholeMonth");
  const { citation } = CHOICES.partMonth;
  return [...strategies].map((strategy) => ({
    about: "choice",
    label: `partMonth=${strategy}`,
    status: citation.status,
    citation,
  }));
}

/** Periods with the same amount one after the other are one: a month of theirs is whole. */
function sameDue(periods: readonly (DuePeriod & Pick<Due, "until">)[]): Due[] {
  const stretches: Due[] = [];
  for (const { from, until, amounts, right } of periods) {
    const open = right !== "notOpen";
    const monthlyCents = open ? cents(amounts?.monthlyLeefloonCents) : euroCents(0);
    const annualCents = open ? cents(amounts?.annualLeefloonCents) : euroCents(0);
    const last = stretches.at(-1);
    if (last?.monthlyCents === monthlyCents && last.annualCents === annualCents) {
      stretches.pop();
      stretches.push({ ...last, until });
    } else {
      stretches.push({ from, until, monthlyCents, annualCents });
    }
  }
  return stretches;
}

function cents(amount: EuroCents | undefined): EuroCents {
  return amount ?? euroCents(0);
}

function oneMonth(parts: readonly MonthPayment[]): MonthDue {
  const [first] = parts;
  if (first === undefined) throw new RangeError("a month has at least one part");
  return {
    month: first.month,
    days: parts.reduce((days, part) => days + part.days, 0),
    daysInMonth: first.daysInMonth,
    amountCents: toCents(sum(parts.map(({ amount }) => amount))),
    strategy: first.strategy,
  };
}
