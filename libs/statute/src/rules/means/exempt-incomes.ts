import {
  type CaseIncome,
  type CaseIncomeKind,
  EXEMPT_INCOME_KINDS,
  type ExemptIncomeKind,
} from "../../facts/means.js";
import { cite } from "../../law/citation.js";
import { type LegalRule, legalRule } from "../../law/legal-rule.js";
import type { TraceLabel } from "../../trace/labels.js";

/** Why an income of an exempt kind counts after all; nothing when it is exempt. */
type ExemptionRule = LegalRule<[CaseIncome], TraceLabel | undefined>;

const LIST = ["kbRmi", "art. 22 § 1"] as const;

/** The kind alone is enough: what makes an income one of this kind is in its name. */
const always = (): undefined => undefined;

/** On the list, but no text was seen that shows it. */
const unseen: ExemptionRule = legalRule(cite(...LIST, "unseen", "K"), always);

/** Means that the King exempts: a closed list, each with the condition that comes with it. */
export const EXEMPT_INCOMES: Readonly<Record<ExemptIncomeKind, ExemptionRule>> = {
  centreAid: legalRule(cite(...LIST, "sourced", "BD-3300"), always),
  childBenefitForChildren: legalRule(
    cite(...LIST, "sourced", "BD-3300", "EA-2023"),
    ({ beneficiaryRaises = false }) => (beneficiaryRaises ? undefined : "childBenefitNotShown"),
  ),
  childBenefitDisabilitySupplement: legalRule(cite(...LIST, "sourced", "BD-3300"), always),
  maintenanceForChildren: legalRule(cite(...LIST, "sourced", "MI-FAQ12", "AD-RES"), always),
  studyGrant: legalRule(cite(...LIST, "sourced", "MI-FAQ12", "AD-RES"), always),
  fosterCare: legalRule(cite(...LIST, "sourced", "MI-FAQ12"), always),
  elderlyAid: legalRule(cite(...LIST, "sourced", "AD-RES"), always),
  integrationAllowance: unseen,
  thirdPartyAid: unseen,
  irregularGift: legalRule(
    cite(...LIST, "sourced", "AD-RES"),
    ({ fromDebtorUnderSameRoof = false }) =>
      fromDebtorUnderSameRoof ? "giftFromDebtor" : undefined,
  ),
  studentServiceAid: legalRule(cite(...LIST, "sourced", "MI-FAQ12", "AD-RES"), withinCeilings),
  volunteerAllowance: legalRule(cite(...LIST, "sourced", "AD-RES"), withinCeilings),
  regionalHousingPremium: legalRule(cite(...LIST, "sourced", "AD-RES"), always),
  guardianFee: legalRule(cite(...LIST, "sourced", "EA-DEC04"), always),
  warPension: unseen,
  heatingAllowance: unseen,
  localEmploymentIncome: unseen,
  trainingBonus: unseen,
};

function withinCeilings({ withinCeilings: shown = false }: CaseIncome) {
  return shown ? undefined : "ceilingsNotShown";
}

/** Whether incomes of this kind are on the list of art. 22 § 1 KB. */
export function isExemptKind(kind: CaseIncomeKind): kind is ExemptIncomeKind {
  return EXEMPT_INCOME_KINDS.some((exempt) => exempt === kind);
}
