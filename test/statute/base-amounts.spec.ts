import { formatEuros, euroCents, legalDate } from "#kernel";
import { type Category, loadParameters, type ParameterKey, PARAMETER_KEYS } from "#statute";

const parameters = loadParameters();

/** Base amounts per category and their status: s sourced, c computed, u unseen. */
const BASE_AMOUNTS = `
2002-10-01  4400.00 s   6600.00 s   8800.00 s
2007-04-01  4578.21 s   6867.31 s   9156.42 s
2013-09-01  4955.60 s   7433.40 c   9911.20 c
2016-04-01  5155.80 c   7733.71 c  10311.62 c
2017-09-01  5202.20 s   7803.31 s  10404.42 s
2018-07-01  5202.20 u   7803.31 u  10754.10 u
2019-07-01  5306.24 c   7959.38 c  10754.10 u
2020-01-01  5371.27 c   8056.91 c  10888.50 c
2021-01-01  5515.62 s   8273.45 s  11181.13 s
2021-07-01  5625.93 c   8438.92 c  11404.75 c
2022-01-01  5773.17 c   8659.78 c  11703.23 c
2023-01-01  5920.42 c   8880.64 c  12001.71 c
2023-07-01  6038.83 c   9058.25 c  12241.74 c
`;

const rows = BASE_AMOUNTS.trim()
  .split("\n")
  .flatMap((line) => {
    const [from = "", ...figures] = line.split(/\s+/);
    return ([1, 2, 3] as Category[]).map((category) => ({
      from: legalDate(from),
      category,
      amount: figures[2 * category - 2],
      mark: figures[2 * category - 1],
    }));
  });

describe("art. 14 § 1: base amounts", () => {
  it.each(rows)("$from, category $category: $amount ($mark)", ({ from, category, ...row }) => {
    const value = parameters.valueAt(`rmi-wet/art-14/category-${category}.base`, from);
    expect(formatEuros(euroCents(value.value))).toBe(row.amount);
    expect(value.status[0]).toBe(row.mark);
    expect(value.validFrom).toBe(from);
    expect(value.unit).toBe("euroCentsPerYear");
    expect(value.article).toBe(`art. 14 § 1, ${category}°`);
    expect(value.lastChecked).toBe("2026-08-20");
  });

  it("has no other base amounts", () => {
    for (const category of [1, 2, 3]) {
      const key = `rmi-wet/art-14/category-${category}.base`;
      const definition = parameters.definitions.find((candidate) => candidate.key === key);
      expect(definition?.values).toHaveLength(rows.length / 3);
    }
  });

  it("knows none before the law was in force", () => {
    for (const key of PARAMETER_KEYS) {
      expect(() => parameters.valueAt(key, legalDate("2002-09-30"))).toThrow(
        expect.objectContaining({ code: "statute.value-missing" }) as Error,
      );
    }
  });
});

describe("art. 22 § 2 KB: general exemption", () => {
  it.each([
    ["2002-10-01", "unseen"],
    ["2017-05-31", "unseen"],
    ["2017-06-01", "sourced"],
    ["2025-02-01", "sourced"],
    ["2026-03-01", "sourced"],
  ])("%s: 155, 250, 310, not indexed (%s)", (day, status) => {
    const values = [1, 2, 3].map((category) =>
      parameters.valueAt(
        `kb-rmi/art-22/general-exemption.category-${category}` as ParameterKey,
        legalDate(day),
      ),
    );
    expect(values.map(({ value }) => value)).toEqual([15_500, 25_000, 31_000]);
    expect(values.map((value) => value.status)).toEqual([status, status, status]);
  });
});
