import type { Condition } from "#statute";
import type { ConditionState, Question } from "./state.js";

/** Why a question turned out not to have been needed. */
export type Unneeded = "shownByAuthenticSource" | "neverUsed";

/** A question with what became of it. */
export interface WeighedQuestion {
  readonly question: Question;
  readonly status: "open" | "answered" | "withdrawn";
  readonly unneeded?: Unneeded;
}

/** What the person was asked for one condition: how much, how often, and whether it was needed. */
export interface Proportionality {
  readonly condition: Condition;
  readonly asked: number;
  readonly answered: number;
  readonly repeated: number;
  readonly unneeded: number;
  readonly questions: readonly WeighedQuestion[];
}

/** M6: weighs the questions that were asked for `condition`. */
export function proportionalityOf(condition: Condition, state: ConditionState): Proportionality {
  const questions = state.questions.map((question) => weigh(question, state));
  const count = (counts: (one: WeighedQuestion) => boolean) => questions.filter(counts).length;
  return {
    condition,
    asked: questions.length,
    answered: count(({ status }) => status === "answered"),
    repeated: count(({ question }) => question.repeats !== undefined),
    unneeded: count(({ unneeded }) => unneeded !== undefined),
    questions,
  };
}

function weigh(question: Question, state: ConditionState): WeighedQuestion {
  const unneeded = unneededBecause(question, state);
  return { question, status: statusOf(question), ...(unneeded === undefined ? {} : { unneeded }) };
}

function statusOf({ answer, withdrawn }: Question): WeighedQuestion["status"] {
  if (withdrawn !== undefined) return "withdrawn";
  return answer === undefined ? "open" : "answered";
}

/**
 * A register showed it after all; or the condition was determined, and no finding rested on what the
 * person gave. An answer in words alone can only have been heard: it is not counted against anybody.
 */
function unneededBecause(
  { shownBy, foundSince, evidenceIds, answer }: Question,
  { evidence, usedEvidence }: ConditionState,
): Unneeded | undefined {
  const there = new Set(evidence.map(({ evidenceId }) => evidenceId));
  if (shownBy.some((id) => there.has(id))) return "shownByAuthenticSource";
  if (!foundSince || answer?.words !== undefined) return undefined;
  return evidenceIds.some((id) => usedEvidence.includes(id)) ? undefined : "neverUsed";
}
