import fc from "fast-check";
import { addDays, legalDate } from "#kernel";
import { loadParameters } from "#statute";
import { type Household, RELATIONS } from "../../../libs/statute/src/facts/household.js";
import { categoryBoundaries } from "../../../libs/statute/src/rules/category/boundaries.js";
import { find, written } from "./find.js";

const SEED = 20_260_822;

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
