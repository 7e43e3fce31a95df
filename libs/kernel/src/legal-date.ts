import { Temporal } from "temporal-polyfill";
import type { Brand } from "./brand.js";

/** A calendar day as `yyyy-MM-dd`. Legal dates are days, not instants. */
export type LegalDate = Brand<string, "LegalDate">;

/** A moment as RFC 3339 UTC with milliseconds, `2025-03-03T08:00:00.000Z`. */
export type Instant = Brand<string, "Instant">;

/** Belgian legal days begin and end in this zone. */
export const BELGIUM = "Europe/Brussels";

/** `text` as a day; throws a `RangeError` when it is no existing day in `yyyy-MM-dd`. */
export function legalDate(text: string): LegalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new RangeError("a date is yyyy-MM-dd");
  return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() as LegalDate;
}

/** Whether `text` is an existing day in `yyyy-MM-dd`. */
export function isLegalDate(text: string): text is LegalDate {
  try {
    legalDate(text);
    return true;
  } catch {
    return false;
  }
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
  return Temporal.PlainDate.from(date).add({ days }).toString() as LegalDate;
}

/** The day `months` calendar months after `date`; the last day of the month where it would overflow. */
export function addMonths(date: LegalDate, months: number): LegalDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as LegalDate;
}

/** Whole years between two days, as for an age. */
export function yearsBetween(from: LegalDate, to: LegalDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "year" }).years;
}
