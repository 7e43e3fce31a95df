import { legalDate } from "#kernel";
import {
  cents,
  countMeans,
  house,
  monthly,
  sale,
  savings,
  type Situation,
  work,
  yearly,
} from "./case.js";
import { stepsThatDoNotAddUp } from "../re-add.js";

/** What a situation gives: the sum per year, and of each kind what there was and what counts. */
function count(situation: Omit<Situation, "situation">) {
  const { counted, parts, gaps, steps } = countMeans({ situation: "", ...situation });
  expect(gaps).toEqual([]);
  expect(stepsThatDoNotAddUp(steps)).toEqual([]);
  return {
    counted,
    parts: parts.map(({ kind, before, counted: after }) => `${kind} ${before} ${after}`),
  };
}

const date = "2025-03-03";

/** Figures of 3 March 2025 unless told: exemption of art. 35 KB 309.48 a month. */
describe("worked examples of means", () => {
  it("(1) a job begun on leefloon, 1,000.00 a month in January 2015", () => {
    // The example of the federal service: 1,000.00 − 234.55 = 765.45, below the 817.36 of a person
    // alone, so a supplement remains. Per year: 765.45 × 12 = 9,185.40.
    expect(
      count({
        date: "2015-01-01",
        means: { incomes: [monthly("1000.00")], employments: [work()] },
      }),
    ).toEqual({ counted: "9185.40", parts: ["wage 12000.00 9185.40"] });
  });

  it("(2) an allowance for training of 500.00 in November 2023", () => {
    // 500.00 − 297.46 = 202.54 counts per month; × 12 = 2,430.48.
    expect(
      count({
        date: "2023-11-01",
        means: { incomes: [monthly("500.00", "trainingAllowance")], employments: [work()] },
      }),
    ).toEqual({ counted: "2430.48", parts: ["trainingAllowance 6000.00 2430.48"] });
  });

  it("(3) two jobs and vouchers: one exemption, the vouchers count", () => {
    // 400.00 + 209.48 − 309.48 = 300.00; × 12 = 3,600.00. Of it the first job bears 400.00/609.48,
    // 2,362.67, and the second the rest, 1,237.33. Vouchers 30.00 × 12 = 360.00.
    expect(
      count({
        date,
        means: {
          incomes: [monthly("400.00"), monthly("209.48"), monthly("30.00", "vouchers")],
          employments: [work()],
        },
      }),
    ).toEqual({
      counted: "3960.00",
      parts: ["wage 7313.76 3600.00", "vouchers 360.00 360.00"],
    });
  });

  it("(4) wage and training: each bears its share of the exemption", () => {
    // 400.00 + 200.00 − 309.48 = 290.52; × 12 = 3,486.24; two thirds 2,324.16, one third 1,162.08.
    expect(
      count({
        date,
        means: {
          incomes: [monthly("400.00"), monthly("200.00", "trainingAllowance")],
          employments: [work()],
        },
      }),
    ).toEqual({
      counted: "3486.24",
      parts: ["wage 4800.00 2324.16", "trainingAllowance 2400.00 1162.08"],
    });
  });

  it("(5) 210.00 for the first seven days of a month of thirty", () => {
    // 210.00 / (7/30) = 900.00 a month; − 309.48 = 590.52; × 12 = 7,086.24.
    const partOfMonth = { days: 7, daysInMonth: 30 };
    expect(
      count({
        date,
        means: { incomes: [monthly("210.00", "wage", { partOfMonth })], employments: [work()] },
      }),
    ).toEqual({ counted: "7086.24", parts: ["wage 10800.00 7086.24"] });
  });

  it("(6) a wage of 650.00 after a seizure of 150.00 for arrears of maintenance", () => {
    // 650.00 + 150.00 = 800.00; − 309.48 = 490.52; × 12 = 5,886.24.
    expect(
      count({
        date,
        means: {
          incomes: [monthly("650.00", "wage", { seizedCents: cents("150.00") })],
          employments: [work()],
        },
      }),
    ).toEqual({ counted: "5886.24", parts: ["wage 9600.00 5886.24"] });
  });

  it("(7) partial unemployment beside a job: the benefit has no exemption", () => {
    // (700.00 − 309.48) × 12 = 4,686.24; 350.25 × 12 = 4,203.00.
    expect(
      count({
        date,
        means: {
          incomes: [monthly("700.00"), monthly("350.25", "replacementIncome")],
          employments: [work()],
        },
      }),
    ).toEqual({
      counted: "8889.24",
      parts: ["wage 8400.00 4686.24", "replacementIncome 4203.00 4203.00"],
    });
  });

  it("(8) a student of 22 with a grant and a student job", () => {
    // (400.00 − 309.48) × 12 = 1,086.24; the grant is exempt.
    expect(
      count({
        date,
        born: "2003-02-01",
        means: {
          incomes: [monthly("400.00"), yearly("3200.00", "studyGrant")],
          employments: [
            work({
              variant: "student",
              startedOnLeefloon: false,
              fullTimeStudent: true,
              hasIndividualPlan: true,
              studentWithGrant: true,
            }),
          ],
        },
      }),
    ).toEqual({ counted: "1086.24", parts: ["wage 4800.00 1086.24", "studyGrant 3200.00 0.00"] });
  });

  it("(9) such a student in June 2018: the lower amount for students with a grant", () => {
    // (400.00 − 68.06) × 12 = 3,983.28.
    expect(
      count({
        date: "2018-06-01",
        born: "1996-02-01",
        means: {
          incomes: [monthly("400.00")],
          employments: [
            work({
              variant: "student",
              fullTimeStudent: true,
              hasIndividualPlan: true,
              studentWithGrant: true,
            }),
          ],
        },
      }),
    ).toEqual({ counted: "3983.28", parts: ["wage 4800.00 3983.28"] });
  });

  it("(10) a baker, a shortage occupation, in the second month of work", () => {
    // 443.52 a month from February 2025: (1,100.00 − 443.52) × 12 = 7,877.76.
    expect(
      count({
        date: "2025-04-10",
        means: {
          incomes: [monthly("1100.00")],
          employments: [
            work({
              variant: "shortage",
              from: legalDate("2025-03-10"),
              daysUsed: 0,
              contractMonths: 6,
              shortageCertificate: true,
            }),
          ],
        },
      }),
    ).toEqual({ counted: "7877.76", parts: ["wage 13200.00 7877.76"] });
  });

  it("(11) an actor with 4,200.00 in a year", () => {
    // 177.76 × 1.7410 × 12 = 3,713.76; 4,200.00 − 3,713.76 = 486.24.
    expect(
      count({
        date,
        means: {
          incomes: [yearly("4200.00", "artisticIncome")],
          employments: [work({ variant: "artist" })],
        },
      }),
    ).toEqual({ counted: "486.24", parts: ["artisticIncome 4200.00 486.24"] });
  });

  it("(12) a single mother: her children's money is exempt, her own maintenance is not", () => {
    // 200.00 × 12 = 2,400.00 counts.
    expect(
      count({
        date,
        means: {
          incomes: [
            monthly("350.00", "childBenefitForChildren", { beneficiaryRaises: true }),
            monthly("150.00", "maintenanceForChildren"),
            monthly("200.00", "maintenance"),
          ],
        },
      }),
    ).toEqual({
      counted: "2400.00",
      parts: [
        "maintenance 2400.00 2400.00",
        "childBenefitForChildren 4200.00 0.00",
        "maintenanceForChildren 1800.00 0.00",
      ],
    });
  });

  it("(13) an adult student with child benefit for himself and help from his parents elsewhere", () => {
    // 190.00 × 12 = 2,280.00 and 100.00 × 12 = 1,200.00 count; a gift now and then does not.
    expect(
      count({
        date,
        means: {
          incomes: [
            monthly("190.00", "childBenefitForSelf"),
            monthly("100.00", "regularGift"),
            yearly("250.00", "irregularGift"),
          ],
        },
      }),
    ).toEqual({
      counted: "3480.00",
      parts: [
        "childBenefitForSelf 2280.00 2280.00",
        "regularGift 1200.00 1200.00",
        "irregularGift 250.00 0.00",
      ],
    });
  });

  it("(14) a Romanian pension of 1,500.00 lei at 0.2009", () => {
    // 1,500.00 × 0.2009 = 301.35; × 12 = 3,616.20.
    const foreign = { currency: "RON", rate: "0.2009", rateDate: legalDate("2025-03-01") };
    expect(
      count({
        date,
        means: { incomes: [monthly("1500.00", "replacementIncome", { foreign })] },
      }),
    ).toEqual({ counted: "3616.20", parts: ["replacementIncome 3616.20 3616.20"] });
  });

  it("(15) maintenance awarded but not paid, a rent paid by an aunt elsewhere", () => {
    // Only 450.00 × 12 = 5,400.00.
    expect(
      count({
        date,
        means: {
          incomes: [
            monthly("300.00", "maintenance", { received: false }),
            monthly("450.00", "housingCostsPaidByOthers"),
          ],
        },
      }),
    ).toEqual({
      counted: "5400.00",
      parts: ["maintenance 0.00 0.00", "housingCostsPaidByOthers 5400.00 5400.00"],
    });
  });

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
