import { addDays, type LegalDate } from "#kernel";
import type { Employment } from "../../facts/means.js";
import { type Citation, cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { exact } from "../../trace/exact.js";
import type { TraceLabel } from "../../trace/labels.js";
import { monthsOver } from "../calendar.js";
import type { Referred, Subject } from "./subject.js";

/** What of the credit is known: three years of exemption, spread over six at most. */
export interface Credit {
  /** The fact that shows when it began; neither: it is taken to begin with the request. */
  readonly beganWith: "firstDay" | "work" | "request";
  /** First day of work or training that was served, ever: the six years run from it. */
  readonly firstDay: LegalDate;
  /** Days used before `countedFrom`; from then on every day of the employment uses one. */
  readonly usedDays: number;
  readonly countedFrom: LegalDate;
}

/**
 * The credit as the facts have it. Without a first day it begins with the employment, or with the
 * request. Without days used, every day since the first one is taken as used: not more credit than
 * the facts show.
 */
export function creditOf(employment: Employment, requestedOn: LegalDate): Credit {
  const { firstDay, daysUsed, from } = employment;
  const begin = firstDay ?? from ?? requestedOn;
  const beganWith = firstDay !== undefined ? "firstDay" : from !== undefined ? "work" : "request";
  return daysUsed === undefined
    ? { beganWith, firstDay: begin, usedDays: 0, countedFrom: begin }
    : { beganWith, firstDay: begin, usedDays: daysUsed, countedFrom: from ?? requestedOn };
}

/** That the credit begins with the request where nothing was told is in no text. */
const START_UNSEEN = cite("kbRmi", "art. 35 § 1", "unseen", "K");

/** How the step on the first day of the credit says what it rests on. */
const STARTS: Readonly<
  Record<Credit["beganWith"], { kind: "fact" | "rule"; label: TraceLabel; says?: Citation }>
> = {
  firstDay: { kind: "fact", label: "creditFirstDay" },
  work: { kind: "rule", label: "creditStartsWithWork" },
  request: { kind: "rule", label: "creditStartNotTold", says: START_UNSEEN },
};

/** More than a life of work; a figure tried out may be absurd, but is no error. */
const MANY_DAYS = 36_500;

/** Art. 35 KB: the day from which no day of the credit is left; only days of work use it up. */
export const creditUsedUpFrom = legalRule(
  cite("kbRmi", "art. 35 § 1", "sourced", "DQ-JOB", "DQ-CISP"),
  ({ usedDays, countedFrom }: Credit, days: number): LegalDate =>
    addDays(countedFrom, Math.min(Math.floor(days), MANY_DAYS) - usedDays),
);

/** Art. 35 KB: the day from which the years are over in which the credit can be used. */
export const creditWindowOverFrom = legalRule(
  cite("kbRmi", "art. 35 § 1", "sourced", "DQ-JOB", "DQ-CISP"),
  ({ firstDay }: Credit, years: number): LegalDate => monthsOver(firstDay, 12 * years),
);

/** Why the credit gives no exemption any more; nothing while it lasts. */
export function creditRefusal(
  employment: Referred<Employment>,
  { ctx, person }: Subject,
): TraceLabel | undefined {
  const { date, requestedOn, parameters, trace } = ctx;
  const credit = creditOf(employment, requestedOn);
  const details = { refs: [employment.ref], person };

  const years = parameters.valueAt("kb-rmi/art-35/credit.window", date);
  const windowOver = creditWindowOverFrom(credit, years.value);
  const { citation } = creditWindowOverFrom;
  const day = { ...details, unit: "date" } as const;
  const { kind, label, says = citation } = STARTS[credit.beganWith];
  trace.said(kind, label, credit.firstDay, says, day);
  const assumed = credit.beganWith === "request";
  if (assumed && !ctx.assume("creditStartNotTold", START_UNSEEN, details.refs)) {
    return "spiCreditUsedUp";
  }
  const window = trace.parameter("creditWindow", years, "years");
  const lastOfWindow = addDays(windowOver, -1);
  trace.said("rule", "creditWindowEnds", lastOfWindow, citation, { ...day, from: [window] });
  if (date >= windowOver) return "spiWindowOver";

  const days = parameters.valueAt("kb-rmi/art-35/credit.days", date);
  const usedUp = creditUsedUpFrom(credit, days.value);
  trace.said("fact", "creditCountedFrom", credit.countedFrom, citation, day);
  const used = trace.fact("creditDaysUsed", exact(credit.usedDays), citation, {
    ...details,
    unit: "days",
  });
  const allowed = trace.parameter("creditDays", days, "days");
  const lastOfCredit = addDays(usedUp, -1);
  trace.said("rule", "creditEnds", lastOfCredit, creditUsedUpFrom.citation, {
    ...day,
    from: [allowed, used],
  });
  if (date < usedUp) return undefined;
  if (daysAreUnknown(employment)) {
    ctx.tellAgainst("creditDaysNotTold", creditUsedUpFrom.citation, details);
  }
  return "spiCreditUsedUp";
}

/** Whether days between the first one and the work were counted as used, for want of facts. */
function daysAreUnknown({ firstDay, from, daysUsed }: Employment): boolean {
  return (
    daysUsed === undefined && firstDay !== undefined && (from === undefined || firstDay < from)
  );
}
