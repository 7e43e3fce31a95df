import type { LegalDate } from "#kernel";
import { type Assimilation, ASSIMILATIONS } from "../../facts/person.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { ReasonCode } from "../../trace/texts/reasons.js";
import { birthday } from "../calendar.js";
import type { RuleContext } from "../context.js";
import { figure } from "../figure.js";
import { anyOf, type Finding, finding, reason, type Statement } from "../finding.js";
import type { Verdict } from "../verdict.js";
import { verdictOf } from "./verdict-of.js";

/** Art. 3, 2° RMI-wet: of age from the birthday itself. */
export const isOfAge = legalRule(
  cite("rmiWet", "art. 3, 2°", "sourced", "MI-EQ", "BJ-COND"),
  (born: LegalDate | undefined, majority: number | undefined, date: LegalDate): Statement => {
    if (born === undefined || majority === undefined) return "missing";
    return date >= birthday(born, majority) ? "yes" : "no";
  },
);

/** Art. 7 RMI-wet: who is married, has a child at charge or is pregnant is judged as of age. */
export const assimilatedBy = legalRule(
  cite("rmiWet", "art. 7", "sourced", "MI-EQ", "BJ-COND"),
  (by: Assimilation["by"]): ReasonCode => ASSIMILATED_BY[by],
);

const ASSIMILATED_BY = {
  emancipatedByMarriage: "assimilatedByMarriage",
  childAtCharge: "assimilatedByChild",
  pregnant: "assimilatedByPregnancy",
} as const;

/**
 * The condition of age. Whoever is assimilated meets it at any age, so the day of birth may then be
 * unknown; of a minor it must be known that nothing assimilates them before it is not met.
 */
export function judgeAge(
  born: LegalDate | undefined,
  assimilations: readonly Assimilation[] | undefined,
  ctx: RuleContext,
): Verdict {
  const majority =
    born === undefined
      ? undefined
      : figure(ctx, "ageOfMajority", "rmi-wet/art-7/age-of-majority", "years");
  const ofAge = finding(
    isOfAge(born, majority, ctx.date),
    { yes: "ofAge", no: "minor" },
    isOfAge.citation,
    [{ ref: "born" }],
  );
  // Somebody of age needs no assimilation: it is no reason then.
  return verdictOf(
    "age",
    ofAge.answer === "yes" ? ofAge : anyOf([ofAge, assimilated(assimilations)]),
  );
}

function assimilated(assimilations: readonly Assimilation[] | undefined): Finding {
  const { citation } = assimilatedBy;
  if (assimilations === undefined) {
    return { answer: "open", reasons: [reason("factsMissing", citation)] };
  }
  if (assimilations.length === 0) {
    return { answer: "no", reasons: [reason("notAssimilated", citation)] };
  }
  return anyOf(
    ASSIMILATIONS.flatMap((by) => assimilations.filter((fact) => fact.by === by)).map((fact) => ({
      answer: "yes",
      reasons: [reason(assimilatedBy(fact.by), citation, [fact])],
    })),
  );
}
