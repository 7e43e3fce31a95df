import { type LegalDate, legalDate } from "#kernel";
import type { ShownFact } from "../../facts/shown-facts.js";
import { LANGUAGES } from "../../law/language.js";
import { CONDITIONS } from "../conditions.js";
import { evidenceKind, evidenceKeys } from "../evidence/catalogue.js";
import {
  CONTROL_POINT_KEYS,
  CONTROL_POINTS,
  controlPointKind,
  type ControlPointKind,
} from "./catalogue.js";
import { raisedByChange, raisedByEvidence } from "./raised.js";

const TODAY = legalDate("2025-03-10");
const day = (text: string): LegalDate => legalDate(text);
const raised = (...shows: ShownFact[]) => raisedByEvidence({ shows }, TODAY);
const wage = { kind: "wage", amountCents: 50_000, per: "month" } as const;

describe("the closed list of control points", () => {
  it("is exactly this", () => {
    const keys = CONDITIONS.map((condition) => [
      condition,
      CONTROL_POINTS[condition].map(({ key }) => key),
    ]);
    const always = ["evidenceChanged", "evidenceEnds"];
    expect(Object.fromEntries(keys)).toEqual({
      residence: [...always, "stayChanges"],
      age: [...always, "assimilationEnds"],
      nationality: [...always, "statusChanges"],
      means: [...always, "incomeStarted", "incomeEnds", "householdChanges"],
      willingnessToWork: [...always, "impedimentEnds", "offerUnanswered"],
      exhaustionOfRights: [...always, "claimPending"],
    });
    expect(CONTROL_POINT_KEYS).toHaveLength(11);
  });

  it.each(
    CONDITIONS.flatMap((condition) =>
      CONTROL_POINTS[condition].map((kind: ControlPointKind) => ({ condition, kind })),
    ),
  )("$condition/$kind.key is named, justified and cited", ({ kind }) => {
    expect(LANGUAGES.every((language) => kind.labels[language] !== "")).toBe(true);
    expect(kind.why).toMatch(/^[A-Z].*\.$/);
    expect(kind.citation.article).toMatch(/^art\. /);
  });
});

it("a control point is known to its condition only", () => {
  expect(controlPointKind("nationality", "statusChanges")?.key).toBe("statusChanges");
  expect(controlPointKind("means", "statusChanges")).toBeUndefined();
});

describe("what a new piece of evidence asks to look at later", () => {
  it.each<[string, ShownFact, string, string]>([
    [
      "a stay with an end",
      { stay: { inBelgium: true, lawful: true, until: day("2025-06-30") } },
      "stayChanges",
      "2025-07-01",
    ],
    [
      "a status with an end",
      { nationality: { status: "subsidiaryProtection", until: day("2025-12-31") } },
      "statusChanges",
      "2026-01-01",
    ],
    [
      "a pregnancy of which the end is known",
      { assimilation: { by: "pregnant", until: day("2025-08-31") } },
      "assimilationEnds",
      "2025-09-01",
    ],
    [
      "a pregnancy of which no end is known",
      { assimilation: { by: "pregnant" } },
      "assimilationEnds",
      "2025-03-10",
    ],
    [
      "an income with an end",
      { income: { ...wage, until: day("2025-05-31") } },
      "incomeEnds",
      "2025-06-01",
    ],
    [
      "an income of a member with an end",
      { memberMeans: { of: "member1", income: { ...wage, until: day("2025-05-31") } } },
      "incomeEnds",
      "2025-06-01",
    ],
    [
      "a member who leaves",
      {
        member: {
          ref: "member1",
          relation: "sibling",
          commonHousehold: false,
          until: day("2025-04-30"),
        },
      },
      "householdChanges",
      "2025-05-01",
    ],
    [
      "a shelter with an end",
      { housing: { kind: "shelter", until: day("2025-04-30") } },
      "householdChanges",
      "2025-05-01",
    ],
    [
      "an incapacity with an end",
      { healthImpediment: { prevents: "Tillen.", until: day("2025-04-30") } },
      "impedimentEnds",
      "2025-05-01",
    ],
    [
      "a school year",
      { equityImpediment: { prevents: "Studie.", until: day("2025-06-30") } },
      "impedimentEnds",
      "2025-07-01",
    ],
    [
      "an offer without an answer",
      { offer: { madeOn: day("2025-03-03"), work: "Keukenhulp." } },
      "offerUnanswered",
      "2025-03-10",
    ],
    [
      "a claim that is pending",
      { claim: { benefit: "unemployment", state: "pending" } },
      "claimPending",
      "2025-03-10",
    ],
  ])("%s", (_what, fact, kind, from) => {
    expect(raised(fact)).toEqual([{ kind, from }]);
  });

  it.each<[string, ShownFact]>([
    ["a stay without an end", { stay: { inBelgium: true, lawful: true } }],
    ["a child at charge", { assimilation: { by: "childAtCharge" } }],
    ["an income without an end", { income: wage }],
    ["a claim that was decided on", { claim: { benefit: "unemployment", state: "refused" } }],
    ["an offer that was answered", { offer: { madeOn: TODAY, work: "Hulp.", answer: "refused" } }],
    ["that there is none", { noOther: "income" }],
  ])("nothing: %s", (_what, fact) => {
    expect(raised(fact)).toEqual([]);
  });

  it("an end that is still to come, not one that is part of the facts", () => {
    const until = (text: string): ShownFact => ({ income: { ...wage, until: day(text) } });
    expect(raised(until("2025-03-09"))).toEqual([]);
    expect(raised(until("2025-03-10"))).toEqual([{ kind: "incomeEnds", from: "2025-03-11" }]);
    expect(raised(until("9999-12-31"))).toEqual([]);
  });

  it("the end of the period of the evidence itself", () => {
    const until = (text: string) => raisedByEvidence({ periodUntil: day(text), shows: [] }, TODAY);
    expect(until("2025-03-09")).toEqual([]);
    expect(until("2025-03-31")).toEqual([{ kind: "evidenceEnds", from: "2025-04-01" }]);
  });

  it("once what ends on one day, and each of several days", () => {
    const until = (text: string): ShownFact => ({ income: { ...wage, until: day(text) } });
    expect(raised(until("2025-05-31"), until("2025-05-31"), until("2025-06-30"))).toEqual([
      { kind: "incomeEnds", from: "2025-06-01" },
      { kind: "incomeEnds", from: "2025-07-01" },
    ]);
  });
});

describe("what a change after the finding asks to look at", () => {
  it.each<[string, readonly ShownFact[], readonly string[]]>([
    ["nothing in particular", [], ["evidenceChanged"]],
    ["capital", [{ capital: { amountCents: 1 } }], ["evidenceChanged"]],
    ["a stay", [{ stay: { inBelgium: false, lawful: true } }], ["stayChanges"]],
    ["a status", [{ nationality: { status: "belgian" } }], ["statusChanges"]],
    ["an income", [{ income: wage }], ["incomeStarted"]],
    [
      "an income of a member",
      [{ memberMeans: { of: "member1", income: wage } }],
      ["incomeStarted"],
    ],
    [
      "other means of a member",
      [{ memberMeans: { of: "member1", noOther: "income" } }],
      ["evidenceChanged"],
    ],
    [
      "a member, a dwelling and two incomes",
      [
        { member: { ref: "member1", relation: "parent", commonHousehold: true } },
        { housing: { kind: "dwelling" } },
        { income: wage },
        { income: wage },
      ],
      ["householdChanges", "incomeStarted"],
    ],
  ])("%s", (_what, shows, kinds) => {
    expect(raisedByChange(shows, TODAY)).toEqual(kinds.map((kind) => ({ kind, from: TODAY })));
  });
});

describe("a control point that is raised", () => {
  it("is one that the condition of the fact knows", () => {
    const facts: ShownFact[] = [
      { stay: { inBelgium: true, lawful: true, until: TODAY } },
      { assimilation: { by: "pregnant" } },
      { nationality: { status: "refugee", until: TODAY } },
      { income: { ...wage, until: TODAY } },
      { housing: { kind: "shelter", until: TODAY } },
      { healthImpediment: { prevents: "Tillen.", until: TODAY } },
      { offer: { madeOn: TODAY, work: "Hulp." } },
      { claim: { benefit: "unemployment", state: "pending" } },
    ];
    for (const fact of facts) {
      const [shown] = Object.keys(fact);
      const condition = CONDITIONS.find((one) =>
        evidenceKeys(one).some((key) =>
          evidenceKind(one, key)?.shows.some((kind) => kind === shown),
        ),
      )!;
      const known: readonly string[] = CONTROL_POINTS[condition].map(({ key }) => key);
      for (const { kind } of [...raised(fact), ...raisedByChange([fact], TODAY)]) {
        expect(known).toContain(kind);
      }
    }
  });
});
