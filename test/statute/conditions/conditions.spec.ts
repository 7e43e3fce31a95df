import { legalDate } from "#kernel";
import { type Condition, LANGUAGES, loadParameters, type Outcome } from "#statute";
import type { NationalityStatus } from "../../../libs/statute/src/facts/person.js";
import { judgeAge } from "../../../libs/statute/src/rules/conditions/age.js";
import { conditionBoundaries } from "../../../libs/statute/src/rules/conditions/boundaries.js";
import { judgeExhaustion } from "../../../libs/statute/src/rules/conditions/exhaustion.js";
import { judgeMeans } from "../../../libs/statute/src/rules/conditions/means.js";
import { judgeNationality } from "../../../libs/statute/src/rules/conditions/nationality.js";
import { judgeResidence } from "../../../libs/statute/src/rules/conditions/residence.js";
import { judgeWillingness } from "../../../libs/statute/src/rules/conditions/willingness.js";
import { REASON_TEXTS, type ReasonCode } from "../../../libs/statute/src/trace/texts/reasons.js";
import { contextOn } from "../context-on.js";
import { AGE } from "./age.table.js";
import { EXHAUSTION, MAINTENANCE } from "./exhaustion.table.js";
import type { Row } from "./facts.js";
import {
  age,
  exhaustion,
  type Judge,
  judgeAll,
  nationality,
  residence,
  willingness,
} from "./judges.js";
import { NATIONALITY } from "./nationality.table.js";
import { PENSION } from "./pension.table.js";
import { RESIDENCE } from "./residence.table.js";
import { WILLINGNESS } from "./willingness.table.js";

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

  it("name nothing for a fact without reference", () => {
    const stays = [{ inBelgium: true, lawful: true }];
    const refsOf = (...told: typeof stays) => judgeResidence(told).reasons.map(({ refs }) => refs);
    expect(refsOf(...stays)).toEqual([[], []]);
    expect(refsOf(...stays, { ...stays[0]!, ref: "lease" } as (typeof stays)[0])).toEqual([
      ["lease"],
      ["lease"],
    ]);
  });

  it("name the birth date, which has no reference of its own", () => {
    const verdict = age({ born: legalDate("1990-01-01") }, "2025-03-03");
    expect(verdict.reasons[0]?.refs).toEqual(["born"]);
    const elderly = exhaustion({ born: legalDate("1955-01-01"), claims: [] }, "2025-03-03");
    expect(elderly.reasons[0]?.refs).toEqual(["born"]);
  });

  it("name what assimilates a minor", () => {
    const assimilations = [{ ref: "certificate", by: "pregnant" as const }];
    const verdict = age({ born: legalDate("2009-01-01"), assimilations }, "2025-03-03");
    expect(verdict.reasons[0]?.refs).toEqual(["certificate"]);
  });

  it("name the registers, not what else was told of the nationality", () => {
    const refsFor = (...statuses: NationalityStatus[]) =>
      nationality(
        { nationalities: statuses.map((status) => ({ ref: status, status })) },
        "2025-03-03",
      ).reasons.map(({ refs }) => refs);
    expect(refsFor("other", "populationRegister")).toEqual([["populationRegister"]]);
    expect(refsFor("foreignersRegister", "other")).toEqual([["foreignersRegister"], ["other"]]);
    expect(refsFor("populationRegister", "foreignersRegister")[0]).toEqual([
      "foreignersRegister",
      "populationRegister",
    ]);
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

  it("of facts that nobody told is that nothing is determined", () => {
    expect(judgeAll({}, "2025-03-03").map(({ outcome }) => outcome)).toEqual(
      Array(5).fill("undetermined"),
    );
  });

  it("have a text in every language", () => {
    for (const labels of Object.values(REASON_TEXTS)) {
      expect(LANGUAGES.every((language) => labels[language].length > 1)).toBe(true);
    }
  });
});

describe("art. 3, 4°: no sufficient means", () => {
  it.each<[Outcome, ReasonCode, boolean | undefined]>([
    ["undetermined", "factsMissing", undefined],
    ["met", "meansBelowAmount", false],
    ["notMet", "meansReachAmount", true],
  ])("%s because of %s", (outcome, code, sufficient) => {
    expect(judgeMeans(sufficient, [])).toMatchObject({
      condition: "means",
      outcome,
      reasons: [{ code, citation: { article: "art. 3, 4°" }, refs: [] }],
    });
  });
});

describe("the figures on which a condition turns are steps of the trace", () => {
  const labels = (ctx: ReturnType<typeof contextOn>) =>
    ctx.trace.steps.map((step) => [step.label, "value" in step ? step.value : "", step.unit]);

  it("the age of majority", () => {
    const ctx = contextOn("2025-03-03");
    judgeAge(legalDate("1990-01-01"), undefined, ctx);
    expect(labels(ctx)).toEqual([["ageOfMajority", "18", "years"]]);
    const unborn = contextOn("2025-03-03");
    judgeAge(undefined, undefined, unborn);
    expect(labels(unborn)).toEqual([]);
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

describe("days on which a verdict may change", () => {
  it("are the birthdays that matter, the end of the waiting time and the day of a new rule", () => {
    const days = conditionBoundaries(
      {
        born: legalDate("1960-01-31"),
        nationalities: [
          { status: "euCitizen", residentSince: legalDate("2025-01-15") },
          { status: "euFamilyMember" },
        ],
      },
      loadParameters(),
    );
    expect(days.toSorted()).toEqual(["1978-01-31", "2016-12-01", "2025-04-15", "2026-02-01"]);
  });

  it("of nobody in particular is the day of a new rule", () => {
    expect(conditionBoundaries({}, loadParameters())).toEqual(["2016-12-01"]);
  });
});
