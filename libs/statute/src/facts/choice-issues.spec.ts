import { choiceIssues } from "./choice-issues.js";

const made = { key: "partMonth", value: "yearOver365", from: "2025-01-01" };

describe("the choices of a centre", () => {
  it("are alternatives of open points, each from a day on", () => {
    expect(choiceIssues([])).toEqual([]);
    expect(choiceIssues([made, { ...made, value: "daysOfMonth", from: "2026-01-01" }])).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ["no point of the law", [{ ...made, key: "generosity" }], "/choices/0/key"],
    ["no alternative", [{ ...made, value: "generous" }], "/choices/0/value"],
    ["no day", [{ ...made, from: "2025-02-30" }], "/choices/0/from"],
    ["two on one day", [made, { ...made, value: "daysOfMonth" }], "/choices/1/from"],
    ["no list", made, "/choices"],
  ])("%s is refused, by its place", (_what, choices, pointer) => {
    expect(choiceIssues(choices).map((issue) => issue.pointer)).toContain(pointer);
  });
});
