import { legalDate } from "#kernel";
import { LANGUAGES, loadParameters } from "#statute";
import { categoryBoundaries } from "../../../libs/statute/src/rules/category/boundaries.js";
import { findCategory } from "../../../libs/statute/src/rules/category/find-category.js";
import { STEP_TEXTS } from "../../../libs/statute/src/trace/labels.js";
import { GAP_TEXTS } from "../../../libs/statute/src/trace/texts/gaps.js";
import { COHABITING } from "./cohabiting.table.js";
import { CUSTODY } from "./custody.table.js";
import type { Row } from "./facts.js";
import { FAMILY } from "./family.table.js";
import { find, written } from "./find.js";
import { HOMELESS } from "./homeless.table.js";
import { LODGINGS } from "./lodgings.table.js";
import { contextOn } from "../context-on.js";

describe.each<[string, readonly Row[]]>([
  ["art. 14 § 1, 1° and 2°: one roof and a common household", COHABITING],
  ["art. 14 § 1, 3°: a family at charge", FAMILY],
  ["art. 14 § 1, 3°: custody", CUSTODY],
  ["art. 14 § 1, 2°: the homeless", HOMELESS],
  ["art. 14 § 1: the student in lodgings", LODGINGS],
])("%s", (_article, rows) => {
  it.each(rows)("$date, $situation: $category", (row) => {
    const { household, date, category, reasons = [], unseen = [], gap, choices, open = [] } = row;
    const { found, gaps, steps } = find(household, date, choices);
    expect(written(found)).toBe(category);
    expect(found?.reasons.map(({ code }) => code) ?? []).toEqual(reasons);
    const notSeen = found?.reasons.filter(({ citation }) => citation.status !== "sourced") ?? [];
    expect(notSeen.map(({ code }) => code)).toEqual(unseen);
    expect(gaps.map(({ code }) => code)).toEqual(gap === undefined ? [] : [gap]);
    const choiceSteps = steps.filter(({ kind }) => kind === "choice");
    expect(choiceSteps.map((step) => "value" in step && step.value)).toEqual(open);
  });
});

describe("what is told of a category", () => {
  const KID = { relation: "child", commonHousehold: true, atCharge: true } as const;

  it("each reason with its facts, then the category", () => {
    const { steps } = find(
      {
        members: [
          { ...KID, ref: "youngest", born: legalDate("2020-01-01") },
          { ...KID, ref: "eldest", born: legalDate("2015-01-01") },
        ],
      },
      "2025-03-03",
    );
    expect(
      steps.map((step) => [step.kind, step.label, "value" in step && step.value, step.refs]),
    ).toEqual([
      ["parameter", "ageOfMajority", "18", []],
      ["rule", "childAtCharge", "3", ["eldest", "youngest"]],
      ["result", "categoryFound", "3", []],
    ]);
  });

  it("both categories of a half-time family", () => {
    const { steps } = find(
      { members: [{ ...KID, born: legalDate("2015-01-01"), custody: "equalTime" }] },
      "2022-06-26",
    );
    expect(steps.map((step) => [step.label, "value" in step && step.value])).toEqual([
      ["ageOfMajority", "18"],
      ["choiceMade", "equalTimeCustody=halfTime"],
      ["childAtCharge", "3/2"],
      ["childHalfOfTheTime", "3/2"],
      ["livesAlone", "3/2"],
      ["categoryFound", "3"],
      ["categoryOtherHalf", "2"],
    ]);
  });

  it("only the children that are there half of the time are named for it", () => {
    const members = [
      { ...KID, ref: "minor", born: legalDate("2015-01-01"), custody: "equalTime" as const },
      { ...KID, ref: "adult", born: legalDate("2000-01-01"), custody: "equalTime" as const },
    ];
    const { found } = find({ members }, "2025-03-03");
    expect(found?.reasons.map(({ code, refs }) => [code, refs])).toEqual([
      ["childAtCharge", ["minor"]],
      ["childHalfOfTheTime", ["minor"]],
    ]);
  });

  it("the facts that are missing, of each child once", () => {
    const members = [
      { ref: "b", relation: "child" as const, commonHousehold: true },
      { ref: "a", relation: "child" as const, commonHousehold: true },
      { ...KID, ref: "c", born: legalDate("2015-01-01"), commonHousehold: false },
    ];
    const { gaps } = find({ members }, "2025-03-03");
    expect(gaps.map(({ code, refs }) => [code, refs])).toEqual([
      ["childFactsMissing", ["a", "b"]],
      ["childFactsContradict", ["c"]],
    ]);
  });

  it("the age of majority only where somebody has a birth date", () => {
    const friend = { relation: "other" as const, commonHousehold: true };
    const { steps } = find({ members: [friend] }, "2025-03-03");
    expect(steps.map(({ label }) => label)).toEqual(["cohabits", "categoryFound"]);
  });

  it("the partners whose own claim excludes one right of the family", () => {
    const spouse = { relation: "spouse" as const, commonHousehold: true, claims: true };
    const members = [
      { ...spouse, ref: "spouse" },
      { ...KID, born: legalDate("2015-01-01") },
    ];
    expect(find({ members }, "2025-03-03").gaps[0]?.refs).toEqual(["spouse"]);
  });

  it("the housing facts that are in doubt", () => {
    const housing = [
      { ref: "b", kind: "homeless" as const },
      { ref: "a", kind: "dwelling" as const },
    ];
    expect(find({ housing }, "2025-03-03").gaps[0]?.refs).toEqual(["a", "b"]);
    const friend = { ref: "friend", relation: "other" as const, commonHousehold: true };
    const { gaps } = find({ housing: [housing[0]!], members: [friend] }, "2025-03-03");
    expect(gaps[0]?.refs).toEqual(["b"]);
  });

  it("nothing without a household", () => {
    const { found, gaps } = find(undefined, "2025-03-03");
    expect(found).toBeUndefined();
    expect(gaps.map(({ code }) => code)).toEqual(["householdMissing"]);
  });

  it("the category found by people, in place of the facts", () => {
    const ctx = contextOn("2025-03-03");
    const given = { category: 1, reasons: "Shares everything with her aunt." } as const;
    const found = findCategory({ household: {}, given }, ctx);
    expect(found?.category).toBe(1);
    expect(found?.reasons.map(({ code, refs }) => [code, refs])).toEqual([
      ["categoryGiven", ["category"]],
    ]);
    expect(JSON.stringify(ctx.trace.steps)).not.toContain("aunt");
  });

  it("steps and gaps have a text in every language", () => {
    for (const labels of [...Object.values(STEP_TEXTS), ...Object.values(GAP_TEXTS)]) {
      expect(LANGUAGES.every((language) => labels[language].length > 1)).toBe(true);
    }
  });
});

describe("days on which a category may change", () => {
  it("are the birth and the majority of each member", () => {
    const members = [
      { relation: "child" as const, commonHousehold: true, born: legalDate("2008-02-29") },
      { relation: "parent" as const, commonHousehold: true },
    ];
    expect(categoryBoundaries({ members }, loadParameters())).toEqual(["2008-02-29", "2026-03-01"]);
    expect(categoryBoundaries(undefined, loadParameters())).toEqual([]);
  });
});
