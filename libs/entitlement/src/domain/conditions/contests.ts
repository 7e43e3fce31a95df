import type { LegalDate } from "#kernel";
import type { Condition } from "#statute";
import { entitlementErrors } from "../errors.js";
import { closed } from "./control-points.js";
import type { ConditionEvent } from "./events.js";
import type { BroughtEvidence } from "./evidence-rules.js";
import {
  afterChange,
  recorded,
  requireRecorded,
  requireUncontested,
  withdrawn,
} from "./record-evidence.js";
import { type ConditionState, inTurn } from "./state.js";

/** The person says that a piece of evidence is not right. */
export interface ContestEvidence {
  readonly type: "ContestEvidence";
  readonly contestId: string;
  readonly evidenceId: string;
  /** What it says, what it should say, and why. */
  readonly oldValue: string;
  readonly newValue: string;
  readonly reasons: string;
  readonly today: LegalDate;
}

/** The person is right, and the evidence goes or is corrected; or it stays, with reasons. */
export interface AnswerContest {
  readonly type: "AnswerContest";
  readonly contestId: string;
  readonly outcome: "accepted" | "maintained";
  readonly reasons: string;
  /** What takes the place of evidence that was not right. */
  readonly correction?: Omit<BroughtEvidence, "questionId">;
  readonly today: LegalDate;
}

export function contestEvidence(
  condition: Condition,
  command: ContestEvidence,
  state: ConditionState,
): readonly ConditionEvent[] {
  const { type: _type, today, ...contest } = command;
  const { evidenceId, contestId } = contest;
  requireRecorded(evidenceId, state);
  requireUncontested(evidenceId, state);
  return [
    {
      type: "entitlement.EvidenceContested",
      data: { ...contest, condition, contestedOn: today },
    },
    ...afterChange(condition, { evidenceId, contestId }, [], state, today),
  ];
}

export function answerContest(
  condition: Condition,
  command: AnswerContest,
  state: ConditionState,
): readonly ConditionEvent[] {
  const { contestId, outcome, reasons, correction, today } = command;
  const contest = state.contests.find(
    (one) => one.contestId === contestId && one.answer === undefined,
  );
  if (contest === undefined) throw entitlementErrors.error("contest-unknown");
  const { evidenceId } = contest;
  const answered: ConditionEvent = {
    type: "entitlement.ContestAnswered",
    data: {
      contestId,
      condition,
      outcome,
      reasons,
      ...(correction === undefined ? {} : { successorId: correction.evidenceId }),
      answeredOn: today,
    },
  };
  if (outcome === "maintained") {
    if (correction !== undefined) {
      throw entitlementErrors.error(
        "evidence-field-not-allowed",
        "correction belongs to a contest that is accepted",
      );
    }
    return [answered, ...lookedAt(condition, contestId, reasons, state, today)];
  }
  return inTurn(
    state,
    () => [answered, withdrawn(condition, evidenceId, reasons, today)],
    (now) =>
      correction === undefined ? [] : recorded(condition, correction, now, today, evidenceId),
    // Only a finding that the condition is undetermined can stand beside an open contest.
    (now) => afterChange(condition, { evidenceId }, correction?.shows ?? [], now, today),
  );
}

/** Whoever answers has looked at what was contested: no second reason is asked. */
function lookedAt(
  condition: Condition,
  contestId: string,
  reasons: string,
  { controlPoints }: ConditionState,
  today: LegalDate,
): ConditionEvent[] {
  return controlPoints
    .filter((point) => point.contestId === contestId && point.closed === undefined)
    .map(({ number }) => closed(condition, number, reasons, today));
}
