import type { LegalDate } from "#kernel";
import { cite } from "../law/citation.js";
import { legalRule } from "../law/legal-rule.js";

/** The Royal Decree of 7 January 2026 rewrote art. 34 from this day. */
export const ART_34_REWRITTEN = "2026-03-01" as LegalDate;

/**
 * From which day a file follows art. 34 KB as rewritten: a request made since then from its own
 * day, a running file from its first review since then (yearly, or because something changed).
 */
export const newRelativesRulesFrom = legalRule(
  cite("kbRmi", "art. 34", "sourced", "UC-RIS"),
  (requestedOn: LegalDate, reviewedOn: readonly LegalDate[]): LegalDate | undefined =>
    requestedOn >= ART_34_REWRITTEN
      ? requestedOn
      : reviewedOn.filter((day) => day >= ART_34_REWRITTEN).toSorted()[0],
);
