import { readCase } from "./read-case.js";

const FROM = { from: "2025-03-03" };

/** `pointer problem` of everything that is wrong. */
function wrong(value: unknown): string[] {
  const read = readCase(value);
  return "issues" in read ? read.issues.map(({ pointer, problem }) => `${pointer} ${problem}`) : [];
}

const income = (fields: object) => ({
  ...FROM,
  means: { incomes: [{ kind: "wage", amountCents: 1, per: "month", ...fields }] },
});
const transfer = (fields: object) => ({
  ...FROM,
  means: {
    transfers: [
      {
        on: "2024-01-01",
        kind: "movable",
        manner: "sale",
        right: "ownership",
        marketValueCents: 100,
        ...fields,
      },
    ],
  },
});
const moved = (homelessUntil: string) => ({
  ...FROM,
  installation: {
    homelessUntil,
    movedInOn: "2025-03-03",
    mainResidence: true,
    premiumReceivedBefore: false,
  },
});

describe("a case from outside", () => {
  it("is what was given when nothing is wrong with it", () => {
    const value = { ...FROM, means: {}, claims: [], household: {} };
    expect(readCase(value)).toEqual({ case: value });
  });

  it.each([
    ["no object", [], [" must be object"]],
    ["nothing", {}, ["/from is required"]],
    ["a day that does not exist", { from: "2025-02-29" }, ['/from must match format "date"']],
    ["a field that is not known", { ...FROM, colour: 1 }, ["/colour is not known here"]],
    ["a day before the law", { from: "2002-09-30" }, ["/from must not be before 2002-10-01"]],
    ["the day of the law", { from: "2002-10-01" }, []],
    ["a day too far", { from: "2100-01-01" }, ["/from must not be after 2099-12-31"]],
    ["the last day there is", { ...FROM, until: "2099-12-31" }, []],
    ["an end too far", { ...FROM, until: "2100-01-01" }, ["/until must not be after 2099-12-31"]],
    [
      "an end before its beginning",
      { ...FROM, until: "2025-03-02" },
      ["/until must not be before from"],
    ],
    ["one day", { ...FROM, until: "2025-03-03" }, []],
    [
      "a request after the first day",
      { ...FROM, requestedOn: "2025-03-04" },
      ["/requestedOn must not be after from"],
    ],
    [
      "a birth after the first day",
      { ...FROM, born: "2025-03-04" },
      ["/born must not be after from"],
    ],
  ])("is refused or not: %s", (_, value, issues) => {
    expect(wrong(value)).toEqual(issues);
  });

  it.each([
    [
      "that ends before it begins",
      income({ from: "2025-02-02", until: "2025-02-01" }),
      ["/means/incomes/0/until must not be before from"],
    ],
    ["that holds for one day", income({ from: "2025-02-02", until: "2025-02-02" }), []],
    [
      "with more days than the month has",
      income({ partOfMonth: { days: 31, daysInMonth: 30 } }),
      ["/means/incomes/0/partOfMonth/days must not be more than daysInMonth"],
    ],
    ["with all days of the month", income({ partOfMonth: { days: 30, daysInMonth: 30 } }), []],
    [
      "per year for part of a month",
      income({ per: "year", partOfMonth: { days: 1, daysInMonth: 30 } }),
      ["/means/incomes/0/per must be month when partOfMonth is given"],
    ],
    [
      "with a field of another kind",
      income({ beneficiaryRaises: true }),
      ["/means/incomes/0/beneficiaryRaises belongs to childBenefitForChildren"],
    ],
    [
      "with a field of two other kinds",
      income({ withinCeilings: true }),
      ["/means/incomes/0/withinCeilings belongs to volunteerAllowance, studentServiceAid"],
    ],
    ["with a field of its kind", income({ kind: "volunteerAllowance", withinCeilings: true }), []],
    [
      "of more than the whole",
      { ...FROM, means: { capital: [{ amountCents: 1, share: { part: 3, of: 2 } }] } },
      ["/means/capital/0/share/part must not be more than of"],
    ],
    [
      "of the whole",
      { ...FROM, means: { capital: [{ amountCents: 1, share: { part: 2, of: 2 } }] } },
      [],
    ],
    ["transferred on the first day", transfer({ on: "2025-03-03" }), []],
    ["transferred after the first day", transfer({ on: "2025-03-04" }), []],
    [
      "of which more was paid off than it was worth",
      transfer({ debtsPaidCents: 60, stillPresentCents: 41 }),
      ["/means/transfers/0/marketValueCents is less than the debts paid and what is still present"],
    ],
    [
      "of which all was paid off or is there",
      transfer({ debtsPaidCents: 60, stillPresentCents: 40 }),
      [],
    ],
    [
      "dispensed with for no reason",
      { ...FROM, claims: [{ benefit: "maintenance", state: "dispensed" }] },
      ["/claims/0/reasons is required when a claim is dispensed with"],
    ],
    [
      "dispensed with for a reason",
      { ...FROM, claims: [{ benefit: "maintenance", state: "dispensed", reasons: "Violence." }] },
      [],
    ],
    [
      "pending, which asks for no reason",
      { ...FROM, claims: [{ benefit: "maintenance", state: "pending" }] },
      [],
    ],
    [
      "received for the person by the person",
      income({ kind: "childBenefitForApplicant" }),
      ["/means/incomes/0/kind belongs to the means of a member of the household"],
    ],
    ["that ended the homelessness on the day of moving in", moved("2025-03-03"), []],
    [
      "that ended it after moving in",
      moved("2025-03-04"),
      ["/installation/homelessUntil must not be after movedInOn"],
    ],
  ])("has facts that can be or cannot: something %s", (_, value, issues) => {
    expect(wrong(value)).toEqual(issues);
  });

  it("is looked through in the means of others too", () => {
    const { means } = income({ beneficiaryRaises: true });
    const members = [
      { relation: "child", commonHousehold: true },
      { relation: "parent", commonHousehold: true, means },
    ];
    expect(wrong({ ...FROM, household: { members } })).toEqual([
      "/household/members/1/means/incomes/0/beneficiaryRaises belongs to childBenefitForChildren",
    ]);
  });

  it("has choices that exist, one for a point on a day", () => {
    const choice = (value: string, from = "2025-01-01") => ({ key: "rounding", value, from });
    const choices = [
      choice("cutOff"),
      choice("never", "2025-02-01"),
      choice("halfUp"),
      choice("halfUp", "2025-03-01"),
    ];
    expect(wrong({ ...FROM, choices })).toEqual([
      "/choices/1/value must be one of halfUp, cutOff",
      "/choices/2/from is the day of another choice on the same point",
    ]);
  });

  it("may have choices on several points, and figures for several parameters, from one day", () => {
    const from = "2025-01-01";
    const choices = [
      { key: "rounding", value: "cutOff", from },
      { key: "partMonth", value: "yearOver365", from },
    ];
    const whatIf = [
      { parameter: "kb-rmi/art-25/multiplier", value: 2, from },
      { parameter: "rmi-wet/art-15/index-jumps", value: 30, from },
    ];
    expect(wrong({ ...FROM, choices, whatIf })).toEqual([]);
  });

  it("is told all that is wrong at once: with its form, and with what the rest says", () => {
    const value = {
      ...income({ amountCents: -1 }),
      until: "2025-03-01",
      requestedOn: "tomorrow",
      household: { members: [{ means: income({ beneficiaryRaises: true }).means }, "nobody"] },
      choices: [{ key: "rounding", value: "never", from: "2025-01-01" }, 5],
      claims: "none",
      whatIf: [{ parameter: "kb-rmi/art-25/multiplier", value: 0.5, from: "2025-01-01" }, {}],
    };
    expect(
      wrong(value)
        .map((issue) => issue.split(" ")[0])
        .toSorted(),
    ).toEqual([
      "/choices/0/value",
      "/choices/1",
      "/claims",
      "/household/members/0/commonHousehold",
      "/household/members/0/means/incomes/0/beneficiaryRaises",
      "/household/members/0/relation",
      "/household/members/1",
      "/means/incomes/0/amountCents",
      "/requestedOn",
      "/until",
      "/whatIf/1/from",
      "/whatIf/1/parameter",
      "/whatIf/1/value",
    ]);
  });

  it("is not looked through beyond what a list may hold", () => {
    const [one] = income({ beneficiaryRaises: true }).means.incomes;
    const incomes = Array.from({ length: 102 }, () => one);
    const issues = wrong({ ...FROM, means: { incomes } });
    expect(issues).toEqual(["/means/incomes must not have more than 100 items"]);
    expect(wrong({ ...FROM, means: { incomes: incomes.slice(0, 100) } })).toHaveLength(100);
  });

  it("is refused in a moment, however much is wrong with it", () => {
    const deep = JSON.parse(`${'{"means":'.repeat(20_000)}{}${"}".repeat(20_000)}`) as unknown;
    const wide = { ...FROM, means: { incomes: Array(50_000).fill({ kind: 1, from: 2 }) } };
    const started = performance.now();
    for (const value of [deep, wide]) expect(wrong(value).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
