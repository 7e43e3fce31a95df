import { legalDate } from "#kernel";
import { cents, monthly, work, yearly } from "./case.js";
import { count } from "./count.js";

const date = "2025-03-03";

/** Figures of 3 March 2025 unless told: exemption of art. 35 KB 309.48 a month. */
describe("worked examples of means: incomes", () => {
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
});
