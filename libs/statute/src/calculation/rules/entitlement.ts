import { divideCents, type EuroCents, euroCents } from "#kernel";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";

/**
 * Art. 3, 4° and 14 § 2 RMI-wet: means that reach the amount of the category are sufficient.
 * Compared before the general exemption, which only serves whoever still has a right.
 */
export const meansAreSufficient = legalRule(
  cite("rmiWet", "art. 3, 4°", "sourced", "DQ-CHO", "BD-3321"),
  (totalMeans: EuroCents, annualAmount: EuroCents): boolean => totalMeans >= annualAmount,
);

/**
 * Art. 22 § 2 KB: the general exemption, once, last, on the sum of all counted means. No more can
 * be exempted than there are means.
 */
export const applyGeneralExemption = legalRule(
  cite("kbRmi", "art. 22 § 2", "sourced", "DQ-CHO", "BD-3321"),
  (totalMeans: EuroCents, exemption: EuroCents): EuroCents =>
    euroCents(Math.min(totalMeans, exemption)),
);

/** The floor of the general exemption is known, but no text was seen that states it. */
export const exemptionFloorCitation = cite("kbRmi", "art. 22 § 2", "unseen", "K");

/** Art. 14 § 2 RMI-wet: the leefloon is the amount of the category minus the counted means. */
export const differenceToAmount = legalRule(
  cite("rmiWet", "art. 14 § 2", "sourced", "ADB", "BD-3015"),
  (annualAmount: EuroCents, totalMeans: EuroCents, exemption: EuroCents): EuroCents =>
    euroCents(annualAmount - (totalMeans - exemption)),
);

/**
 * The month is a twelfth of the year, rounded half up to the cent, at the very end. No text on
 * rounding was seen; nearly all published examples agree with it, one cuts off instead.
 */
export const monthOf = legalRule(
  cite("rmiWet", "art. 14 § 2", "unseen", "K"),
  (annual: EuroCents): EuroCents => divideCents(annual, 12),
);
