import fc from "fast-check";
import { addDays, legalDate } from "#kernel";
import { LANGUAGES, loadParameters } from "#statute";
import { type Household, RELATIONS } from "../../../libs/statute/src/facts/household.js";
import { categoryBoundaries } from "../../../libs/statute/src/rules/category/boundaries.js";
import { findCategory } from "../../../libs/statute/src/rules/category/find-category.js";
import { STEP_TEXTS } from "../../../libs/statute/src/trace/labels.js";
import { GAP_TEXTS } from "../../../libs/statute/src/trace/texts/gaps.js";
import { COHABITING } from "./cohabiting.table.js";
import { CUSTODY } from "./custody.table.js";
import type { Row } from "./facts.js";
import { FAMILY } from "./family.table.js";
import { HOMELESS } from "./homeless.table.js";
import { LODGINGS } from "./lodgings.table.js";
import { contextOn } from "../context-on.js";

const SEED = 20_260_822;

function find(household: Household | undefined, date: string, choices: Row["choices"] = {}) {
  const ctx = contextOn(date, choices);
  const found = findCategory({ household, given: undefined }, ctx);
  return { found, gaps: ctx.gaps, steps: ctx.trace.steps };
}

const written = (found: ReturnType<typeof find>["found"]) =>
  found === undefined
    ? "none"
    : [found.category, ...(found.halfTimeWith ? [found.halfTimeWith] : [])].join("/");

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

const near = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((later) => addDays(legalDate(from), later));
const anyHousehold = fc.record(
  {
    housing: fc.array(
      fc.record(
        {
          ref: fc.constantFrom("x", "y"),
          kind: fc.constantFrom("dwelling", "homeless", "studentLodgings", "shelter"),
          hasIndividualPlan: fc.boolean(),
        },
        { requiredKeys: ["ref", "kind"] },
      ),
      { maxLength: 2 },
    ),
    members: fc.array(
      fc.record(
        {
          ref: fc.constantFrom("a", "b", "c", "d"),
          relation: fc.constantFrom(...RELATIONS, "child", "spouse"),
          commonHousehold: fc.boolean(),
          born: near("2004-01-01", 8000),
          married: fc.boolean(),
          atCharge: fc.boolean(),
          custody: fc.constantFrom("full", "equalTime", "visits"),
          claims: fc.boolean(),
        },
        { requiredKeys: ["ref", "relation", "commonHousehold"] },
      ),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Household>;

describe(`the category, properties (seed ${SEED})`, () => {
  const date = near("2022-01-01", 1200);
  const RUNS = { seed: SEED, numRuns: 1500 };

  it("the order of the facts is irrelevant", () => {
    fc.assert(
      fc.property(anyHousehold, date, (household, on) => {
        const { housing, members } = household;
        const reversed = {
          ...(housing ? { housing: housing.toReversed() } : {}),
          ...(members ? { members: members.toReversed() } : {}),
        };
        expect(find(reversed, on)).toEqual(find(household, on));
      }),
      RUNS,
    );
  });

  it("there is a category with reasons, or else a gap", () => {
    fc.assert(
      fc.property(anyHousehold, date, (household, on) => {
        const { found, gaps } = find(household, on);
        expect(found === undefined).toBe(gaps.length > 0);
        expect(found?.reasons.length).not.toBe(0);
      }),
      RUNS,
    );
  });

  it("between two boundaries the category does not change", () => {
    const parameters = loadParameters();
    fc.assert(
      fc.property(anyHousehold, date, (household, on) => {
        const next = addDays(on, 1);
        fc.pre(next !== "2022-06-27");
        fc.pre(!categoryBoundaries(household, parameters).includes(next));
        expect(find(household, next)).toEqual(find(household, on));
      }),
      RUNS,
    );
  });

  it("somebody with a household of their own under the same roof changes no category but by name", () => {
    fc.assert(
      fc.property(anyHousehold, date, (household, on) => {
        const lodger = { ref: "z", relation: "other" as const, commonHousehold: false };
        const members = [...(household.members ?? []), lodger];
        expect(written(find({ ...household, members }, on).found)).toBe(
          written(find(household, on).found),
        );
      }),
      RUNS,
    );
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
