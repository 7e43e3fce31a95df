import type { Case, Period } from "#statute";
import type { Question } from "../../../libs/statute/src/facts/case.js";
import { stepsThatDoNotAddUp } from "../re-add.js";
import { day, type Means, type Member } from "../otherwise-met.js";
import { determined, PENSION_LOOKED_INTO } from "./asked.js";

const income = (amountCents: number): NonNullable<Means["incomes"]>[number] => ({
  kind: "other",
  amountCents,
  per: "month",
});
const spouse: Member = {
  relation: "spouse",
  commonHousehold: true,
  claims: false,
  means: { incomes: [income(120_000)] },
};

const first = (more: Partial<Case>) =>
  determined({ until: day("2025-12-31"), ...more }).periods[0]!;
const gapsOf = ({ gaps }: Period) => gaps.map(({ code }) => code);

describe("each question is answered, and no other", () => {
  const couple: Partial<Case> = {
    means: { incomes: [income(10_000)] },
    household: { members: [spouse] },
  };
  const answers = (more: Partial<Case>) => {
    const { verdicts, category, ownMeans, cohabitants, amounts } = first({ ...couple, ...more });
    return Object.entries({
      conditions: verdicts.length === 6,
      category: category !== undefined,
      means: ownMeans !== undefined,
      cohabitants: cohabitants !== undefined,
      leefloon: amounts !== undefined,
    }).flatMap(([question, answered]) => (answered ? [question] : []));
  };

  it.each<[ask: Question[], answered: string[]]>([
    [["conditions"], ["conditions"]],
    [["category"], ["category"]],
    [["means"], ["means"]],
    [["cohabitants"], ["category", "cohabitants"]],
    [["leefloon"], ["category", "means", "cohabitants", "leefloon"]],
    [["installationPremium"], []],
    [
      ["means", "category"],
      ["category", "means"],
    ],
  ])("%j", (ask, answered) => {
    expect(answers({ ask })).toEqual(answered);
  });

  it("all of them, unless told", () => {
    expect(answers({})).toEqual(["conditions", "category", "means", "cohabitants", "leefloon"]);
  });

  it("of what was transferred the category too: its amount is deducted every year", () => {
    const transfers = [
      {
        on: day("2023-03-03"),
        kind: "movable" as const,
        manner: "gift" as const,
        right: "ownership" as const,
        marketValueCents: 2_000_000,
      },
    ];
    expect(answers({ ask: ["means"], means: { transfers } })).toEqual(["category", "means"]);
    expect(answers({ ask: ["means"], means: { transfers: [] } })).toEqual(["means"]);
    expect(answers({ ask: ["conditions"], means: { transfers } })).toEqual(["conditions"]);
  });
});

describe("what keeps a period from having an amount", () => {
  it.each<[ask: Question[], gaps: string[]]>([
    [["means"], ["meansMissing"]],
    [["leefloon"], ["meansMissing"]],
    [["cohabitants"], []],
    [["category"], []],
  ])("means that nobody looked into, where %j is asked", (ask, gaps) => {
    expect(gapsOf(first({ means: undefined as never, ask }))).toEqual(gaps);
  });

  it("a household that nobody looked into: the means are counted all the same", () => {
    const period = first({ household: undefined as never, means: { incomes: [income(10_000)] } });
    expect(gapsOf(period)).toEqual(["householdMissing"]);
    expect(period.ownMeans).toHaveLength(1);
    expect(period).not.toHaveProperty("amounts");
    expect(period).not.toHaveProperty("category");
  });

  it("a partner whose means are not known: own means stand, an amount does not", () => {
    const { means: _means, ...unknown } = spouse;
    const period = first({ household: { members: [unknown] } });
    expect(gapsOf(period)).toEqual(["cohabitantMeansMissing"]);
    expect(period.category?.category).toBe(1);
    expect(period.ownMeans).toEqual([]);
    expect(period).not.toHaveProperty("cohabitants");
    expect(period).not.toHaveProperty("amounts");
  });

  it("a day of which a figure is not known: named", () => {
    const period = determined({ from: day("2015-09-01"), until: day("2015-09-30") }).periods[0]!;
    expect(period.gaps).toMatchObject([
      { code: "figureMissing", refs: [expect.stringContaining("2015-09-01")] },
    ]);
    expect(period).not.toHaveProperty("amounts");
  });
});

describe("what is said of means", () => {
  it("each income of the person, before and after what is exempt", () => {
    const incomes = [
      { kind: "wage" as const, amountCents: 50_000, per: "month" as const },
      { kind: "studyGrant" as const, amountCents: 100_000, per: "year" as const },
    ];
    expect(first({ means: { incomes } }).ownMeans).toEqual([
      {
        kind: "wage",
        refs: ["means.incomes[0]"],
        beforeCents: 600_000,
        countedCents: 600_000,
      },
      {
        kind: "studyGrant",
        refs: ["means.incomes[1]"],
        beforeCents: 100_000,
        countedCents: 0,
      },
    ]);
  });

  it("each cohabitant whose means were looked at, and what counts of them", () => {
    // 14,400.00 − 10,513.60.
    expect(first({ household: { members: [spouse] } }).cohabitants).toEqual([
      {
        ref: "household.members[0]",
        relation: "spouse",
        rule: "partnerAboveCategory1",
        meansCents: 1_440_000,
        countedCents: 388_640,
      },
    ]);
  });

  it("which kinds were not told of somebody of whom others were, as of the applicant", () => {
    const { trace } = first({ means: { incomes: [] } });
    expect(trace.find(({ label }) => label === "meansNotTold")?.person).toBe("applicant");
  });
});

describe("art. 14 § 1, 3°: half of the time a family, by choice", () => {
  const halfTime = (cents: number) =>
    first({
      means: { incomes: [income(cents)] },
      household: {
        members: [
          {
            relation: "child",
            commonHousehold: true,
            atCharge: true,
            custody: "equalTime",
            born: day("2015-05-05"),
          },
        ],
      },
      choices: [{ key: "equalTimeCustody", value: "halfTime", from: day("2022-01-01") }],
    });

  it("half of each category's amount, exemption and leefloon", () => {
    const { amounts, trace } = halfTime(10_000);
    expect(amounts).toEqual({
      // (21,312.87 + 15,770.41) / 2.
      annualAmountCents: 1_854_164,
      ownMeansCents: 120_000,
      cohabitantsMeansCents: 0,
      countedMeansCents: 120_000,
      // (310.00 + 250.00) / 2.
      exemptionCents: 28_000,
      // 18,541.64 − 1,200.00 + 280.00; / 12 = 1,468.47.
      annualLeefloonCents: 1_762_164,
      monthlyLeefloonCents: 146_847,
      meansSufficient: false,
    });
    expect(stepsThatDoNotAddUp(trace)).toEqual([]);
    const stepsFrom = (label: string) => trace.find((step) => step.label === label)?.from.length;
    expect([stepsFrom("bothCategories"), stepsFrom("halfOfTheTime")]).toEqual([2, 1]);
  });

  it.each([
    // 15,770.40, 15,770.52, 21,312.84 and 21,312.96 a year.
    [131_420, false],
    [131_421, false],
    [177_607, false],
    [177_608, true],
  ])("means of %i cents a month, sufficient for both: %s", (cents, sufficient) => {
    expect(halfTime(cents).amounts?.meansSufficient).toBe(sufficient);
  });
});

describe("what rests on the last day asked about", () => {
  it("the months, with the way in which a part of one was counted", () => {
    const part = determined({ until: day("2025-04-30") });
    // 1,314.20 × 29 / 31.
    expect(part.months?.map(({ month, amountCents }) => [month, amountCents])).toEqual([
      ["2025-03", 122_941],
      ["2025-04", 131_420],
    ]);
    expect(part.notConfirmed.map(({ about, label }) => [about, label])).toEqual([
      ["choice", "partMonth=daysOfMonth"],
    ]);
    const whole = determined({ from: day("2025-04-01"), until: day("2025-04-30") });
    expect(whole.notConfirmed).toEqual([]);
    expect(determined()).not.toHaveProperty("months");
  });
});

describe("art. 14 § 3: the installation premium, by the right on the day of moving in", () => {
  const rich = { incomes: [{ ...income(400_000), until: day("2025-04-15") }] };
  const premium = (movedInOn: string, more: Partial<Case> = {}) =>
    determined({
      until: day("2025-06-30"),
      means: rich,
      installation: {
        homelessUntil: day(movedInOn),
        movedInOn: day(movedInOn),
        mainResidence: true,
        premiumReceivedBefore: false,
      },
      ...more,
    });

  it.each([
    ["2025-03-02", "undetermined"],
    ["2025-03-03", "notDue"],
    ["2025-04-15", "notDue"],
    ["2025-04-16", "due"],
    ["2025-06-30", "due"],
    ["2025-07-01", "undetermined"],
  ])("%s: %s", (movedInOn, outcome) => {
    expect(premium(movedInOn).installationPremium?.outcome).toBe(outcome);
  });

  it("an open period goes on", () => {
    const open = premium("2027-01-01", {
      until: undefined as never,
      claims: PENSION_LOOKED_INTO,
    });
    expect(open.periods.at(-1)).not.toHaveProperty("until");
    expect(open.installationPremium?.outcome).toBe("due");
  });

  it("is not judged where it is not asked, or nobody moved", () => {
    expect(premium("2025-05-01", { ask: ["leefloon"] })).not.toHaveProperty("installationPremium");
    expect(determined()).not.toHaveProperty("installationPremium");
  });

  it("what it rests on that is not confirmed is said", () => {
    const { notConfirmed } = premium("2025-05-01", { until: day("2025-05-31") });
    expect(notConfirmed.map(({ label }) => label)).toContain("premiumDivisor");
  });
});
