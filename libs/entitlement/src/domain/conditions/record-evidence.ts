import { type LegalDate, legalDate } from "#kernel";
import {
  type Condition,
  type EvidenceKind,
  raisedByChange,
  raisedByEvidence,
  type ShownFact,
} from "#statute";
import { entitlementErrors } from "../errors.js";
import { type Cause, opened } from "./control-points.js";
import type { ConditionEvent, Evidence } from "./events.js";
import { type BroughtEvidence, requireAllowed } from "./evidence-rules.js";
import { answeredWith } from "./questions.js";
import { type ConditionState, inTurn } from "./state.js";

export interface RecordEvidence {
  readonly type: "RecordEvidence";
  readonly evidence: BroughtEvidence;
  readonly today: LegalDate;
}

export interface WithdrawEvidence {
  readonly type: "WithdrawEvidence";
  readonly evidenceId: string;
  readonly reasons: string;
  readonly today: LegalDate;
}

export function recordEvidence(
  condition: Condition,
  { evidence, today }: RecordEvidence,
  state: ConditionState,
): readonly ConditionEvent[] {
  const { evidenceId, questionId, shows = [] } = evidence;
  return inTurn(
    state,
    (now) => recorded(condition, evidence, now, today),
    (now) =>
      questionId === undefined ? [] : answeredWith(condition, evidence, questionId, now, today),
    (now) => afterChange(condition, { evidenceId }, shows, now, today),
  );
}

/** What was recorded by mistake must not count for ever; that it was recorded is not hidden. */
export function withdrawEvidence(
  condition: Condition,
  { evidenceId, reasons, today }: WithdrawEvidence,
  state: ConditionState,
): readonly ConditionEvent[] {
  requireRecorded(evidenceId, state);
  requireUncontested(evidenceId, state);
  return [
    withdrawn(condition, evidenceId, reasons, today),
    ...afterChange(condition, { evidenceId }, [], state, today),
  ];
}

/**
 * The evidence as it is recorded, with what it says will have to be looked at.
 *
 * @param corrects the contested evidence whose place it takes
 * @throws DomainError when this condition does not admit it like this
 */
export function recorded(
  condition: Condition,
  brought: BroughtEvidence,
  state: ConditionState,
  today: LegalDate,
  corrects?: string,
): ConditionEvent[] {
  const kind = requireAllowed(condition, brought, today);
  const { evidenceId, periodUntil, shows = [] } = brought;
  const until = periodUntil === undefined ? undefined : legalDate(periodUntil);
  const raised = raisedByEvidence({ shows, periodUntil: until }, today);
  return [
    {
      type: "entitlement.EvidenceRecorded",
      data: evidenceOf(condition, brought, kind, corrects),
    },
    ...opened(condition, raised, { evidenceId }, state, today),
  ];
}

/** What is recorded of it: the ground from the catalogue, the rest as it was brought. */
function evidenceOf(
  condition: Condition,
  brought: BroughtEvidence,
  { source: sourceType, citation: { instrument, article } }: EvidenceKind,
  corrects: string | undefined,
): Evidence {
  const { necessity, shows = [], lines, ...same } = brought;
  return {
    ...same,
    condition,
    justification: { sourceType, legalBasis: { instrument, article }, necessity },
    shows: [...shows],
    ...(lines === undefined
      ? {}
      : { lines: lines.map(({ on, amountCents }) => ({ on, amountCents })) }),
    ...(corrects === undefined ? {} : { corrects }),
  };
}

export function withdrawn(
  condition: Condition,
  evidenceId: string,
  reasons: string,
  today: LegalDate,
): ConditionEvent {
  return {
    type: "entitlement.EvidenceWithdrawn",
    data: { evidenceId, condition, reasons, withdrawnOn: today },
  };
}

/**
 * A finding does not survive a change of the evidence, and is not made again before somebody looked
 * at the change. `shows` is what came with it.
 */
export function afterChange(
  condition: Condition,
  cause: Cause,
  shows: readonly ShownFact[],
  state: ConditionState,
  today: LegalDate,
): ConditionEvent[] {
  if (state.finding === undefined) return [];
  const { evidenceId } = cause;
  return [
    { type: "entitlement.FindingReopened", data: { condition, evidenceId } },
    ...opened(condition, raisedByChange(shows, today), cause, state, today),
  ];
}

export function requireRecorded(evidenceId: string, { evidence }: ConditionState): void {
  if (!evidence.some((one) => one.evidenceId === evidenceId)) {
    throw entitlementErrors.error("evidence-unknown");
  }
}

/** What the person contests goes, or is contested again, once they have an answer. */
export function requireUncontested(evidenceId: string, { contests }: ConditionState): void {
  if (contests.some((one) => one.evidenceId === evidenceId && one.answer === undefined)) {
    throw entitlementErrors.error("contest-unanswered");
  }
}
