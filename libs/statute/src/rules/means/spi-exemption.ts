import { artistExemption, spiAmount } from "../../amounts/spi-amount.js";
import type { CaseIncome, CaseIncomeKind, Employment } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { Traced } from "../../trace/trace.js";
import type { RuleContext } from "../context.js";
import { findServed, type Served } from "./spi-served.js";
import type { Referred, Subject } from "./subject.js";

/** The socio-professional exemption that serves one person: one amount for all served incomes. */
export interface Exemption {
  readonly per: "month" | "year";
  readonly amount: Traced;
  readonly kinds: ReadonlySet<CaseIncomeKind>;
}

/** Art. 35 KB: what comes from work or training in the regular labour circuit is served. */
export const servedKinds = legalRule(
  cite("kbRmi", "art. 35", "sourced", "DQ-JOB", "BD-3363"),
  (served: Served): readonly CaseIncomeKind[] =>
    served === "artist"
      ? ["artisticIncome"]
      : ["wage", "trainingAllowance", "activatedWage", "selfEmployment"],
);

/** Art. 35 KB: the wage of art. 60 § 7 OCMW-wet is outside the regular labour circuit. */
const NOT_FOR_ART_60 = cite("kbRmi", "art. 35", "unseen", "OPS");

const EARNED = new Set([...servedKinds("general"), ...servedKinds("artist")]);

/** The exemption on the day judged; nothing when none serves, and the trace says why. */
export function findExemption(
  incomes: readonly Referred<CaseIncome>[],
  employments: readonly Referred<Employment>[] | undefined,
  subject: Subject,
): Exemption | undefined {
  const { ctx, person, socioProfessional } = subject;
  const earned = incomes.filter(({ kind }) => EARNED.has(kind));
  const inArt60 = incomes.filter(({ kind }) => kind === "art60Wage");
  if (socioProfessional && inArt60.length > 0) {
    const refs = inArt60.map(({ ref }) => ref);
    ctx.trace.said("rule", "spiNotForArt60", "notApplied", NOT_FOR_ART_60, { refs, person });
  }
  if (earned.length === 0) return undefined;
  const refs = earned.map(({ ref }) => ref);
  if (!socioProfessional) {
    const citation = notForRelatives(ctx);
    ctx.trace.said("rule", "spiNotForRelatives", "notApplied", citation, { refs, person });
    return undefined;
  }
  if (ctx.isOff("socioProfessionalExemption")) {
    ctx.trace.said("rule", "spiLeftOut", "notApplied", servedKinds.citation, { refs, person });
    return undefined;
  }
  if (employments === undefined) {
    ctx.takeAgainst("employmentFactsMissing", servedKinds.citation, refs);
  }
  const served = findServed(employments ?? [], subject);
  if (served === undefined) return undefined;
  const kinds = new Set(servedKinds(served));
  if (!earned.some(({ kind }) => kinds.has(kind))) {
    ctx.trace.said("rule", "spiOtherIncome", "notApplied", servedKinds.citation, { refs, person });
    return undefined;
  }
  if (served === "artist") return { per: "year", amount: artistAmount(ctx), kinds };
  const withVouchers =
    incomes.some(({ kind }) => kind === "vouchers") &&
    ctx.choice("vouchersUnderExemption") === "yes";
  if (withVouchers) kinds.add("vouchers");
  return { per: "month", amount: monthlyAmount(served, ctx), kinds };
}

/** Art. 34 KB: of parents and children the wage counts without exemption; no newer text was seen. */
function notForRelatives({ newRelativesRules }: RuleContext) {
  return newRelativesRules
    ? cite("kbRmi", "art. 34", "unseen", "K")
    : cite("kbRmi", "art. 34", "sourced", "DQ-PAR");
}

const AMOUNT_LABELS = {
  general: "spiAmount",
  studentWithGrant: "spiAmountStudentWithGrant",
  shortage: "spiAmountShortage",
} as const;

function monthlyAmount(
  variant: keyof typeof AMOUNT_LABELS,
  { parameters, date, trace }: RuleContext,
): Traced {
  const found = spiAmount(parameters, variant, date);
  const labels = { base: "spiBase", amount: AMOUNT_LABELS[variant] } as const;
  return trace.indexedAmount(labels, found, found.monthly, "euroCentsPerMonth");
}

function artistAmount({ parameters, date, trace }: RuleContext): Traced {
  const found = artistExemption(parameters, date);
  const months = trace.parameter("artistMonths", found.months, "months");
  const labels = { base: "spiBase", amount: "artistExemption" } as const;
  return trace.indexedAmount(labels, found, found.annual, "euroCentsPerYear", [months]);
}
