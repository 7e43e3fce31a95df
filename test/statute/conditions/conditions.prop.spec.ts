import fc from "fast-check";
import { addDays, legalDate } from "#kernel";
import { loadParameters } from "#statute";
import {
  ASSIMILATIONS,
  CLAIM_STATES,
  NATIONALITY_STATUSES,
  WORK_OUTCOMES,
} from "../../../libs/statute/src/facts/person.js";
import { conditionBoundaries } from "../../../libs/statute/src/rules/conditions/boundaries.js";
import type { Row } from "./facts.js";
import { judgeAll } from "./judges.js";

const SEED = 20_260_821;

const near = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((later) => addDays(legalDate(from), later));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const list = <T>(value: fc.Arbitrary<T>) => optional(fc.array(value, { maxLength: 4 }));
const ref = fc.constantFrom("a", "b", "c", "d");

const anyFacts = fc.record(
  {
    born: near("1958-01-01", 20_000),
    stays: list(fc.record({ ref, inBelgium: fc.boolean(), lawful: fc.boolean() })),
    assimilations: list(fc.record({ ref, by: fc.constantFrom(...ASSIMILATIONS) })),
    nationalities: list(
      fc.record(
        {
          ref,
          status: fc.constantFrom(...NATIONALITY_STATUSES),
          residenceOverThreeMonths: fc.boolean(),
          residentSince: near("2024-10-01", 300),
        },
        { requiredKeys: ["ref", "status"] },
      ),
    ),
    work: list(
      fc.record({ ref, outcome: fc.constantFrom(...WORK_OUTCOMES), reasons: fc.constant("Why.") }),
    ),
    claims: list(
      fc.record(
        {
          ref,
          benefit: fc.constantFrom("unemployment", "maintenance", "incomeGuaranteeForElderly"),
          state: fc.constantFrom(...CLAIM_STATES),
          advance: fc.boolean(),
          required: fc.boolean(),
        },
        { requiredKeys: ["ref", "benefit", "state"] },
      ),
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Row["facts"]>;

describe(`verdicts, properties (seed ${SEED})`, () => {
  const date = near("2024-11-01", 400);
  const RUNS = { seed: SEED, numRuns: 1000 };

  it("the order of the facts is irrelevant", () => {
    fc.assert(
      fc.property(anyFacts, date, (facts, on) => {
        const reversed = Object.fromEntries(
          Object.entries(facts).map(([key, value]) => [
            key,
            Array.isArray(value) ? value.toReversed() : value,
          ]),
        ) as Row["facts"];
        expect(judgeAll(reversed, on)).toEqual(judgeAll(facts, on));
      }),
      RUNS,
    );
  });

  it("a fact told twice changes nothing", () => {
    fc.assert(
      fc.property(anyFacts, date, (facts, on) => {
        const twice = Object.fromEntries(
          Object.entries(facts).map(([key, value]) => [
            key,
            Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[])] : value,
          ]),
        ) as Row["facts"];
        expect(judgeAll(twice, on)).toEqual(judgeAll(facts, on));
      }),
      RUNS,
    );
  });

  it("every verdict has a reason", () => {
    fc.assert(
      fc.property(anyFacts, date, (facts, on) => {
        expect(judgeAll(facts, on).every(({ reasons }) => reasons.length > 0)).toBe(true);
      }),
      RUNS,
    );
  });

  it("between two boundaries no verdict changes", () => {
    const parameters = loadParameters();
    const changes = parameters.definitions
      .flatMap(({ values }) => values.map(({ validFrom }) => validFrom))
      .concat(legalDate("2025-02-01"));
    fc.assert(
      fc.property(anyFacts, date, (facts, on) => {
        const next = addDays(on, 1);
        const turning = [...conditionBoundaries(facts, parameters), ...changes].includes(next);
        fc.pre(!turning);
        expect(judgeAll(facts, next)).toEqual(judgeAll(facts, on));
      }),
      RUNS,
    );
  });
});
