import { Erased, ErasedDataUsed, instant } from "#kernel";
import { type Condition, CONDITIONS, type Outcome, type Period } from "#statute";
import { disagreements, type Findings, findingsOf, rightInFile } from "./right-of-file.js";

const MET = Object.fromEntries(CONDITIONS.map((condition) => [condition, "met"])) as Findings;

/** What the rules say of a period: met, but for `verdicts`; whether the means are sufficient. */
function period(
  sufficient: boolean | undefined,
  verdicts: Partial<Record<Condition, Outcome>> = {},
): Pick<Period, "verdicts" | "amounts"> {
  const says = CONDITIONS.map((condition) => ({
    condition,
    outcome: verdicts[condition] ?? "met",
    reasons: [],
  }));
  const amounts = { meansSufficient: sufficient } as NonNullable<Period["amounts"]>;
  return { verdicts: says, ...(sufficient === undefined ? {} : { amounts }) };
}

const without = (condition: Condition): Findings =>
  Object.fromEntries(Object.entries(MET).filter(([found]) => found !== condition));

describe("art. 3: the right in a file", () => {
  it.each<[what: string, of: ReturnType<typeof period>, findings: Findings, right: string]>([
    ["all six found met", period(false), MET, "open"],
    ["excused from work", period(false), { ...MET, willingnessToWork: "excusedEquity" }, "open"],
    ["one not found yet", period(false), without("residence"), "undetermined"],
    ["one found undetermined", period(false), { ...MET, age: "undetermined" }, "undetermined"],
    ["no amounts", period(undefined), MET, "undetermined"],
    [
      "one found not met, where the rules leave it open",
      period(false, { residence: "undetermined" }),
      { ...MET, residence: "notMet" },
      "notOpen",
    ],
    [
      "one found not met, where the rules say met",
      period(false),
      { ...MET, residence: "notMet" },
      "undetermined",
    ],
    [
      "one found met, where the rules say not met",
      period(false, { age: "notMet" }),
      MET,
      "undetermined",
    ],
    [
      "not willing, another condition not found yet: no disagreement on that one",
      period(false, { willingnessToWork: "notMet" }),
      { ...without("residence"), willingnessToWork: "notMet" },
      "notOpen",
    ],
    [
      "not willing, another condition found undetermined",
      period(false, { willingnessToWork: "notMet" }),
      { ...MET, residence: "undetermined", willingnessToWork: "notMet" },
      "notOpen",
    ],
    [
      "not willing, another condition left open by the rules",
      period(false, { willingnessToWork: "notMet", residence: "undetermined" }),
      { ...MET, willingnessToWork: "notMet" },
      "notOpen",
    ],
    [
      "sufficient means, not found yet",
      period(true, { means: "notMet" }),
      without("means"),
      "notOpen",
    ],
    [
      "sufficient means, found so",
      period(true, { means: "notMet" }),
      { ...MET, means: "notMet" },
      "notOpen",
    ],
    [
      "sufficient only by facts that were not told, not found yet",
      period(true, { means: "undetermined" }),
      without("means"),
      "undetermined",
    ],
    [
      "sufficient only by facts that were not told, found sufficient by people",
      period(true, { means: "undetermined" }),
      { ...MET, means: "notMet" },
      "notOpen",
    ],
    [
      "sufficient only by facts that were not told, found insufficient by people",
      period(true, { means: "undetermined" }),
      MET,
      "undetermined",
    ],
  ])("%s", (_what, of, findings, right) => {
    expect(rightInFile(of, findings)).toBe(right);
  });

  it("names the conditions on which rule and finding say the opposite", () => {
    const findings: Findings = { ...MET, residence: "notMet", nationality: "notMet" };
    const says = period(false, { age: "notMet", nationality: "notMet" });
    expect(disagreements(says, findings)).toEqual(["residence", "age"]);
  });
});

describe("findings as a list", () => {
  it("are found again by condition", () => {
    expect(
      findingsOf([
        { condition: "age", outcome: "met" },
        { condition: "willingnessToWork", outcome: "excusedHealth" },
      ]),
    ).toEqual({ age: "met", willingnessToWork: "excusedHealth" });
  });

  it("are not used when one was erased", () => {
    const outcome = new Erased(instant("2035-03-03T08:00:00Z"), "list: 4.2") as never;
    expect(() => findingsOf([{ condition: "age", outcome }])).toThrow(ErasedDataUsed);
  });
});
