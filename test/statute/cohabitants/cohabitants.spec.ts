import { citationStatus } from "#statute";
import { stepsThatDoNotAddUp } from "../re-add.js";
import { cohabitantsOf, contextFor, euros } from "./case.js";
import { CHILD_BENEFIT } from "./child-benefit.table.js";
import { DEBTORS } from "./debtors.table.js";
import { incomes, member, monthly, type Row, share } from "./facts.js";
import { FIRST_DEGREE } from "./first-degree.table.js";
import { NEVER } from "./never.table.js";
import { PARTNERS } from "./partners.table.js";
import { SHARES } from "./shares.table.js";

function judge(row: Row) {
  const ctx = contextFor(row);
  const { total, parts } = cohabitantsOf(row.category, row.household, ctx);
  const steps = ctx.trace.steps;
  return { ctx, total, parts, steps };
}

/** The row whose situation begins with `start`. */
const named = (rows: readonly Row[], start: string) =>
  rows.find(({ situation }) => situation.startsWith(start))!;

const openPoints = (steps: ReturnType<typeof judge>["steps"]) =>
  steps.flatMap((step) => (step.kind === "choice" && "value" in step ? [step.value] : []));

describe.each<[string, readonly Row[]]>([
  ["art. 34 KB: spouse and life partner", PARTNERS],
  ["art. 34 KB before 1 March 2026: parents and adult children", FIRST_DEGREE],
  ["art. 34 KB before 1 March 2026: which share of the surplus counts", SHARES],
  ["art. 34 KB: whose means never count", NEVER],
  ["art. 34 KB since 1 March 2026: maintenance debtors", DEBTORS],
  ["art. 34 KB: child benefit for the person", CHILD_BENEFIT],
])("%s", (_article, rows) => {
  it.each(rows)("$date, category $category, $situation: $counted", (row) => {
    const { ctx, total, parts, steps } = judge(row);
    expect(euros(total.value)).toBe(row.counted);
    expect(ctx.gaps.map(({ code }) => code)).toEqual(row.gaps ?? []);
    expect(openPoints(steps)).toEqual(row.open ?? []);
    if (row.rules) expect(parts.map(({ rule }) => rule)).toEqual(row.rules);
    expect(stepsThatDoNotAddUp(steps)).toEqual([]);
  });
});

describe("what is told of each cohabitant", () => {
  it("the pool stands at the first relative, the means at each", () => {
    const row = named(FIRST_DEGREE, "two parents");
    const { parts } = judge(row);
    expect(
      parts.map(({ ref, relation, meansCents, countedCents }) => [
        ref,
        relation,
        euros(meansCents),
        euros(countedCents),
      ]),
    ).toEqual([
      ["father", "parent", "16800.00", "2972.80"],
      ["mother", "parent", "7200.00", "0.00"],
    ]);
  });

  it("of a claiming partner only the wage that was looked at", () => {
    const row = named(PARTNERS, "category 1: the partner claims and works under art. 60");
    const { parts, steps } = judge(row);
    expect(parts.map(({ meansCents }) => euros(meansCents))).toEqual(["18000.00"]);
    // The place in the input, although the income before it is not looked at.
    expect(steps.flatMap(({ refs }) => refs)).toContain("spouse.means.incomes[1]");
    expect(steps.flatMap(({ refs }) => refs)).not.toContain("spouse.means.incomes[0]");
  });

  it("who never counts is named without a look at their means", () => {
    const { steps } = judge(NEVER[0]!);
    expect(steps).toContainEqual(
      expect.objectContaining({ label: "cohabitantsNeverCount", refs: ["sibling"] }),
    );
    expect(steps.filter(({ kind }) => kind === "fact")).toEqual([]);
  });

  it("the amount of category 1 is asked for once, and only to compare with", () => {
    const amounts = (row: Row) =>
      judge(row).steps.filter(({ label }) => label === "categoryAmount").length;
    expect(amounts(named(FIRST_DEGREE, "partner and parents"))).toBe(1);
    expect(amounts(named(PARTNERS, "category 3: all"))).toBe(0);
    expect(amounts(NEVER[0]!)).toBe(0);
  });

  it("only who never counts is named so, by the circle of the file", () => {
    const namedIn = (row: Row) =>
      judge(row).steps.flatMap(({ label, refs }) =>
        label === "cohabitantsNeverCount" ? refs : [],
      );
    for (const row of NEVER.filter(({ category }) => category === 1)) {
      expect(namedIn(row)).toEqual(row.household.members?.map(({ ref }) => ref));
    }
    expect([...FIRST_DEGREE, ...CHILD_BENEFIT].flatMap(namedIn)).toEqual([]);
    // Before the review of a running file, and before the day, the grandmother is outside the circle.
    expect(DEBTORS.flatMap(namedIn)).toEqual(["grandparent", "grandparent", "grandparent"]);
    expect(PARTNERS.flatMap(namedIn)).toEqual(["other"]);
    const { steps } = judge(PARTNERS[0]!);
    expect(steps.map(({ label }) => label)).not.toContain("cohabitantsNeverCount");
  });

  it("whose means a step is about, and which facts it rests on", () => {
    const stepOf = (row: Row, label: string) =>
      judge(row).steps.find((step) => step.label === label);
    const notCounted = stepOf(
      named(PARTNERS, "category 1: the partner claims too"),
      "partnerNotCounted",
    );
    expect(notCounted).toMatchObject({ refs: ["spouse"], person: "partner" });
    const leftOut = stepOf(named(SHARES, "nothing, with reasons"), "relativesLeftOut");
    expect(leftOut).toMatchObject({ refs: ["share", "parent"], person: "relative" });
    const pooled = stepOf(FIRST_DEGREE[0]!, "relativesPooled");
    expect(pooled).toMatchObject({ refs: ["father"], person: "relative", unit: "number" });
    const claimants = stepOf(named(SHARES, "two claimants:"), "claimants");
    expect(claimants).toMatchObject({ value: "2", unit: "number" });
  });

  it.each<[what: string, category: 1 | 3, claims: boolean | undefined, against: string[]]>([
    ["turns on whether the partner claims, in category 1", 1, undefined, ["partnerClaimNotTold"]],
    ["does not where it is told", 1, false, []],
    ["does not in category 3, where the partner has no right apart", 3, undefined, []],
  ])("the answer %s", (_what, category, claims, against) => {
    const told = claims === undefined ? {} : { claims };
    const household = { members: [member("spouse", { ...told, means: incomes(monthly(1200)) })] };
    const { ctx } = judge({ situation: "", date: "2025-03-03", category, household, counted: "" });
    expect(ctx.takenAgainst.map(({ code }) => code)).toEqual(against);
    expect(ctx.takenAgainst.flatMap(({ refs }) => refs)).toEqual(against.map(() => "spouse"));
  });

  it("a minor is named as one", () => {
    const row = named(DEBTORS, "a minor grandchild");
    const minors = judge(row).steps.filter(({ label }) => label === "minorsNeverCount");
    expect(minors.map(({ refs }) => refs)).toEqual([["younger"]]);
  });

  it("child benefit that is left out keeps the place of the other incomes", () => {
    const { steps } = judge(CHILD_BENEFIT[0]!);
    const leftOut = steps.filter(({ label }) => label === "childBenefitLeftOut");
    expect(leftOut.map(({ refs, person }) => [refs, person])).toEqual([
      [["parent.means.incomes[0]"], "relative"],
    ]);
    expect(leftOut).toMatchObject([{ value: "childBenefitForApplicant" }]);
    const facts = steps.filter(({ incomeKind }) => incomeKind === "replacementIncome");
    expect(new Set(facts.flatMap(({ refs }) => refs))).toEqual(
      new Set(["parent.means.incomes[1]"]),
    );
  });

  it("child benefit that a partner has is the partner's", () => {
    const benefit = monthly(200, "childBenefitForApplicant", { supplement: "disability" });
    const household = { members: [member("spouse", { means: incomes(benefit) })] };
    const ctx = contextFor({ date: "2026-03-02" });
    cohabitantsOf(3, household, ctx);
    expect(ctx.trace.steps).toContainEqual(
      expect.objectContaining({
        label: "childBenefitLeftOut",
        value: "disability",
        refs: ["spouse.means.incomes[0]"],
        person: "partner",
      }),
    );
  });

  it("child benefit that counts is named as such", () => {
    const { steps } = judge(CHILD_BENEFIT[4]!);
    expect(steps).toContainEqual(
      expect.objectContaining({
        label: "childBenefitCounts",
        refs: ["parent.means.incomes[0]"],
        status: "sourced",
      }),
    );
  });

  it("left out of a partial question without exempt incomes, it counts", () => {
    const ctx = contextFor({ date: "2025-03-03", without: ["exemptIncome"] });
    const { total } = cohabitantsOf(1, CHILD_BENEFIT[0]!.household, ctx);
    expect(euros(total.value)).toBe("9886.40");
    expect(openPoints(ctx.trace.steps)).toEqual([]);
  });

  it("who is missing, when nobody was asked about the household", () => {
    for (const [category, gaps] of [
      [1, ["cohabitantsMissing"]],
      [2, []],
      [3, ["cohabitantsMissing"]],
    ] as const) {
      const ctx = contextFor({ date: "2025-03-03" });
      expect(euros(cohabitantsOf(category, undefined, ctx).total.value)).toBe("0.00");
      expect(ctx.gaps.map(({ code }) => code)).toEqual(gaps);
    }
  });

  it("gaps name the facts they are about", () => {
    const gapsOf = (row: Row) => judge(row).ctx.gaps.map(({ code, refs }) => [code, refs]);
    const rows = [...PARTNERS, ...FIRST_DEGREE, ...SHARES, ...DEBTORS].filter(({ gaps }) => gaps);
    expect(rows.flatMap(gapsOf)).toEqual([
      ["partnerClaimsInCategory3", ["spouse"]],
      ["cohabitantMeansMissing", ["spouse"]],
      ["partnersSeveral", ["spouse", "lifePartner"]],
      ["countedShareMissing", ["parent"]],
      ["cohabitantAgeMissing", ["child"]],
      ["cohabitantMeansMissing", ["parent"]],
      ["cohabitantMeansMissing", ["child"]],
      ["countedSharesSeveral", ["share", "share"]],
      ["countedShareNeedsEquity", ["share"]],
      ["countedShareNeedsEquity", ["share"]],
      ["countedShareMissing", ["father"]],
    ]);
  });

  it("without a reference, the place in the input", () => {
    const { ref: _ref, ...parent } = member("parent", { means: incomes(monthly(1500)) });
    const { ref: _share, ...half } = share("1/2");
    const ctx = contextFor({ date: "2025-03-03" });
    const { parts } = cohabitantsOf(1, { members: [parent], countedShares: [half] }, ctx);
    expect(parts.map(({ ref }) => ref)).toEqual(["household.members[0]"]);
    const refs = ctx.trace.steps.flatMap((step) => step.refs);
    expect(refs).toContain("household.members[0].means.incomes[0]");
    expect(refs).toContain("household.countedShares[0]");
  });
});

describe("how sure it is", () => {
  const statusOf = (row: Row, label: string) =>
    judge(row).steps.find((step) => step.label === label)?.status;

  const before = named(FIRST_DEGREE, "one parent");
  const since = named(DEBTORS, "parent with");
  const inFull = named(PARTNERS, "category 3: all of the partner's");
  const partnerSince = named(PARTNERS, "category 1 since 1 March 2026");

  it.each<[string, Row, string, string]>([
    ["the pool before 1 March 2026", before, "relativesSurplus", "sourced"],
    ["the pool since", since, "relativesSurplus", "unseen"],
    ["that the whole counts", since, "relativesCountedInFull", "inConflict"],
    ["a reasoned share", named(SHARES, "half"), "relativesCountedInPart", "sourced"],
    ["the division among claimants", named(SHARES, "two claimants:"), "relativesDivided", "unseen"],
    ["how many claim, a fact", named(SHARES, "two claimants:"), "claimants", "sourced"],
    ["the share, a fact", named(DEBTORS, "less than the whole for"), "relativesShare", "sourced"],
    ["a partner in category 3", inFull, "partnerCountedInFull", "sourced"],
    ["a partner since 1 March 2026", partnerSince, "partnerCountedAboveCategory1", "unseen"],
    ["child benefit before", CHILD_BENEFIT[0]!, "childBenefitLeftOut", "inConflict"],
  ])("%s", (_what, row, label, status) => {
    expect(statusOf(row, label)).toBe(status);
  });

  it("says of a partner before 1 March 2026 that article and rule were seen", () => {
    const step = judge(inFull).steps.find(({ label }) => label === "partnerCountedInFull")!;
    expect(citationStatus(step.citation)).toBe("sourced");
  });
});
