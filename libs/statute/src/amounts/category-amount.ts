import { divideCents, type LegalDate, roundToCents } from "#kernel";
import type { Category } from "../parameters/keys.js";
import { keptBetweenChanges } from "../parameters/kept.js";
import type { Parameters } from "../parameters/parameters.js";
import {
  gradedAmount,
  type GradedAmount,
  type Indexation,
  indexationOn,
  indexedCents,
} from "./indexed-amount.js";

/** The leefloon of a category on a day, for a person without means, and how it comes about. */
export interface CategoryAmount extends Indexation {
  readonly category: Category;
  readonly annual: GradedAmount;
  readonly monthly: GradedAmount;
}

/**
 * The amount in force on `date` (art. 14 § 1 and 15 RMI-wet): annual = base × coefficient, monthly
 * = annual / 12, each rounded half up to the cent and graded by what texts show.
 */
export const categoryAmount = keptBetweenChanges(
  (parameters: Parameters, category: Category, date: LegalDate): CategoryAmount => {
    const path = `rmi-wet/art-14/category-${category}` as const;
    const indexation = indexationOn(parameters, `${path}.base`, date);
    const annual = roundToCents(indexedCents(indexation));
    const published = (period: "annual" | "monthly") =>
      parameters.findValue(`${path}.published-${period}`, date);

    return {
      category,
      ...indexation,
      annual: gradedAmount(annual, indexation, published("annual")),
      monthly: gradedAmount(divideCents(annual, 12), indexation, published("monthly")),
    };
  },
);
