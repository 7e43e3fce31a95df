import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
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

  it("days, months and years are those of Temporal", () => {
    const months = fc.integer({ min: -3_000, max: 3_000 });
    fc.assert(
      fc.property(day, day, days, months, (one, other, someDays, someMonths) => {
        const date = Temporal.PlainDate.from(one);
        expect(addDays(one, someDays)).toBe(date.add({ days: someDays }).toString());
        expect(addMonths(one, someMonths)).toBe(date.add({ months: someMonths }).toString());
        const { years } = date.until(other, { largestUnit: "year" });
        expect(yearsBetween(one, other)).toBe(years);
      }),
      { ...RUNS, numRuns: 5_000 },
    );
  });

  it("of all texts that look like a day those exist that Temporal knows", () => {
    const look = fc
      .tuple(fc.nat({ max: 9_999 }), fc.nat({ max: 14 }), fc.nat({ max: 33 }))
      .map(([year, month, date]) =>
        [[year, 4] as const, [month, 2] as const, [date, 2] as const]
          .map(([value, digits]) => `${value}`.padStart(digits, "0"))
          .join("-"),
      );
    const known = (text: string) => {
      try {
        return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(look, (text) => {
        expect(isLegalDate(text)).toBe(known(text));
      }),
      { ...RUNS, numRuns: 5_000 },
    );
  });
});
