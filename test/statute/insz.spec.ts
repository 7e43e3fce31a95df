import fc from "fast-check";
import { stdnum } from "stdnum";
import { checkInsz, formatInsz, type InszProblem } from "#statute";
import { fictiveInsz, withCheckNumber } from "./fictive-insz.js";

/** All numbers are fictive: unknown day, sequence near the end, or made only to be refused. */
const ACCEPTED: [why: string, nineDigits: string, bornFrom2000: boolean][] = [
  ["born before 2000, all known", "850730993", false],
  ["born in 2000 or later: 2 in front", "050730993", true],
  ["year 00 is 1900 as well as 2000", "000730993", false],
  ["year 00 is 1900 as well as 2000", "000730993", true],
  ["29 February of a leap year", "880229993", false],
  ["29 February 2000", "000229993", true],
  ["31 December", "991231993", false],
  ["month and day unknown", "850000993", false],
  ["day unknown", "850700993", false],
  ["month unknown", "850015993", false],
  ["month unknown, the longest", "850031993", false],
  ["bis number, sex unknown: month + 20", "852730993", false],
  ["bis number, January + 20", "852101993", false],
  ["bis number, December + 20", "853231993", false],
  ["bis number, month unknown + 20", "852000993", false],
  ["bis number, sex known: month + 40", "854730993", false],
  ["bis number, January + 40", "854101993", false],
  ["bis number, December + 40", "855231993", false],
  ["bis number, month unknown + 40", "854000993", false],
  ["bis number, born from 2000", "054730993", true],
  ["first sequence", "850000001", false],
  ["last sequence", "850000998", false],
];

const REFUSED: [why: string, text: string, reason: InszProblem][] = [
  ["empty", "", "format"],
  ["ten digits", "8500009937", "format"],
  ["twelve digits", `${withCheckNumber("850000993")}0`, "format"],
  ["letters", "85O00099300", "format"],
  ["text around it", `nr ${withCheckNumber("850000993")}`, "format"],
  ["month 13", withCheckNumber("851301993"), "birthDate"],
  ["month 19", withCheckNumber("851901993"), "birthDate"],
  ["month 33", withCheckNumber("853301993"), "birthDate"],
  ["month 39", withCheckNumber("853901993"), "birthDate"],
  ["month 53", withCheckNumber("855301993"), "birthDate"],
  ["month 60", withCheckNumber("856001993"), "birthDate"],
  ["day 32", withCheckNumber("850132993"), "birthDate"],
  ["day 32 of an unknown month", withCheckNumber("850032993"), "birthDate"],
  ["31 April", withCheckNumber("850431993"), "birthDate"],
  ["30 February", withCheckNumber("850230993"), "birthDate"],
  ["29 February of a common year", withCheckNumber("850229993"), "birthDate"],
  ["31 April in a bis number", withCheckNumber("854431993"), "birthDate"],
  ["29 February 1900 did not exist", withCheckNumber("000229993", false), "checkNumber"],
  ["sequence 000", withCheckNumber("850000000"), "sequence"],
  ["sequence 999", withCheckNumber("850000999"), "sequence"],
  ["check number off by one", increment(withCheckNumber("850000993")), "checkNumber"],
];

function increment(number: string): string {
  return number.slice(0, 9) + String((Number(number.slice(9)) % 97) + 1).padStart(2, "0");
}

/** Nine digits with the remainder zero: the check number is 97, never 00. */
function zeroRemainder(): string {
  for (let sequence = 1; sequence < 999; sequence += 1) {
    const nine = `850000${String(sequence).padStart(3, "0")}`;
    if (Number(nine) % 97 === 0) return nine;
  }
  throw new Error("there is one in every 97");
}

const seed = 20_260_820;

describe("INSZ", () => {
  it.each(ACCEPTED)("accepts: %s (%s)", (_why, nineDigits, bornFrom2000) => {
    const number = withCheckNumber(nineDigits, bornFrom2000);
    expect(checkInsz(number)).toEqual({ ok: true, insz: number });
  });

  it.each(REFUSED)("refuses: %s (%s) as %s", (_why, text, reason) => {
    expect(checkInsz(text)).toEqual({ ok: false, reason });
  });

  it("remainder 0 gives check number 97, not 00", () => {
    expect(checkInsz(`${zeroRemainder()}97`).ok).toBe(true);
    expect(checkInsz(`${zeroRemainder()}00`).ok).toBe(false);
  });

  it("reads the printed form and writes it", () => {
    const printed = fictiveInsz(7).replace(/^(..)(..)(..)(...)(..)$/, "$1.$2.$3-$4.$5");
    const check = checkInsz(printed);
    expect(check).toEqual({ ok: true, insz: fictiveInsz(7) });
    expect(check.ok && formatInsz(check.insz)).toBe(printed);
  });

  it("every fictive number is accepted and distinct", () => {
    const all = Array.from({ length: 4_000 }, (_, n) => fictiveInsz(n));
    expect(all.every((number) => checkInsz(number).ok)).toBe(true);
    expect(new Set(all).size).toBe(4_000);
  });

  it(`property (seed ${seed}): agrees with the two formulas for every date that exists`, () => {
    const date = fc.record({
      year: fc.integer({ min: 0, max: 99 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      shift: fc.constantFrom(0, 20, 40),
      sequence: fc.integer({ min: 1, max: 998 }),
      check: fc.integer({ min: 0, max: 99 }),
    });
    fc.assert(
      fc.property(date, ({ year, month, day, shift, sequence, check }) => {
        const two = (value: number) => String(value).padStart(2, "0");
        const nine = two(year) + two(month + shift) + two(day) + String(sequence).padStart(3, "0");
        const right = [Number(nine), 2_000_000_000 + Number(nine)].map((n) => 97 - (n % 97));
        expect(checkInsz(nine + two(check)).ok).toBe(right.includes(check));
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it(`property (seed ${seed}): one wrong digit is noticed, or explained by the other century`, () => {
    const change = fc.record({
      n: fc.integer({ min: 0, max: 3_999 }),
      at: fc.integer({ min: 0, max: 10 }),
      by: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(change, ({ n, at, by }) => {
        const digits = Array.from(fictiveInsz(n));
        digits[at] = String((Number(digits[at]) + by) % 10);
        const changed = digits.join("");
        const bornFrom2000 = withCheckNumber(changed.slice(0, 9), true) === changed;
        expect(checkInsz(changed).ok && !bornFrom2000).toBe(false);
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

describe("why the stdnum package is not used for the INSZ", () => {
  const itsAnswer = (number: string): boolean =>
    stdnum["BE"]?.["insz"]?.validate(number).isValid ?? false;

  it.each([
    ["an unknown day in a known month", withCheckNumber("850700993"), true, false],
    ["sequence 000", withCheckNumber("850730000"), false, true],
    ["sequence 999", withCheckNumber("850730999"), false, true],
    ["check number 00", `${zeroRemainder()}00`, false, true],
    ["day 77 of an unknown month", withCheckNumber("850077993"), false, true],
  ])("%s (%s): ours %s, the package %s", (_why, number, ours, theirs) => {
    expect(checkInsz(number).ok).toBe(ours);
    expect(itsAnswer(number)).toBe(theirs);
  });

  it("a birth date in 2099 depends on the day on which one asks", () => {
    const number = withCheckNumber("990101993", true);
    expect(checkInsz(number).ok).toBe(true);
    expect(itsAnswer(number)).toBe(false);
  });
});
