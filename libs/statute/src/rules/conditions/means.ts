import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { ReasonCode } from "../../trace/texts/reasons.js";
import type { Reason, Verdict } from "../verdict.js";

const NO_SUFFICIENT_MEANS = cite("rmiWet", "art. 3, 4°", "sourced", "DQ-CHO", "BD-3321");

/**
 * Art. 3, 4° RMI-wet: no sufficient means. The calculation says whether they reach the amount of
 * the category; without a calculation nothing is known, and where it turns on facts that were not
 * told (`notTold`), nothing is known yet either.
 */
export const judgeMeans = legalRule(
  NO_SUFFICIENT_MEANS,
  (sufficient: boolean | undefined, notTold: readonly Reason[]): Verdict => {
    const reasons = (code: ReasonCode) => [{ code, citation: NO_SUFFICIENT_MEANS, refs: [] }];
    if (sufficient === undefined) {
      return { condition: "means", outcome: "undetermined", reasons: reasons("factsMissing") };
    }
    const known = sufficient ? "notMet" : "met";
    return {
      condition: "means",
      outcome: notTold.length > 0 ? "undetermined" : known,
      reasons: [...reasons(sufficient ? "meansReachAmount" : "meansBelowAmount"), ...notTold],
    };
  },
);
