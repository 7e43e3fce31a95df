import { legalDate } from "#kernel";
import { categoryAmount } from "../amounts/category-amount.js";
import { cite } from "../law/citation.js";
import { loadParameters } from "../parameters/load-parameters.js";
import { exact } from "./exact.js";
import { Trace } from "./trace.js";

const RULE = cite("rmiWet", "art. 14 § 2", "sourced", "PB-CALC");
const DAY = legalDate("2025-03-03");
const parameters = loadParameters();

/** One step of each way of writing one. */
function written(trace: Trace) {
  const fact = trace.fact("countedMeans", exact(1), RULE, { refs: ["a"], person: "applicant" });
  const rule = trace.rule("meansAfterExemption", exact("1/3"), RULE, "same", [fact]);
  trace.said("choice", "choiceMade", "rounding=halfUp", RULE);
  const share = trace.parameter(
    "usufructShare",
    parameters.valueAt("kb-rmi/art-29/usufruct.share", DAY),
    "percent",
  );
  const amount = trace.categoryAmount(categoryAmount(parameters, 2, DAY));
  return [fact, rule, share, amount].map(({ value }) => value.toFraction());
}

describe("a trace", () => {
  it("writes each step under a number, with what it follows from and nothing that is not so", () => {
    const trace = new Trace();
    written(trace);
    const [fact, rule, choice, share, base, factor, amount] = trace.steps;
    expect(fact).toStrictEqual({
      id: "s1",
      kind: "fact",
      label: "countedMeans",
      citation: RULE,
      status: "sourced",
      from: [],
      operation: "none",
      refs: ["a"],
      person: "applicant",
      unit: "euroCentsPerYear",
      amountCents: 1,
    });
    expect(rule).toStrictEqual({
      id: "s2",
      kind: "rule",
      label: "meansAfterExemption",
      citation: RULE,
      status: "sourced",
      from: ["s1"],
      operation: "same",
      refs: [],
      unit: "euroCentsPerYear",
      amountCents: 0,
      exact: "1/3",
    });
    expect(choice).toMatchObject({ id: "s3", unit: "code", value: "rounding=halfUp", from: [] });
    expect(share).toMatchObject({
      unit: "percent",
      value: "40",
      parameter: { key: "kb-rmi/art-29/usufruct.share" },
    });
    expect(share).not.toHaveProperty("parameter.whatIf");
    expect(base).toMatchObject({
      label: "baseAmount",
      unit: "euroCentsPerYear",
      amountCents: 905_825,
    });
    expect(factor).toMatchObject({
      label: "indexCoefficient",
      unit: "factor",
      factor: "1.7410",
      indexJumps: 28,
      parameter: { key: "rmi-wet/art-15/index-jumps", validFrom: "2025-02-01" },
    });
    expect(amount).toMatchObject({
      label: "categoryAmount",
      from: [base?.id, factor?.id],
      amountCents: 1_577_041,
    });
    expect(trace.steps).toHaveLength(7);
  });

  it("that is silent writes nothing, and gives the same", () => {
    const silent = new Trace(true);
    expect(written(silent)).toEqual(written(new Trace()));
    expect(silent.steps).toEqual([]);
  });

  it("says of an amount per month that it is one", () => {
    const trace = new Trace();
    const { annual, ...indexation } = categoryAmount(parameters, 2, DAY);
    const base = { ...indexation.base, unit: "euroCentsPerMonth" as const };
    const labels = { base: "spiBase", amount: "spiAmount" } as const;
    trace.indexedAmount(labels, { ...indexation, base }, annual, "euroCentsPerMonth");
    expect(trace.steps.map(({ unit }) => unit)).toEqual([
      "euroCentsPerMonth",
      "factor",
      "euroCentsPerMonth",
    ]);
  });

  it.each([
    ["2018-06-30", false],
    ["2018-07-01", true],
    ["2019-12-31", true],
    ["2020-01-01", false],
  ])("says of category 3 on %s that the cents of its base were not found: %p", (day, said) => {
    const trace = new Trace();
    trace.categoryAmount(categoryAmount(parameters, 3, legalDate(day)));
    expect(trace.steps.some(({ label }) => label === "baseCentsNotFound")).toBe(said);
  });

  it.each([
    ["number", "1.0895", "1.0895"],
    ["percent", "40.5", "40.5"],
    ["percent", "1/3", "1/3"],
    ["share", "0.5", "1/2"],
    ["years", "3", "3"],
  ] as const)("writes a %s of %s as %s", (unit, value, text) => {
    const trace = new Trace();
    trace.fact("relativesShare", exact(value), RULE, { unit });
    expect(trace.steps[0]).toMatchObject({ unit, value: text });
  });
});
