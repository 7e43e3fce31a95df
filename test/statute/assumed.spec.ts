import { LANGUAGES, type Period, renderPeriod } from "#statute";
import { day, judged, type Means, type Member, told } from "./otherwise-met.js";

type Employment = NonNullable<Means["employments"]>[number];
type Income = NonNullable<Means["incomes"]>[number];

const monthly = (kind: Income["kind"], amountCents: number): Income => ({
  kind,
  amountCents,
  per: "month",
});
const job = (more: Partial<Employment> = {}): Employment => ({
  variant: "general",
  startedOnLeefloon: true,
  ...more,
});
const working = (amountCents: number, employment: Employment): Means => ({
  incomes: [monthly("wage", amountCents)],
  employments: [employment],
});

function meansVerdict({ verdicts }: Period) {
  const { outcome, reasons } = verdicts.find(({ condition }) => condition === "means")!;
  return [outcome, ...reasons.map(({ code }) => code)];
}

describe("art. 35 § 1 KB: where nothing was told of when the credit began", () => {
  // 800.00 × 12 = 9,600.00 is below 15,770.41 with and without the exemption.
  it("the calculation takes the day of the request, and says so in every language", () => {
    const period = judged(working(80_000, job()), { requestedOn: day("2025-05-20") });
    expect(meansVerdict(period)).toEqual(["met", "meansBelowAmount"]);
    const step = period.trace.find(({ label }) => label === "creditStartNotTold");
    expect(step).toMatchObject({ kind: "rule", value: "2025-05-20", status: "unseen" });
    expect(period.notConfirmed).toContainEqual(
      expect.objectContaining({ about: "step", label: "creditStartNotTold" }),
    );
    for (const language of LANGUAGES) {
      const lines = renderPeriod(period, language).join("\n");
      expect(lines).not.toMatch(/\{\w+\}|undefined/);
    }
    expect(renderPeriod(period, "en").join("\n")).toContain(
      "First day of the credit not known: counted from the day of the request = 2025-05-20",
    );
  });

  it("and nobody is found without sufficient means because of it", () => {
    // 1,500.00 × 12 = 18,000.00 reaches 15,770.41; (1,500.00 − 309.48) × 12 = 14,286.24 does not.
    const unknown = judged(working(150_000, job()));
    expect(meansVerdict(unknown)).toEqual([
      "undetermined",
      "meansBelowAmount",
      "creditStartNotTold",
    ]);
    expect(unknown.right).toBe("undetermined");
    const known = judged(working(150_000, job({ firstDay: day("2025-02-01") })));
    expect(meansVerdict(known)).toEqual(["met", "meansBelowAmount"]);
    expect(known.right).toBe("open");
  });

  it("the work's own first day is enough, and is named as what it is", () => {
    const period = judged(working(150_000, job({ from: day("2025-02-01") })));
    expect(meansVerdict(period)).toEqual(["met", "meansBelowAmount"]);
    expect(told(period)).toContain("creditStartsWithWork");
    expect(told(period)).not.toContain("creditFirstDay");
  });

  it("of a partner too", () => {
    // Partner: (1,600.00 − 309.48) × 12 = 15,486.24; above 10,513.60: 4,972.64, below 10,513.60.
    // Without the exemption 19,200.00 − 10,513.60 = 8,686.40; with own 200.00 × 12 it is 11,086.40.
    const partner: Member = {
      relation: "spouse",
      commonHousehold: true,
      claims: false,
      means: working(160_000, job()),
    };
    const own = { incomes: [monthly("replacementIncome", 20_000)] };
    const period = judged(own, { household: { members: [partner] } });
    expect(meansVerdict(period)).toEqual([
      "undetermined",
      "meansBelowAmount",
      "creditStartNotTold",
    ]);
  });
});

describe("art. 35 KB: other facts that were not told", () => {
  it("days of the credit: means that suffice only because all were counted leave it open", () => {
    const used = job({ firstDay: day("2021-01-01"), from: day("2025-01-01") });
    expect(meansVerdict(judged(working(150_000, used)))).toEqual([
      "undetermined",
      "meansReachAmount",
      "creditDaysNotTold",
    ]);
    expect(meansVerdict(judged(working(150_000, { ...used, daysUsed: 1095 })))).toEqual([
      "notMet",
      "meansReachAmount",
    ]);
  });

  const shortage = job({
    variant: "shortage",
    from: day("2025-05-01"),
    firstDay: day("2025-05-01"),
    contractMonths: 12,
  });
  // 1,700.00 − 309.48 = 1,390.52 × 12 = 16,686.24 reaches 15,770.41;
  // 1,700.00 − 443.52 = 1,256.48 × 12 = 15,077.76 does not.
  it.each<[string, Partial<Employment>, string[]]>([
    [
      "the certificate was not told",
      { shortageUsedBefore: false },
      ["undetermined", "meansReachAmount", "shortageFactsNotTold"],
    ],
    ["there is no certificate", { shortageCertificate: false }, ["notMet", "meansReachAmount"]],
    [
      "whether it was used before was not told",
      { shortageCertificate: true },
      ["undetermined", "meansBelowAmount", "shortageUseNotTold"],
    ],
    [
      "it was never used",
      { shortageCertificate: true, shortageUsedBefore: false },
      ["met", "meansBelowAmount"],
    ],
    [
      "it was used",
      { shortageCertificate: true, shortageUsedBefore: true },
      ["notMet", "meansReachAmount"],
    ],
  ])("a shortage occupation: %s", (_what, more, verdict) => {
    const period = judged(working(170_000, { ...shortage, ...more }));
    expect(meansVerdict(period)).toEqual(verdict);
  });
});

describe("art. 22 § 1 KB: a gift now and then", () => {
  const gift = (from?: boolean): Means => ({
    incomes: [
      {
        ...monthly("irregularGift", 150_000),
        ...(from === undefined ? {} : { fromDebtorUnderSameRoof: from }),
      },
    ],
  });

  it.each([
    [undefined, ["undetermined", "meansBelowAmount", "giverNotTold"]],
    [false, ["met", "meansBelowAmount"]],
    [true, ["notMet", "meansReachAmount"]],
  ])("from somebody under the same roof who owes maintenance: %p", (from, verdict) => {
    expect(meansVerdict(judged(gift(from)))).toEqual(verdict);
  });
});

describe("art. 25 KB: children for whom the person is the beneficiary", () => {
  // (6,100.00 − 750.00) × 3 = 16,050.00; with one child (6,100.00 − 875.00) × 3 = 15,675.00.
  const house = {
    kind: "built",
    right: "ownership",
    cadastralIncomeCents: 610_000,
    mortgageInterestPerYearCents: 0,
  } as const;

  it.each<[number | undefined, string[]]>([
    [undefined, ["undetermined", "meansReachAmount", "childrenAsBeneficiaryNotTold"]],
    [0, ["notMet", "meansReachAmount"]],
    [1, ["met", "meansBelowAmount"]],
  ])("how many: %p", (children, verdict) => {
    const means = children === undefined ? {} : { childrenAsBeneficiary: children };
    expect(meansVerdict(judged({ property: [house], ...means }))).toEqual(verdict);
  });

  it.each<[string, NonNullable<Means["property"]>[number], boolean]>([
    ["above the exemption", { ...house, cadastralIncomeCents: 80_000 }, true],
    ["not above the exemption", { ...house, cadastralIncomeCents: 70_000 }, false],
    ["let for more than the formula", { ...house, rentPerYearCents: 9_999_999 }, false],
    ["without buildings", { ...house, kind: "unbuilt" }, false],
  ])("it is said where it matters: %s", (_what, property, said) => {
    const labels = told(judged({ property: [property] }));
    expect(labels.includes("childrenAsBeneficiaryNotTold")).toBe(said);
  });
});

describe("art. 26 KB: mortgage interest", () => {
  // Rent of 16,000.00 reaches 15,770.41; less 1,000.00 of interest it does not.
  it.each<[number | undefined, string[]]>([
    [undefined, ["undetermined", "meansReachAmount", "interestNotTold"]],
    [0, ["notMet", "meansReachAmount"]],
    [100_000, ["met", "meansBelowAmount"]],
  ])("of a house that is let: %p", (interest, verdict) => {
    const house = {
      kind: "built",
      right: "ownership",
      cadastralIncomeCents: 100_000,
      rentPerYearCents: 1_600_000,
      ...(interest === undefined ? {} : { mortgageInterestPerYearCents: interest }),
    } as const;
    expect(meansVerdict(judged({ property: [house] }))).toEqual(verdict);
  });
});

describe("art. 30 and 31 KB: facts of a sale", () => {
  const sale = (more: object = {}): Means => ({
    transfers: [
      {
        on: day("2025-05-01"),
        kind: "immovable",
        manner: "sale",
        right: "ownership",
        marketValueCents: 20_000_000,
        ...more,
      },
    ],
  });
  const all = { onlyDwelling: false, debtsPaidCents: 0, stillPresentCents: 0 };

  // 200,000.00 less one month of 2,000.00 / 12: some 199,833.33; 378.00 + 18,733.33 reaches it.
  it.each<[string, object, string[]]>([
    ["nothing", {}, ["undetermined", "meansReachAmount", "onlyDwellingNotTold", "proceedsNotTold"]],
    ["all", all, ["notMet", "meansReachAmount"]],
    [
      "not what is left of the proceeds",
      { onlyDwelling: false, debtsPaidCents: 0 },
      ["undetermined", "meansReachAmount", "proceedsNotTold"],
    ],
    ["a gift has no proceeds", { manner: "gift" }, ["notMet", "meansReachAmount"]],
  ])("told: %s", (_what, more, verdict) => {
    expect(meansVerdict(judged(sale(more)))).toEqual(verdict);
  });
});

describe("art. 34 KB: facts of those one lives with", () => {
  it("whether the partner claims is said, also where it decides nothing", () => {
    const partner: Member = { relation: "spouse", commonHousehold: true, means: {} };
    const period = judged({}, { household: { members: [partner] } });
    expect(meansVerdict(period)).toEqual(["met", "meansBelowAmount"]);
    expect(told(period)).toContain("partnerClaimNotTold");
  });

  it.each<[number | undefined, string]>([
    [undefined, "undetermined"],
    [1, "notMet"],
    // 14,686.40 / 2 = 7,343.20 is below 10,513.60.
    [2, "met"],
  ])("how many claim with the same parent: %p, %s", (claimants, outcome) => {
    const means = { incomes: [monthly("replacementIncome", 210_000)] };
    const household = {
      members: [{ relation: "parent", commonHousehold: true, means }] satisfies Member[],
      countedShares: [{ share: { part: 1, of: 1 }, reasons: "Ruim inkomen." }],
      ...(claimants === undefined ? {} : { claimants }),
    };
    const period = judged({}, { household });
    expect(meansVerdict(period)[0]).toBe(outcome);
    expect(told(period).includes("claimantsNotTold")).toBe(claimants === undefined);
  });
});
