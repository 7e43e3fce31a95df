import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { Verdict } from "../verdict.js";

/**
 * Art. 3, 4° RMI-wet: no sufficient means. The calculation says whether they reach the amount of
 * the category; without a calculation nothing is known.
 */
export const judgeMeans = legalRule(
  cite("rmiWet", "art. 3, 4°", "sourced", "DQ-CHO", "BD-3321"),
  (sufficient: boolean | undefined): Verdict => {
    const citation = cite("rmiWet", "art. 3, 4°", "sourced", "DQ-CHO", "BD-3321");
    const reason = (code: Verdict["reasons"][number]["code"]) => [{ code, citation, refs: [] }];
    if (sufficient === undefined) {
      return { condition: "means", outcome: "undetermined", reasons: reason("factsMissing") };
    }
    return sufficient
      ? { condition: "means", outcome: "notMet", reasons: reason("meansReachAmount") }
      : { condition: "means", outcome: "met", reasons: reason("meansBelowAmount") };
  },
);
