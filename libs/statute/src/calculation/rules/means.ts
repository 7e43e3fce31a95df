import { addCents, type EuroCents, euroCents } from "#kernel";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";

/** Art. 16 § 1 RMI-wet: net means of whatever nature count, unless a decree exempts them. */
export const countIncome = legalRule(
  cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC"),
  (netMonthly: EuroCents): EuroCents => netMonthly,
);

/** Art. 16 RMI-wet: means are counted per year, projected from the situation at the request. */
export const annualise = legalRule(
  cite("rmiWet", "art. 16", "sourced", "PB-CALC"),
  (monthly: EuroCents): EuroCents => euroCents(monthly * 12),
);

/** Art. 16 § 1 RMI-wet: all means of one person together. */
export const sumOfMeans = legalRule(
  cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC"),
  (annual: readonly EuroCents[]): EuroCents => addCents(...annual),
);

/**
 * Art. 14 § 2 RMI-wet: own means and what is counted of the cohabitants' are one sum, before any
 * general exemption.
 */
export const totalMeans = legalRule(
  cite("rmiWet", "art. 14 § 2", "sourced", "DQ-CHO", "BD-3321"),
  (own: EuroCents, cohabitants: EuroCents): EuroCents => addCents(own, cohabitants),
);
