import { type Decider, type LegalDate, unreachable } from "#kernel";
import {
  type Condition,
  evidenceKeys,
  evidenceKind,
  type EvidenceRequirement,
  isOutcome,
} from "#statute";
import { entitlementErrors } from "../errors.js";
import type { ConditionEvent, Evidence, FindingOutcome } from "./events.js";

/** A finding (vaststelling / constatation) on one condition. */
export interface Finding {
  readonly outcome: FindingOutcome;
  readonly reasons: string;
  readonly evidenceIds: readonly string[];
  readonly madeOn: string;
}

/** What is known of one of the six conditions in one file. */
export interface ConditionState {
  readonly evidence: readonly Evidence[];
  /** Absent until one is made, and again once new evidence came in after it. */
  readonly finding?: Finding;
}

export type ConditionCommand =
  | { readonly type: "RecordEvidence"; readonly evidence: Omit<Evidence, "condition"> }
  | {
      readonly type: "WithdrawEvidence";
      readonly evidenceId: string;
      readonly reasons: string;
      readonly today: LegalDate;
    }
  | {
      readonly type: "MakeFinding";
      readonly outcome: FindingOutcome;
      readonly reasons: string;
      readonly evidenceIds: readonly string[];
      readonly today: LegalDate;
    };

/** The decider of one condition: the same for all six, each with its own closed catalogue. */
export function conditionDecider(
  condition: Condition,
): Decider<ConditionCommand, ConditionEvent, ConditionState> {
  return {
    initialState: { evidence: [] },
    decide(command, state) {
      switch (command.type) {
        case "RecordEvidence":
          return recordEvidence(condition, { ...command.evidence, condition }, state);
        case "WithdrawEvidence":
          return withdrawEvidence(condition, command, state);
        case "MakeFinding":
          return makeFinding(condition, command, state);
        default:
          return unreachable(command);
      }
    },
    evolve,
  };
}

function recordEvidence(
  condition: Condition,
  evidence: Evidence,
  state: ConditionState,
): readonly ConditionEvent[] {
  kindIsInCatalogue(condition, evidence);
  onlyFieldsOfTheKind(condition, evidence);
  showsTheIncome(evidence);
  if (evidence.periodUntil !== undefined && evidence.periodUntil < evidence.periodFrom) {
    throw entitlementErrors.error("evidence-period-invalid");
  }
  return [
    { type: "entitlement.EvidenceRecorded", data: evidence },
    ...reopening(condition, evidence.evidenceId, state),
  ];
}

/** What was recorded by mistake must not count for ever; that it was recorded is not hidden. */
function withdrawEvidence(
  condition: Condition,
  command: Extract<ConditionCommand, { type: "WithdrawEvidence" }>,
  state: ConditionState,
): readonly ConditionEvent[] {
  const { evidenceId, reasons, today } = command;
  if (!state.evidence.some((evidence) => evidence.evidenceId === evidenceId)) {
    throw entitlementErrors.error("evidence-unknown");
  }
  const withdrawn: ConditionEvent = {
    type: "entitlement.EvidenceWithdrawn",
    data: { evidenceId, condition, reasons, withdrawnOn: today },
  };
  return [withdrawn, ...reopening(condition, evidenceId, state)];
}

/** A finding does not survive a change of the evidence. */
function reopening(
  condition: Condition,
  evidenceId: string,
  state: ConditionState,
): readonly ConditionEvent[] {
  return state.finding === undefined
    ? []
    : [{ type: "entitlement.FindingReopened", data: { condition, evidenceId } }];
}

/** M1, M2: what is not in the catalogue of the condition cannot be recorded for it. */
function kindIsInCatalogue(condition: Condition, { kind }: Evidence): void {
  if (evidenceKind(condition, kind) === undefined) {
    throw entitlementErrors.error(
      "evidence-kind-not-allowed",
      `for ${condition} the kinds are ${evidenceKeys(condition).join(", ")}`,
    );
  }
}

/** M11: incomes only for the means; a home visit by consent; a bank statement with its reason. */
function onlyFieldsOfTheKind(condition: Condition, evidence: Evidence): void {
  const { homeVisit, whyNotOtherwise, ownIncomes, partnerIncomes } = evidence;
  const required = evidenceKind(condition, evidence.kind)?.requires ?? [];
  const asks = (...requirements: EvidenceRequirement[]) =>
    requirements.some((requirement) => required.includes(requirement));

  if (condition !== "means" && (ownIncomes ?? partnerIncomes) !== undefined) {
    throw entitlementErrors.error("evidence-field-not-allowed", "incomes belong to means");
  }
  if (asks("announcement", "consent")) {
    if (homeVisit === undefined || homeVisit.announcedOn > evidence.periodFrom) {
      throw entitlementErrors.error("home-visit-without-announcement");
    }
  } else if (homeVisit !== undefined) {
    throw entitlementErrors.error(
      "evidence-field-not-allowed",
      "homeVisit belongs to a home visit",
    );
  }
  if (asks("reason") && whyNotOtherwise === undefined) {
    throw entitlementErrors.error("evidence-without-reason");
  }
  if (!asks("reason") && whyNotOtherwise !== undefined) {
    throw entitlementErrors.error(
      "evidence-field-not-allowed",
      "whyNotOtherwise belongs to evidence that is only allowed where nothing lighter shows the fact",
    );
  }
}

/** Kinds that exist to show an income: without an amount they would count as no income at all. */
const SHOW_INCOME = [
  "paySlip",
  "partnerPaySlip",
  "benefitCertificate",
  "maintenancePayment",
  "bankStatement",
];

/** Art. 16: what shows an income says how much; "no income" is said by another kind of evidence. */
function showsTheIncome({ kind, ownIncomes, partnerIncomes }: Evidence): void {
  const lines = (ownIncomes?.length ?? 0) + (partnerIncomes?.length ?? 0);
  if (SHOW_INCOME.includes(kind) && lines === 0) throw entitlementErrors.error("income-missing");
  // The partner's wage counts by other rules (art. 34 KB): on the wrong line it would be the person's.
  if (kind === "partnerPaySlip" && ownIncomes !== undefined && ownIncomes.length > 0) {
    throw entitlementErrors.error(
      "evidence-field-not-allowed",
      "a pay slip of the partner shows partnerIncomes",
    );
  }
}

function makeFinding(
  condition: Condition,
  command: Extract<ConditionCommand, { type: "MakeFinding" }>,
  state: ConditionState,
): readonly ConditionEvent[] {
  const { outcome, reasons, evidenceIds, today } = command;
  if (!isOutcome(condition, outcome)) {
    throw entitlementErrors.error("outcome-not-allowed", `for ${condition}`);
  }
  const known = new Set(state.evidence.map((evidence) => evidence.evidenceId));
  if (evidenceIds.some((id) => !known.has(id))) throw entitlementErrors.error("evidence-unknown");
  // What could not be determined may lack evidence: that is why it could not be determined.
  if (outcome !== "undetermined" && evidenceIds.length === 0) {
    throw entitlementErrors.error("finding-without-evidence");
  }
  return [
    {
      type: "entitlement.FindingMade",
      data: { condition, outcome, reasons, evidenceIds: [...evidenceIds], madeOn: today },
    },
  ];
}

function evolve(state: ConditionState, event: ConditionEvent): ConditionState {
  switch (event.type) {
    case "entitlement.EvidenceRecorded":
      return { ...state, evidence: [...state.evidence, event.data] };
    case "entitlement.EvidenceWithdrawn":
      return {
        ...state,
        evidence: state.evidence.filter(({ evidenceId }) => evidenceId !== event.data.evidenceId),
      };
    case "entitlement.FindingMade": {
      const { outcome, reasons, evidenceIds, madeOn } = event.data;
      return { ...state, finding: { outcome, reasons, evidenceIds, madeOn } };
    }
    case "entitlement.FindingReopened":
      return { evidence: state.evidence };
    default:
      return state;
  }
}

/** Category of the streams of a condition: `meansCondition` and so on. */
export function conditionCategory(condition: Condition): `${Condition}Condition` {
  return `${condition}Condition`;
}
