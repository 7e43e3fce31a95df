import { fold } from "#kernel";
import type { Topic } from "#statute";
import { spec } from "#testing";
import {
  answer,
  asked,
  close,
  completePiece,
  contest,
  contestAnswered,
  contested,
  CONTEST,
  find,
  FIRST,
  found,
  march,
  piece,
  pointOpened,
  QUESTION,
  QUESTION_AGAIN,
  questionAnswered,
  recorded,
  reopened,
  SECOND,
  UNKNOWN,
  wage,
  withdraw,
  withdrawn,
} from "../../testing/condition-history.js";
import { conditionDecider } from "./condition.js";
import type { ConditionEvent } from "./events.js";

const means = conditionDecider("means");
const on = spec(means);
const known = (...events: ConditionEvent[]) => fold(means, events);

const slip = recorded("means", completePiece("paySlip"));
const balance = recorded("means", completePiece("accountBalance", SECOND));

/** The second contest, of the other piece. */
const ofBalance = {
  ...contested("means", SECOND),
  data: { ...contested("means", SECOND).data, contestId: UNKNOWN },
} as ConditionEvent;

const closedPoint = (number: number, more: object = {}): ConditionEvent => ({
  type: "entitlement.ControlPointClosed",
  data: { number, condition: "means", reasons: "Bekeken.", closedOn: "2025-03-11", ...more },
});

describe("of several contests", () => {
  it("an answer answers the one it names", () => {
    const past = [slip, balance, contested("means"), ofBalance];
    const { contests } = known(...past, contestAnswered("means", "maintained"));
    expect(contests.map(({ contestId, answer: given }) => [contestId, given?.outcome])).toEqual([
      [CONTEST, "maintained"],
      [UNKNOWN, undefined],
    ]);
    on.given(...past, contestAnswered("means", "maintained"))
      .when(find("met", FIRST))
      .thenRefused("entitlement.contest-unanswered");
  });

  it("none is answered that was not made, whichever is open", () => {
    on.given(slip, balance, ofBalance)
      .when(answer("maintained"))
      .thenRefused("entitlement.contest-unknown");
  });

  it("one that has its answer is in the way of nothing", () => {
    const past = [slip, contested("means"), contestAnswered("means", "maintained")];
    on.given(...past)
      .when(withdraw())
      .then(withdrawn("means"));
    expect(() => means.decide(contest(FIRST, UNKNOWN), known(...past))).not.toThrow();
  });
});

describe("of several control points", () => {
  const first = pointOpened("means", "evidenceChanged", FIRST, march(10));
  const second = pointOpened("means", "evidenceEnds", SECOND, march(10), { number: 2 });
  const reasons = (...events: ConditionEvent[]) =>
    known(...events).controlPoints.map(({ number, closed }) => [number, closed?.reasons]);

  it("the one that is named is closed", () => {
    on.given(slip, balance, first, second)
      .when(close(1))
      .then(closedPoint(1, { reasons: "Bekeken: het verblijf gaat voort.", closedOn: march(12) }));
    expect(reasons(slip, balance, first, second, closedPoint(2))).toEqual([
      [1, undefined],
      [2, "Bekeken."],
    ]);
  });

  it("those of evidence that goes are settled, and no others", () => {
    const gone = withdrawn("means", FIRST, "Van iemand anders.");
    expect(reasons(slip, balance, first, second, gone)).toEqual([
      [1, "Van iemand anders."],
      [2, undefined],
    ]);
    expect(reasons(slip, balance, first, second, closedPoint(1), closedPoint(2), gone)).toEqual([
      [1, "Bekeken."],
      [2, "Bekeken."],
    ]);
  });

  it("one that was closed is not closed again with the answer to its contest", () => {
    const ofContest = pointOpened("means", "evidenceChanged", FIRST, march(11), {
      contestId: CONTEST,
    });
    on.given(
      slip,
      found("means", "met", FIRST),
      contested("means"),
      reopened("means", FIRST),
      ofContest,
      closedPoint(1),
    )
      .when(answer("maintained"))
      .then(contestAnswered("means", "maintained"));
  });
});

it("of several pieces of evidence, the one that is withdrawn goes", () => {
  const { evidence } = known(slip, balance, withdrawn("means", FIRST));
  expect(evidence.map(({ evidenceId }) => evidenceId)).toEqual([SECOND]);
});

describe("of several questions", () => {
  const WAGE: Topic = { about: "income", incomeKind: "wage" };
  const question = asked("means", "paySlip", WAGE);
  const other = asked(
    "means",
    "accountBalance",
    { about: "capital" },
    { questionId: QUESTION_AGAIN },
  );

  it("one is as it was asked, until something happens to it", () => {
    expect(known(question).questions).toEqual([
      expect.objectContaining({ evidenceIds: [], shownBy: [], foundSince: false }),
    ]);
  });

  it("the one that is named is answered or taken back", () => {
    const { questions } = known(question, other, questionAnswered("means", { answer: "Geen." }));
    expect(questions.map((one) => [one.questionId, one.answer, one.evidenceIds])).toEqual([
      [QUESTION, { on: "2025-03-10", words: "Geen." }, []],
      [QUESTION_AGAIN, undefined, []],
    ]);
    const back = known(question, other, {
      type: "entitlement.QuestionWithdrawn",
      data: {
        questionId: QUESTION_AGAIN,
        condition: "means",
        reasons: "Niet nodig.",
        withdrawnOn: "2025-03-10",
      },
    });
    expect(back.questions.map((one) => one.withdrawn)).toEqual([
      undefined,
      { on: "2025-03-10", reasons: "Niet nodig." },
    ]);
  });

  it("a register shows the one it tells of, whatever else it shows", () => {
    const shows = [{ capital: { amountCents: 1 } }, wage(50_000)];
    const flow = recorded("means", piece("socialSecurityFlow", { evidenceId: SECOND, shows }));
    const ofTraining = asked(
      "means",
      "paySlip",
      { about: "income", incomeKind: "trainingAllowance" },
      { questionId: QUESTION_AGAIN },
    );
    expect(known(question, ofTraining, flow).questions.map(({ shownBy }) => shownBy)).toEqual([
      [SECOND],
      [],
    ]);
  });

  it("only what corrects the answer takes its place", () => {
    const given = [question, slip, questionAnswered("means", { evidenceId: FIRST })];
    const evidenceOf = (...events: ConditionEvent[]) =>
      known(...given, ...events).questions[0]?.evidenceIds;
    expect(evidenceOf(balance)).toEqual([FIRST]);
    const more = (corrects: string) =>
      recorded("means", completePiece("paySlip", SECOND), { corrects });
    expect(evidenceOf(more(FIRST))).toEqual([FIRST, SECOND]);
    expect(evidenceOf(more(UNKNOWN))).toEqual([FIRST]);
  });
});
