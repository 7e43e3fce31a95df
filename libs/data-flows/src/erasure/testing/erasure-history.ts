import { addDays, instant, type LegalDate, legalDate, type PersonalPart } from "#kernel";
import type { ErasureCommand } from "../domain/erasures.js";
import type { ErasureEvent } from "../domain/events.js";

export const OFFICER = "u-officer";
export const LEADER = "u-leader";
export const ERASURE = "5ad0c0de-0000-4000-8000-000000000071";
export const HOLD = "5ad0c0de-0000-4000-8000-000000000072";
export const HOLD_DAYS = 30;
export const REQUESTED_ON = legalDate("2031-01-06");
export const APPROVED_ON = legalDate("2031-01-08");
export const EXECUTABLE_FROM = addDays(APPROVED_ON, HOLD_DAYS);

export const PARTNER_FINANCE: PersonalPart = { subject: "householdMember", kind: "finance" };
export const NAME: PersonalPart = { subject: "applicant", kind: "identity" };
const AUTHORITY = { code: "selectionList", reference: "OCMW 2015, 4.2" } as const;

type Command<T extends ErasureCommand["type"]> = Extract<ErasureCommand, { type: T }>;
type Event<T extends ErasureEvent["type"]> = Extract<ErasureEvent, { type: T }>;

export function request(changes: Partial<Command<"RequestErasure">> = {}): ErasureCommand {
  return {
    type: "RequestErasure",
    erasureId: ERASURE,
    by: OFFICER,
    today: REQUESTED_ON,
    scope: "everything",
    parts: [],
    reason: "retentionTermEnded",
    authority: AUTHORITY,
    ...changes,
  };
}

export function requested(
  changes: Partial<Event<"erasure.ErasureRequested">["data"]> = {},
): ErasureEvent {
  return {
    type: "erasure.ErasureRequested",
    data: {
      erasureId: ERASURE,
      requestedBy: OFFICER,
      requestedOn: REQUESTED_ON,
      scope: "everything",
      parts: [],
      reason: "retentionTermEnded",
      authority: AUTHORITY,
      ...changes,
    },
  };
}

export function approved(erasureId = ERASURE): ErasureEvent {
  return {
    type: "erasure.ErasureApproved",
    data: {
      erasureId,
      approvedBy: LEADER,
      approvedOn: APPROVED_ON,
      executableFrom: EXECUTABLE_FROM,
    },
  };
}

export function refused(): ErasureEvent {
  return {
    type: "erasure.ErasureRefused",
    data: {
      erasureId: ERASURE,
      refusedBy: OFFICER,
      refusedOn: APPROVED_ON,
      ground: "legalObligation",
    },
  };
}

export function withdrawn(): ErasureEvent {
  return {
    type: "erasure.ErasureWithdrawn",
    data: { erasureId: ERASURE, withdrawnBy: OFFICER, withdrawnOn: APPROVED_ON },
  };
}

export function erased(parts: readonly PersonalPart[], keyIds: readonly string[]): ErasureEvent {
  return {
    type: "erasure.PersonalDataErased",
    data: {
      erasureId: ERASURE,
      keyIds: [...keyIds],
      parts: [...parts],
      authority: AUTHORITY,
      erasedAt: noonOf(EXECUTABLE_FROM),
    },
  };
}

export function held(legalHoldId = HOLD): ErasureEvent {
  return {
    type: "erasure.LegalHoldPlaced",
    data: {
      legalHoldId,
      placedBy: OFFICER,
      placedOn: REQUESTED_ON,
      reason: "appeal",
      reference: "AR 31/12/A",
    },
  };
}

export function lifted(legalHoldId = HOLD): ErasureEvent {
  return {
    type: "erasure.LegalHoldLifted",
    data: { legalHoldId, liftedBy: OFFICER, liftedOn: APPROVED_ON, reference: "AR 31/12/A" },
  };
}

/** Keys of the name of the applicant and of the income of the partner. */
export const KEYS = [
  { keyId: "5ad0c0de-0000-4000-8000-000000000081", ...NAME },
  { keyId: "5ad0c0de-0000-4000-8000-000000000082", ...PARTNER_FINANCE },
] as const;

export function execute(changes: Partial<Command<"ExecuteErasure">> = {}): ErasureCommand {
  const { today = EXECUTABLE_FROM } = changes;
  return {
    type: "ExecuteErasure",
    erasureId: ERASURE,
    now: noonOf(today),
    procedure: "over",
    keys: KEYS,
    ...changes,
    today,
  };
}

function noonOf(day: LegalDate) {
  return instant(`${day}T11:00:00Z`);
}
