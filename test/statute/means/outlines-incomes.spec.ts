import { legalDate } from "#kernel";
import { countMeans, monthly, sale, type Situation, work, yearly } from "./case.js";
import { date, outline, stepsOf } from "./outline.js";

/** Every step, in its order, with the facts it is about: nothing more and nothing less is told. */
describe("the steps of", () => {
  it("incomes: foreign, not received, exempt, for part of a month", () => {
    const foreign = { currency: "GBP", rate: "1.2", rateDate: legalDate(date) };
    const steps = stepsOf({
      incomes: [
        yearly("1.00", "other", { ref: "abroad", foreign, seizedCents: 1 }),
        monthly("1.00", "maintenance", { ref: "claim", received: false }),
        yearly("1.00", "studyGrant", { ref: "grant" }),
        monthly("1.00", "replacementIncome", {
          ref: "part",
          partOfMonth: { days: 1, daysInMonth: 31 },
        }),
      ],
    });
    expect(outline(steps)).toEqual([
      "fact currency applicant abroad",
      "fact foreignIncomePerYear applicant abroad",
      "fact incomeSeized applicant abroad",
      "rule incomeBeforeSeizure applicant abroad",
      "fact exchangeRateDay applicant abroad",
      "fact exchangeRate applicant abroad",
      "rule incomeInEuros applicant abroad",
      "rule incomeNotReceived applicant claim",
      "fact incomePerYear applicant grant",
      "rule incomeExempt applicant grant",
      "fact incomePerMonth applicant part",
      "fact daysOfIncome applicant part",
      "fact daysOfItsMonth applicant part",
      "rule partOfMonth applicant part",
      "rule wholeMonth applicant part",
      "rule annualIncome applicant part",
      "rule ownMeans applicant",
    ]);
  });

  it("a shortage occupation whose months are over", () => {
    const steps = stepsOf({
      incomes: [yearly("9600.00", "wage", { ref: "job" })],
      employments: [
        work({
          ref: "contract",
          variant: "shortage",
          from: legalDate("2024-11-30"),
          contractMonths: 3,
          shortageCertificate: true,
        }),
      ],
    });
    expect(outline(steps).slice(7, 13)).toEqual([
      "fact shortageFirstDay applicant contract",
      "parameter shortageDuration",
      "rule shortageEnds applicant contract",
      "rule shortageOver applicant contract",
      "rule spiGeneral applicant contract",
      "parameter spiBase",
    ]);
    expect(steps.find(({ label }) => label === "shortageEnds")).toMatchObject({
      value: "2025-02-28",
    });
    // The last days follow from the terms of the law: those steps are named.
    const rests = (on: string) => steps.find(({ label }) => label === on)?.from.length;
    expect(["creditWindowEnds", "creditEnds", "shortageEnds"].map(rests)).toEqual([1, 2, 1]);
    expect(outline(steps)).toContain("rule monthlyIncome applicant job");
  });

  it("two jobs: each part knows its own facts", () => {
    const { parts } = countMeans({
      situation: "",
      date,
      means: {
        incomes: [
          monthly("400.00", "wage", { ref: "shop" }),
          monthly("400.00", "trainingAllowance", { ref: "school" }),
        ],
        employments: [work()],
      },
    });
    expect(parts.map(({ kind, refs }) => [kind, ...refs])).toEqual([
      ["wage", "shop"],
      ["trainingAllowance", "school"],
    ]);
  });

  it("artistic income: a year, not a month", () => {
    const steps = stepsOf({
      incomes: [yearly("5000.00", "artisticIncome", { ref: "fees" })],
      employments: [work({ variant: "artist", ref: "acting" })],
    });
    expect(outline(steps).slice(7)).toEqual([
      "rule spiArtist applicant acting",
      "parameter artistMonths",
      "parameter spiBase",
      "parameter indexCoefficient",
      "rule artistExemption",
      "fact incomePerYear applicant fees",
      "rule servedIncome applicant fees",
      "rule servedIncomeAboveExemption applicant fees",
      "rule ownMeans applicant",
    ]);
    expect(steps.find(({ label }) => label === "servedIncome")?.unit).toBe("euroCentsPerYear");
    // The amount follows from the base, the coefficient and the twelve months.
    expect(steps.find(({ label }) => label === "artistExemption")?.from).toHaveLength(3);
  });

  it("a job without facts, and what counts by an article of its own", () => {
    const steps = stepsOf({
      incomes: [
        monthly("1.00", "selfEmployment", { ref: "shop" }),
        monthly("1.00", "housingCostsPaidByOthers", { ref: "rent" }),
      ],
    });
    const facts = steps.filter(({ kind }) => kind === "fact");
    expect(facts.map(({ citation, status }) => `${citation.article} ${status}`)).toEqual([
      "art. 23 unseen",
      "art. 33 unseen",
    ]);
  });
});

const PART_TOO_LONG = { ref: "x", partOfMonth: { days: 31, daysInMonth: 30 } };
const CONTRADICTORY = [work({ ref: "x" }), work({ ref: "y", startedOnLeefloon: false })];
const GIFT = { manner: "gift", debtsPaidCents: 1 } as const;

describe("a gap", () => {
  it.each<[string, Situation["means"]]>([
    ["partOfMonthUnclear", { incomes: [monthly("1.00", "other", PART_TOO_LONG)] }],
    ["employmentsContradict", { incomes: [monthly("1.00")], employments: CONTRADICTORY }],
    ["propertyIncomeMissing", { property: [{ kind: "built", right: "ownership", ref: "x" }] }],
    ["transferContradicts", { transfers: [sale(date, "1.00", { ...GIFT, ref: "x" })] }],
  ])("%s names the facts it is about", (code, means) => {
    const { gaps, gapRefs } = countMeans({ situation: "", date, category: 2, means });
    expect(gaps).toEqual([code]);
    expect(gapRefs[0]?.[0]).toBe("x");
  });
});
