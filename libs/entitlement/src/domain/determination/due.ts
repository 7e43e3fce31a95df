import { addDays, addMonths, euroCents, type LegalDate } from "#kernel";
import { type MonthDue, monthsDue, type Period } from "#statute";
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
  return differences(stretches(earlier), stretches(made));
}

function stretches(made: KeptDetermination): Stretch[] {
  return toldPeriods(made).map(({ from, until, right, amounts }) => ({
    from,
    ...(until === undefined ? {} : { until }),
    monthlyCents: right === "notOpen" ? euroCents(0) : amounts?.monthlyLeefloonCents,
  }));
}
