import { addDays, addMonths, type LegalDate } from "#kernel";

const LAST_DAY = "9999-12-31" as LegalDate;
/** Longer than any term of the law; a figure tried out may be absurd, but is no error. */
const MANY_MONTHS = 12_000;

/**
 * The first day on which `months` whole months, of which `first` is the first day, are over: the
 * same day of a later month. A month that lacks the day ends before it, so the month after it
 * begins on its first: who was born on 29 February is a year older on 1 March. No text was seen on
 * that.
 */
export function monthsOver(first: LegalDate, months: number): LegalDate {
  const day = addMonths(first, Math.min(Math.floor(months), MANY_MONTHS));
  if (day.length > LAST_DAY.length) return LAST_DAY;
  return day.slice(-2) === first.slice(-2) ? day : addDays(day, 1);
}

/** The day on which somebody born on `born` is `years` old. */
export function birthday(born: LegalDate, years: number): LegalDate {
  return monthsOver(born, years * 12);
}
