import { type LegalDate, legalDate } from "#kernel";
import type { Condition } from "#statute";
import type { ConditionCommand } from "../domain/conditions/condition.js";
import type { ConditionEvent, Evidence, FindingOutcome } from "../domain/conditions/events.js";

export const FIRST = "11111111-1111-4111-8111-111111111111";
export const SECOND = "22222222-2222-4222-8222-222222222222";
export const UNKNOWN = "33333333-3333-4333-8333-333333333333";

/** A day of March 2025. */
export function march(day: number): LegalDate {
  return legalDate(`2025-03-${String(day).padStart(2, "0")}`);
}

/** A piece of evidence without any of the fields that only some kinds may have. */
export function piece(
  kind: string,
  changes: Partial<Omit<Evidence, "condition">> = {},
): Omit<Evidence, "condition"> {
  return {
    evidenceId: FIRST,
    kind,
    source: "Rijksregister",
    facts: "Wat het stuk aantoont.",
    periodFrom: "2025-03-03",
    ...changes,
  };
}

/** What a kind must have besides, for the kinds that ask for something. */
export const ASKED: Readonly<Record<string, Partial<Omit<Evidence, "condition">>>> = {
  homeVisit: { homeVisit: { announcedOn: "2025-03-01", consentGiven: true } },
  bankStatement: {
    whyNotOtherwise: "De werkgever geeft geen loonfiche.",
    ownIncomes: [{ kind: "wage", netMonthlyCents: 50_000 }],
  },
  paySlip: { ownIncomes: [{ kind: "wage", netMonthlyCents: 50_000 }] },
  partnerPaySlip: { partnerIncomes: [{ kind: "wage", netMonthlyCents: 240_000 }] },
  benefitCertificate: { ownIncomes: [{ kind: "replacementIncome", netMonthlyCents: 41_000 }] },
  maintenancePayment: { ownIncomes: [{ kind: "maintenance", netMonthlyCents: 15_000 }] },
};

/** A piece of evidence with all that its kind asks. */
export function completePiece(kind: string, evidenceId = FIRST): Omit<Evidence, "condition"> {
  return piece(kind, { evidenceId, ...ASKED[kind] });
}

export function record(evidence: Omit<Evidence, "condition">): ConditionCommand {
  return { type: "RecordEvidence", evidence };
}

export function find(outcome: FindingOutcome, ...evidenceIds: string[]): ConditionCommand {
  return {
    type: "MakeFinding",
    outcome,
    reasons: "Dat volgt uit het stuk.",
    evidenceIds,
    today: march(10),
  };
}

export function withdraw(evidenceId = FIRST): ConditionCommand {
  return {
    type: "WithdrawEvidence",
    evidenceId,
    reasons: "Het uittreksel was van iemand anders.",
    today: march(11),
  };
}

export function recorded(
  condition: Condition,
  evidence: Omit<Evidence, "condition">,
): ConditionEvent {
  return { type: "entitlement.EvidenceRecorded", data: { ...evidence, condition } };
}

export function withdrawn(condition: Condition, evidenceId = FIRST): ConditionEvent {
  return {
    type: "entitlement.EvidenceWithdrawn",
    data: {
      condition,
      evidenceId,
      reasons: "Het uittreksel was van iemand anders.",
      withdrawnOn: "2025-03-11",
    },
  };
}

export function found(
  condition: Condition,
  outcome: FindingOutcome,
  ...evidenceIds: string[]
): ConditionEvent {
  return {
    type: "entitlement.FindingMade",
    data: {
      condition,
      outcome,
      reasons: "Dat volgt uit het stuk.",
      evidenceIds,
      madeOn: "2025-03-10",
    },
  };
}

export function reopened(condition: Condition, evidenceId = SECOND): ConditionEvent {
  return { type: "entitlement.FindingReopened", data: { condition, evidenceId } };
}
