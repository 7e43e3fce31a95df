import type { EuroCents, LegalDate } from "#kernel";
import type { NotConfirmed } from "../determination/determination.js";
import type { Citation } from "../law/citation.js";
import type { Category } from "../parameters/keys.js";
import type { TraceStep } from "../trace/step.js";

/** A part of the law that a calculation left out. */
export interface NotApplied {
  readonly key: NotAppliedKey;
  readonly citation: Citation;
}

export type NotAppliedKey =
  | "exemptIncome"
  | "socioProfessionalExemption"
  | "immovableProperty"
  | "movableCapital"
  | "transferOfProperty"
  | "housingCostsPaidByOthers"
  | "otherCohabitants"
  | "partnerConditions"
  | "activatedPartner"
  | "partMonths";

/**
 * A calculation of the first rule set: of one day, for a category that people had found. None is
 * made any more; those that were recorded stay readable and explain themselves.
 */
export interface Calculation {
  readonly ruleSet: "leefloon-narrow/1";
  readonly parameterSetHash: string;
  readonly date: LegalDate;
  readonly category: Category;
  /** The leefloon of the category per year, for a person without means. */
  readonly annualAmountCents: EuroCents;
  /** Own means and the counted part of the partner's, per year, before the general exemption. */
  readonly countedMeansCents: EuroCents;
  /** The part of the general exemption that could be used. */
  readonly exemptionCents: EuroCents;
  readonly annualLeefloonCents: EuroCents;
  readonly monthlyLeefloonCents: EuroCents;
  readonly meansSufficient: boolean;
  readonly trace: readonly TraceStep[];
  readonly notConfirmed: readonly NotConfirmed[];
  readonly notApplied: readonly NotApplied[];
}
