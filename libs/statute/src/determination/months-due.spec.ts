import { euroCents, type LegalDate } from "#kernel";
import type { Amounts, Period } from "./determination.js";
import { monthsDue } from "./months-due.js";

/** A period that gives so many euros a month. */
function period(from: string, until: string | undefined, euros: number | undefined, more = {}) {
  const amounts = {
    monthlyLeefloonCents: euroCents((euros ?? 0) * 100),
    annualLeefloonCents: euroCents((euros ?? 0) * 1200),
  } as Amounts;
  return {
    from: from as LegalDate,
    ...(until === undefined ? {} : { until: until as LegalDate }),
    right: "open" as Period["right"],
    ...(euros === undefined ? {} : { amounts }),
    ...more,
  };
}

const due = (lastDay: string | undefined, ...periods: ReturnType<typeof period>[]) =>
  monthsDue(lastDay as LegalDate | undefined, periods, [])?.map(
    ({ month, days, daysInMonth, amountCents }) => [month, days, daysInMonth, amountCents],
  );

describe("what is due month by month until a day", () => {
  it("is nothing when no day is asked about", () => {
    expect(due(undefined, period("2025-03-03", undefined, 310))).toBeUndefined();
  });

  it("of an open period stops at the last day", () => {
    // 310.00 × 29 / 31 = 290.00.
    expect(due("2025-04-30", period("2025-03-03", undefined, 310))).toEqual([
      ["2025-03", 29, 31, 29_000],
      ["2025-04", 30, 30, 31_000],
    ]);
  });

  it("does not look at what begins or goes on later", () => {
    expect(
      due(
        "2025-03-31",
        period("2025-03-03", "2025-06-30", 310),
        period("2025-07-01", undefined, undefined),
      ),
    ).toEqual([["2025-03", 29, 31, 29_000]]);
  });

  it("is not known when a period until then has no amount", () => {
    expect(
      due(
        "2025-04-01",
        period("2025-03-01", "2025-03-31", 310),
        period("2025-04-01", undefined, undefined),
      ),
    ).toBeUndefined();
  });

  it("is nothing on days on which the right is not open, and no cent is lost in a cut", () => {
    expect(
      due(
        "2025-03-31",
        period("2025-03-01", "2025-03-10", 310),
        period("2025-03-11", "2025-03-20", 310, { right: "notOpen" }),
        period("2025-03-21", undefined, 310),
      ),
    ).toEqual([["2025-03", 31, 31, 21_000]]);
  });

  it("of a month that was judged in parts with one amount is a whole month", () => {
    const periods = [
      period("2025-03-01", "2025-03-10", 310),
      period("2025-03-11", "2025-03-31", 620),
      period("2025-04-01", "2025-04-15", 930),
      period("2025-04-16", "2025-04-30", 930),
    ];
    const months = monthsDue("2025-04-30" as LegalDate, periods, []);
    expect(months?.map(({ amountCents, strategy }) => [amountCents, strategy])).toEqual([
      // 310.00 × 10 / 31 + 620.00 × 21 / 31.
      [52_000, "daysOfMonth"],
      [93_000, "wholeMonth"],
    ]);
  });

  it("of two amounts of a year that round to one month are two", () => {
    const [first, second] = [
      period("2025-03-01", "2025-03-15", 310),
      period("2025-03-16", "2025-03-31", 310),
    ];
    const amounts = { ...second.amounts!, annualLeefloonCents: euroCents(372_001) };
    const months = monthsDue("2025-03-31" as LegalDate, [first, { ...second, amounts }], []);
    expect(months?.map(({ strategy }) => strategy)).toEqual(["daysOfMonth"]);
  });
});
