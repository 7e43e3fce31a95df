import { type Decider, type LegalDate, unreachable } from "#kernel";
import { type Condition, isOutcome } from "#statute";
import { entitlementErrors } from "../errors.js";
import {
  answerContest,
  type AnswerContest,
  contestEvidence,
  type ContestEvidence,
} from "./contests.js";
import { closeControlPoint, type CloseControlPoint, requireAllLookedAt } from "./control-points.js";
import type { ConditionEvent, FindingOutcome } from "./events.js";
import {
  answerQuestion,
  type AnswerQuestion,
  askQuestion,
  type AskQuestion,
  withdrawQuestion,
  type WithdrawQuestion,
} from "./questions.js";
import {
  recordEvidence,
  type RecordEvidence,
  withdrawEvidence,
  type WithdrawEvidence,
} from "./record-evidence.js";
import { type ConditionState, evolve, NOTHING_KNOWN } from "./state.js";

interface MakeFinding {
  readonly type: "MakeFinding";
  readonly outcome: FindingOutcome;
  readonly reasons: string;
  readonly evidenceIds: readonly string[];
  readonly today: LegalDate;
}

interface ReopenFinding {
  readonly type: "ReopenFinding";
  readonly reasons: string;
}

export type ConditionCommand =
  | RecordEvidence
  | WithdrawEvidence
  | ContestEvidence
  | AnswerContest
  | CloseControlPoint
  | AskQuestion
  | AnswerQuestion
  | WithdrawQuestion
  | MakeFinding
  | ReopenFinding;

/** The decider of one condition: the same for all six, each with its own closed catalogue. */
export function conditionDecider(
  condition: Condition,
): Decider<ConditionCommand, ConditionEvent, ConditionState> {
  return {
    initialState: NOTHING_KNOWN,
    decide(command, state) {
      switch (command.type) {
        case "RecordEvidence":
          return recordEvidence(condition, command, state);
        case "WithdrawEvidence":
          return withdrawEvidence(condition, command, state);
        case "ContestEvidence":
          return contestEvidence(condition, command, state);
        case "AnswerContest":
          return answerContest(condition, command, state);
        case "CloseControlPoint":
          return closeControlPoint(condition, command, state);
        case "AskQuestion":
          return askQuestion(condition, command, state);
        case "AnswerQuestion":
          return answerQuestion(condition, command, state);
        case "WithdrawQuestion":
          return withdrawQuestion(condition, command, state);
        case "MakeFinding":
          return makeFinding(condition, command, state);
        case "ReopenFinding":
          return reopenFinding(condition, command, state);
        default:
          return unreachable(command);
      }
    },
    evolve,
  };
}

function makeFinding(
  condition: Condition,
  command: MakeFinding,
  state: ConditionState,
): readonly ConditionEvent[] {
  const { outcome, reasons, evidenceIds, today } = command;
  if (!isOutcome(condition, outcome)) {
    throw entitlementErrors.error("outcome-not-allowed", `for ${condition}`);
  }
  const known = new Set(state.evidence.map((evidence) => evidence.evidenceId));
  if (evidenceIds.some((id) => !known.has(id))) throw entitlementErrors.error("evidence-unknown");
  // What could not be determined may lack evidence, an answer or a look: that is why it could not.
  if (outcome !== "undetermined") {
    if (evidenceIds.length === 0) throw entitlementErrors.error("finding-without-evidence");
    requireAnswered(condition, state);
    requireAllLookedAt(condition, state, today);
  }
  return [
    {
      type: "entitlement.FindingMade",
      data: { condition, outcome, reasons, evidenceIds: [...evidenceIds], madeOn: today },
    },
  ];
}

/** What the person contests is not found before they have an answer. */
function requireAnswered(condition: Condition, { contests }: ConditionState): void {
  if (contests.some(({ answer }) => answer === undefined)) {
    throw entitlementErrors.error("contest-unanswered", `for ${condition}`);
  }
}

function reopenFinding(
  condition: Condition,
  { reasons }: ReopenFinding,
  state: ConditionState,
): readonly ConditionEvent[] {
  if (state.finding === undefined) throw entitlementErrors.error("finding-missing");
  return [{ type: "entitlement.FindingReopened", data: { condition, reasons } }];
}

/** Category of the streams of a condition: `meansCondition` and so on. */
export function conditionCategory(condition: Condition): `${Condition}Condition` {
  return `${condition}Condition`;
}
