import type { LegalDate } from "#kernel";
import { type Condition, factTells, isSameTopic, isTopic, type Topic, topicNeeds } from "#statute";
import { entitlementErrors } from "../errors.js";
import type { ConditionEvent } from "./events.js";
import { type BroughtEvidence, kindInCatalogue } from "./evidence-rules.js";
import { type ConditionState, isAuthentic, type Question } from "./state.js";

/** Ask the person for something that this condition needs. */
export interface AskQuestion {
  readonly type: "AskQuestion";
  readonly questionId: string;
  /** Kind of evidence that is asked for. */
  readonly kind: string;
  readonly topic: Topic;
  readonly necessity: string;
  /** Why it is asked again, if it was asked before. */
  readonly whyAgain?: string;
  readonly today: LegalDate;
}

/** The person answers in words: there is no evidence, or none is needed. */
export interface AnswerQuestion {
  readonly type: "AnswerQuestion";
  readonly questionId: string;
  readonly answer: string;
  readonly today: LegalDate;
}

/** The question is not asked any more. */
export interface WithdrawQuestion {
  readonly type: "WithdrawQuestion";
  readonly questionId: string;
  readonly reasons: string;
  readonly today: LegalDate;
}

export function askQuestion(
  condition: Condition,
  command: AskQuestion,
  state: ConditionState,
): readonly ConditionEvent[] {
  const { questionId, kind, topic, necessity, today } = command;
  const { source, shows } = kindInCatalogue(condition, command);
  if (!isOfThePerson(source)) {
    throw entitlementErrors.error("question-not-for-the-person", `${kind} is ${source}`);
  }
  if (!isTopic(topic) || !shows.includes(topicNeeds(topic))) {
    throw entitlementErrors.error("question-not-about-this", `${kind} shows ${shows.join(", ")}`);
  }
  requireNotShown(topic, state, today);
  const repeats = repetition(command, state);
  const { about, incomeKind, of } = topic;
  return [
    {
      type: "entitlement.QuestionAsked",
      data: {
        questionId,
        condition,
        kind,
        about,
        ...(incomeKind === undefined ? {} : { incomeKind }),
        ...(of === undefined ? {} : { of }),
        necessity,
        ...(repeats === undefined ? {} : { repeats }),
        askedOn: today,
      },
    },
  ];
}

/** Evidence that somebody brings because they were asked; a register is not asked of anybody. */
function isOfThePerson(source: string): boolean {
  return source === "document" || source === "statement";
}

/** M6: what a register shows, nobody is asked. */
function requireNotShown(topic: Topic, { evidence }: ConditionState, today: LegalDate): void {
  const shown = evidence.find(
    (one) =>
      isAuthentic(one) &&
      (one.periodUntil === undefined || one.periodUntil >= today) &&
      one.shows.some((fact) => factTells(fact, topic, today)),
  );
  if (shown === undefined) return;
  throw entitlementErrors.error(
    "question-already-shown",
    `evidence ${shown.evidenceId} (${shown.kind}) shows it`,
  );
}

/** M6: nothing is asked twice without a reason; that it was is counted. */
function repetition(
  { kind, topic, whyAgain }: AskQuestion,
  { questions }: ConditionState,
): Question["repeats"] {
  const before = questions.findLast(
    (one) => one.kind === kind && one.withdrawn === undefined && isSameTopic(one.topic, topic),
  );
  if (before === undefined) return undefined;
  const { questionId } = before;
  if (whyAgain === undefined) {
    throw entitlementErrors.error("question-asked-before", `question ${questionId}`);
  }
  return { questionId, reasons: whyAgain };
}

export function answerQuestion(
  condition: Condition,
  { questionId, answer, today }: AnswerQuestion,
  state: ConditionState,
): readonly ConditionEvent[] {
  requireOpen(questionId, state);
  return [
    {
      type: "entitlement.QuestionAnswered",
      data: { questionId, condition, answer, answeredOn: today },
    },
  ];
}

/** The answer that a piece of evidence is. */
export function answeredWith(
  condition: Condition,
  { evidenceId, kind }: BroughtEvidence,
  questionId: string,
  state: ConditionState,
  today: LegalDate,
): ConditionEvent[] {
  requireOpen(questionId, state);
  if (!isOfThePerson(kindInCatalogue(condition, { kind }).source)) {
    throw entitlementErrors.error(
      "evidence-field-not-allowed",
      "questionId belongs to evidence that the person was asked for",
    );
  }
  return [
    {
      type: "entitlement.QuestionAnswered",
      data: { questionId, condition, evidenceId, answeredOn: today },
    },
  ];
}

export function withdrawQuestion(
  condition: Condition,
  { questionId, reasons, today }: WithdrawQuestion,
  state: ConditionState,
): readonly ConditionEvent[] {
  requireOpen(questionId, state);
  return [
    {
      type: "entitlement.QuestionWithdrawn",
      data: { questionId, condition, reasons, withdrawnOn: today },
    },
  ];
}

function requireOpen(questionId: string, { questions }: ConditionState): void {
  const isOpen = questions.some(
    (one) =>
      one.questionId === questionId && one.answer === undefined && one.withdrawn === undefined,
  );
  if (!isOpen) throw entitlementErrors.error("question-unknown");
}
