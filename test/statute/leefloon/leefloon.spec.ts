import { categoryAmount, type Category, CATEGORIES } from "#statute";
import { leefloonFor } from "../../../libs/statute/src/rules/leefloon/leefloon.js";
import { monthOfYear } from "../../../libs/statute/src/rules/leefloon/month-of-year.js";
import { exact } from "../../../libs/statute/src/trace/exact.js";
import { amountOf, calculate, type Circumstances, contextFor, euros } from "../cohabitants/case.js";
import { ownMeans } from "../cohabitants/case.js";
import { OWN_AND_PARTNER } from "./own-and-partner.table.js";
import { RELATIVES } from "./relatives.table.js";
import { stepsThatDoNotAddUp } from "../re-add.js";

describe("worked examples: cohabitants, general exemption, difference, month", () => {
  it.each([...OWN_AND_PARTNER, ...RELATIVES])(
    "$name → $month",
    ({ category, own, household, month, ...row }) => {
      const { leefloon, ctx } = calculate(category, own, household, contextFor(row));
      expect(ctx.gaps).toEqual([]);
      expect(euros(leefloon.countedMeans)).toBe(row.counted);
      expect(euros(leefloon.exemption)).toBe(row.exemption);
      expect(leefloon.meansSufficient).toBe(month === "sufficient");
      expect(euros(exact(leefloon.monthlyCents))).toBe(month === "sufficient" ? "0.00" : month);
      expect(stepsThatDoNotAddUp(ctx.trace.steps)).toEqual([]);
      expect(ctx.trace.steps.at(-1)).toMatchObject({
        kind: "result",
        unit: "euroCentsPerMonth",
        amountCents: leefloon.monthlyCents,
      });
    },
  );
});

function ownOnly(category: Category, own: string, circumstances: Circumstances) {
  const ctx = contextFor(circumstances);
  const amount = amountOf(category, ctx);
  const nothing = ownMeans("0", ctx);
  const outcome = leefloonFor(
    { category, amount, own: ownMeans(own, ctx), cohabitants: nothing },
    ctx,
  );
  return { outcome, steps: ctx.trace.steps };
}

describe("art. 3, 4° and 22 § 2: order and limits", () => {
  it.each<[Category, string, string, string]>([
    [1, "10513.59", "155.00", "155.01"],
    [2, "15770.40", "250.00", "250.01"],
    [3, "21312.86", "310.00", "310.01"],
  ])("category %i, one cent below: %s, exempt %s, %s a year", (category, own, exempt, annual) => {
    const { outcome } = ownOnly(category, own, { date: "2025-03-03" });
    expect(euros(outcome.exemption)).toBe(exempt);
    expect(euros(outcome.annual.value)).toBe(annual);
    expect(outcome.meansSufficient).toBe(false);
  });

  it.each<[Category, string]>([
    [1, "10513.60"],
    [2, "15770.41"],
    [3, "21312.87"],
  ])("category %i, exactly %s: sufficient, no exemption", (category, own) => {
    const { outcome, steps } = ownOnly(category, own, { date: "2025-03-03" });
    expect(outcome).toMatchObject({ meansSufficient: true, monthlyCents: 0 });
    expect(euros(outcome.exemption)).toBe("0.00");
    expect(steps.some(({ label }) => label === "generalExemption")).toBe(false);
    // What is compared: the amount of the category and the means.
    const amount = steps.find(({ label }) => label === "categoryAmount");
    const means = steps.findLast(({ label }) => label === "countedMeans");
    expect(steps.at(-1)?.from).toEqual([amount?.id, means?.id]);
  });

  it("more than the amount is sufficient too, and never negative", () => {
    const { outcome } = ownOnly(1, "99999", { date: "2025-03-03" });
    expect(outcome).toMatchObject({ meansSufficient: true, monthlyCents: 0 });
    expect(euros(outcome.annual.value)).toBe("0.00");
  });

  it("switched off in a partial question, the exemption is not taken", () => {
    const { outcome } = ownOnly(1, "1200", { date: "2025-03-03", without: ["generalExemption"] });
    // 10,513.60 − 1,200.00 = 9,313.60; / 12 = 776.1333.
    expect(outcome.monthlyCents).toBe(77_613);
    expect(euros(outcome.exemption)).toBe("0.00");
  });

  it("without means there is nothing to exempt and nothing to say of it", () => {
    const { outcome, steps } = ownOnly(1, "0", { date: "2025-03-03" });
    expect(euros(outcome.exemption)).toBe("0.00");
    expect(steps.some(({ label }) => label === "generalExemption")).toBe(false);
  });

  it.each<[string, string, string]>([
    ["a full exemption was seen", "155", "sourced"],
    ["an exemption cut at zero was not", "154.99", "unseen"],
  ])("%s", (_what, own, status) => {
    const { steps } = ownOnly(1, own, { date: "2025-03-03" });
    expect(steps.find(({ label }) => label === "exemptionApplied")?.status).toBe(status);
  });
});

describe("the month", () => {
  const month = (own: string, choices: Circumstances["choices"] = {}) => {
    const { outcome, steps } = ownOnly(1, own, { date: "2025-03-03", choices });
    const last = steps.at(-1)!;
    const chosen = steps
      .filter(({ kind }) => kind === "choice")
      .map((step) => "value" in step && step.value);
    return { cents: outcome.monthlyCents, status: last.status, chosen };
  };

  it.each([
    // Own means as told; year = 10,513.60 − (own − 155.00).
    ["a twelfth without fraction leaves nothing to choose", "1200", 78_905, "sourced", []],
    // 9,468.62 / 12 = 789.0516…
    ["below half a cent", "1199.98", 78_905, "unseen", ["rounding=halfUp"]],
    // 9,468.66 / 12 = 789.055.
    ["half a cent", "1199.94", 78_906, "unseen", ["rounding=halfUp"]],
  ])("%s", (_what, own, cents, status, chosen) => {
    expect(month(own)).toEqual({ cents, status, chosen });
  });

  it("cut off, where a centre does", () => {
    expect(month("1199.94", { rounding: "cutOff" })).toEqual({
      cents: 78_905,
      status: "unseen",
      chosen: ["rounding=cutOff"],
    });
  });

  it("without means the month is the published one, as sure as that", () => {
    expect(month("0")).toEqual({ cents: 87_613, status: "sourced", chosen: [] });
  });

  it.each(CATEGORIES)(
    "without means, category %i: the month of the tables on every day",
    (category) => {
      for (const date of ["2016-06-01", "2019-07-01", "2023-01-01", "2024-05-01", "2026-03-01"]) {
        const { outcome, steps } = ownOnly(category, "0", { date });
        const { monthly } = categoryAmount(
          contextFor({ date }).parameters,
          category,
          contextFor({ date }).date,
        );
        expect(outcome.monthlyCents).toBe(monthly.amountCents);
        const { status } = steps.at(-1)!;
        expect(["sourced", monthly.status]).toContain(status);
      }
    },
  );

  it("of half of two years: rounded once", () => {
    const ctx = contextFor({ date: "2021-05-01" });
    const half = ownMeans("13892.515", ctx);
    // 13,892.515 / 12 = 1,157.7095…
    expect(monthOfYear(half, ctx)).toBe(115_771);
  });
});
