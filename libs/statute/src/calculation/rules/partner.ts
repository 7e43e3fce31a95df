import { type EuroCents, euroCents, type LegalDate } from "#kernel";
import { type Citation, cite, withSeenArticle } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";

/** Art. 34 KB, category 3: the means of the spouse or life partner count in full. */
export const countPartnerInFull = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH")),
  (partnerMeans: EuroCents): EuroCents => partnerMeans,
);

/**
 * Art. 34 KB, category 1: of a spouse or life partner who does not claim, the part above the annual
 * amount of category 1 counts.
 */
export const countPartnerAboveCategory1 = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH")),
  (partnerMeans: EuroCents, category1Amount: EuroCents): EuroCents =>
    euroCents(Math.max(0, partnerMeans - category1Amount)),
);

/** Art. 34 KB, category 1: a partner with a leefloon of their own has their own calculation. */
export const leaveClaimingPartnerOut = legalRule(
  withSeenArticle(cite("kbRmi", "art. 34", "sourced", "BD-3380")),
  (): EuroCents => euroCents(0),
);

/** The Royal Decree of 7 January 2026 rewrote art. 34 from this day. */
const ART_34_REWRITTEN = "2026-03-01";

/**
 * How sure the partner rules are on `date`. The sources describe them for the text before
 * 1 March 2026; the new text was not seen, and nothing was found that changes them for partners.
 */
export function partnerCitationOn(date: LegalDate, citation: Citation): Citation {
  return date < ART_34_REWRITTEN ? citation : { ...citation, status: "unseen" };
}
