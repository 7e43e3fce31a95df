/** A day of the Gregorian calendar, also of the time before it was in use. */
export interface CivilDate {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** Days from 1 March of the year 0 to 1 January 1970. */
const EPOCH = 719_468;
/** The calendar repeats itself after 400 years of so many days. */
const DAYS_OF_400_YEARS = 146_097;

/** What `yyyy-MM-dd` says; a year outside 0–9999 has a sign and six digits. */
export function civilDate(text: string): CivilDate {
  const end = text.length;
  return {
    year: Number(text.slice(0, end - 6)),
    month: twoDigitsAt(end - 5, text),
    day: twoDigitsAt(end - 2, text),
  };
}

/** The day as `yyyy-MM-dd`; a year outside 0–9999 with a sign and six digits. */
export function civilText({ year, month, day }: CivilDate): string {
  return `${yearText(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Whole days from 1 January 1970 to the day, negative before. */
export function epochDay({ year, month, day }: CivilDate): number {
  // Counted from March, the leap day is the last of its year, and no month depends on it.
  const fromMarch = month > 2 ? year : year - 1;
  const leapDays =
    Math.floor(fromMarch / 4) - Math.floor(fromMarch / 100) + Math.floor(fromMarch / 400);
  return fromMarch * 365 + leapDays + daysBeforeMonth((month + 9) % 12) + day - 1 - EPOCH;
}

/** The day so many whole days after 1 January 1970. */
export function civilDateOf(epochDays: number): CivilDate {
  const days = epochDays + EPOCH;
  const cycle = Math.floor(days / DAYS_OF_400_YEARS);
  const dayOfCycle = days - cycle * DAYS_OF_400_YEARS;
  // A leap day every 1,461 days, but not at the end of a century, but at the end of the fourth.
  const leapDays =
    Math.floor(dayOfCycle / 1_460) -
    Math.floor(dayOfCycle / 36_524) +
    Math.floor(dayOfCycle / (DAYS_OF_400_YEARS - 1));
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const daysBeforeYear =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - daysBeforeYear;
  const monthFromMarch = Math.floor((dayOfYear * 5 + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  return {
    year: cycle * 400 + yearOfCycle + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - daysBeforeMonth(monthFromMarch) + 1,
  };
}

/** Days of a month that exists. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Of a year that begins in March: its months have 31, 30, 31, 30, 31 days, and again so. */
function daysBeforeMonth(monthFromMarch: number): number {
  return Math.floor((monthFromMarch * 153 + 2) / 5);
}

function yearText(year: number): string {
  if (year >= 1_000 && year <= 9_999) return `${year}`;
  if (year >= 0 && year <= 9_999) return `${year}`.padStart(4, "0");
  return `${year < 0 ? "-" : "+"}${`${Math.abs(year)}`.padStart(6, "0")}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

/** Much faster than `Number` of a part of the text: no other piece of facts is read as often. */
function twoDigitsAt(place: number, text: string): number {
  const zero = 0x30;
  return (text.charCodeAt(place) - zero) * 10 + text.charCodeAt(place + 1) - zero;
}
