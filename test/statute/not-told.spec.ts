import { type Case, determine, loadParameters, type Period, renderDetermination } from "#statute";

const parameters = loadParameters();

/** Everything met but what the row is about; lives alone unless told otherwise. */
const case_ = (changes: Partial<Case>): Case => ({
  from: "2025-06-01" as Case["from"],
  until: "2025-06-30" as Case["from"],
  born: "2000-05-05" as Case["from"],
  stays: [{ inBelgium: true, lawful: true }],
  nationalities: [{ status: "belgian" }],
  work: [{ outcome: "willing", reasons: "Zoals beoordeeld." }],
  claims: [],
  household: {},
  ...changes,
});

function judged(changes: Partial<Case>): Period {
  const [period] = determine(case_(changes), parameters).periods;
  return period!;
}

const meansOf = ({ verdicts }: Period) => verdicts.find(({ condition }) => condition === "means");

type Income = NonNullable<NonNullable<Case["means"]>["incomes"]>[number];
const monthly = (kind: Income["kind"], amountCents: number, more: object = {}): Income => ({
  kind,
  amountCents,
  per: "month",
  ...more,
});

describe("art. 3, 4°: facts that were not told never make means sufficient", () => {
  const wage = { incomes: [monthly("wage", 150_000)] };
  const student = { variant: "student", startedOnLeefloon: true, fullTimeStudent: true } as const;
  const benefit = [monthly("wage", 100_000), monthly("childBenefitForChildren", 70_000)];

  it.each<[string, Partial<Case>, string, string | undefined]>([
    // 1,500.00 × 12 = 18,000.00 reaches 15,770.41; with the exemption of 309.48 it would not.
    ["a wage, nothing on employment", { means: wage }, "undetermined", "employmentFactsMissing"],
    [
      "a wage, no employment to exempt",
      { means: { ...wage, employments: [] } },
      "notMet",
      undefined,
    ],
    [
      "a student, the plan not told",
      { means: { ...wage, employments: [student] } },
      "undetermined",
      "studentFactsMissing",
    ],
    [
      "a student without plan",
      { means: { ...wage, employments: [{ ...student, hasIndividualPlan: false }] } },
      "notMet",
      undefined,
    ],
    [
      "child benefit, not told who raises the children",
      { means: { incomes: benefit, employments: [] } },
      "undetermined",
      "exemptionFactsMissing",
    ],
    [
      "child benefit of somebody who does not raise the children",
      {
        means: {
          incomes: [benefit[0]!, { ...benefit[1]!, beneficiaryRaises: false }],
          employments: [],
        },
      },
      "notMet",
      undefined,
    ],
  ])("%s", (_what, changes, outcome, reason) => {
    const period = judged(changes);
    const verdict = meansOf(period);
    expect(period.amounts?.meansSufficient).toBe(true);
    expect(verdict?.outcome).toBe(outcome);
    const codes = verdict?.reasons.map(({ code }) => code);
    expect(codes).toEqual(["meansReachAmount", ...(reason === undefined ? [] : [reason])]);
  });

  it.each<[boolean | undefined, string]>([
    [undefined, "undetermined"],
    [false, "notMet"],
  ])("a partner with 2,500.00 whose claim is %p: %s", (claims, outcome) => {
    const means = { incomes: [monthly("replacementIncome", 250_000)] };
    const partner = { relation: "spouse", commonHousehold: true, means } as const;
    const members = [claims === undefined ? partner : { ...partner, claims }];
    expect(meansOf(judged({ means: {}, household: { members } }))?.outcome).toBe(outcome);
  });

  it("below the amount they change nothing: the means are not sufficient either way", () => {
    const period = judged({ means: { incomes: [monthly("wage", 50_000)] } });
    expect(meansOf(period)).toMatchObject({
      outcome: "met",
      reasons: [{ code: "meansBelowAmount" }],
    });
  });
});

describe("art. 35 § 2 KB: the exemption of a student", () => {
  it("knows the day of birth of the case", () => {
    // 500.00 − 309.48 = 190.52 × 12 = 2,286.24; − 250.00 = 2,036.24.
    // 15,770.41 − 2,036.24 = 13,734.17 / 12 = 1,144.51.
    const employments = [
      {
        variant: "student" as const,
        startedOnLeefloon: true,
        fullTimeStudent: true,
        hasIndividualPlan: true,
      },
    ];
    const { amounts } = judged({
      born: "2004-01-01" as Case["from"],
      means: { incomes: [monthly("wage", 50_000)], employments },
    });
    expect(amounts?.monthlyLeefloonCents).toBe(114_451);
  });
});

describe("where something is missing no step tells of an amount", () => {
  it.each<[string, Partial<Case>, string]>([
    [
      "a house without cadastral income",
      { means: { property: [{ kind: "built", right: "ownership" }] } },
      "propertyIncomeMissing",
    ],
    [
      "category 1 found, nothing on those under the same roof",
      {
        means: {},
        household: undefined as never,
        category: { category: 1, reasons: "Woont samen." },
      },
      "cohabitantsMissing",
    ],
    [
      "a surplus of a parent without a reasoned share",
      {
        means: {},
        household: {
          members: [
            {
              relation: "parent",
              commonHousehold: true,
              means: { incomes: [monthly("replacementIncome", 250_000)] },
            },
          ],
        },
      },
      "countedShareMissing",
    ],
  ])("%s", (_what, changes, gap) => {
    const asked = Object.fromEntries(
      Object.entries(case_(changes)).filter(([, value]) => value !== undefined),
    ) as Case;
    const determination = determine(asked, parameters);
    const [period] = determination.periods;
    expect(period?.gaps.map(({ code }) => code)).toEqual([gap]);
    expect(period).not.toHaveProperty("amounts");
    expect(determination).not.toHaveProperty("months");
    const totals = ["ownMeans", "countedMeans", "annualLeefloon", "monthlyLeefloon"];
    const told = period?.trace.map(({ label }) => label) ?? [];
    expect(told.filter((label) => totals.slice(1).includes(label))).toEqual([]);
    if (gap === "propertyIncomeMissing") expect(told).not.toContain("ownMeans");
    if (gap === "countedShareMissing") expect(told).not.toContain("cohabitantsCounted");
  });
});

describe("art. 14 § 3: the installation premium", () => {
  it("tells in words what it comes to, for which month, and what is not confirmed", () => {
    const determination = determine(
      case_({
        means: {},
        installation: {
          homelessUntil: "2025-06-02" as Case["from"],
          movedInOn: "2025-06-02" as Case["from"],
          mainResidence: true,
          premiumReceivedBefore: false,
        },
      }),
      parameters,
    );
    expect(determination.installationPremium).toMatchObject({
      outcome: "due",
      amountCents: 177_607,
    });
    const open = determination.notConfirmed.filter(({ about }) => about === "step");
    expect(open.map(({ label }) => label)).toContain("premiumDivisor");
    const lines = renderDetermination(determination, "en").join("\n");
    expect(lines).toContain("Due for 2025-06: €1,314.20");
    expect(lines).toContain("Installation premium: due €1,776.07");
    expect(lines).not.toMatch(/\{\w+\}/);
  });
});
