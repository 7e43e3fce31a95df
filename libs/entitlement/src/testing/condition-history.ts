import { type LegalDate, legalDate } from "#kernel";
import { type Condition, evidenceKind, type ShownFact, type Topic } from "#statute";
import type { ConditionCommand } from "../domain/conditions/condition.js";
import type { ConditionEvent, Evidence, FindingOutcome } from "../domain/conditions/events.js";
import type { BroughtEvidence } from "../domain/conditions/evidence-rules.js";

export const FIRST = "11111111-1111-4111-8111-111111111111";
export const SECOND = "22222222-2222-4222-8222-222222222222";
export const UNKNOWN = "33333333-3333-4333-8333-333333333333";
export const CONTEST = "44444444-4444-4444-8444-444444444444";
export const QUESTION = "55555555-5555-4555-8555-555555555555";
export const QUESTION_AGAIN = "66666666-6666-4666-8666-666666666666";

/** A day of March 2025. */
export function march(day: number): LegalDate {
  return legalDate(`2025-03-${String(day).padStart(2, "0")}`);
}

/** A wage of so much a month. */
export function wage(amountCents: number, more: object = {}): ShownFact {
  return { income: { kind: "wage", amountCents, per: "month", ...more } };
}

export const PARTNER: ShownFact = {
  member: { ref: "member1", relation: "lifePartner", commonHousehold: true },
};

/** What a piece of evidence has that stands alone, without the fields that only some may have. */
export function piece(kind: string, changes: Partial<BroughtEvidence> = {}): BroughtEvidence {
  return {
    evidenceId: FIRST,
    kind,
    source: "Rijksregister",
    facts: "Wat het stuk aantoont.",
    periodFrom: "2025-03-03",
    necessity: "Zonder dit stuk is de voorwaarde niet vast te stellen.",
    ...changes,
  };
}

/** What a kind must have besides, for the kinds that ask for something. */
export const ASKED: Readonly<Record<string, Partial<BroughtEvidence>>> = {
  homeVisit: { homeVisit: { announcedOn: "2025-03-01", consentGiven: true } },
  bankStatement: {
    whyNotOtherwise: "De werkgever geeft geen loonfiche.",
    lines: [{ on: "2025-02-28", amountCents: 50_000 }],
    shows: [wage(50_000)],
  },
  paySlip: { shows: [wage(50_000)] },
  partnerPaySlip: {
    shows: [
      {
        memberMeans: {
          of: "member1",
          income: { kind: "wage", amountCents: 240_000, per: "month" },
        },
      },
    ],
  },
  benefitCertificate: {
    shows: [{ income: { kind: "replacementIncome", amountCents: 41_000, per: "month" } }],
  },
  maintenancePayment: {
    shows: [{ income: { kind: "maintenance", amountCents: 15_000, per: "month" } }],
  },
  countedShareDecision: { shows: [{ claimants: 2 }] },
  offerByCentre: {
    shows: [{ offer: { madeOn: march(3), work: "Keukenhulp.", answer: "accepted" } }],
  },
  dispensation: {
    shows: [{ claim: { benefit: "maintenance", state: "dispensed", reasons: "Billijkheid." } }],
  },
};

/** A piece of evidence with all that its kind asks. */
export function completePiece(kind: string, evidenceId = FIRST): BroughtEvidence {
  return piece(kind, { evidenceId, ...ASKED[kind] });
}

export function record(evidence: BroughtEvidence): ConditionCommand {
  return { type: "RecordEvidence", evidence, today: march(10) };
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

export const REOPEN: ConditionCommand = { type: "ReopenFinding", reasons: "Mevrouw is verhuisd." };

export function withdraw(evidenceId = FIRST): ConditionCommand {
  return {
    type: "WithdrawEvidence",
    evidenceId,
    reasons: "Het uittreksel was van iemand anders.",
    today: march(11),
  };
}

const CONTESTED = {
  oldValue: "Sinds 2021.",
  newValue: "Sinds 2019.",
  reasons: "Ik was te laat ingeschreven.",
};

export function contest(evidenceId = FIRST, contestId = CONTEST): ConditionCommand {
  return { type: "ContestEvidence", contestId, evidenceId, ...CONTESTED, today: march(11) };
}

export function answer(
  outcome: "accepted" | "maintained",
  correction?: BroughtEvidence,
): ConditionCommand {
  return {
    type: "AnswerContest",
    contestId: CONTEST,
    outcome,
    reasons: "Het oude register zegt het ook.",
    ...(correction === undefined ? {} : { correction }),
    today: march(12),
  };
}

export function close(number: number): ConditionCommand {
  return {
    type: "CloseControlPoint",
    number,
    reasons: "Bekeken: het verblijf gaat voort.",
    today: march(12),
  };
}

export function ask(
  kind: string,
  topic: Topic,
  more: { readonly questionId?: string; readonly whyAgain?: string } = {},
): ConditionCommand {
  return {
    type: "AskQuestion",
    questionId: QUESTION,
    kind,
    topic,
    necessity: "Het register toont het niet.",
    ...more,
    today: march(10),
  };
}

/** The evidence as it is recorded: its ground is that of the catalogue. */
export function evidenceOf(
  condition: Condition,
  { necessity, shows = [], lines, ...same }: BroughtEvidence,
): Evidence {
  const kind = evidenceKind(condition, same.kind);
  if (kind === undefined) throw new Error(`${condition} has no ${same.kind}`);
  const { instrument, article } = kind.citation;
  return {
    ...same,
    condition,
    justification: { sourceType: kind.source, legalBasis: { instrument, article }, necessity },
    shows: [...shows],
    ...(lines === undefined
      ? {}
      : { lines: lines.map(({ on, amountCents }) => ({ on, amountCents })) }),
  };
}

export function recorded(
  condition: Condition,
  evidence: BroughtEvidence,
  more: Partial<Evidence> = {},
): ConditionEvent {
  return {
    type: "entitlement.EvidenceRecorded",
    data: { ...evidenceOf(condition, evidence), ...more },
  };
}

export function withdrawn(
  condition: Condition,
  evidenceId = FIRST,
  reasons = "Het uittreksel was van iemand anders.",
  withdrawnOn: LegalDate = march(11),
): ConditionEvent {
  return {
    type: "entitlement.EvidenceWithdrawn",
    data: { condition, evidenceId, reasons, withdrawnOn },
  };
}

export function contested(condition: Condition, evidenceId = FIRST): ConditionEvent {
  return {
    type: "entitlement.EvidenceContested",
    data: { contestId: CONTEST, condition, evidenceId, ...CONTESTED, contestedOn: "2025-03-11" },
  };
}

export function contestAnswered(
  condition: Condition,
  outcome: "accepted" | "maintained",
  successorId?: string,
): ConditionEvent {
  return {
    type: "entitlement.ContestAnswered",
    data: {
      contestId: CONTEST,
      condition,
      outcome,
      reasons: "Het oude register zegt het ook.",
      ...(successorId === undefined ? {} : { successorId }),
      answeredOn: "2025-03-12",
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

/** An open control point, the first of its condition unless `number` says otherwise. */
export function pointOpened(
  condition: Condition,
  kind: string,
  evidenceId: string,
  from: LegalDate,
  more: {
    readonly openedOn?: LegalDate;
    readonly number?: number;
    readonly contestId?: string;
  } = {},
): ConditionEvent {
  return {
    type: "entitlement.ControlPointOpened",
    data: {
      number: 1,
      condition,
      kind,
      evidenceId,
      from,
      openedOn: march(10),
      ...more,
    },
  };
}

export function asked(
  condition: Condition,
  kind: string,
  topic: Topic,
  more: {
    readonly questionId?: string;
    readonly repeats?: { readonly questionId: string; readonly reasons: string };
  } = {},
): ConditionEvent {
  return {
    type: "entitlement.QuestionAsked",
    data: {
      questionId: QUESTION,
      condition,
      kind,
      ...(topic as { about: string; incomeKind?: string; of?: string }),
      necessity: "Het register toont het niet.",
      ...more,
      askedOn: "2025-03-10",
    },
  };
}

/** The answer to the question: the evidence, or words. */
export function questionAnswered(
  condition: Condition,
  given: { readonly evidenceId: string } | { readonly answer: string },
): ConditionEvent {
  return {
    type: "entitlement.QuestionAnswered",
    data: { questionId: QUESTION, condition, ...given, answeredOn: "2025-03-10" },
  };
}
