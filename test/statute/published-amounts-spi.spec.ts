import { addDays, formatEuros, legalDate } from "#kernel";
import { artistExemption, loadParameters, spiAmount, type SpiVariant, type Status } from "#statute";

/**
 * The socio-professional exemption per month: general, student with a grant, shortage occupation
 * (`-`: no source gives it), each with how sure the loaded parameters must say it is: s sourced, c
 * computed, u unseen (the day of the index jump of September 2021 was not seen).
 */
const SPI_AMOUNTS = `
# from       general    student    shortage
2011-05-01   225.44 s   62.88 s    -      -
2015-01-01   234.55 s   -     -    -      -
2016-06-01   239.25 c   -     -    -      -
2017-06-01   244.03 s   68.06 s    -      -
2018-09-01   248.90 c   -     -    -      -
2020-03-01   253.88 s   70.81 s    -      -
2021-09-01   258.96 u   72.23 s    -      -
2022-01-01   264.13 s   -     -    -      -
2022-03-01   269.43 c   -     -    -      -
2022-05-01   274.82 c   -     -    -      -
2022-08-01   280.31 s   -     -    -      -
2022-11-01   285.91 c   -     -    -      -
2022-12-01   291.63 s   -     -    -      -
2023-11-01   297.46 s   -     -    -      -
2024-01-01   297.46 s   -     -    426.30 s
2024-05-01   303.42 c   -     -    434.83 c
2025-02-01   309.48 s   -     -    443.52 s
2026-03-01   315.67 c   -     -    452.39 c
`;

const VARIANTS: readonly SpiVariant[] = ["general", "studentWithGrant", "shortage"];
const STATUS: Readonly<Record<string, Status>> = { s: "sourced", c: "computed", u: "unseen" };

const parameters = loadParameters();

const rows = SPI_AMOUNTS.split("\n")
  .filter((line) => /^\d/.test(line))
  .map((line) => line.split(/\s+/));

const cells = rows
  .flatMap(([from = "", ...figures], index) => {
    const next = rows[index + 1]?.[0] ?? "2026-09-01";
    return VARIANTS.map((variant, column) => ({
      from: legalDate(from),
      // The jumps between May 2011 and December 2012 were not found.
      last: from === "2011-05-01" ? legalDate("2011-05-31") : addDays(legalDate(next), -1),
      variant,
      amount: figures[2 * column] ?? "",
      status: STATUS[figures[2 * column + 1] ?? ""],
    }));
  })
  .filter(({ amount }) => amount !== "-");

describe("art. 35: published exemptions to the cent", () => {
  it("has all figures of the table", () => {
    expect(cells).toHaveLength(18 + 4 + 4);
    expect(cells.filter(({ status }) => status === "sourced")).toHaveLength(10 + 4 + 2);
  });

  it.each(cells)("$from, $variant: $amount ($status) until $last", (cell) => {
    for (const day of [cell.from, cell.last]) {
      const { monthly } = spiAmount(parameters, cell.variant, day);
      expect(formatEuros(monthly.amountCents)).toBe(cell.amount);
      expect(monthly.status).toBe(cell.status);
    }
  });

  it.each<[SpiVariant, string]>([
    ["studentWithGrant", "2022-01-01"],
    ["shortage", "2023-12-31"],
    ["general", "2002-10-01"],
    ["general", "2011-06-01"],
    ["general", "2012-11-30"],
  ])("%s on %s: none, because the law or what is known of it has none", (variant, day) => {
    expect(() => spiAmount(parameters, variant, legalDate(day))).toThrow(
      expect.objectContaining({ code: "statute.value-missing" }) as Error,
    );
  });

  it("artists, May 2011: 2,705.22 a year, not twelve times 225.44", () => {
    const { annual, months } = artistExemption(parameters, legalDate("2011-05-01"));
    expect(formatEuros(annual.amountCents)).toBe("2705.22");
    expect(annual.status).toBe("computed");
    expect(months.value).toBe(12);
  });

  it("artists, June 2017: 2,928.35 a year, as a text of that month has it", () => {
    // 177.76 × 1.3728 = 244.028928; × 12 = 2,928.347136 → 2,928.35.
    const { annual } = artistExemption(parameters, legalDate("2017-06-01"));
    expect(formatEuros(annual.amountCents)).toBe("2928.35");
  });
});
