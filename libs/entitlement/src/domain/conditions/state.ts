import { type Decider, legalDate } from "#kernel";
import { evidenceKind, factTells, type Topic } from "#statute";
import type { ConditionEvent, Evidence, FindingOutcome } from "./events.js";
import type { QuestionAnswered, QuestionAsked } from "./question-events.js";

/** A finding (vaststelling / constatation) on one condition. */
export interface Finding {
  readonly outcome: FindingOutcome;
  readonly reasons: string;
  readonly evidenceIds: readonly string[];
  readonly madeOn: string;
}

/** What the person says is not right, and what was answered. */
export interface Contest {
  readonly contestId: string;
  readonly evidenceId: string;
  readonly oldValue: string;
  readonly newValue: string;
  readonly reasons: string;
  readonly contestedOn: string;
  readonly answer?: {
    readonly outcome: "accepted" | "maintained";
    readonly reasons: string;
    readonly successorId?: string;
    readonly answeredOn: string;
  };
}

/** Something that has to be looked at; closed with a reason, or with the evidence that it is of. */
export interface ControlPoint {
  /** Within the condition, from 1. */
  readonly number: number;
  readonly kind: string;
  readonly evidenceId: string;
  readonly contestId?: string;
  /** First day on which it stands in the way of a finding. */
  readonly from: string;
  readonly openedOn: string;
  readonly closed?: { readonly on: string; readonly reasons: string };
}

/** What the person was asked. */
export interface Question {
  readonly questionId: string;
  /** Kind of evidence that was asked for. */
  readonly kind: string;
  readonly topic: Topic;
  readonly necessity: string;
  readonly askedOn: string;
  /** The earlier question that it repeats, and why. */
  readonly repeats?: { readonly questionId: string; readonly reasons: string };
  readonly answer?: { readonly on: string; readonly words?: string };
  /** Evidence that the person gave in answer. */
  readonly evidenceIds: readonly string[];
  readonly withdrawn?: { readonly on: string; readonly reasons: string };
  /** Evidence from authentic sources that came later and shows what was asked. */
  readonly shownBy: readonly string[];
  /** Whether the condition was determined after it was asked. */
  readonly foundSince: boolean;
}

/** What is known of one of the six conditions in one file. */
export interface ConditionState {
  readonly evidence: readonly Evidence[];
  /** Absent until one is made, and again once the evidence changed after it. */
  readonly finding?: Finding;
  readonly contests: readonly Contest[];
  readonly controlPoints: readonly ControlPoint[];
  readonly questions: readonly Question[];
  /** Evidence on which some finding rested, also one that stands no more. */
  readonly usedEvidence: readonly string[];
}

/** Nothing is known yet. */
export const NOTHING_KNOWN: ConditionState = {
  evidence: [],
  contests: [],
  controlPoints: [],
  questions: [],
  usedEvidence: [],
};

/** Whether evidence comes from a register that the centre consults itself. */
export function isAuthentic({ condition, kind }: Pick<Evidence, "condition" | "kind">): boolean {
  return evidenceKind(condition, kind)?.source === "authenticSource";
}

/** Folds one event into what is known. */
export const evolve: Decider<never, ConditionEvent, ConditionState>["evolve"] = (state, event) => {
  switch (event.type) {
    case "entitlement.EvidenceRecorded":
      return withEvidence(state, event.data);
    case "entitlement.EvidenceWithdrawn":
      return withoutEvidence(state, event.data);
    case "entitlement.EvidenceContested": {
      const { condition: _condition, ...contest } = event.data;
      return { ...state, contests: [...state.contests, contest] };
    }
    case "entitlement.ContestAnswered": {
      const { contestId, condition: _condition, ...answer } = event.data;
      const contests = state.contests.map((contest) =>
        contest.contestId === contestId ? { ...contest, answer } : contest,
      );
      return { ...state, contests };
    }
    case "entitlement.ControlPointOpened": {
      const { condition: _condition, ...opened } = event.data;
      return { ...state, controlPoints: [...state.controlPoints, opened] };
    }
    case "entitlement.ControlPointClosed": {
      const { number, reasons, closedOn } = event.data;
      const controlPoints = state.controlPoints.map((point) =>
        point.number === number ? { ...point, closed: { on: closedOn, reasons } } : point,
      );
      return { ...state, controlPoints };
    }
    case "entitlement.FindingMade": {
      const { condition: _condition, ...finding } = event.data;
      const questions =
        finding.outcome === "undetermined"
          ? state.questions
          : state.questions.map((question) => ({ ...question, foundSince: true }));
      const usedEvidence = [...new Set([...state.usedEvidence, ...finding.evidenceIds])];
      return { ...state, finding, questions, usedEvidence };
    }
    case "entitlement.FindingReopened": {
      const { finding: _finding, ...others } = state;
      return others;
    }
    case "entitlement.QuestionAsked":
      return { ...state, questions: [...state.questions, asked(event.data)] };
    case "entitlement.QuestionAnswered":
      return changeQuestion(state, event.data.questionId, (question) =>
        answered(question, event.data),
      );
    case "entitlement.QuestionWithdrawn": {
      const { questionId, reasons, withdrawnOn: on } = event.data;
      return changeQuestion(state, questionId, (question) => ({
        ...question,
        withdrawn: { on, reasons },
      }));
    }
    default:
      return state;
  }
};

function withEvidence(state: ConditionState, evidence: Evidence): ConditionState {
  return {
    ...state,
    evidence: [...state.evidence, evidence],
    questions: state.questions.map((question) => toldBy(evidence, question)),
  };
}

/** What the evidence means for a question: it shows what was asked, or corrects the answer to it. */
function toldBy(evidence: Evidence, question: Question): Question {
  const { evidenceId, corrects, shows } = evidence;
  const { topic, askedOn, evidenceIds, shownBy } = question;
  const isShown =
    isAuthentic(evidence) && shows.some((fact) => factTells(fact, topic, legalDate(askedOn)));
  const isCorrected = corrects !== undefined && evidenceIds.includes(corrects);
  return {
    ...question,
    shownBy: isShown ? [...shownBy, evidenceId] : shownBy,
    evidenceIds: isCorrected ? [...evidenceIds, evidenceId] : evidenceIds,
  };
}

/** What had to be looked at because of the evidence is settled when the evidence goes. */
function withoutEvidence(
  state: ConditionState,
  withdrawn: {
    readonly evidenceId: string;
    readonly withdrawnOn: string;
    readonly reasons: string;
  },
): ConditionState {
  const { evidenceId, withdrawnOn: on, reasons } = withdrawn;
  return {
    ...state,
    evidence: state.evidence.filter((evidence) => evidence.evidenceId !== evidenceId),
    controlPoints: state.controlPoints.map((point) =>
      point.evidenceId === evidenceId && point.closed === undefined
        ? { ...point, closed: { on, reasons } }
        : point,
    ),
  };
}

function asked(data: QuestionAsked): Question {
  const { questionId, kind, about, incomeKind, of, necessity, repeats, askedOn } = data;
  return {
    questionId,
    kind,
    topic: { about, incomeKind, of } as Topic,
    necessity,
    askedOn,
    ...(repeats === undefined ? {} : { repeats }),
    evidenceIds: [],
    shownBy: [],
    foundSince: false,
  };
}

function answered(
  question: Question,
  { evidenceId, answer: words, answeredOn: on }: QuestionAnswered,
): Question {
  return {
    ...question,
    answer: { on, ...(words === undefined ? {} : { words }) },
    evidenceIds: [...question.evidenceIds, ...(evidenceId === undefined ? [] : [evidenceId])],
  };
}

function changeQuestion(
  state: ConditionState,
  questionId: string,
  change: (question: Question) => Question,
): ConditionState {
  const questions = state.questions.map((question) =>
    question.questionId === questionId ? change(question) : question,
  );
  return { ...state, questions };
}

/** The events of several steps, each decided on what is known after the one before. */
export function inTurn(
  state: ConditionState,
  ...steps: readonly ((now: ConditionState) => ConditionEvent[])[]
): ConditionEvent[] {
  const events: ConditionEvent[] = [];
  let now = state;
  for (const step of steps) {
    const more = step(now);
    events.push(...more);
    now = more.reduce(evolve, now);
  }
  return events;
}
