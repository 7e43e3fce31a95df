import { legalDate } from "#kernel";
import { conditionsOf } from "../../testing/file-conditions.js";
import { caseOfFile } from "./case-of-file.js";

const facts = { requestedOn: legalDate("2025-03-03"), reviewedOn: [], choices: [] };

describe("the case of a file", () => {
  it.each([
    ["met", "willing"],
    ["excusedHealth", "exemptHealth"],
    ["excusedEquity", "exemptEquity"],
    ["notMet", "notWilling"],
  ] as const)(
    "has the assessment of willingness to work that people made: %s",
    (found, outcome) => {
      const { work } = caseOfFile(conditionsOf({}, { willingnessToWork: found }), facts);
      expect(work).toEqual([{ outcome, reasons: "Dat volgt uit het stuk." }]);
    },
  );

  it.each(["undetermined", "none"] as const)(
    "has no assessment of willingness to work that people did not make: %s",
    (found) => {
      const made = caseOfFile(conditionsOf({}, { willingnessToWork: found }), facts);
      expect(made).not.toHaveProperty("work");
    },
  );

  it("begins on the day of the request, with what the centre chose and the reviews there were", () => {
    const choices = [{ key: "rounding" as const, value: "cutOff", from: legalDate("2025-01-01") }];
    const reviewedOn = [legalDate("2026-05-04")];
    const made = caseOfFile(conditionsOf(), { ...facts, choices, reviewedOn });
    expect(made).toMatchObject({ from: "2025-03-03", requestedOn: "2025-03-03", reviewedOn });
    expect(made.choices).toEqual(choices);
    expect(made).not.toHaveProperty("category");
  });

  it("has the category that people gave", () => {
    const givenCategory = { category: 1 as const, reasons: "Deelt het huishouden met haar zus." };
    expect(caseOfFile(conditionsOf(), { ...facts, givenCategory }).category).toEqual(givenCategory);
  });
});
