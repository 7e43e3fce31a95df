import { showsOthers } from "./shows-others.js";

describe("a period is about others than the person", () => {
  it.each([
    ["who are counted", { cohabitants: [{}], trace: [] }, true],
    ["in a step", { trace: [{ label: "annualIncome", person: "partner" }] }, true],
    ["in a step of the first rule set", { trace: [{ label: "partnerIncome" }] }, true],
    [
      "not in a step of the person",
      { trace: [{ label: "partnerIncome", person: "applicant" }] },
      false,
    ],
    ["not in a step of nobody", { trace: [{ label: "categoryAmount" }] }, false],
    ["not where nothing is told", { cohabitants: [], trace: [] }, false],
  ])("%s", (_what, shown, others) => {
    expect(showsOthers(shown)).toBe(others);
  });
});
