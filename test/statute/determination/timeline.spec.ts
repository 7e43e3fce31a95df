import { type Case, determine, periodOn } from "#statute";
import { day, type Means, type Member } from "../otherwise-met.js";
import { asked, determined, parameters, PENSION_LOOKED_INTO } from "./asked.js";

const days = (...of: Parameters<typeof determined>) =>
  determined(...of).periods.map(({ from, until }) => `${from}..${until ?? ""}`);

describe("the days of a determination", () => {
  it("run from the first day asked about, cut where a figure changes, and stay open", () => {
    expect(days({ from: day("2025-01-15") })).toEqual([
      "2025-01-15..2025-01-31",
      "2025-02-01..2026-02-28",
      // 67 years old in May 2057.
      "2026-03-01..2057-05-31",
      "2057-06-01..",
    ]);
    expect(days({ from: day("2025-02-01") })[0]).toBe("2025-02-01..2026-02-28");
  });

  it("end on the last day asked about, and are cut on that day too", () => {
    expect(days({ until: day("2026-02-28") })).toEqual(["2025-03-03..2026-02-28"]);
    expect(days({ until: day("2026-03-01") })).toEqual([
      "2025-03-03..2026-02-28",
      "2026-03-01..2026-03-01",
    ]);
  });

  it("are not cut after the horizon, whichever of the two comes first", () => {
    const before = { horizon: day("2026-02-28") };
    expect(days({}, before)).toEqual(["2025-03-03.."]);
    expect(days({}, { horizon: day("2026-03-01") })).toEqual([
      "2025-03-03..2026-02-28",
      "2026-03-01..",
    ]);
    expect(days({ until: day("2026-06-30") }, before)).toEqual(["2025-03-03..2026-06-30"]);
    expect(days({ until: day("2025-06-30") }, before)).toEqual(["2025-03-03..2025-06-30"]);
  });

  const child = { relation: "child", commonHousehold: true, atCharge: true } as const;
  const income = { kind: "other", amountCents: 50_000, per: "month" } as const;
  /** Work in a shortage occupation since `firstDay`, for so many cents a month. */
  const shortage = (firstDay: string, amountCents = 90_000): Means => ({
    incomes: [{ kind: "wage", amountCents, per: "month" }],
    employments: [
      {
        variant: "shortage",
        startedOnLeefloon: true,
        daysUsed: 0,
        firstDay: day(firstDay),
        contractMonths: 6,
        shortageCertificate: true,
        shortageUsedBefore: false,
      },
    ],
  });
  const ofPartner = (means: Means): Partial<Case> => ({
    household: { members: [{ relation: "spouse", commonHousehold: true, claims: false, means }] },
  });
  const family = (member: Partial<Member>) => ({
    household: { members: [{ ...child, ...member }] },
  });

  it.each<[what: string, more: Partial<Case>, cut: string]>([
    [
      "an income ends",
      { means: { incomes: [{ ...income, until: day("2025-04-15") }] } },
      "2025-04-16",
    ],
    [
      "an income begins",
      { means: { incomes: [{ ...income, from: day("2025-05-01") }] } },
      "2025-05-01",
    ],
    ["the person comes of age", { born: day("2007-06-10"), assimilations: [] }, "2025-06-10"],
    [
      "the first three months of an EU citizen are over",
      {
        nationalities: [
          {
            status: "euCitizen",
            residenceOverThreeMonths: true,
            residentSince: day("2025-03-01"),
          },
        ],
      },
      "2025-06-01",
    ],
    ["a child is born", family({ born: day("2025-07-07") }), "2025-07-07"],
    ["a child comes of age", family({ born: day("2007-08-08"), means: {} }), "2025-08-08"],
    [
      "the centre chose otherwise",
      {
        means: { incomes: [income] },
        choices: [{ key: "rounding", value: "cutOff", from: day("2025-09-01") }],
      },
      "2025-09-01",
    ],
    [
      "the higher exemption of a shortage occupation is over",
      { means: shortage("2025-03-03") },
      "2025-06-03",
    ],
    ["that of the partner is over", ofPartner(shortage("2025-03-03", 180_000)), "2025-06-03"],
  ])("are cut where %s", (_what, more, cut) => {
    expect(determined({ until: day("2025-12-31"), ...more }).periods[1]?.from).toBe(cut);
  });

  it.each<[who: string, more: Partial<Case>]>([
    ["the person", { means: shortage("2023-12-15") }],
    ["the partner", ofPartner(shortage("2023-12-15", 180_000))],
  ])("are cut where the exemption of shortage occupations begins, for %s", (_who, more) => {
    const from = day("2023-12-15");
    const { periods } = determined({ from, until: day("2024-01-31"), ...more });
    expect(periods.map((period) => period.from)).toEqual([from, "2024-01-01"]);
  });

  it("are cut where a running file follows the rewritten art. 34 KB: at its review", () => {
    const grandmother: Member = {
      relation: "grandparent",
      commonHousehold: true,
      born: day("1950-01-01"),
      means: { incomes: [{ kind: "replacementIncome", amountCents: 150_000, per: "month" }] },
    };
    const { periods } = determined({
      requestedOn: day("2025-06-02"),
      from: day("2026-04-01"),
      until: day("2026-12-31"),
      reviewedOn: [day("2026-05-04")],
      household: { members: [grandmother] },
    });
    // 18,000.00 − 10,723.75.
    expect(periods.map(({ from, amounts }) => [from, amounts?.cohabitantsMeansCents])).toEqual([
      ["2026-04-01", 0],
      ["2026-05-04", 727_625],
    ]);
  });

  it("are found again: each day lies in one period", () => {
    const made = determined({ until: day("2026-06-30") });
    const [first, second] = made.periods;
    expect(periodOn(made, day("2025-03-02"))).toBeUndefined();
    expect(periodOn(made, day("2025-03-03"))).toBe(first);
    expect(periodOn(made, day("2026-02-28"))).toBe(first);
    expect(periodOn(made, day("2026-03-01"))).toBe(second);
    expect(periodOn(made, day("2026-06-30"))).toBe(second);
    expect(periodOn(made, day("2026-07-01"))).toBeUndefined();
    const open = determined({ claims: PENSION_LOOKED_INTO });
    expect(periodOn(open, day("2099-01-01"))).toBe(open.periods[1]);
  });
});

describe("art. 3: the right of a period", () => {
  it.each<[what: string, more: Partial<Case>, right: string]>([
    ["all six met", {}, "open"],
    ["one not met", { stays: [{ inBelgium: false, lawful: true }] }, "notOpen"],
    ["one not known", { stays: [] }, "undetermined"],
    [
      "one not met and one not known",
      { stays: [], work: [{ outcome: "notWilling", reasons: "Zoals beoordeeld." }] },
      "notOpen",
    ],
    ["the conditions not asked", { ask: ["leefloon"] }, "undetermined"],
  ])("%s: %s", (_what, more, right) => {
    expect(determined(more).periods[0]?.right).toBe(right);
  });
});

describe("what a determination says of itself", () => {
  it("is the day of the request: the first day, unless it is told", () => {
    expect(determined().requestedOn).toBe("2025-03-03");
    expect(determined({ requestedOn: day("2025-02-20") }).requestedOn).toBe("2025-02-20");
  });

  it("is its reference, where there is one, and what the centre chose", () => {
    expect(determined({ reference: "case-1" }).reference).toBe("case-1");
    expect(determined()).not.toHaveProperty("reference");
    const choices = [{ key: "rounding" as const, value: "cutOff", from: day("2025-01-01") }];
    expect(determined({ choices }).choices).toEqual(choices);
    expect(determined().choices).toEqual([]);
  });

  it("is whether it is anybody's right: not where figures are tried or exemptions left out", () => {
    const whatIf = [
      { parameter: "rmi-wet/art-15/index-jumps" as const, value: 30, from: day("2025-05-01") },
    ];
    expect(determined()).toMatchObject({
      hypothetical: false,
      parameterSetHash: parameters.hash,
    });
    expect(determined({ whatIf: [], without: [] }).hypothetical).toBe(false);
    expect(determined({ without: ["generalExemption"] }).hypothetical).toBe(true);
    expect(determined({ whatIf }).hypothetical).toBe(true);
    expect(determined({ whatIf }).parameterSetHash).not.toBe(parameters.hash);
  });
});

describe("exemptions that are left out", () => {
  it("are not taken in any period", () => {
    const means = {
      incomes: [{ kind: "other" as const, amountCents: 20_000, per: "month" as const }],
    };
    const exemptions = (more: Partial<Case>) =>
      determined({ means, ...more }).periods.map(({ amounts }) => amounts?.exemptionCents);
    expect(exemptions({})[0]).toBe(25_000);
    expect(new Set(exemptions({ without: ["generalExemption"] }))).toEqual(new Set([0]));
  });
});

describe("figures that are tried out", () => {
  const parameter = "kb-rmi/art-22/general-exemption.category-2";
  const tried = (...from: [from: string, value: number][]) =>
    determined({
      until: day("2025-12-31"),
      means: { incomes: [{ kind: "other", amountCents: 20_000, per: "month" }] },
      whatIf: from.map(([first, value]) => ({ parameter, value, from: day(first) })),
    }).periods;
  const exemptions = (...from: [from: string, value: number][]) =>
    tried(...from).map(({ from: first, amounts }) => [first, amounts?.exemptionCents]);

  it("take the place of the law's from their day on, in whatever order they are told", () => {
    expect(exemptions(["2025-05-01", 100_000])).toEqual([
      ["2025-03-03", 25_000],
      ["2025-05-01", 100_000],
    ]);
    const both = [
      ["2025-03-03", 25_000],
      ["2025-05-01", 100_000],
      ["2025-07-01", 150_000],
    ];
    expect(exemptions(["2025-07-01", 150_000], ["2025-05-01", 100_000])).toEqual(both);
    expect(exemptions(["2025-05-01", 100_000], ["2025-07-01", 150_000])).toEqual(both);
  });

  it("take the place of a figure that changes on that very day, or later", () => {
    expect(exemptions(["2002-10-01", 100_000])).toEqual([["2025-03-03", 100_000]]);
  });

  it("are said to be: each step that uses one, and no other", () => {
    const [before, after] = tried(["2025-05-01", 100_000]);
    const marked = (period = before) =>
      period!.trace.flatMap(({ parameter: of, status, citation }) =>
        of?.whatIf ? [[of.key, status, citation.source.code]] : [],
      );
    expect(marked(before)).toEqual([]);
    expect(marked(after)).toEqual([[parameter, "unseen", "what-if"]]);
  });

  it("are figures of the law", () => {
    const whatIf = [{ parameter: "no/such-figure" as never, value: 1, from: day("2025-05-01") }];
    expect(() => determine(asked({ whatIf }), parameters)).toThrow("no/such-figure");
  });
});
