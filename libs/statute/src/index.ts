export * from "./amounts/category-amount.js";
export * from "./amounts/category-labels.js";
export * from "./amounts/index-coefficient.js";
export type { GradedAmount, Indexation } from "./amounts/indexed-amount.js";
export * from "./amounts/spi-amount.js";
export type { Calculation, NotApplied } from "./calculation/calculation.js";
export * from "./calculation/describe-not-applied.js";
export * from "./calculation/period-of-calculation.js";
export * from "./conditions/conditions.js";
export * from "./conditions/control-points/catalogue.js";
export * from "./conditions/control-points/raised.js";
export * from "./conditions/evidence/catalogue.js";
export * from "./conditions/evidence/evidence-kind.js";
export * from "./conditions/outcomes.js";
export * from "./choices/choices.js";
export type { ChoiceDefinition } from "./choices/definition.js";
export {
  type Amounts,
  type CountedCohabitant,
  type CountedMeans,
  type Determination,
  type DeterminedCategory,
  type DeterminedPremium,
  type MonthDue,
  type NotConfirmed,
  type Period,
  type RightState,
  RULE_SET,
} from "./determination/determination.js";
export * from "./determination/determine.js";
export { monthsDue } from "./determination/months-due.js";
export * from "./determination/shows-others.js";
export * from "./errors.js";
export { Case, QUESTIONS, type Question } from "./facts/case.js";
export * from "./facts/case-from-facts.js";
export * from "./facts/choice-issues.js";
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
export * from "./trace/format.js";
export * from "./trace/formula.js";
export type { TraceLabel } from "./trace/labels.js";
export * from "./trace/main-steps.js";
export {
  describeNotConfirmed,
  describeStep,
  gapText,
  outcomeOf as outcomeOfStep,
  periodHeading,
  renderDetermination,
  renderPeriod,
  renderSteps,
  verdictLine,
  verdictText,
} from "./trace/render.js";
export type { AmountStep, FactorStep, Operation, TraceStep, ValueStep } from "./trace/step.js";
