import type { LegalDate } from "#kernel";
import type { Claim } from "../../facts/person.js";
import type { ReasonCode } from "../../trace/texts/reasons.js";
import type { RuleContext } from "../context.js";
import { allOf, type Finding, inFixedOrder, reason } from "../finding.js";
import type { Verdict } from "../verdict.js";
import { judgeClaim, residualRight } from "./claims.js";
import { type KnownRight, rightCalled } from "./known-rights.js";
import { incomeGuaranteeFrom, PENSION_AGE } from "./pension-age.js";
import { verdictOf } from "./verdict-of.js";

const MAINTENANCE: KnownRight = "maintenance";
const INCOME_GUARANTEE: KnownRight = "incomeGuaranteeForElderly";

/**
 * The condition that other rights are exhausted: each right that is told must be, and from the
 * pension age the income guarantee must be among them.
 */
export function judgeExhaustion(
  claims: readonly Claim[] | undefined,
  born: LegalDate | undefined,
  ctx: RuleContext,
): Verdict {
  if (claims === undefined) {
    const reasons = [reason("factsMissing", residualRight)];
    return verdictOf("exhaustionOfRights", { answer: "open", reasons });
  }
  const rights = Map.groupBy(claims, ({ benefit }) => rightCalled(benefit));
  const findings = [
    ...[...rights.keys()].toSorted().map((right) => judgeRight(right, rights.get(right) ?? [])),
    ...judgePension(claims, born, ctx),
  ];
  const none: Finding = { answer: "yes", reasons: [reason("noRightOpen", residualRight)] };
  return verdictOf("exhaustionOfRights", allOf(findings.length > 0 ? findings : [none]));
}

/** Maintenance may be owed by several; of any other right only one thing can be so. */
function judgeRight(right: string, claims: readonly Claim[]): Finding {
  const isMaintenance = right === MAINTENANCE;
  const findings = inFixedOrder(claims.map((claim) => judgeClaim(claim, isMaintenance)));
  const disagree = new Set(findings.map(({ answer }) => answer)).size > 1;
  return disagree && !isMaintenance
    ? { answer: "open", reasons: [reason("factsContradict", residualRight, claims)] }
    : allOf(findings);
}

/** Nothing to ask of who is younger, or told how it stands with the income guarantee. */
function judgePension(
  claims: readonly Claim[],
  born: LegalDate | undefined,
  ctx: RuleContext,
): Finding[] {
  const { citation } = incomeGuaranteeFrom;
  if (claims.some(({ benefit }) => rightCalled(benefit) === INCOME_GUARANTEE)) return [];
  const open = (code: ReasonCode): Finding[] => [
    { answer: "open", reasons: [reason(code, citation, [{ ref: "born" }])] },
  ];
  if (born === undefined) return open("dayOfBirthMissing");
  if (ctx.parameters.findValue(PENSION_AGE, ctx.date) === undefined) return open("figureMissing");
  const from = incomeGuaranteeFrom(born, ctx.parameters);
  if (from === undefined || ctx.date < from) return [];
  ctx.trace.parameter("pensionAge", ctx.parameters.valueAt(PENSION_AGE, from), "years");
  return open("incomeGuaranteeFirst");
}
