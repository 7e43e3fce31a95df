import type { Period } from "#statute";
import { givesTheSame } from "./gives-the-same.js";
import type { RightDetermined } from "./right-determined.js";

type Gives = Pick<Period, "right" | "gaps"> & Partial<Pick<Period, "category" | "amounts">>;

const OPEN: Gives = { right: "open", gaps: [] };
const inCategory = (category: 1 | 2): Gives => ({ ...OPEN, category: { category, reasons: [] } });
const gap = (code: string) => ({ ...OPEN, gaps: [{ code }] }) as unknown as Gives;
const due = (monthlyLeefloonCents: number, annualAmountCents = 0) =>
  ({
    ...OPEN,
    amounts: {
      annualAmountCents,
      annualLeefloonCents: monthlyLeefloonCents * 12,
      monthlyLeefloonCents,
      meansSufficient: false,
    },
  }) as unknown as Gives;

type Timeline = readonly (readonly [from: string, gives: Gives])[];

function same(before: Timeline, after: Timeline): boolean {
  const periods = before.map(([from, told]) => ({ from, told }));
  return givesTheSame(
    { periods: periods as unknown as RightDetermined["periods"] },
    after.map(([from, gives]) => ({ from, ...gives }) as unknown as Period),
  );
}

describe("whether a determination gives the person the same as before", () => {
  const DAY = "2025-03-03";
  it.each<[what: string, before: Timeline, after: Timeline, same: boolean]>([
    ["the same amount", [[DAY, due(100)]], [[DAY, due(100)]], true],
    ["a cent more", [[DAY, due(100)]], [[DAY, due(101)]], false],
    ["another amount of the category", [[DAY, due(100, 1)]], [[DAY, due(100, 2)]], true],
    ["an amount where there was none", [[DAY, OPEN]], [[DAY, due(100)]], false],
    ["from another day", [[DAY, due(100)]], [["2025-03-04", due(100)]], false],
    ["another category", [[DAY, inCategory(1)]], [[DAY, inCategory(2)]], false],
    ["a category where there was none", [[DAY, OPEN]], [[DAY, inCategory(2)]], false],
    ["another right", [[DAY, OPEN]], [[DAY, { ...OPEN, right: "notOpen" }]], false],
    ["a gap", [[DAY, OPEN]], [[DAY, gap("meansMissing")]], false],
    ["another gap", [[DAY, gap("householdMissing")]], [[DAY, gap("meansMissing")]], false],
    [
      "cut on a day that changes nothing",
      [
        [DAY, due(100)],
        ["2025-06-01", due(100)],
        ["2025-09-01", due(120)],
      ],
      [
        [DAY, due(100)],
        ["2025-09-01", due(120)],
      ],
      true,
    ],
    [
      "changed on another day",
      [
        [DAY, due(100)],
        ["2025-06-01", due(120)],
      ],
      [
        [DAY, due(100)],
        ["2025-09-01", due(120)],
      ],
      false,
    ],
  ])("%s", (_what, before, after, expected) => {
    expect(same(before, after)).toBe(expected);
  });
});
