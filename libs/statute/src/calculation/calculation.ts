import type { EuroCents, LegalDate } from "#kernel";
import type { Citation } from "../law/citation.js";
import type { Status } from "../law/status.js";
import type { Category } from "../parameters/keys.js";
import type { TraceLabel } from "../trace/labels.js";
import type { TraceStep } from "../trace/step.js";

/** Rules and order of steps; a change that can give another result takes another number. */
export const RULE_SET = "leefloon-narrow/1";

/** What a step says. Stable: explanations in every language are keyed by it. */
export const TRACE_LABELS = [
  "baseAmount",
  "indexCoefficient",
  "categoryAmount",
  "ownIncome",
  "partnerIncome",
  "annualIncome",
  "ownMeans",
  "partnerMeans",
  "partnerCountedInFull",
  "partnerCountedAboveCategory1",
  "partnerNotCounted",
  "countedMeans",
  "generalExemption",
  "exemptionApplied",
  "annualLeefloon",
  "monthlyLeefloon",
  "meansSufficient",
] as const;

/** Something the calculation rests on that is not confirmed by a text. */
export interface NotConfirmed {
  /**
   * `step`: the content of the rule or the figure; `articleNumber`: only the number of the article;
   * `lastChecked`: the parameter was last compared with the law before the day of the calculation.
   */
  readonly about: "step" | "articleNumber" | "lastChecked";
  readonly label: TraceLabel;
  readonly status: Status;
  readonly citation: Citation;
}

/** A part of the law that this calculation leaves out, so that the explanation stays honest. */
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

/** A leefloon calculation with everything that is needed to explain it later, without lookup. */
export interface Calculation {
  readonly ruleSet: typeof RULE_SET;
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
  /** The means reach the amount: no leefloon, the condition of art. 3, 4° is not met. */
  readonly meansSufficient: boolean;
  readonly trace: readonly TraceStep[];
  readonly notConfirmed: readonly NotConfirmed[];
  readonly notApplied: readonly NotApplied[];
}

/** Whether the steps show anything of the partner, so that the calculation is about them too. */
export function showsPartner({ trace }: Pick<Calculation, "trace">): boolean {
  return trace.some(({ label }) => label.startsWith("partner"));
}
