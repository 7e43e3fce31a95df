import { addDays, addMonths, euroCents, type LegalDate } from "#kernel";
import { type MonthDue, monthsDue, type Period, type RightState } from "#statute";
import { type Difference, differences, type Stretch } from "./difference.js";
import { type KeptDetermination, toldPeriods } from "./kept-determination.js";

/**
 * What is due for each month, from the first day of the right to the end of the month of `day`;
 * nothing when a period until then has no amount, or when part months were left out.
 *
 * @param periods the periods of the determination, with the right as it is known now
 */
export function monthsUntil(
  day: LegalDate,
  { receipt }: Pick<KeptDetermination, "receipt">,
  periods: readonly Period[],
): MonthDue[] | undefined {
  if (receipt === undefined) return undefined;
  const firstOfNext = addMonths(`${day.slice(0, 7)}-01` as LegalDate, 1);
  return monthsDue(addDays(firstOfNext, -1), periods, receipt.choices);
}

/**
 * Where a determination gives another amount than the one that it supersedes.
 *
 * @throws ErasedDataUsed when what one of them tells was erased
 */
export function differencesFrom(
  earlier: KeptDetermination,
  made: KeptDetermination,
): readonly Difference[] {
  return differences(stretchesOf(toldPeriods(earlier)), stretchesOf(toldPeriods(made)));
}

/** What of a period says what is due in it. */
export interface DuePeriod {
  readonly from: string;
  readonly until?: string;
  readonly right: RightState;
  readonly amounts?: { readonly monthlyLeefloonCents: number };
}

/** What the periods of a determination make due per month. */
export function stretchesOf(periods: readonly DuePeriod[]): Stretch[] {
  return periods.map(({ from, until, right, amounts }) => {
    const monthly = right === "notOpen" ? 0 : amounts?.monthlyLeefloonCents;
    return {
      from: from as LegalDate,
      ...(until === undefined ? {} : { until: until as LegalDate }),
      monthlyCents: monthly === undefined ? undefined : euroCents(monthly),
    };
  });
}
