import fc from "fast-check";
import { addDays, legalDate } from "#kernel";
import { type Condition, LANGUAGES, loadParameters } from "#statute";
import {
  ASSIMILATIONS,
  CLAIM_STATES,
  NATIONALITY_STATUSES,
  WORK_OUTCOMES,
} from "../../../libs/statute/src/facts/person.js";
import { judgeAge } from "../../../libs/statute/src/rules/conditions/age.js";
import { conditionBoundaries } from "../../../libs/statute/src/rules/conditions/boundaries.js";
import { judgeExhaustion } from "../../../libs/statute/src/rules/conditions/exhaustion.js";
import { judgeNationality } from "../../../libs/statute/src/rules/conditions/nationality.js";
import { judgeResidence } from "../../../libs/statute/src/rules/conditions/residence.js";
import { judgeWillingness } from "../../../libs/statute/src/rules/conditions/willingness.js";
import type { Verdict } from "../../../libs/statute/src/rules/verdict.js";
import { REASON_TEXTS } from "../../../libs/statute/src/trace/texts/reasons.js";
import { contextOn } from "../context-on.js";
import { AGE } from "./age.table.js";
import { EXHAUSTION, MAINTENANCE } from "./exhaustion.table.js";
import type { Row } from "./facts.js";
import { NATIONALITY } from "./nationality.table.js";
import { PENSION } from "./pension.table.js";
import { RESIDENCE } from "./residence.table.js";
import { WILLINGNESS } from "./willingness.table.js";

const SEED = 20_260_821;

type Judge = (facts: Row["facts"], date: string) => Verdict;

const residence: Judge = ({ stays }) => judgeResidence(stays);
const age: Judge = ({ born, assimilations }, date) =>
  judgeAge(born, assimilations, contextOn(date));
const nationality: Judge = ({ nationalities }, date) =>
  judgeNationality(nationalities, contextOn(date));
const willingness: Judge = ({ work }) => judgeWillingness(work);
const exhaustion: Judge = ({ claims, born }, date) =>
  judgeExhaustion(claims, born, contextOn(date));

describe.each<[string, Condition, Judge, readonly Row[]]>([
  ["art. 3, 1°: residence", "residence", residence, RESIDENCE],
  ["art. 3, 2° and 7: age", "age", age, AGE],
  ["art. 3, 3°: nationality", "nationality", nationality, NATIONALITY],
  ["art. 3, 5°: willingness to work", "willingnessToWork", willingness, WILLINGNESS],
  ["art. 3, 6°: exhaustion of rights", "exhaustionOfRights", exhaustion, EXHAUSTION],
  ["art. 4: maintenance", "exhaustionOfRights", exhaustion, MAINTENANCE],
  ["art. 3, 6°: pension age", "exhaustionOfRights", exhaustion, PENSION],
])("%s", (_article, condition, judge, rows) => {
  it.each(rows)("$date, $situation: $outcome", ({ date, facts, outcome, reasons, unseen = [] }) => {
    const verdict = judge(facts, date);
    expect(verdict.condition).toBe(condition);
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.reasons.map(({ code }) => code)).toEqual(reasons);
    const notSeen = verdict.reasons.filter(({ citation }) => citation.status !== "sourced");
    expect(notSeen.map(({ code }) => code)).toEqual(unseen);
  });
});

describe("the reasons of a verdict", () => {
  it("name the facts they rest on, in an order of their own", () => {
    const stays = [
      { ref: "register", inBelgium: true, lawful: true },
      { ref: "lease", inBelgium: true, lawful: true },
    ];
    expect(judgeResidence(stays).reasons.map(({ refs }) => refs)).toEqual([
      ["lease", "register"],
      ["lease", "register"],
    ]);
  });

  it("name the birth date, which has no reference of its own", () => {
    const verdict = age({ born: legalDate("1990-01-01") }, "2025-03-03");
    expect(verdict.reasons[0]?.refs).toEqual(["born"]);
  });

  it("name only the facts of that reason", () => {
    const verdict = judgeWillingness([
      { ref: "b", outcome: "exemptEquity", reasons: "Small children." },
      { ref: "a", outcome: "exemptHealth", reasons: "Recovering." },
    ]);
    expect(verdict.reasons.map(({ refs }) => refs)).toEqual([["a"], ["b"]]);
  });

  it("are one for several rights in the same state", () => {
    const claims = [
      { ref: "y", benefit: "unemployment", state: "pending" as const },
      { ref: "x", benefit: "disability", state: "pending" as const },
    ];
    const { reasons } = exhaustion({ born: legalDate("1990-01-01"), claims }, "2025-03-03");
    expect(reasons.map(({ code, refs }) => [code, refs])).toEqual([["rightPending", ["x", "y"]]]);
  });

  it("stand in the same order whichever claim is told first", () => {
    const claims = [
      { benefit: "unemployment", state: "pending" as const },
      { benefit: "unemployment", state: "pending" as const, advance: true },
    ];
    for (const told of [claims, claims.toReversed()]) {
      const { reasons } = exhaustion({ born: legalDate("1990-01-01"), claims: told }, "2025-03-03");
      expect(reasons.map(({ code }) => code)).toEqual(["advanceOnRight", "rightPending"]);
    }
  });

  it("have a text in every language", () => {
    for (const labels of Object.values(REASON_TEXTS)) {
      expect(LANGUAGES.every((language) => labels[language].length > 1)).toBe(true);
    }
  });
});

describe("the figures on which a condition turns are steps of the trace", () => {
  const labels = (ctx: ReturnType<typeof contextOn>) =>
    ctx.trace.steps.map((step) => [step.label, "value" in step ? step.value : "", step.unit]);

  it("the age of majority", () => {
    const ctx = contextOn("2025-03-03");
    judgeAge(legalDate("1990-01-01"), undefined, ctx);
    expect(labels(ctx)).toEqual([["ageOfMajority", "18", "years"]]);
  });

  it("the waiting time, where it matters", () => {
    const ctx = contextOn("2025-03-03");
    judgeNationality([{ status: "belgian" }], ctx);
    expect(labels(ctx)).toEqual([]);
    judgeNationality([{ status: "euCitizen" }], ctx);
    expect(labels(ctx)).toEqual([["euWaitingTime", "3", "months"]]);
  });

  it("the pension age that applies to the person, not the one of the day", () => {
    const ctx = contextOn("2025-03-03");
    judgeExhaustion([], legalDate("1990-01-01"), ctx);
    expect(labels(ctx)).toEqual([]);
    judgeExhaustion([], legalDate("1959-12-31"), ctx);
    expect(labels(ctx)).toEqual([["pensionAge", "65", "years"]]);
  });
});

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

const judgeAll = (facts: Row["facts"], date: string) =>
  [residence, age, nationality, willingness, exhaustion].map((judge) => judge(facts, date));

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

  it("every verdict has a reason, and nothing known is never not met", () => {
    fc.assert(
      fc.property(anyFacts, date, (facts, on) => {
        expect(judgeAll(facts, on).every(({ reasons }) => reasons.length > 0)).toBe(true);
      }),
      RUNS,
    );
    expect(judgeAll({}, "2025-03-03").map(({ outcome }) => outcome)).toEqual(
      Array(5).fill("undetermined"),
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

describe("days on which a verdict may change", () => {
  it("are the birthdays that matter, the end of the waiting time and the day of a new rule", () => {
    const days = conditionBoundaries(
      {
        born: legalDate("1960-01-31"),
        nationalities: [{ status: "euCitizen", residentSince: legalDate("2025-01-15") }],
      },
      loadParameters(),
    );
    expect(days.toSorted()).toEqual(["1978-01-31", "2016-12-01", "2025-04-15", "2026-02-01"]);
  });

  it("of nobody in particular is the day of a new rule", () => {
    expect(conditionBoundaries({}, loadParameters())).toEqual(["2016-12-01"]);
  });
});
