import type { CaseIncome, Means } from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { TracedPerson } from "../../trace/step.js";
import type { RuleContext } from "../context.js";

type Counts = (benefit: CaseIncome) => boolean;

/** Art. 34 KB before 1 March 2026: the federal service and the Court of Cassation disagree. */
export const benefitBefore2026 = legalRule(
  cite("kbRmi", "art. 34", "inConflict", "DQ-PAR"),
  (alternative: "exempt" | "counted", { supplement }: CaseIncome): boolean =>
    alternative === "counted" && supplement !== "disability",
);

/** Art. 34 KB since 1 March 2026: child benefit for the person counts; a supplement is open. */
export const benefitSince2026 = legalRule(
  cite("kbRmi", "art. 34", "sourced", "CC-28", "UC-RIS"),
  (supplement: CaseIncome["supplement"], otherSupplementsCount: boolean): boolean => {
    switch (supplement) {
      case undefined:
        return true;
      case "disability":
        return false;
      case "other":
        return otherSupplementsCount;
    }
  },
);

/**
 * `means` of a cohabitant without the child benefit for the person that does not count. What
 * remains keeps the reference of its place in the input.
 */
export function withoutUncountedBenefit(
  means: Means,
  { refPrefix, person }: { readonly refPrefix: string; readonly person: TracedPerson },
  ctx: RuleContext,
): Means {
  const incomes = (means.incomes ?? []).map((income, place) => ({
    ref: `${refPrefix}.incomes[${place}]`,
    ...income,
  }));
  const benefits = incomes.filter(({ kind }) => kind === "childBenefitForApplicant");
  if (benefits.length === 0 || ctx.isOff("exemptIncome")) return means;

  const counts = ctx.newRelativesRules ? countsSince2026(benefits, ctx) : countsBefore2026(ctx);
  const rule = ctx.newRelativesRules ? benefitSince2026 : benefitBefore2026;
  for (const benefit of benefits) {
    const label = counts(benefit) ? "childBenefitCounts" : "childBenefitLeftOut";
    const details = { refs: [benefit.ref], person, incomeKind: benefit.kind };
    ctx.trace.said("rule", label, benefit.supplement ?? benefit.kind, rule.citation, details);
  }
  return {
    ...means,
    incomes: incomes.filter((income) => !benefits.includes(income) || counts(income)),
  };
}

function countsBefore2026(ctx: RuleContext): Counts {
  const alternative = ctx.choice("childBenefitOfRelatives");
  return (benefit) => benefitBefore2026(alternative, benefit);
}

function countsSince2026(benefits: readonly CaseIncome[], ctx: RuleContext): Counts {
  const inDoubt = benefits.some(({ supplement }) => supplement === "other");
  const counted = inDoubt && ctx.choice("childBenefitSupplements") === "disabilityLeftOut";
  return ({ supplement }) => benefitSince2026(supplement, counted);
}
