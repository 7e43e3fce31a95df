import type { Brand } from "#kernel";

/** A national or bis number: eleven digits with a right check number. Personal data. */
export type Insz = Brand<string, "Insz">;

/** Why a text is no INSZ. */
export type InszProblem = "format" | "birthDate" | "sequence" | "checkNumber";

export type InszCheck =
  { readonly ok: true; readonly insz: Insz } | { readonly ok: false; readonly reason: InszProblem };

const FORM = /^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/;

/** The check number is computed with a 2 in front for whoever was born in or after 2000. */
const CENTURIES = [
  { firstYear: 1900, prefix: "" },
  { firstYear: 2000, prefix: "2" },
] as const;

/**
 * Checks an INSZ (identification number of the social security: national number or bis number),
 * with or without the dots, hyphens and spaces of the printed form.
 *
 * Own code, because the `stdnum` package asks the clock of the machine what lies in the future (the
 * same number would be right one day and wrong another), refuses an unknown day in a known month,
 * and accepts the sequence numbers 000 and 999, the check number 00 and days above 31.
 *
 * Nothing about the person follows from the number: not sex, not age, not date of birth.
 */
export function checkInsz(text: string): InszCheck {
  const digits = text.replace(/[\s.-]/g, "");
  const parts = FORM.exec(digits);
  if (parts === null) return refuse("format");
  const [, year, month, day, sequence, checkNumber] = parts;

  const months = birthMonth(Number(month));
  const centuries = CENTURIES.filter(
    ({ firstYear }) =>
      months !== undefined && dayCanExist(firstYear + Number(year), months, Number(day)),
  );
  if (centuries.length === 0) return refuse("birthDate");
  if (sequence === "000" || sequence === "999") return refuse("sequence");

  const isRight = centuries.some(
    ({ prefix }) => checkNumber === checkNumberOf(prefix + digits.slice(0, 9)),
  );
  return isRight ? { ok: true, insz: digits as Insz } : refuse("checkNumber");
}

/** `85.07.30-033.28`: the printed form. */
export function formatInsz(insz: Insz): string {
  return insz.replace(FORM, "$1.$2.$3-$4.$5");
}

function refuse(reason: InszProblem): InszCheck {
  return { ok: false, reason };
}

/** 0 when not known. A bis number adds 20 to the month, or 40 where the sex was known. */
function birthMonth(month: number): number | undefined {
  const plain = [0, 20, 40].map((added) => month - added);
  return plain.find((candidate) => candidate >= 0 && candidate <= 12);
}

/** The day may be unknown (00), and so may the month; a date that is known must exist. */
function dayCanExist(year: number, month: number, day: number): boolean {
  return day <= daysIn(year, month);
}

/** Of a month that is not known: the longest. */
function daysIn(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Only called for 1900 to 2099: of the centuries, 1900 is no leap year and 2000 is one. */
function isLeapYear(year: number): boolean {
  return year % 4 === 0 && year !== 1900;
}

/** 97 minus the remainder of the number divided by 97: 01 to 97. */
function checkNumberOf(digits: string): string {
  return String(97 - (Number(digits) % 97)).padStart(2, "0");
}
