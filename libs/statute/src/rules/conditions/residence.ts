import type { Stay } from "../../facts/person.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import { agreed, allOf, finding, reason, type Statement } from "../finding.js";
import type { Verdict } from "../verdict.js";
import { verdictOf } from "./verdict-of.js";

/**
 * Art. 3, 1° RMI-wet: stays habitually and permanently in Belgium. Facts, not registers: no entry
 * in the population register and no dwelling is needed.
 */
export const residesInBelgium = legalRule(
  cite("rmiWet", "art. 3, 1°", "sourced", "BJ-COND", "PB-CAT"),
  (stays: readonly Stay[]): Statement => agreed(stays.map(({ inBelgium }) => inBelgium)),
);

/** Art. 2 KB: and may lawfully stay there. Known, but no text was seen that states it. */
export const mayStay = legalRule(
  cite("kbRmi", "art. 2", "unseen", "K"),
  (stays: readonly Stay[]): Statement => agreed(stays.map(({ lawful }) => lawful)),
);

/** The condition of actual residence in Belgium; everybody stays somewhere, so none is not known. */
export function judgeResidence(stays: readonly Stay[] | undefined = []): Verdict {
  if (stays.length === 0) {
    const reasons = [reason("factsMissing", residesInBelgium.citation)];
    return verdictOf("residence", { answer: "open", reasons });
  }
  return verdictOf(
    "residence",
    allOf([
      finding(
        residesInBelgium(stays),
        { yes: "residesInBelgium", no: "residesElsewhere" },
        residesInBelgium.citation,
        stays,
      ),
      finding(mayStay(stays), { yes: "mayStay", no: "mayNotStay" }, mayStay.citation, stays),
    ]),
  );
}
