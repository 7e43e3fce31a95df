import type { LegalDate } from "#kernel";
import type { Condition, Raised } from "#statute";
import { entitlementErrors } from "../errors.js";
import type { ConditionEvent } from "./events.js";
import type { ConditionState } from "./state.js";

/** Say that what had to be looked at was looked at, and what came of it. */
export interface CloseControlPoint {
  readonly type: "CloseControlPoint";
  readonly number: number;
  readonly reasons: string;
  readonly today: LegalDate;
}

/** Why control points open: a piece of evidence, and the contest if it was contested. */
export interface Cause {
  readonly evidenceId: string;
  readonly contestId?: string;
}

/** The events that open what was raised, numbered after those that there are. */
export function opened(
  condition: Condition,
  raised: readonly Raised[],
  cause: Cause,
  { controlPoints }: ConditionState,
  today: LegalDate,
): ConditionEvent[] {
  return raised.map(({ kind, from }, index) => ({
    type: "entitlement.ControlPointOpened",
    data: {
      number: controlPoints.length + index + 1,
      condition,
      kind,
      ...cause,
      from,
      openedOn: today,
    },
  }));
}

export function closeControlPoint(
  condition: Condition,
  { number, reasons, today }: CloseControlPoint,
  { controlPoints }: ConditionState,
): readonly ConditionEvent[] {
  const isOpen = controlPoints.some((one) => one.number === number && one.closed === undefined);
  if (!isOpen) throw entitlementErrors.error("control-point-unknown");
  return [closed(condition, number, reasons, today)];
}

export function closed(
  condition: Condition,
  number: number,
  reasons: string,
  today: LegalDate,
): ConditionEvent {
  return {
    type: "entitlement.ControlPointClosed",
    data: { number, condition, reasons, closedOn: today },
  };
}

/** What has to be looked at is not found before it was. */
export function requireAllLookedAt(
  condition: Condition,
  { controlPoints }: ConditionState,
  today: LegalDate,
): void {
  const due = controlPoints.filter((one) => one.closed === undefined && one.from <= today);
  if (due.length === 0) return;
  const kinds = [...new Set(due.map(({ kind }) => kind))].join(", ");
  throw entitlementErrors.error("control-point-open", `for ${condition}: ${kinds}`);
}
