import { addDays, formatEuros, type LegalDate, legalDate } from "#kernel";
import fc from "fast-check";
import { categoryAmount, loadParameters } from "#statute";
import type { MadeChoice } from "../../../libs/statute/src/choices/choices.js";
import { type Due, partMonths } from "../../../libs/statute/src/rules/leefloon/part-months.js";
import { type Exact, exact, sum } from "../../../libs/statute/src/trace/exact.js";

const SEED = 20_261_122;
const RUNS = { seed: SEED, numRuns: 100 };
const parameters = loadParameters();

const DAYS_OF_MONTH: MadeChoice[] = [];
const YEAR_OVER_365 = chosen("yearOver365", "2002-10-01");

function chosen(value: string, from: string): MadeChoice[] {
  return [{ key: "partMonth", value, from: legalDate(from) }];
}

/** Category 1 without means, as it is on the first day. */
function full(from: string, until: string): Due {
  const { annual, monthly } = categoryAmount(parameters, 1, legalDate(from));
  return {
    from: legalDate(from),
    until: legalDate(until),
    annualCents: annual.amountCents,
    monthlyCents: monthly.amountCents,
  };
}

function due(from: string, until: string, choices: readonly MadeChoice[]) {
  return partMonths(full(from, until), choices).map(
    ({ month, days, daysInMonth, amountCents, strategy }) =>
      [month, `${days}/${daysInMonth}`, formatEuros(amountCents), strategy] as const,
  );
}

/** Category 1: 842.12 a month, 10,105.38 a year in February 2024; 876.13 and 10,513.60 from February 2025. */
describe("part months: days of the month", () => {
  it.each<[string, string, string, string, string]>([
    // 876.13 × 15 / 31 = 423.9338…
    ["from the 17th of a month of 31 days", "2025-03-17", "2025-03-31", "15/31", "423.93"],
    // 876.13 × 16 / 31 = 452.1961…
    ["until the 16th of it", "2025-03-01", "2025-03-16", "16/31", "452.20"],
    // 876.13 × 15 / 30 = 438.065: half a cent up.
    ["half of a month of 30 days", "2025-04-16", "2025-04-30", "15/30", "438.07"],
    // 876.13 × 20 / 28 = 625.8071…
    ["February of a common year", "2025-02-09", "2025-02-28", "20/28", "625.81"],
    // 842.12 × 20 / 29 = 580.7724…
    ["February of a leap year", "2024-02-10", "2024-02-29", "20/29", "580.77"],
    // 842.12 × 28 / 29 = 813.0813…
    [
      "28 days of a leap February are no whole month",
      "2024-02-01",
      "2024-02-28",
      "28/29",
      "813.08",
    ],
    // 876.13 / 31 = 28.2622…
    ["one day", "2025-03-31", "2025-03-31", "1/31", "28.26"],
    ["days in the middle", "2025-03-11", "2025-03-20", "10/31", "282.62"],
  ])("%s", (_what, from, until, days, euros) => {
    const [month] = due(from, until, DAYS_OF_MONTH);
    expect(month).toEqual([from.slice(0, 7), days, euros, "daysOfMonth"]);
  });
});

describe("part months: the year over 365", () => {
  it.each<[string, string, string, string, string]>([
    // 10,513.60 × 15 / 365 = 432.0657…
    ["from the 17th of a month of 31 days", "2025-03-17", "2025-03-31", "15/31", "432.07"],
    // 10,513.60 × 20 / 365 = 576.0876…: the same in a month of 28 days.
    ["February of a common year", "2025-02-09", "2025-02-28", "20/28", "576.09"],
    // 10,105.38 × 20 / 365 = 553.7194…: by 365 in a leap year too.
    ["February of a leap year", "2024-02-10", "2024-02-29", "20/29", "553.72"],
    // 10,105.38 × 28 / 365 = 775.2072…
    [
      "28 days of a leap February are no whole month",
      "2024-02-01",
      "2024-02-28",
      "28/29",
      "775.21",
    ],
  ])("%s", (_what, from, until, days, euros) => {
    const [month] = due(from, until, YEAR_OVER_365);
    expect(month).toEqual([from.slice(0, 7), days, euros, "yearOver365"]);
  });
});

describe("month by month", () => {
  it("whole months give the month, whatever the strategy, the others a share", () => {
    // 876.13 × 3 / 31 = 84.7867…; 876.13 × 10 / 30 = 292.0433…
    const whole = ["2025-04", "2025-05"].map((month, place) => [
      month,
      ["30/30", "31/31"][place],
      "876.13",
      "wholeMonth",
    ]);
    expect(due("2025-03-29", "2025-06-10", DAYS_OF_MONTH)).toEqual([
      ["2025-03", "3/31", "84.79", "daysOfMonth"],
      ...whole,
      ["2025-06", "10/30", "292.04", "daysOfMonth"],
    ]);
    expect(due("2025-04-01", "2025-05-31", YEAR_OVER_365)).toEqual(whole);
  });

  it("a leap February as a whole, and over the end of the year", () => {
    expect(due("2024-02-01", "2024-02-29", YEAR_OVER_365)).toEqual([
      ["2024-02", "29/29", "842.12", "wholeMonth"],
    ]);
    expect(due("2025-12-01", "2026-01-31", DAYS_OF_MONTH).map(([month]) => month)).toEqual([
      "2025-12",
      "2026-01",
    ]);
  });

  it("the strategy of the first of the days applies", () => {
    const later = chosen("yearOver365", "2025-06-01");
    expect(due("2025-05-31", "2025-06-10", later).map(([, , , strategy]) => strategy)).toEqual([
      "daysOfMonth",
      "yearOver365",
    ]);
  });

  it("no days, no payment", () => {
    expect(due("2025-03-02", "2025-03-01", DAYS_OF_MONTH)).toEqual([]);
  });
});

const firstDay = fc
  .integer({ min: 0, max: 365 * 10 })
  .map((days) => addDays(legalDate("2016-04-01"), days));

const total = (parts: ReturnType<typeof partMonths>): Exact =>
  sum(parts.map(({ amount }) => amount));

describe(`part months, properties (seed ${SEED})`, () => {
  it("a period cut anywhere gives the same, to the fraction of a cent", () => {
    fc.assert(
      fc.property(firstDay, fc.nat(400), fc.nat(400), (from, length, cut) => {
        const until = addDays(from, length);
        const last = addDays(from, Math.min(cut, length) - 1);
        const whole = full(from, until);
        const parts = [
          ...partMonths({ ...whole, until: last }, DAYS_OF_MONTH),
          ...partMonths({ ...whole, from: addDays(last, 1) }, DAYS_OF_MONTH),
        ];
        expect(total(parts).equals(total(partMonths(whole, DAYS_OF_MONTH)))).toBe(true);
      }),
      RUNS,
    );
  });

  it("every day is paid once, no month twice, and none above the month", () => {
    fc.assert(
      fc.property(firstDay, fc.nat(400), (from, length) => {
        const whole = full(from, addDays(from, length));
        const parts = partMonths(whole, DAYS_OF_MONTH);
        expect(parts.reduce((days, part) => days + part.days, 0)).toBe(length + 1);
        expect(new Set(parts.map(({ month }) => month)).size).toBe(parts.length);
        for (const { amountCents } of parts) {
          expect(amountCents).toBeGreaterThanOrEqual(0);
          expect(amountCents).toBeLessThanOrEqual(whole.monthlyCents);
        }
      }),
      RUNS,
    );
  });

  it("by the year over 365 parts of a month give as much as all their days", () => {
    fc.assert(
      fc.property(firstDay, fc.integer({ min: 1, max: 27 }), (day, cut) => {
        const first = `${day.slice(0, 7)}-01` as LegalDate;
        const until = addDays(first, 26);
        const whole = full(first, until);
        const parts = [
          ...partMonths({ ...whole, until: addDays(first, cut - 1) }, YEAR_OVER_365),
          ...partMonths({ ...whole, from: addDays(first, cut) }, YEAR_OVER_365),
        ];
        expect(total(parts).equals(exact(whole.annualCents).mul(27).div(365))).toBe(true);
      }),
      RUNS,
    );
  });
});
