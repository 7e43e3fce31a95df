import { legalDate } from "#kernel";
import type { CaseIncome, Employment, Transfer } from "../../../libs/statute/src/facts/means.js";
import { meansOf } from "../../../libs/statute/src/rules/means/person-means.js";
import { contextFor, countMeans, monthly, sale, type Situation, work } from "./case.js";

const date = "2025-03-03";

/** The facts that were not told, each with what it is about: `code ref`. */
function turnsOn({ means, born, category = 2, ...when }: Omit<Situation, "situation">) {
  const ctx = contextFor(when);
  const options = { socioProfessional: true, refPrefix: "means", category };
  meansOf(means, "applicant", ctx, {
    ...options,
    ...(born === undefined ? {} : { born: legalDate(born) }),
  });
  const named = (notTold: typeof ctx.assumed) =>
    notTold.map(({ code, refs }) => `${code} ${refs.join(" ")}`);
  return { against: named(ctx.takenAgainst), assumed: named(ctx.assumed) };
}

describe("art. 22 § 1 KB: an exemption turns on what was not told, never on what was denied", () => {
  it.each<[what: string, income: Parameters<typeof monthly>, against: readonly string[]]>([
    ["volunteer, the ceilings not told", ["100.00", "volunteerAllowance"], ["income"]],
    [
      "volunteer above the ceilings",
      ["100.00", "volunteerAllowance", { withinCeilings: false }],
      [],
    ],
    ["aid of a school, the ceilings not told", ["100.00", "studentServiceAid"], ["income"]],
    ["aid of a school above them", ["100.00", "studentServiceAid", { withinCeilings: false }], []],
    ["child benefit, who raises not told", ["100.00", "childBenefitForChildren"], ["income"]],
    [
      "child benefit for children that others raise",
      ["100.00", "childBenefitForChildren", { beneficiaryRaises: false }],
      [],
    ],
    [
      "a gift of somebody who owes maintenance: no ceilings to ask for",
      ["100.00", "irregularGift", { fromDebtorUnderSameRoof: true }],
      [],
    ],
  ])("%s", (_what, [euro, kind, more], against) => {
    const incomes = [monthly(euro, kind, { ref: "income", ...more })];
    expect(turnsOn({ date, means: { incomes, employments: [] } })).toEqual({
      against: against.map((ref) => `exemptionFactsMissing ${ref}`),
      assumed: [],
    });
  });

  it("one reason for several incomes of which it was not told", () => {
    const several = (kind: CaseIncome["kind"]) => ({
      incomes: ["first", "second"].map((ref) => monthly("100.00", kind, { ref })),
      employments: [],
    });
    expect(turnsOn({ date, means: several("volunteerAllowance") }).against).toEqual([
      "exemptionFactsMissing first",
    ]);
    expect(turnsOn({ date, means: several("irregularGift") }).assumed).toEqual([
      "giverNotTold first",
    ]);
  });

  it("a gift now and then, not told from whom: for the person", () => {
    const incomes = [monthly("100.00", "irregularGift", { ref: "gift" })];
    expect(turnsOn({ date, means: { incomes } })).toEqual({
      against: [],
      assumed: ["giverNotTold gift"],
    });
  });
});

describe("art. 35 KB: what an exemption on work turns on", () => {
  const wage = { incomes: [monthly("800.00", "wage", { ref: "job" })] };
  const shown = { ref: "contract", daysUsed: 0, studentWithGrant: false };
  const worked = (on: string, employment: Partial<Employment>, born?: string) =>
    turnsOn({
      date: on,
      born,
      means: { ...wage, employments: [work({ ...shown, ...employment })] },
    });

  it.each<[what: string, employment: Partial<Employment>, born: string | undefined, open: boolean]>(
    [
      ["all of it told", { fullTimeStudent: true, hasIndividualPlan: true }, "2003-01-01", false],
      ["full-time or not", { hasIndividualPlan: true }, "2003-01-01", true],
      ["with a plan or not", { fullTimeStudent: true }, "2003-01-01", true],
      ["the day of birth", { fullTimeStudent: true, hasIndividualPlan: true }, undefined, true],
    ],
  )("student: %s", (_what, studies, born, open) => {
    expect(worked(date, { variant: "student", ...studies }, born).against).toEqual(
      open ? ["studentFactsMissing contract"] : [],
    );
  });

  it("student until 2021: whether there is a grant", () => {
    const studies = { variant: "student", fullTimeStudent: true, hasIndividualPlan: true } as const;
    const { studentWithGrant: _told, ...notTold } = shown;
    const asked = (on: string) =>
      turnsOn({
        date: on,
        born: "2000-01-01",
        means: { ...wage, employments: [work({ ...notTold, ...studies })] },
      }).assumed;
    expect(asked("2021-12-31")).toEqual(["studyGrantNotTold contract"]);
    expect(asked("2022-01-01")).toEqual([]);
  });

  it.each<[what: string, more: Partial<Employment>, against: boolean]>([
    // Three months is the shortest contract: the certificate may still bring the higher amount.
    ["three months, the certificate not told", { contractMonths: 3 }, true],
    ["two months: too short, whatever the certificate", { contractMonths: 2 }, false],
    ["the length of the contract not told", { shortageCertificate: true }, true],
    ["no certificate, the length not told", { shortageCertificate: false }, false],
  ])("shortage occupation: %s", (_what, more, against) => {
    const employment = { variant: "shortage", shortageUsedBefore: false, ...more } as const;
    expect(worked("2025-03-03", employment).against).toEqual(
      against ? ["shortageFactsNotTold contract"] : [],
    );
  });

  it("shortage occupation: whether it was used before", () => {
    const conditions = { contractMonths: 3, shortageCertificate: true };
    const { against, assumed } = worked(date, { variant: "shortage", ...conditions });
    expect(against).toEqual([]);
    expect(assumed).toContain("shortageUseNotTold contract");
  });
});

describe("art. 31–32 KB: what the deductions from a sale turn on", () => {
  const proceeds = { debtsPaidCents: 0, stillPresentCents: 0 };
  const dwelling = { onlyDwelling: false };
  it.each<[what: string, told: Partial<Transfer>, against: readonly string[]]>([
    ["nothing, where all of it was told", { ...dwelling, ...proceeds }, []],
    ["whether it was the only dwelling", proceeds, ["onlyDwelling"]],
    ["debts paid", { ...dwelling, stillPresentCents: 0 }, ["proceeds"]],
    ["what is still there", { ...dwelling, debtsPaidCents: 0 }, ["proceeds"]],
    ["movables: no dwelling to ask for", { kind: "movable" }, ["proceeds"]],
    ["a gift: nothing to ask for", { manner: "gift" }, []],
    ["a sale of which nothing is left: nothing", { marketValueCents: 0 }, []],
  ])("%s", (_what, told, against) => {
    const transfers = [sale(date, "60000.00", { ref: "sale", ...told })];
    expect(turnsOn({ date, means: { transfers } }).against).toEqual(
      against.map((what) => `${what}NotTold sale`),
    );
  });

  it("nothing is deducted of nothing", () => {
    const transfers = [sale(date, "20000.00", { ...dwelling, ...proceeds })];
    const { steps } = countMeans({ situation: "", date, category: 2, means: { transfers } });
    const labels = steps.map(({ label }) => label);
    expect(labels).not.toContain("transferWithoutPresent");
    expect(labels).not.toContain("transferWithoutDebts");
  });

  it("the category, where months have gone by", () => {
    const transfers = [sale("2023-03-03", "20000.00", { ref: "sale" })];
    const { gapRefs } = countMeans({ situation: "", date, means: { transfers } });
    expect(gapRefs).toEqual([["sale"]]);
  });
});

describe("the unit in which a served income is told", () => {
  it.each([
    ["a wage, per month", monthly("800.00"), work(), "euroCentsPerMonth"],
    [
      "artistic income, per year",
      monthly("800.00", "artisticIncome"),
      work({ variant: "artist" }),
      "euroCentsPerYear",
    ],
  ] as const)("%s", (_what, income, employment, unit) => {
    const means = { incomes: [income], employments: [employment] };
    const { steps } = countMeans({ situation: "", date, means });
    expect(steps.find(({ label }) => label === "servedIncome")?.unit).toBe(unit);
  });
});
