import { addDays, formatEuros, legalDate, type LegalDate } from "#kernel";
import {
  CATEGORIES,
  type Category,
  categoryAmount,
  determine,
  loadParameters,
  renderPeriod,
  type Status,
} from "#statute";
import { PUBLISHED_AMOUNTS } from "./published-amounts.table.js";

interface Cell {
  readonly category: Category;
  readonly annual: string;
  readonly monthly: string;
  readonly marks: string;
}

interface Row {
  readonly from: LegalDate;
  readonly jumps: number;
  readonly coefficient: string;
  readonly cells: readonly Cell[];
}

const STATUS: Readonly<Record<string, Status>> = { s: "sourced", c: "computed", u: "unseen" };

const rows: readonly Row[] = PUBLISHED_AMOUNTS.split("\n")
  .filter((line) => /^\d/.test(line))
  .map((line) => {
    const [from = "", jumps, coefficient = "", ...figures] = line.split(/\s+/);
    const cells = CATEGORIES.map((category, index) => {
      const [annual = "", monthly = "", marks = ""] = figures.slice(3 * index);
      return { category, annual, monthly, marks };
    });
    return { from: legalDate(from), jumps: Number(jumps), coefficient, cells };
  });

const parameters = loadParameters();

const cells = rows.flatMap((row) => row.cells.map((cell) => ({ ...row, ...cell })));
const annualCells = cells.filter(({ annual }) => annual !== "-");
const monthlyCells = cells.filter(({ monthly }) => monthly !== "-");

describe("art. 14 § 1 and 15: published amounts to the cent", () => {
  it("has all rows of the table", () => {
    expect(rows).toHaveLength(25);
    expect(annualCells).toHaveLength(25 * 3 - 3 - 3);
    expect(monthlyCells).toHaveLength(25 * 3 - 2);
  });

  it.each(rows)("$from: coefficient $coefficient after $jumps jumps", (row) => {
    const amount = categoryAmount(parameters, 1, row.from);
    expect(amount.indexJumps.value).toBe(row.jumps);
    expect(amount.coefficient).toBe(row.coefficient);
    expect(amount.validFrom).toBe(row.from === "2015-01-01" ? "2013-09-01" : row.from);
  });

  it.each(annualCells)("$from, category $category: $annual a year ($marks)", (cell) => {
    const { annual } = categoryAmount(parameters, cell.category, cell.from);
    expect(formatEuros(annual.amountCents)).toBe(cell.annual);
    expect(annual.status).toBe(STATUS[cell.marks[0] ?? ""]);
  });

  it.each(monthlyCells)("$from, category $category: $monthly a month ($marks)", (cell) => {
    const { monthly } = categoryAmount(parameters, cell.category, cell.from);
    expect(formatEuros(monthly.amountCents)).toBe(cell.monthly);
    expect(monthly.status).toBe(STATUS[cell.marks[1] ?? ""]);
  });

  it.each(monthlyCells)("$from, category $category: holds until the next change", (cell) => {
    const next = rows[rows.findIndex(({ from }) => from === cell.from) + 1]?.from ?? "2026-09-01";
    const last = cell.from === "2015-01-01" ? "2015-08-31" : addDays(legalDate(next), -1);
    const { monthly } = categoryAmount(parameters, cell.category, legalDate(last));
    expect(formatEuros(monthly.amountCents)).toBe(cell.monthly);
    expect(monthly.status).toBe(STATUS[cell.marks[1] ?? ""]);
  });

  it("no amount differs from what a text shows", () => {
    for (const { from, category } of cells) {
      const { annual, monthly } = categoryAmount(parameters, category, from);
      expect([annual.status, monthly.status]).not.toContain("inConflict");
    }
  });

  it.each(["2002-09-30", "2002-10-01", "2006-06-01", "2010-01-01", "2015-09-01", "2016-03-31"])(
    "%s: no amount is invented where base or index was not found",
    (day) => {
      for (const category of CATEGORIES) {
        expect(() => categoryAmount(parameters, category, legalDate(day))).toThrow(
          expect.objectContaining({ code: "statute.value-missing" }) as Error,
        );
      }
    },
  );

  it("2026-03-01: the index event is sourced, the figures are computed", () => {
    const amount = categoryAmount(parameters, 2, legalDate("2026-03-01"));
    expect(amount.indexJumps).toMatchObject({ value: 29, status: "sourced" });
    expect(amount.annual.status).toBe("computed");
    expect(amount.monthly.status).toBe("computed");
  });

  it.each([
    ["2018-06-30", false],
    ["2018-07-01", true],
    ["2019-12-31", true],
    ["2020-01-01", false],
  ])(
    "category 3 on %s: the answer says that the cents of the base were not found: %p",
    (on, said) => {
      const from = legalDate(on);
      const category = { category: 3 as const, reasons: "Gezin ten laste." };
      const asked = { from, until: from, ask: ["leefloon" as const], household: {}, means: {} };
      const [period] = determine({ ...asked, category }, parameters).periods;
      const step = { label: "baseCentsNotFound", status: "unseen" };
      const found = expect.arrayContaining([expect.objectContaining(step)]) as object;
      if (said) expect(period?.trace).toEqual(found);
      expect(period?.notConfirmed.some(({ label }) => label === step.label)).toBe(said);
      const lines = renderPeriod(period!, "nl").join("\n");
      expect(
        lines.includes("Rust op iets dat niet bevestigd is: De centen van dit basisbedrag"),
      ).toBe(said);
    },
  );

  it("category 3, July 2018 to 2019: any base that gives both months gives our year within 8 cents", () => {
    const fitting: number[] = [];
    for (let base = 1_075_000; base <= 1_076_000; base += 1) {
      const monthsFit =
        Math.round(Math.round(base * 1.3728) / 12) === 123_027 &&
        Math.round(Math.round(base * 1.4002) / 12) === 125_482;
      if (monthsFit) fitting.push(base);
    }
    expect(fitting).toContain(1_075_410);
    const ours = categoryAmount(parameters, 3, legalDate("2019-07-01")).annual;
    for (const base of fitting) {
      expect(Math.abs(Math.round(base * 1.4002) - ours.amountCents)).toBeLessThanOrEqual(8);
    }
    expect(ours.status).toBe("unseen");
  });
});
