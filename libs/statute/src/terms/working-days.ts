import { Temporal } from "temporal-polyfill";
import type { LegalDate } from "#kernel";

/** Month and day of the legal holidays that do not move. */
const FIXED_HOLIDAYS = ["01-01", "05-01", "07-21", "08-15", "11-01", "11-11", "12-25"];

/** Days after Easter Sunday: Easter Monday, Ascension Day, Whit Monday. */
const EASTER_HOLIDAYS = [1, 39, 50];

/** Easter Sunday of a year of the Gregorian calendar (anonymous method, also known as Meeus's). */
export function easterSunday(year: number): LegalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({
    year,
    month: Math.floor(days / 31),
    day: (days % 31) + 1,
  }).toString() as LegalDate;
}

/** The ten Belgian legal holidays of a year, in order. */
export function legalHolidays(year: number): readonly LegalDate[] {
  const easter = Temporal.PlainDate.from(easterSunday(year));
  const moving = EASTER_HOLIDAYS.map((days) => easter.add({ days }).toString());
  const fixed = FIXED_HOLIDAYS.map((day) => `${String(year).padStart(4, "0")}-${day}`);
  return [...fixed, ...moving].sort() as LegalDate[];
}

/** Neither Saturday, nor Sunday, nor legal holiday. */
export function isWorkingDay(date: LegalDate): boolean {
  const { dayOfWeek, year } = Temporal.PlainDate.from(date);
  return dayOfWeek <= 5 && !legalHolidays(year).includes(date);
}

/** `date` itself when it is a working day, otherwise the next one. */
export function workingDayFrom(date: LegalDate): LegalDate {
  let day = Temporal.PlainDate.from(date);
  while (!isWorkingDay(day.toString() as LegalDate)) day = day.add({ days: 1 });
  return day.toString() as LegalDate;
}
