export * from "./amounts/category-amount.js";
export * from "./amounts/category-labels.js";
export * from "./amounts/index-coefficient.js";
export type { GradedAmount, Indexation } from "./amounts/indexed-amount.js";
export * from "./amounts/spi-amount.js";
export * from "./calculation/calculate-leefloon.js";
export {
  type Calculation,
  type NotApplied,
  RULE_SET,
  showsPartner,
  TRACE_LABELS,
} from "./calculation/calculation.js";
export * from "./calculation/format.js";
export {
  type CalculationInput,
  type Income,
  INCOME_KINDS,
  type IncomeKind,
  type Partner,
} from "./calculation/input.js";
export * from "./calculation/render-trace.js";
export * from "./conditions/conditions.js";
export * from "./conditions/control-points/catalogue.js";
export * from "./conditions/control-points/raised.js";
export * from "./conditions/evidence/catalogue.js";
export * from "./conditions/evidence/evidence-kind.js";
export * from "./conditions/outcomes.js";
export * from "./choices/choices.js";
export type { ChoiceDefinition } from "./choices/definition.js";
export type {
  Amounts,
  CountedCohabitant,
  CountedMeans,
  Determination,
  DeterminedCategory,
  DeterminedPremium,
  MonthDue,
  NotConfirmed,
  Period,
  RightState,
} from "./determination/determination.js";
export * from "./determination/determine.js";
export * from "./errors.js";
export { Case, QUESTIONS, type Question } from "./facts/case.js";
export * from "./facts/case-from-facts.js";
export * from "./facts/read-case.js";
export { CASE_INCOME_KINDS, type CaseIncomeKind } from "./facts/means.js";
export * from "./facts/shown-facts.js";
export * from "./facts/topic.js";
export * from "./insz/insz.js";
export * from "./law/citation.js";
export * from "./law/instruments.js";
export * from "./law/language.js";
export * from "./law/legal-rule.js";
export type { SourceReference } from "./law/sources.js";
export * from "./law/status.js";
export * from "./parameters/definition.js";
export * from "./parameters/keys.js";
export * from "./parameters/load-parameters.js";
export * from "./parameters/parameters.js";
export type { Gap, Switchable } from "./rules/context.js";
export type { Reason, Verdict } from "./rules/verdict.js";
export * from "./terms/start-of-right.js";
export * from "./terms/terms.js";
export * from "./terms/working-days.js";
export type { TraceLabel } from "./trace/labels.js";
export {
  describeStep as describeTraceStep,
  periodHeading,
  reasonText,
  renderDetermination,
  renderPeriod,
  verdictLine,
} from "./trace/render.js";
export type { AmountStep, FactorStep, Operation, TraceStep, ValueStep } from "./trace/step.js";
