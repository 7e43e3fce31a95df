import { fold } from "#kernel";
import { CONDITIONS, evidenceKeys, evidenceKind, type Topic } from "#statute";
import { spec } from "#testing";
import {
  ask,
  asked,
  completePiece,
  FIRST,
  march,
  piece,
  QUESTION,
  QUESTION_AGAIN,
  questionAnswered,
  record,
  recorded,
  SECOND,
  UNKNOWN,
  wage,
  withdrawn,
} from "../../testing/condition-history.js";
import { type ConditionCommand, conditionDecider } from "./condition.js";
import type { ConditionEvent } from "./events.js";

const means = conditionDecider("means");
const on = spec(means);
const WAGE: Topic = { about: "income", incomeKind: "wage" };
const flow = (changes: object = {}) =>
  recorded("means", piece("socialSecurityFlow", { shows: [wage(50_000)], ...changes }));

const answerInWords: ConditionCommand = {
  type: "AnswerQuestion",
  questionId: QUESTION,
  answer: "Ik heb geen loonfiche.",
  today: march(10),
};
const withdrawal: ConditionCommand = {
  type: "WithdrawQuestion",
  questionId: QUESTION,
  reasons: "Het register toont het intussen.",
  today: march(10),
};
const questionWithdrawn: ConditionEvent = {
  type: "entitlement.QuestionWithdrawn",
  data: {
    questionId: QUESTION,
    condition: "means",
    reasons: "Het register toont het intussen.",
    withdrawnOn: "2025-03-10",
  },
};

describe("a question to the person", () => {
  it("says for which condition it is asked, about what, and why", () => {
    on.given()
      .when(ask("paySlip", WAGE))
      .then(asked("means", "paySlip", WAGE));
    const ofMember: Topic = { about: "income", incomeKind: "wage", of: "member1" };
    on.given()
      .when(ask("partnerPaySlip", ofMember))
      .then(asked("means", "partnerPaySlip", ofMember));
    on.given()
      .when(ask("accountBalance", { about: "capital" }))
      .then(asked("means", "accountBalance", { about: "capital" }));
  });

  it("M1: asks for what the catalogue of the condition has, and nothing else", () => {
    on.given()
      .when(ask("jobApplications", WAGE))
      .thenRefused("entitlement.evidence-kind-not-allowed");
    on.given().when(ask("lease", WAGE)).thenRefused("entitlement.evidence-kind-not-allowed");
  });

  it.each(
    CONDITIONS.flatMap((condition) =>
      evidenceKeys(condition).map((key) => [condition, key] as const),
    ),
  )("M6: of %s, %s is asked of the person only if the person has it", (condition, key) => {
    const { source, shows } = evidenceKind(condition, key)!;
    const [about] = shows;
    const topic: Topic =
      about === "memberMeans" ? { about: "income", of: "member1" } : { about: about! };
    const asking = spec(conditionDecider(condition)).given().when(ask(key, topic));
    if (source === "document" || source === "statement") asking.then(asked(condition, key, topic));
    else asking.thenRefused("entitlement.question-not-for-the-person");
  });

  it.each<[string, string, Topic]>([
    ["what the kind does not show", "paySlip", { about: "capital" }],
    ["what belongs to another condition", "paySlip", { about: "stay" }],
    ["of a member what shows the person only", "paySlip", { about: "income", of: "member1" }],
    [
      "the kind of income of what is none",
      "accountBalance",
      { about: "capital", incomeKind: "wage" },
    ],
    ["of a member what is not means", "statementOfHousehold", { about: "housing", of: "member1" }],
  ])("does not ask %s", (_what, kind, topic) => {
    on.given().when(ask(kind, topic)).thenRefused("entitlement.question-not-about-this");
  });
});

describe("M6: what an authentic source shows is not asked", () => {
  it("refuses, and names the evidence", () => {
    on.given(flow()).when(ask("paySlip", WAGE)).thenRefused("entitlement.question-already-shown");
    expect(() => means.decide(ask("paySlip", WAGE), fold(means, [flow()]))).toThrow(
      `evidence ${FIRST} (socialSecurityFlow) shows it`,
    );
  });

  it("also when it shows that there is none", () => {
    on.given(flow({ shows: [{ noOther: "income" }] }))
      .when(ask("paySlip", WAGE))
      .thenRefused("entitlement.question-already-shown");
  });

  it.each<[string, ConditionEvent[], Topic]>([
    ["another income", [flow()], { about: "income", incomeKind: "regularGift" }],
    ["an income of somebody else", [flow()], { about: "income", of: "member1" }],
    ["evidence that counts no more", [flow(), withdrawn("means")], WAGE],
    ["evidence whose period is over", [flow({ periodUntil: "2025-03-09" })], WAGE],
    ["an income that has ended", [flow({ shows: [wage(1, { until: march(9) })] })], WAGE],
    [
      "somebody's word",
      [recorded("means", piece("statementOfMeans", { shows: [wage(50_000)] }))],
      WAGE,
    ],
    ["nothing of it", [flow({ shows: [] })], WAGE],
  ])("asks when the register shows %s", (_what, past, topic) => {
    on.given(...past)
      .when(ask("statementOfMeans", topic))
      .then(asked("means", "statementOfMeans", topic));
  });

  it("until the last day of the evidence it is not asked", () => {
    on.given(flow({ periodUntil: "2025-03-10" }))
      .when(ask("paySlip", WAGE))
      .thenRefused("entitlement.question-already-shown");
  });
});

describe("M6: nothing is asked twice without a reason", () => {
  const again = (whyAgain?: string) =>
    ask("paySlip", WAGE, {
      questionId: QUESTION_AGAIN,
      ...(whyAgain === undefined ? {} : { whyAgain }),
    });
  const first = asked("means", "paySlip", WAGE);

  it("refuses what was asked, answered or not", () => {
    on.given(first).when(again()).thenRefused("entitlement.question-asked-before");
    on.given(first, questionAnswered("means", { answer: "Ja." }))
      .when(again())
      .thenRefused("entitlement.question-asked-before");
  });

  it("with a reason it is asked again, and counted as that", () => {
    on.given(first, questionAnswered("means", { answer: "Ja." }))
      .when(again("Het loon is gewijzigd."))
      .then(
        asked("means", "paySlip", WAGE, {
          questionId: QUESTION_AGAIN,
          repeats: { questionId: QUESTION, reasons: "Het loon is gewijzigd." },
        }),
      );
  });

  it("a reason where nothing was asked before makes no repetition", () => {
    on.given()
      .when(again("Zomaar."))
      .then(asked("means", "paySlip", WAGE, { questionId: QUESTION_AGAIN }));
  });

  it("what was taken back was not asked", () => {
    on.given(first, questionWithdrawn)
      .when(again())
      .then(asked("means", "paySlip", WAGE, { questionId: QUESTION_AGAIN }));
  });

  it.each<[string, string, Topic]>([
    ["another kind of evidence", "statementOfMeans", WAGE],
    ["another income", "paySlip", { about: "income" }],
    ["another fact", "paySlip", { about: "employment" }],
  ])("asks something else: %s", (_what, kind, topic) => {
    on.given(first)
      .when(ask(kind, topic, { questionId: QUESTION_AGAIN }))
      .then(asked("means", kind, topic, { questionId: QUESTION_AGAIN }));
  });
});

describe("the answer of the person", () => {
  const open = asked("means", "paySlip", WAGE);
  const slip = { ...completePiece("paySlip"), questionId: QUESTION };

  it("is a piece of evidence that names the question", () => {
    on.given(open)
      .when(record(slip))
      .then(recorded("means", slip), questionAnswered("means", { evidenceId: FIRST }));
  });

  it("may be other evidence than was asked for, but is the person's", () => {
    const statement = piece("statementOfMeans", { questionId: QUESTION });
    on.given(open)
      .when(record(statement))
      .then(recorded("means", statement), questionAnswered("means", { evidenceId: FIRST }));
    on.given(open)
      .when(record(piece("socialSecurityFlow", { questionId: QUESTION })))
      .thenRefused("entitlement.evidence-field-not-allowed");
  });

  it("or words", () => {
    on.given(open)
      .when(answerInWords)
      .then(questionAnswered("means", { answer: "Ik heb geen loonfiche." }));
  });

  it("comes once, to a question that is open; one can be taken back only before", () => {
    const commands = [answerInWords, withdrawal, record(slip)];
    const pasts: ConditionEvent[][] = [
      [],
      [asked("means", "paySlip", WAGE, { questionId: UNKNOWN })],
      [open, questionAnswered("means", { answer: "Ja." })],
      [open, questionWithdrawn],
    ];
    for (const past of pasts) {
      for (const command of commands) {
        on.given(...past)
          .when(command)
          .thenRefused("entitlement.question-unknown");
      }
    }
    on.given(open).when(withdrawal).then(questionWithdrawn);
  });

  it("is kept with the question", () => {
    const [question] = fold(means, [
      open,
      questionAnswered("means", { evidenceId: SECOND }),
    ]).questions;
    expect(question).toMatchObject({
      questionId: QUESTION,
      topic: WAGE,
      answer: { on: "2025-03-10" },
      evidenceIds: [SECOND],
    });
  });
});
