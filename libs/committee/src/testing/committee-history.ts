import { type LegalDate, legalDate } from "#kernel";
import { CONDITIONS } from "#statute";
import type {
  CommitteeCaseEvent,
  ConditionVerdict,
  PlacedCase,
  SittingEvent,
  Vote,
} from "../domain/events.js";

export const SITTING = "5c0e2e0a-6d0a-4b52-8a53-1f5d3c2b7a10";
export const OTHER_SITTING = "6d1f3f1b-7e1b-4c63-9b64-2a6e4d3c8b21";
export const CASE = "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e";
export const OTHER_CASE = "3e8b3941-0e59-4932-8cfd-294e0e1b1a6d";
export const CHAIR = "chair-hilde";
export const MEMBERS = [CHAIR, "member-joris", "member-fatma"] as const;

const ON = "2025-03-25";
type Outcomes = Partial<
  Record<ConditionVerdict["condition"], PlacedCase["findings"][0]["outcome"]>
>;
type Verdicts = Partial<Record<ConditionVerdict["condition"], Partial<ConditionVerdict>>>;

/** A day of March 2025. */
export function march(day: number): LegalDate {
  return legalDate(`2025-03-${String(day).padStart(2, "0")}`);
}

export function convened(memberIds: readonly string[] = MEMBERS): SittingEvent {
  return {
    type: "committee.SittingConvened",
    data: {
      centre: "lindeveld",
      on: ON,
      at: "19:30",
      place: "Raadzaal",
      memberIds: [...memberIds],
      chairId: CHAIR,
    },
  };
}

export function itemPlaced(applicationId = CASE, itemNumber = 1): SittingEvent {
  return { type: "committee.ItemPlaced", data: { applicationId, itemNumber } };
}

export function dispatched(): SittingEvent {
  return { type: "committee.AgendaDispatched", data: { dispatchedOn: "2025-03-17" } };
}

export function opened(presentIds: readonly string[] = MEMBERS): SittingEvent {
  return {
    type: "committee.SittingOpened",
    data: { openedOn: ON, presentIds: [...presentIds] },
  };
}

export function lackedQuorum(presentIds: readonly string[] = [CHAIR]): SittingEvent {
  return {
    type: "committee.SittingLackedQuorum",
    data: { on: ON, presentIds: [...presentIds] },
  };
}

export function concluded(
  conclusion: "decided" | "adjourned" = "decided",
  applicationId = CASE,
): SittingEvent {
  return { type: "committee.ItemConcluded", data: { applicationId, conclusion } };
}

export function closed(): SittingEvent {
  return { type: "committee.SittingClosed", data: { closedOn: ON } };
}

/** What the sealed report says: all six met, unless `outcomes` says otherwise. */
export function findings(outcomes: Outcomes = {}): PlacedCase["findings"] {
  return CONDITIONS.map((condition) => ({ condition, outcome: outcomes[condition] ?? "met" }));
}

export function placedCase(outcomes: Outcomes = {}, sittingId = SITTING): PlacedCase {
  return {
    sittingId,
    itemNumber: 1,
    reportVersion: 2,
    sealDigest: "ab".repeat(32),
    findings: findings(outcomes),
    category: 2,
    from: "2025-03-03",
    monthlyAmountCents: 83_503,
  };
}

export function casePlaced(outcomes: Outcomes = {}, sittingId = SITTING): CommitteeCaseEvent {
  return { type: "committee.CasePlaced", data: placedCase(outcomes, sittingId) };
}

export function caseAdjourned(furtherInvestigation = false): CommitteeCaseEvent {
  return {
    type: "committee.CaseAdjourned",
    data: {
      sittingId: SITTING,
      on: ON,
      reasons: "De huurovereenkomst ontbreekt.",
      furtherInvestigation,
    },
  };
}

/** A verdict on each condition: satisfied with reasons, unless `verdicts` says otherwise. */
export function verdicts(changes: Verdicts = {}): ConditionVerdict[] {
  return CONDITIONS.map((condition) => ({
    condition,
    verdict: "satisfied",
    facts: "",
    reasons: "Het comité volgt het verslag.",
    ...changes[condition],
  }));
}

/** Not met, with the facts and the reasons that art. 21 asks. */
export const UNMET = {
  verdict: "notMet",
  facts: "Het loon van de partner bedraagt 2.400,00 euro.",
  reasons: "De bestaansmiddelen liggen boven het bedrag.",
} as const;

/** Votes in the order of the members. */
export function votes(...given: Vote["vote"][]): Vote[] {
  return given.map((vote, at) => ({ memberId: MEMBERS[at] ?? `member-${String(at)}`, vote }));
}

export function decided(): CommitteeCaseEvent {
  return {
    type: "committee.DecisionTaken",
    data: {
      sittingId: SITTING,
      decidedOn: ON,
      outcome: "granted",
      perCondition: verdicts(),
      votes: votes("for", "for", "for"),
      category: 2,
      from: "2025-03-03",
      monthlyAmountCents: 83_503,
    },
  };
}
