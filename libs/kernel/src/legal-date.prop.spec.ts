import fc from "fast-check";
import { addDays, addMonths, isLegalDate, legalDate, yearsBetween } from "./legal-date.js";

const SEED = 20_260_820;
const RUNS = { seed: SEED, numRuns: 500 };

const day = fc
  .integer({ min: 0, max: 73_048 })
  .map((days) => addDays(legalDate("1900-01-01"), days));
const days = fc.integer({ min: -40_000, max: 40_000 });

describe(`dates, properties (seed ${SEED})`, () => {
  it("a term of so many days goes back by as many, and a longer term never ends earlier", () => {
    fc.assert(
      fc.property(day, days, fc.nat({ max: 400 }), (from, term, longer) => {
        const end = addDays(from, term);
        expect(isLegalDate(end)).toBe(true);
        expect(addDays(end, -term)).toBe(from);
        expect(addDays(from, term + longer) >= end).toBe(true);
      }),
      RUNS,
    );
  });

  it("text order is the order of days", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40_000 }), (from, later) => {
        expect(from < addDays(from, later)).toBe(true);
      }),
      RUNS,
    );
  });

  it("months keep the day of the month, or take the last one, and keep the order of days", () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: -60, max: 60 }), (one, other, months) => {
        const moved = addMonths(one, months);
        const tomorrow = addDays(moved, 1);
        expect(moved.slice(8) === one.slice(8) || tomorrow.endsWith("-01")).toBe(true);
        const [earlier, later] = [one, other].sort();
        expect(addMonths(earlier!, months) <= addMonths(later!, months)).toBe(true);
      }),
      RUNS,
    );
  });

  it("an age is the number of birthdays that have passed", () => {
    fc.assert(
      fc.property(day, fc.nat({ max: 99 }), fc.nat({ max: 364 }), (birth, years, rest) => {
        fc.pre(!birth.endsWith("02-29"));
        const birthday = addMonths(birth, years * 12);
        expect(yearsBetween(birth, birthday)).toBe(years);
        expect(yearsBetween(birth, addDays(birthday, rest))).toBe(years);
      }),
      RUNS,
    );
  });
});
