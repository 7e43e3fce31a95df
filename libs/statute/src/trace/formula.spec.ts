import { cite } from "../law/citation.js";
import { exact } from "./exact.js";
import { stepFormula } from "./formula.js";
import { changedSteps, mainSteps } from "./main-steps.js";
import type { Operation, TraceStep } from "./step.js";
import { Trace } from "./trace.js";

const RULE = cite("rmiWet", "art. 14 § 2", "sourced", "PB-CALC");
const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");

/** The formula of the last of these steps: facts of 120.00, 20.00 and a rule on both. */
function formula(operation: Operation, unit: "euroCents" | "percent" | "share" = "euroCents") {
  const trace = new Trace();
  const one = trace.fact("countedMeans", exact(12_000), RULE, { unit: "euroCents" });
  const value = unit === "share" ? exact("1/3") : exact(unit === "percent" ? 50 : 2_000);
  const other = trace.fact("generalExemption", value, RULE, { unit });
  trace.rule("meansAfterExemption", exact(1), RULE, operation, [one, other]);
  return plain(stepFormula(trace.steps.at(-1)!, trace.steps, "nl"));
}

describe("how a step follows from the figures before it", () => {
  it.each<[Operation, string | undefined]>([
    ["sum", "€ 120,00 + € 20,00"],
    ["difference", "€ 120,00 − € 20,00"],
    ["positiveDifference", "€ 120,00 − € 20,00"],
    ["product", "€ 120,00 × € 20,00"],
    ["quotient", "€ 120,00 / € 20,00"],
    ["half", "€ 120,00 / 2"],
    ["twelveTimes", "12 × € 120,00"],
    ["twelfth", "€ 120,00 / 12"],
    ["least", undefined],
    ["greatest", undefined],
    ["none", undefined],
  ])("%s: %s", (operation, said) => {
    expect(formula(operation)).toBe(said);
  });

  it("with percentages and shares as they are", () => {
    expect(formula("percentOf", "percent")).toBe("€ 120,00 × 50 %");
    expect(formula("product", "share")).toBe("€ 120,00 × 1/3");
  });

  it("of a rounded figure it is the formula of the figure", () => {
    const trace = new Trace();
    const year = trace.fact("annualLeefloon", exact(1_002_041), RULE);
    const twelfth = trace.rule("twelfth", exact("1002041/12"), RULE, "twelfth", [year]);
    trace.result("monthlyLeefloon", exact(83_503), RULE, "halfUp", [twelfth]);
    expect(plain(stepFormula(trace.steps[2]!, trace.steps, "nl"))).toBe("€ 10.020,41 / 12");
    expect(stepFormula(trace.steps[0]!, trace.steps, "nl")).toBeUndefined();
  });

  it("a difference of which nothing is left says so", () => {
    const trace = new Trace();
    const one = trace.fact("countedMeans", exact(2_000), RULE);
    const other = trace.fact("generalExemption", exact(12_000), RULE);
    trace.rule("meansAfterExemption", exact(0), RULE, "positiveDifference", [one, other]);
    expect(plain(stepFormula(trace.steps[2]!, trace.steps, "nl"))).toBe("€ 20,00 ≤ € 120,00");
  });

  it("a sum of one figure is no formula", () => {
    const trace = new Trace();
    const one = trace.fact("incomePerMonth", exact(12_000), RULE);
    trace.rule("ownMeans", exact(12_000), RULE, "sum", [one]);
    expect(stepFormula(trace.steps[1]!, trace.steps, "en")).toBeUndefined();
  });
});

describe("the main lines of a calculation", () => {
  const step = (id: string, label: TraceStep["label"], value: string, from: string[] = []) =>
    ({
      id,
      kind: "rule",
      label,
      unit: "code",
      value,
      citation: RULE,
      from,
      refs: [],
      status: "sourced",
    }) as const;

  it("leave out the figures of the law and the twelfth that is rounded next", () => {
    const trace: TraceStep[] = [
      { ...step("s1", "generalExemption", "1"), kind: "parameter" },
      step("s2", "livesAlone", "2"),
      step("s3", "twelfth", "1"),
      { ...step("s4", "monthlyLeefloon", "1"), kind: "result" },
    ];
    expect(mainSteps(trace).map(({ id }) => id)).toEqual(["s2", "s4"]);
  });

  it("of a later period those that say something else, wherever they stand", () => {
    const earlier = [step("s1", "livesAlone", "2"), step("s2", "countedMeans", "1", ["s1"])];
    const later = [
      step("s1", "cohabits", "1"),
      step("s4", "countedMeans", "1", ["s1", "s3"]),
      step("s5", "livesAlone", "3"),
    ];
    expect(changedSteps(later, earlier).map(({ id }) => id)).toEqual(["s1", "s5"]);
    expect(changedSteps(later, later)).toEqual([]);
  });
});
