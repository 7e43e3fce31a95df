import { CONDITIONS } from "#statute";
import { spec } from "#testing";
import {
  caseAdjourned,
  casePlaced,
  CHAIR,
  decided,
  march,
  MEMBERS,
  OTHER_SITTING,
  placedCase,
  SITTING,
  UNMET,
  verdicts,
  votes,
} from "../testing/committee-history.js";
import { type CommitteeCaseCommand, committeeCaseDecider } from "./committee-case.js";
import type { ConditionVerdict } from "./events.js";

const committee = spec(committeeCaseDecider);

type TakeDecision = Extract<CommitteeCaseCommand, { type: "TakeDecision" }>;
const grant = (changes: Partial<TakeDecision> = {}): CommitteeCaseCommand => ({
  type: "TakeDecision",
  sittingId: SITTING,
  presentIds: [...MEMBERS],
  today: march(25),
  outcome: "granted",
  perCondition: verdicts(),
  votes: votes("for", "for", "for"),
  ...changes,
});
const refuse = (changes: Partial<TakeDecision> = {}): CommitteeCaseCommand =>
  grant({ outcome: "refused", perCondition: verdicts({ means: UNMET }), ...changes });
const adjourn = (furtherInvestigation = false): CommitteeCaseCommand => ({
  type: "AdjournCase",
  sittingId: SITTING,
  furtherInvestigation,
  today: march(25),
  reasons: "De huurovereenkomst ontbreekt.",
});

describe("putting a case before the committee", () => {
  it("takes over what the sealed report says", () => {
    committee.given().when({ type: "PlaceCase", placed: placedCase() }).then(casePlaced());
  });

  it("refuses a case that waits for a sitting already, this one or another", () => {
    for (const sittingId of [SITTING, OTHER_SITTING]) {
      committee
        .given(casePlaced())
        .when({ type: "PlaceCase", placed: placedCase({}, sittingId) })
        .thenRefused("committee.already-on-agenda");
    }
  });

  it("what was put off comes before another sitting", () => {
    committee
      .given(casePlaced(), caseAdjourned())
      .when({ type: "PlaceCase", placed: placedCase({}, OTHER_SITTING) })
      .then(casePlaced({}, OTHER_SITTING));
  });

  it("refuses what was decided", () => {
    committee
      .given(casePlaced(), decided())
      .when({ type: "PlaceCase", placed: placedCase({}, OTHER_SITTING) })
      .thenRefused("committee.already-decided");
  });
});

describe("M12: nothing is decided or put off that is not on the agenda of this sitting", () => {
  it.each([
    ["what never came before the committee", []],
    ["what is on the agenda of another sitting", [casePlaced({}, OTHER_SITTING)]],
    ["what was put off", [casePlaced(), caseAdjourned()]],
    [
      "what was put off to another sitting",
      [casePlaced(), caseAdjourned(), casePlaced({}, OTHER_SITTING)],
    ],
  ])("refuses %s", (_what, past) => {
    for (const command of [grant(), refuse(), adjourn()]) {
      committee
        .given(...past)
        .when(command)
        .thenRefused("committee.not-on-agenda");
    }
  });

  it("refuses what was decided: a decision is not taken twice", () => {
    for (const command of [grant(), refuse(), adjourn()]) {
      committee
        .given(casePlaced(), decided())
        .when(command)
        .thenRefused("committee.already-decided");
    }
  });

  it.each([true, false])("puts off what is on it, with reasons; investigating on: %p", (more) => {
    committee.given(casePlaced()).when(adjourn(more)).then(caseAdjourned(more));
  });
});

describe("art. 21, M14: a grant", () => {
  it("has the category, the first day and the amount of the sealed report", () => {
    committee.given(casePlaced()).when(grant()).then(decided());
  });

  it.each(["excusedHealth", "excusedEquity"] as const)(
    "art. 3, 5°: rests on a willingness to work that is %s",
    (outcome) => {
      committee
        .given(casePlaced({ willingnessToWork: outcome }))
        .when(grant())
        .then(decided());
    },
  );

  it.each(CONDITIONS)("art. 3: refuses a grant while %s is not met", (condition) => {
    committee
      .given(casePlaced({ [condition]: "notMet" }))
      .when(grant({ perCondition: verdicts({ [condition]: UNMET }) }))
      .thenRefused("committee.grant-without-six-conditions");
  });

  it.each(CONDITIONS)("art. 3: refuses a grant while %s is not judged", (condition) => {
    committee
      .given(casePlaced({ [condition]: "undetermined" }))
      .when(grant({ perCondition: verdicts({ [condition]: { verdict: "notJudged" } }) }))
      .thenRefused("committee.grant-without-six-conditions");
  });
});

describe("art. 21, M14: a refusal", () => {
  it("names the condition that is not met, with facts and reasons, and no amount", () => {
    committee
      .given(casePlaced({ means: "notMet" }))
      .when(refuse())
      .then({
        type: "committee.DecisionTaken",
        data: {
          sittingId: SITTING,
          decidedOn: "2025-03-25",
          outcome: "refused",
          perCondition: verdicts({ means: UNMET }),
          votes: votes("for", "for", "for"),
        },
      });
  });

  it("refuses a refusal of somebody who meets all six conditions, whoever votes for it", () => {
    committee
      .given(casePlaced())
      .when(refuse({ perCondition: verdicts() }))
      .thenRefused("committee.refusal-without-unmet-condition");
  });

  it("refuses a refusal on doubt: what could not be judged is no ground", () => {
    committee
      .given(casePlaced({ means: "undetermined" }))
      .when(refuse({ perCondition: verdicts({ means: { verdict: "notJudged" } }) }))
      .thenRefused("committee.refusal-without-unmet-condition");
  });

  it.each([
    ["facts", { facts: "" }],
    ["facts", { facts: " \n\t" }],
    ["reasons", { reasons: "" }],
    ["reasons", { reasons: "\u00a0 " }],
  ])("refuses a refusal without %s", (_what, missing) => {
    committee
      .given(casePlaced({ means: "notMet" }))
      .when(refuse({ perCondition: verdicts({ means: { ...UNMET, ...missing } }) }))
      .thenRefused("committee.refusal-without-facts-and-reasons");
  });

  it("asks facts and reasons of each condition that is not met", () => {
    committee
      .given(casePlaced({ means: "notMet", residence: "notMet" }))
      .when(
        refuse({ perCondition: verdicts({ means: UNMET, residence: { ...UNMET, facts: "" } }) }),
      )
      .thenRefused("committee.refusal-without-facts-and-reasons");
  });
});

describe("M1: a decision speaks of the six conditions and of nothing else", () => {
  const [first, , ...others] = verdicts();
  const seventh = { ...first!, condition: "cooperation" } as unknown as ConditionVerdict;

  it.each([
    ["one too few", verdicts().slice(1)],
    ["none", []],
    ["one twice", [...verdicts(), first!]],
    ["one in the place of another", [first!, first!, ...others]],
    ["a seventh", [...verdicts(), seventh]],
    ["a seventh in the place of another", [seventh, ...verdicts().slice(1)]],
  ])("refuses %s", (_what, perCondition) => {
    committee
      .given(casePlaced())
      .when(grant({ perCondition }))
      .thenRefused("committee.conditions-incomplete");
  });
});

describe("M10, M14: the committee cannot find what the report does not say", () => {
  it.each([
    ["met, not met", "met", "notMet"],
    ["met, not judged", "met", "notJudged"],
    ["not met, satisfied", "notMet", "satisfied"],
    ["not met, not judged", "notMet", "notJudged"],
    ["undetermined, satisfied", "undetermined", "satisfied"],
    ["undetermined, not met", "undetermined", "notMet"],
    ["excused for health, not met", "excusedHealth", "notMet"],
  ] as const)("refuses, where the report says %s", (_what, outcome, verdict) => {
    for (const command of [grant, refuse]) {
      committee
        .given(casePlaced({ willingnessToWork: outcome }))
        .when(command({ perCondition: verdicts({ willingnessToWork: { ...UNMET, verdict } }) }))
        .thenRefused("committee.verdict-departs-from-report");
    }
  });

  it("art. 3, 5°: no other condition than willingness to work can be excused", () => {
    committee
      .given(casePlaced({ age: "excusedHealth" }))
      .when(grant())
      .thenRefused("committee.verdict-departs-from-report");
  });

  it("refuses a verdict on a condition that the report leaves out", () => {
    const { findings, ...rest } = placedCase();
    committee
      .given({ type: "committee.CasePlaced", data: { ...rest, findings: findings.slice(1) } })
      .when(grant())
      .thenRefused("committee.verdict-departs-from-report");
  });
});

describe("M4: every verdict explains itself", () => {
  it.each(["", "  \n"])("refuses the reasons %p, also where the condition is met", (reasons) => {
    committee
      .given(casePlaced())
      .when(grant({ perCondition: verdicts({ age: { reasons } }) }))
      .thenRefused("committee.reasons-missing");
  });
});

describe("M13: the vote", () => {
  it.each([
    ["all in favour", ["for", "for", "for"]],
    ["two against one", ["for", "for", "against"]],
    ["one, the others abstaining", ["for", "abstained", "abstained"]],
  ] as const)("is carried by %s", (_what, given) => {
    const event = decided();
    committee
      .given(casePlaced())
      .when(grant({ votes: votes(...given) }))
      .then({ ...event, data: { ...event.data, votes: votes(...given) } } as typeof event);
  });

  it.each([
    ["a tie", ["for", "against", "abstained"]],
    ["a majority against", ["for", "against", "against"]],
    ["abstentions only", ["abstained", "abstained", "abstained"]],
  ] as const)("is not carried by %s", (_what, given) => {
    for (const [past, command] of [
      [casePlaced(), grant],
      [casePlaced({ means: "notMet" }), refuse],
    ] as const) {
      committee
        .given(past)
        .when(command({ votes: votes(...given) }))
        .thenRefused("committee.majority-not-reached");
    }
  });

  it("refuses a vote that leaves out somebody who is present", () => {
    for (const given of [votes("for", "for"), votes("for"), []]) {
      committee
        .given(casePlaced())
        .when(grant({ votes: given }))
        .thenRefused("committee.vote-missing");
    }
  });

  it("refuses the vote of somebody who is absent, and two votes of one member", () => {
    committee
      .given(casePlaced())
      .when(grant({ presentIds: MEMBERS.slice(0, 2) }))
      .thenRefused("committee.voter-not-present");
    committee
      .given(casePlaced())
      .when(grant({ votes: [...votes("for", "against"), { memberId: CHAIR, vote: "for" }] }))
      .thenRefused("committee.voter-not-present");
  });
});
