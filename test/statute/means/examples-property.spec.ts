import { cents, house, monthly, sale, savings, work } from "./case.js";
import { count } from "./count.js";

const date = "2025-03-03";

/** Figures of 3 March 2025 unless told: exemption of art. 35 KB 309.48 a month. */
describe("worked examples of means: capital, property, transfers", () => {
  it("(16) savings of 9,450.00 and half of an account of 8,000.00", () => {
    // 9,450 + 4,000 = 13,450; 6,300 × 6 % = 378; 950 × 10 % = 95; together 473.
    expect(
      count({
        date,
        means: { capital: [savings("9450.00"), savings("8000.00", { part: 1, of: 2 })] },
      }),
    ).toEqual({ counted: "473.00", parts: ["capital 13450.00 473.00"] });
  });

  it("(17) one's own house, cadastral income 2,000", () => {
    // The example of the association: (2,000 − 750) × 3 = 3,750.
    expect(count({ date, means: { property: [house("2000.00")] } })).toEqual({
      counted: "3750.00",
      parts: ["property 2000.00 3750.00"],
    });
  });

  it("(18) one's own house with a child, cadastral income 850", () => {
    // 750 + 125 = 875, more than 850: nothing counts.
    expect(
      count({ date, means: { property: [house("850.00")], childrenAsBeneficiary: 1 } }),
    ).toEqual({ counted: "0.00", parts: ["property 850.00 0.00"] });
  });

  it("(19) two thirds of a mortgaged house, cadastral income 1,500, two children", () => {
    // (1,500 − 1,000) × 2/3 × 3 = 1,000; interest 700 is more than half: 1,000 − 500 = 500.
    expect(
      count({
        date,
        means: {
          property: [
            house("1500.00", {
              share: { part: 2, of: 3 },
              mortgageInterestPerYearCents: cents("700.00"),
            }),
          ],
          childrenAsBeneficiary: 2,
        },
      }),
    ).toEqual({ counted: "500.00", parts: ["property 1000.00 500.00"] });
  });

  it("(20) a house of one's own, a flat that is let and the bare ownership of a third", () => {
    // One exemption of 750 for 900 + 600 = 1,500 of cadastral income: 450 and 300.
    // House: (900 − 450) × 3 = 1,350. Flat: (600 − 300) × 3 = 900, the rent of 4,800 is more.
    // Together 6,150; before any rule 900 of cadastral income and 4,800 of rent.
    expect(
      count({
        date,
        means: {
          property: [
            house("900.00"),
            house("600.00", { rentPerYearCents: cents("4800.00") }),
            house("1000.00", { right: "bareOwnership" }),
          ],
        },
      }),
    ).toEqual({ counted: "6150.00", parts: ["property 5700.00 6150.00"] });
  });

  it("(21) the only dwelling sold for 180,000 three years and seven months before", () => {
    // Debts of 90,000 paid with it: 90,000. Franchise 37,200: 52,800. 43 months in category 2:
    // 2,000 × 43/12 = 7,166.67: 45,633.33. Yield: 378 + (45,633.33 − 12,500) × 10 % = 3,691.33.
    expect(
      count({
        date,
        category: 2,
        means: {
          transfers: [
            sale("2021-08-03", "180000.00", {
              onlyDwelling: true,
              debtsPaidCents: cents("90000.00"),
            }),
          ],
        },
      }),
    ).toEqual({ counted: "3691.33", parts: ["transfers 180000.00 3691.33"] });
  });

  it("(22) half of the bare ownership of a house of 200,000, given away this year", () => {
    // 200,000 × 1/2 × 60 % = 60,000. Two months in category 3: 2,500 × 2/12 = 416.67: 59,583.33.
    // Yield: 378 + 47,083.33 × 10 % = 5,086.33.
    expect(
      count({
        date,
        category: 3,
        means: {
          transfers: [
            sale("2025-01-02", "200000.00", {
              manner: "gift",
              right: "bareOwnership",
              share: { part: 1, of: 2 },
            }),
          ],
        },
      }),
    ).toEqual({ counted: "5086.33", parts: ["transfers 60000.00 5086.33"] });
  });

  it("(23) sold for 40,000 today, 12,000 of it still in the bank", () => {
    // Bank: 5,800 × 6 % = 348. Gone: 28,000; 378 + 15,500 × 10 % = 1,928. Together 2,276.
    expect(
      count({
        date,
        category: 1,
        means: {
          capital: [savings("12000.00")],
          transfers: [sale(date, "40000.00", { stillPresentCents: cents("12000.00") })],
        },
      }),
    ).toEqual({
      counted: "2276.00",
      parts: ["capital 12000.00 348.00", "transfers 40000.00 1928.00"],
    });
  });

  it("(24) the same with one set of slices, as a centre may choose", () => {
    // 12,000 + 28,000 = 40,000; 378 + 27,500 × 10 % = 3,128, of which 348 for the bank.
    expect(
      count({
        date,
        category: 1,
        choices: { transferSlices: "together" },
        means: {
          capital: [savings("12000.00")],
          transfers: [sale(date, "40000.00", { stillPresentCents: cents("12000.00") })],
        },
      }),
    ).toEqual({
      counted: "3128.00",
      parts: ["capital 12000.00 348.00", "transfers 40000.00 2780.00"],
    });
  });

  it("(25) everything at once: job, house, savings", () => {
    // (500.00 − 309.48) × 12 = 2,286.24; (1,000 − 750) × 3 = 750; 800 × 6 % = 48.
    expect(
      count({
        date,
        means: {
          incomes: [monthly("500.00")],
          employments: [work()],
          property: [house("1000.00")],
          capital: [savings("7000.00")],
        },
      }),
    ).toEqual({
      counted: "3084.24",
      parts: ["wage 6000.00 2286.24", "property 1000.00 750.00", "capital 7000.00 48.00"],
    });
  });
});
