import type { CaseIncome } from "../../facts/means.js";
import type { COUNTED_INCOME_KINDS } from "../../facts/means.js";
import { type Citation, cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";

type CountedIncomeKind = (typeof COUNTED_INCOME_KINDS)[number];

/** Art. 16 § 1 RMI-wet: means of whatever nature or origin count, unless expressly exempted. */
const ALL_MEANS = cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC");

/** Why each kind of income counts. */
export const COUNTED_INCOMES: Readonly<Record<CountedIncomeKind, Citation>> = {
  wage: ALL_MEANS,
  trainingAllowance: ALL_MEANS,
  art60Wage: ALL_MEANS,
  activatedWage: ALL_MEANS,
  artisticIncome: ALL_MEANS,
  selfEmployment: cite("kbRmi", "art. 23", "unseen", "K"),
  replacementIncome: cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC", "DQ-CHO"),
  maintenance: ALL_MEANS,
  childBenefitForSelf: cite("rmiWet", "art. 16 § 1", "sourced", "BD-3300"),
  childBenefitForApplicant: ALL_MEANS,
  regularGift: cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC", "BD-3321"),
  housingCostsPaidByOthers: cite("kbRmi", "art. 33", "unseen", "K"),
  vouchers: cite("rmiWet", "art. 16 § 1", "sourced", "PB-FAQ"),
  other: ALL_MEANS,
};

/** Art. 16 § 1 RMI-wet: only means that are actually available count; a mere claim does not. */
export const isAvailable = legalRule(
  cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC"),
  ({ received = true }: CaseIncome): boolean => received,
);
