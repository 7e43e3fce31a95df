import { fold } from "#kernel";
import type { Topic } from "#statute";
import {
  asked,
  completePiece,
  contestAnswered,
  contested,
  FIRST,
  found,
  piece,
  QUESTION,
  QUESTION_AGAIN,
  questionAnswered,
  recorded,
  SECOND,
  wage,
  withdrawn,
} from "../../testing/condition-history.js";
import { conditionDecider } from "./condition.js";
import type { ConditionEvent } from "./events.js";
import { proportionalityOf } from "./proportionality.js";

const WAGE: Topic = { about: "income", incomeKind: "wage" };
const question = asked("means", "paySlip", WAGE);
const slip = { ...completePiece("paySlip"), questionId: QUESTION };
const answered = [
  question,
  recorded("means", slip),
  questionAnswered("means", { evidenceId: FIRST }),
];
const flow = recorded(
  "means",
  piece("socialSecurityFlow", { evidenceId: SECOND, shows: [wage(50_000)] }),
);
const other = recorded("means", completePiece("accountBalance", SECOND));

const weigh = (...events: ConditionEvent[]) =>
  proportionalityOf("means", fold(conditionDecider("means"), events));

/** Why the first question was not needed. */
const unneeded = (...events: ConditionEvent[]) => weigh(...events).questions[0]?.unneeded;

describe("M6: what the person was asked", () => {
  it("is counted for its condition", () => {
    expect(weigh()).toEqual({
      condition: "means",
      asked: 0,
      answered: 0,
      repeated: 0,
      unneeded: 0,
      questions: [],
    });
    const again = asked("means", "paySlip", WAGE, {
      questionId: QUESTION_AGAIN,
      repeats: { questionId: QUESTION, reasons: "Het loon is gewijzigd." },
    });
    const later = asked("means", "accountBalance", { about: "capital" }, { questionId: SECOND });
    expect(weigh(...answered, again, found("means", "met", FIRST), later)).toMatchObject({
      asked: 3,
      answered: 1,
      repeated: 1,
      unneeded: 1,
      questions: [
        { question: { questionId: QUESTION }, status: "answered" },
        { question: { questionId: QUESTION_AGAIN }, status: "open", unneeded: "neverUsed" },
        { question: { questionId: SECOND }, status: "open" },
      ],
    });
  });

  it("is open, answered or taken back", () => {
    const back: ConditionEvent = {
      type: "entitlement.QuestionWithdrawn",
      data: {
        questionId: QUESTION,
        condition: "means",
        reasons: "Niet nodig.",
        withdrawnOn: "2025-03-10",
      },
    };
    const statusOf = (...events: ConditionEvent[]) => weigh(...events).questions[0]?.status;
    expect(statusOf(question)).toBe("open");
    expect(statusOf(...answered)).toBe("answered");
    expect(statusOf(question, back)).toBe("withdrawn");
  });
});

describe("M6: a question was not needed", () => {
  it("when an authentic source showed it after all", () => {
    expect(unneeded(question, flow)).toBe("shownByAuthenticSource");
    expect(unneeded(...answered, flow, found("means", "met", FIRST))).toBe(
      "shownByAuthenticSource",
    );
  });

  it("not when that evidence counts no more, showed something else, or is no such source", () => {
    expect(unneeded(question, flow, withdrawn("means", SECOND))).toBeUndefined();
    expect(unneeded(question, other)).toBeUndefined();
    const ended = piece("socialSecurityFlow", {
      evidenceId: SECOND,
      shows: [{ income: { kind: "other", amountCents: 1, per: "month" } }],
    });
    expect(unneeded(question, recorded("means", ended))).toBeUndefined();
    const word = piece("statementOfMeans", { evidenceId: SECOND, shows: [wage(50_000)] });
    expect(unneeded(question, recorded("means", word))).toBeUndefined();
  });

  it("when the condition was found without what the person gave", () => {
    expect(unneeded(...answered)).toBeUndefined();
    expect(unneeded(...answered, other, found("means", "met", SECOND))).toBe("neverUsed");
    expect(unneeded(...answered, other, found("means", "met", FIRST, SECOND))).toBeUndefined();
    expect(unneeded(question, other, found("means", "met", SECOND))).toBe("neverUsed");
  });

  it("no more when a later finding rests on it, for ever when an earlier one did", () => {
    const without = [...answered, other, found("means", "met", SECOND)];
    expect(unneeded(...without, found("means", "met", FIRST))).toBeUndefined();
    expect(
      unneeded(...answered, other, found("means", "met", FIRST), found("means", "met", SECOND)),
    ).toBeUndefined();
  });

  it("not yet when nothing could be determined, or nothing was found since", () => {
    expect(unneeded(...answered, found("means", "undetermined"))).toBeUndefined();
    expect(unneeded(other, found("means", "met", SECOND), question)).toBeUndefined();
  });

  it("not when the person answered in words: that was heard", () => {
    const words = questionAnswered("means", { answer: "Ik heb geen loonfiche." });
    expect(unneeded(question, words, other, found("means", "met", SECOND))).toBeUndefined();
  });

  it("not when the finding rests on the correction of what the person gave", () => {
    const corrected = recorded("means", completePiece("paySlip", SECOND), { corrects: FIRST });
    const past = [
      ...answered,
      contested("means"),
      contestAnswered("means", "accepted", SECOND),
      withdrawn("means"),
      corrected,
    ];
    expect(unneeded(...past, found("means", "met", SECOND))).toBeUndefined();
  });
});
