import { Temporal } from "temporal-polyfill";
import type { Brand } from "./brand.js";
import { civilDate, civilDateOf, civilText, daysInMonth, epochDay } from "./civil-date.js";

/** A calendar day as `yyyy-MM-dd`. Legal dates are days, not instants. */
export type LegalDate = Brand<string, "LegalDate">;

/** A moment as RFC 3339 UTC with milliseconds, `2025-03-03T08:00:00.000Z`. */
export type Instant = Brand<string, "Instant">;

/** Belgian legal days begin and end in this zone. */
export const BELGIUM = "Europe/Brussels";

/** `text` as a day; throws a `RangeError` when it is no existing day in `yyyy-MM-dd`. */
export function legalDate(text: string): LegalDate {
  if (!isLegalDate(text)) throw new RangeError("a date is an existing day as yyyy-MM-dd");
  return text;
}

/** Whether `text` is an existing day in `yyyy-MM-dd`. */
export function isLegalDate(text: string): text is LegalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = civilDate(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** `text` as a moment, normalised to UTC with milliseconds; throws a `RangeError` on nonsense. */
export function instant(text: string): Instant {
  return Temporal.Instant.from(text).toString({ smallestUnit: "millisecond" }) as Instant;
}

/** The Belgian day on which `moment` falls. */
export function belgianDay(moment: Instant): LegalDate {
  return Temporal.Instant.from(moment)
    .toZonedDateTimeISO(BELGIUM)
    .toPlainDate()
    .toString() as LegalDate;
}

/** The day `days` calendar days after `date` (before, when negative). */
export function addDays(date: LegalDate, days: number): LegalDate {
  return civilText(civilDateOf(epochDay(civilDate(date)) + days)) as LegalDate;
}

/** The day `months` calendar months after `date`; the last day of the month where it would overflow. */
export function addMonths(date: LegalDate, months: number): LegalDate {
  const { year, month, day } = civilDate(date);
  const monthsFromZero = year * 12 + month - 1 + months;
  const toYear = Math.floor(monthsFromZero / 12);
  const toMonth = monthsFromZero - toYear * 12 + 1;
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  return civilText({ year: toYear, month: toMonth, day: toDay }) as LegalDate;
}

/** Whole years between two days, as for an age; negative when `to` comes first. */
export function yearsBetween(from: LegalDate, to: LegalDate): number {
  const years = civilDate(to).year - civilDate(from).year;
  const [dayFrom, dayTo] = [from.slice(-5), to.slice(-5)];
  if (years > 0) return dayTo < dayFrom ? years - 1 : years;
  if (years < 0) return dayTo > dayFrom ? years + 1 : years;
  return years;
}
