import { typeset } from "../law/language.js";
import { AMOUNT_STEPS } from "./texts/amount-steps.js";
import { CAPITAL_STEPS } from "./texts/capital-steps.js";
import { CATEGORY_STEPS } from "./texts/category-steps.js";
import { CONDITION_STEPS } from "./texts/condition-steps.js";
import { COHABITANT_STEPS } from "./texts/cohabitant-steps.js";
import { INCOME_STEPS } from "./texts/income-steps.js";
import { LEEFLOON_STEPS } from "./texts/leefloon-steps.js";
import { NOT_TOLD } from "./texts/not-told.js";
import { PROPERTY_STEPS } from "./texts/property-steps.js";
import { SPI_STEPS } from "./texts/spi-steps.js";

/** What each step says, in every language. `{…}` is filled in from the step. */
export const STEP_TEXTS = typeset({
  ...AMOUNT_STEPS,
  ...CONDITION_STEPS,
  ...CATEGORY_STEPS,
  ...INCOME_STEPS,
  ...SPI_STEPS,
  ...PROPERTY_STEPS,
  ...CAPITAL_STEPS,
  ...COHABITANT_STEPS,
  ...LEEFLOON_STEPS,
  ...NOT_TOLD,
});

/** What a step says. Stable: explanations that were stored are keyed by it. */
export type TraceLabel = keyof typeof STEP_TEXTS;
