import { legalDate } from "#kernel";
import { citationStatus } from "#statute";
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
import { date, outline, stepsOf } from "./outline.js";

describe("what the trace tells of means", () => {
  it("a wage with the exemption: facts, figures and rules in their order", () => {
    const steps = stepsOf({
      incomes: [monthly("800.00", "wage", { ref: "pay-slip" })],
      employments: [work({ ref: "contract", from: legalDate("2025-02-01"), daysUsed: 30 })],
    });
    expect(outline(steps)).toEqual([
      "rule creditStartsWithWork applicant contract",
      "parameter creditWindow",
      "rule creditWindowEnds applicant contract",
      "fact creditCountedFrom applicant contract",
      "fact creditDaysUsed applicant contract",
      "parameter creditDays",
      "rule creditEnds applicant contract",
      "rule spiGeneral applicant contract",
      "parameter spiBase",
      "parameter indexCoefficient",
      "rule spiAmount",
      "fact incomePerMonth applicant pay-slip",
      "rule servedIncome applicant pay-slip",
      "rule servedIncomeAboveExemption applicant pay-slip",
      "rule servedIncomePerYear applicant pay-slip",
      "rule ownMeans applicant",
    ]);
    // 1 February 2025 + 1,065 days, less one: the last day of the credit.
    expect(steps.find(({ label }) => label === "creditEnds")).toMatchObject({
      unit: "date",
      value: "2028-01-01",
    });
    expect(steps.find(({ label }) => label === "creditWindowEnds")).toMatchObject({
      value: "2031-01-31",
    });
    expect(steps.find(({ label }) => label === "spiAmount")).toMatchObject({
      unit: "euroCentsPerMonth",
      amountCents: 30_948,
      status: "sourced",
    });
  });

  it("a foreign income keeps its rate and the day of it", () => {
    const steps = stepsOf({
      incomes: [
        monthly("100.00", "other", {
          foreign: { currency: "GBP", rate: "1.1865", rateDate: legalDate("2025-03-01") },
        }),
      ],
    });
    expect(steps).toContainEqual(
      expect.objectContaining({ label: "currency", unit: "code", value: "GBP" }),
    );
    expect(steps).toContainEqual(
      expect.objectContaining({ label: "foreignIncomePerMonth", unit: "number", value: "10000" }),
    );
    expect(steps).toContainEqual(
      expect.objectContaining({ label: "exchangeRate", unit: "number", value: "1.1865" }),
    );
    expect(steps).toContainEqual(
      expect.objectContaining({ label: "exchangeRateDay", unit: "date", value: "2025-03-01" }),
    );
  });

  it("a fact without a reference is named by its place", () => {
    const { parts } = countMeans({
      situation: "",
      date,
      category: 2,
      means: {
        incomes: [monthly("1.00", "other"), monthly("1.00", "maintenance")],
        capital: [savings("1.00")],
        property: [house("1.00")],
        transfers: [sale(date, "1.00")],
      },
    });
    expect(parts.map(({ kind, refs }) => [kind, ...refs])).toEqual([
      ["maintenance", "means.incomes[1]"],
      ["other", "means.incomes[0]"],
      ["property", "means.property[0]"],
      ["capital", "means.capital[0]"],
      ["transfers", "means.transfers[0]"],
    ]);
  });

  it.each([
    ["applicant", "ownMeans"],
    ["partner", "partnerMeans"],
    ["relative", "relativeMeans"],
  ] as const)("the sum of the %s is called %s", (person, label) => {
    const steps = stepsOf({ incomes: [monthly("1.00", "other")] }, { person });
    expect(steps.at(-1)).toMatchObject({ label, person, operation: "sum" });
    expect(steps.every((step) => step.person === person)).toBe(true);
  });

  it("amounts that are no yearly amounts say so", () => {
    const units = (means: Situation["means"]) =>
      Object.fromEntries(stepsOf(means).map(({ label, unit }) => [label, unit]));
    expect(units({ incomes: [monthly("1.00", "other"), yearly("1.00", "other")] })).toMatchObject({
      incomePerMonth: "euroCentsPerMonth",
      incomePerYear: "euroCentsPerYear",
      annualIncome: "euroCentsPerYear",
    });
    expect(units({ capital: [savings("20000.00", { part: 1, of: 1 })] })).toMatchObject({
      capital: "euroCents",
      ownedShare: "share",
      shareOfCapital: "euroCents",
      capitalFirstLimit: "euroCents",
      capitalFirstRate: "percent",
      capitalInSecondSlice: "euroCents",
      capitalYield: "euroCentsPerYear",
    });
    expect(units({ transfers: [sale("2023-03-03", "20000.00")] })).toMatchObject({
      transferDay: "date",
      transferValue: "euroCents",
      monthsSinceTransfer: "months",
      yearsSinceTransfer: "years",
      annualDeductionSoFar: "euroCents",
    });
  });
});

/** Labels of the steps that are not confirmed by a text, the figures left out. */
function notConfirmed(means: Situation["means"], more: Partial<Situation> = {}): string[] {
  return stepsOf(means, more)
    .filter(({ kind, status }) => kind === "rule" && status !== "sourced")
    .map(({ label, status }) => `${label} ${status}`);
}

describe("what is not confirmed is never told as certain", () => {
  it.each<[string, Situation["means"], readonly string[]]>([
    ["a benefit", { incomes: [monthly("1.00", "replacementIncome")] }, []],
    [
      "an income before seizure: the language versions differ",
      { incomes: [monthly("1.00", "replacementIncome", { seizedCents: 1 })] },
      ["incomeBeforeSeizure inConflict"],
    ],
    [
      "the rate of a currency",
      {
        incomes: [
          monthly("1.00", "other", {
            foreign: { currency: "GBP", rate: "1.2", rateDate: legalDate(date) },
          }),
        ],
      },
      ["incomeInEuros unseen"],
    ],
    [
      "a heating allowance",
      { incomes: [monthly("1.00", "heatingAllowance")] },
      ["incomeExempt unseen"],
    ],
    ["a study grant", { incomes: [monthly("1.00", "studyGrant")] }, []],
    [
      "a wage under art. 60 § 7",
      { incomes: [monthly("1.00", "art60Wage")] },
      ["spiNotForArt60 unseen"],
    ],
    ["savings", { capital: [savings("20000.00")] }, []],
    [
      "half of an account",
      { capital: [savings("20000.00", { part: 1, of: 2 })] },
      ["shareOfCapital unseen"],
    ],
    ["one's own house", { property: [house("1250.00")], childrenAsBeneficiary: 1 }, []],
    ["land", { property: [house("1250.00", { kind: "unbuilt" })] }, ["aboveExemption unseen"]],
    [
      "bare ownership",
      { property: [house("1250.00", { right: "bareOwnership" })] },
      ["bareOwnershipNotCounted unseen"],
    ],
    [
      "half of a mortgaged house that is let, bought for an annuity",
      {
        property: [
          house("1250.00", {
            share: { part: 1, of: 2 },
            rentPerYearCents: cents("100.00"),
            mortgageInterestPerYearCents: cents("100.00"),
            lifeAnnuityPerYearCents: cents("100.00"),
          }),
        ],
      },
      [
        "shareOfProperty unseen",
        "rentWhenHigher unseen",
        "chargesAtMost unseen",
        "interestDeducted unseen",
        "annuityDeducted unseen",
        "propertyAfterAnnuity unseen",
      ],
    ],
    [
      "two houses",
      { property: [house("1250.00"), house("1250.00")] },
      [
        "cadastralIncomes unseen",
        "proportionOfIncomes unseen",
        "dividedExemption unseen",
        "proportionOfIncomes unseen",
        "dividedExemption unseen",
      ],
    ],
    [
      "the only dwelling, sold two years ago",
      {
        transfers: [
          sale("2023-03-03", "200000.00", {
            onlyDwelling: true,
            debtsPaidCents: cents("100.00"),
            stillPresentCents: cents("100.00"),
          }),
        ],
      },
      [
        "transferWithoutPresent unseen",
        "transferAfterFranchise unseen",
        "monthsSinceTransfer unseen",
        "yearsSinceTransfer unseen",
        "annualDeductionSoFar unseen",
        "transferAfterAnnualDeduction unseen",
      ],
    ],
  ])("%s", (_situation, means, expected) => {
    expect(notConfirmed(means)).toEqual(expected);
  });

  it("work of relatives: known before March 2026, not seen since", () => {
    const relative = { person: "relative", socioProfessional: false } as const;
    const means = { incomes: [monthly("1.00")] };
    expect(notConfirmed(means, { ...relative, date: "2026-02-28" })).toEqual([]);
    expect(notConfirmed(means, { ...relative, date: "2026-03-01" })).toEqual([
      "spiNotForRelatives unseen",
    ]);
  });

  it("an open point is told with the choice that was made", () => {
    const vouchers = {
      incomes: [monthly("400.00"), monthly("50.00", "vouchers")],
      employments: [work()],
    };
    const both = { capital: [savings("1.00")], transfers: [sale(date, "1.00")] };
    const chosen = (means: Situation["means"]) =>
      countMeans({ situation: "", date, category: 2, means }).chosen;
    expect(chosen(vouchers)).toEqual(["vouchersUnderExemption=no"]);
    expect(chosen(both)).toEqual(["transferSlices=apart"]);
    expect(chosen({ transfers: [sale(date, "1.00")] })).toEqual([]);
    expect(chosen({ incomes: [monthly("400.00")], employments: [work()] })).toEqual([]);
  });

  it("no article number of the decree on means was seen", () => {
    const steps = stepsOf({ property: [house("1250.00")] });
    expect(steps.map(({ citation }) => citationStatus(citation))).not.toContain("sourced");
  });
});
