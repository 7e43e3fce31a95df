import { addDays, addMonths, type LegalDate } from "#kernel";
import { type Citation, cite } from "../law/citation.js";
import { legalRule } from "../law/legal-rule.js";
import { leastSure, type Status } from "../law/status.js";
import { workingDayFrom } from "./working-days.js";

/** The terms of the procedure. Stable: the keys are written in events. */
export const TERMS = [
  "forwarding",
  "decision",
  "notification",
  "firstPayment",
  "interestAfterDecision",
  "interestAfterRequest",
  "appeal",
] as const;

export type TermKey = (typeof TERMS)[number];

/** How a term was counted, and where the law says to; no citation where no text was found. */
export interface Counting {
  readonly method: "calendarDays" | "monthsToWorkingDay";
  readonly status: Status;
  readonly citation?: Citation;
}

/** A term of the procedure, computed from the day that sets it running. */
export interface Term {
  readonly key: TermKey;
  /** The day of the act that sets the term running; not counted itself. */
  readonly from: LegalDate;
  /** Last day on which the act is in time; for interest: first day that bears interest. */
  readonly day: LegalDate;
  /** Where the law sets the length. */
  readonly citation: Citation;
  readonly counting: Counting;
  /** As sure as the less sure of length and counting. */
  readonly status: Status;
}

/**
 * No text was found on how to count the terms of the centre: calendar days, from the day after the
 * act, the last day not moved. Shorter for the centre, so safe for the person.
 */
const CALENDAR_DAYS: Counting = { method: "calendarDays", status: "unseen" };

/**
 * Art. 52–54 Ger.W.: the day of the act is not counted, months run to the same date, a last day on
 * a Saturday, a Sunday or a legal holiday moves to the next working day (the move was seen in a
 * text, the rest was not). Where the act falls on the last day of a short month the articles can be
 * read for a few days more; the earlier day is given, because the person will act on it.
 */
const countMonths = legalRule(
  cite("gerechtelijkWetboek", "art. 52–54", "unseen", "BD-4768"),
  (from: LegalDate, months: number): LegalDate => workingDayFrom(addMonths(from, months)),
);

/** Art. 18 § 4 RMI-wet: a centre that is not competent passes the request on within five days. */
export function forwardingTerm(receivedOn: LegalDate): Term {
  const citation = cite("rmiWet", "art. 18 § 4", "sourced", "BD-7649");
  return inDays("forwarding", receivedOn, 5, citation);
}

/** Art. 21 § 1 RMI-wet: the centre decides within thirty days of the receipt of the request. */
export function decisionTerm(receivedOn: LegalDate): Term {
  const citation = cite("rmiWet", "art. 21 § 1", "sourced", "MI-30D");
  return inDays("decision", receivedOn, 30, citation);
}

/** Art. 21 § 4 RMI-wet: the decision is notified within eight days. */
export function notificationTerm(decidedOn: LegalDate): Term {
  const citation = cite("rmiWet", "art. 21 § 4", "sourced", "CYB");
  return inDays("notification", decidedOn, 8, citation);
}

/** Art. 23 § 1 RMI-wet: the first payment follows within fifteen days of the decision. */
export function firstPaymentTerm(decidedOn: LegalDate): Term {
  const citation = cite("rmiWet", "art. 23 § 1", "sourced", "DQ-PAY");
  return inDays("firstPayment", decidedOn, 15, citation);
}

/** Art. 23 RMI-wet: what is not paid bears interest from the sixteenth day after the decision. */
export function interestAfterDecision(decidedOn: LegalDate): Term {
  const citation = cite("rmiWet", "art. 23", "sourced", "DQ-PAY");
  return inDays("interestAfterDecision", decidedOn, 16, citation);
}

/**
 * Art. 23 RMI-wet: when the decision itself is late through the centre, interest runs from the
 * forty-sixth day after the request.
 */
export function interestAfterRequest(receivedOn: LegalDate): Term {
  const citation = cite("rmiWet", "art. 23", "sourced", "DQ-PAY");
  return inDays("interestAfterRequest", receivedOn, 46, citation);
}

/**
 * Art. 47 RMI-wet: appeal to the labour court within three months of the notification. The day of
 * the notification is the day of presentation of the registered letter, or of the signed receipt;
 * without a valid notification the term does not run and this must not be called.
 */
export function appealTerm(notifiedOn: LegalDate): Term {
  const citation = cite("rmiWet", "art. 47", "sourced", "BD-4768");
  const { status } = countMonths.citation;
  return term("appeal", notifiedOn, countMonths(notifiedOn, 3), citation, {
    method: "monthsToWorkingDay",
    status,
    citation: countMonths.citation,
  });
}

function inDays(key: TermKey, from: LegalDate, days: number, citation: Citation): Term {
  return term(key, from, addDays(from, days), citation, CALENDAR_DAYS);
}

function term(
  key: TermKey,
  from: LegalDate,
  day: LegalDate,
  citation: Citation,
  counting: Counting,
): Term {
  return {
    key,
    from,
    day,
    citation,
    counting,
    status: leastSure(citation.status, counting.status),
  };
}
