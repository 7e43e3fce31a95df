export * from "./amounts/category-amount.js";
export * from "./amounts/category-labels.js";
export * from "./amounts/index-coefficient.js";
export type { GradedAmount, Indexation } from "./amounts/indexed-amount.js";
export * from "./amounts/spi-amount.js";
export * from "./calculation/calculate-leefloon.js";
export * from "./calculation/calculation.js";
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
export * from "./conditions/evidence/catalogue.js";
export * from "./conditions/evidence/evidence-kind.js";
export * from "./conditions/outcomes.js";
export * from "./errors.js";
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
export * from "./terms/start-of-right.js";
export * from "./terms/terms.js";
export * from "./terms/working-days.js";
