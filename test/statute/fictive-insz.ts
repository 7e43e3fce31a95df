/** Check number of nine digits: 97 minus the remainder, with a 2 in front from the year 2000 on. */
export function checkNumber(nineDigits: string, bornFrom2000: boolean): string {
  const number = Number(bornFrom2000 ? `2${nineDigits}` : nineDigits);
  return String(97 - (number % 97)).padStart(2, "0");
}

/** Eleven digits with a right check number, for whoever was born in the given century. */
export function withCheckNumber(nineDigits: string, bornFrom2000 = false): string {
  return nineDigits + checkNumber(nineDigits, bornFrom2000);
}

/**
 * The `n`-th fictive INSZ: right in form, nobody's. The date of birth is a made-up year with month
 * and day unknown (00), and the sequence is one of the last hundred of that year: together hardly
 * ever given out. Deterministic, distinct for n from 0 to 3,999.
 */
export function fictiveInsz(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= 4_000) throw new RangeError("n is 0 to 3999");
  const year = 60 + Math.floor(n / 100);
  const sequence = 898 + (n % 100);
  return withCheckNumber(`${year}0000${sequence}`);
}
