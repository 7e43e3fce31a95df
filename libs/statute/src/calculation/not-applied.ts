import { cite } from "../law/citation.js";
import type { CalculationInput } from "./input.js";
import type { NotApplied } from "./calculation.js";

const ALWAYS: readonly NotApplied[] = [
  { key: "exemptIncome", citation: cite("kbRmi", "art. 22 § 1", "sourced", "BD-3300", "AD-RES") },
  {
    key: "socioProfessionalExemption",
    citation: cite("kbRmi", "art. 35", "sourced", "BD-3363"),
  },
  { key: "immovableProperty", citation: cite("kbRmi", "art. 24–26", "sourced", "BD-3425") },
  { key: "movableCapital", citation: cite("kbRmi", "art. 27", "sourced", "BD-3440") },
  { key: "transferOfProperty", citation: cite("kbRmi", "art. 28–32", "sourced", "TL-49") },
  { key: "housingCostsPaidByOthers", citation: cite("kbRmi", "art. 33", "unseen", "K") },
  { key: "otherCohabitants", citation: cite("kbRmi", "art. 34", "sourced", "MI-COH", "DQ-PAR") },
  { key: "partMonths", citation: cite("rmiWet", "art. 14", "unseen", "K") },
];

const PARTNER_AT_CHARGE: NotApplied = {
  key: "partnerConditions",
  citation: cite("kbRmi", "art. 2bis", "unseen", "K"),
};

const CLAIMING_PARTNER: NotApplied = {
  key: "activatedPartner",
  citation: cite("kbRmi", "art. 34", "sourced", "BD-3380"),
};

/** The parts of the law that the narrow calculation leaves out in this situation. */
export function notAppliedTo({ category, partner }: CalculationInput): readonly NotApplied[] {
  return [
    ...ALWAYS,
    ...(partner && category === 3 ? [PARTNER_AT_CHARGE] : []),
    ...(partner?.claims ? [CLAIMING_PARTNER] : []),
  ];
}
