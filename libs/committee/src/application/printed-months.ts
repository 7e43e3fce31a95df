import {
  findingsOf,
  type KeptDetermination,
  monthsUntil,
  rightInFile,
  toldPeriods,
} from "#entitlement";
import type { FirstMonth, GrantedOutcome, LaterAmount } from "#letters";
import type { ReportVersion } from "#social-report";
import { CHOICES, citationStatus, type MonthDue, type Period } from "#statute";
import type { Printable } from "./printed.js";

/**
 * What is due for a first month that is not a full one, and from which later days the amount is
 * another one. The right follows the findings of the report that was decided on.
 *
 * @throws ErasedDataUsed when something of it was erased
 */
export function printedMonths(
  made: KeptDetermination,
  { sections }: Pick<ReportVersion, "sections">,
  language: Printable,
): Pick<GrantedOutcome, "firstMonth" | "later"> {
  const findings = findingsOf(sections);
  const periods = toldPeriods(made).map((period) => ({
    ...period,
    right: rightInFile(period, findings),
  }));
  const [first] = periods;
  const months = first && monthsUntil(first.from, made, periods);
  const later = changesIn(periods.map(amountIn));
  return {
    ...firstMonthIn(months, made, language),
    ...(later.length === 0 ? {} : { later }),
  };
}

function firstMonthIn(
  months: readonly MonthDue[] | undefined,
  { notApplied }: KeptDetermination,
  language: Printable,
): Pick<GrantedOutcome, "firstMonth"> {
  const month = months?.[0];
  if (month === undefined) {
    // The first rule set said so itself.
    const apart = notApplied.find(({ key }) => key === "partMonths");
    return apart === undefined ? {} : { firstMonth: citationStatus(apart.citation) };
  }
  const { days, daysInMonth, amountCents, strategy } = month;
  if (strategy === "wholeMonth") return {};
  return {
    firstMonth: { amount: amountCents, days, daysInMonth, method: methodOf(strategy, language) },
  };
}

function methodOf(strategy: MonthDue["strategy"], language: Printable): FirstMonth["method"] {
  const { alternatives, citation } = CHOICES.partMonth;
  const words = alternatives[strategy as keyof typeof alternatives];
  return { text: words[language], status: citationStatus(citation) };
}

/** The amount is settled while the right is open and calculated. */
function amountIn({ from, right, amounts }: Period): LaterAmount {
  return right === "open" && amounts !== undefined
    ? { from, monthlyAmount: amounts.monthlyLeefloonCents }
    : { from };
}

/** All but the first, as far as they are not what the one before was. */
function changesIn(amounts: readonly LaterAmount[]): LaterAmount[] {
  return amounts
    .slice(1)
    .filter(({ monthlyAmount }, place) => monthlyAmount !== amounts[place]?.monthlyAmount);
}
