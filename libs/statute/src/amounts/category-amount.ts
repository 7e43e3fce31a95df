import { Decimal } from "decimal.js";
import { divideCents, type EuroCents, euroCents, type LegalDate, roundToCents } from "#kernel";
import type { SourceReference } from "../law/sources.js";
import { leastSure, type Status } from "../law/status.js";
import type { Category } from "../parameters/keys.js";
import type { Parameters, ParameterValue } from "../parameters/parameters.js";
import { indexCoefficient } from "./index-coefficient.js";

/** A figure and how sure it is. */
export interface GradedAmount {
  readonly amountCents: EuroCents;
  readonly status: Status;
  readonly source: SourceReference;
}

/** The leefloon of a category on a day, for a person without means, and how it comes about. */
export interface CategoryAmount {
  readonly category: Category;
  /** The day since which both the base amount and the coefficient have been what they are. */
  readonly validFrom: LegalDate;
  readonly annual: GradedAmount;
  readonly monthly: GradedAmount;
  readonly base: ParameterValue;
  readonly indexJumps: ParameterValue;
  /** Four decimals, as `1.7410`. */
  readonly coefficient: string;
}

/**
 * The amount in force on `date` (art. 14 § 1 and 15 RMI-wet): annual = base × coefficient, monthly
 * = annual / 12, each rounded half up to the cent.
 *
 * A figure that a text shows for exactly this period is `sourced`; one that only follows from the
 * formula is `computed` or less, as sure as what it rests on; one that differs from what a text
 * shows is `inConflict`, and the formula is kept so that the difference stays visible.
 */
export function categoryAmount(
  parameters: Parameters,
  category: Category,
  date: LegalDate,
): CategoryAmount {
  const base = parameters.valueAt(`rmi-wet/art-14/category-${category}.base`, date);
  const indexJumps = parameters.valueAt("rmi-wet/art-15/index-jumps", date);
  const coefficient = indexCoefficient(indexJumps.value);
  const annualCents = roundToCents(new Decimal(base.value).times(coefficient));
  const monthlyCents = divideCents(annualCents, 12);
  const computed: Omit<GradedAmount, "amountCents"> = {
    status: leastSure(indexCoefficient.citation.status, base.status, indexJumps.status),
    source: both(base.source, indexJumps.source),
  };
  const published = (period: "annual" | "monthly") =>
    parameters.findValue(`rmi-wet/art-14/category-${category}.published-${period}`, date);

  return {
    category,
    validFrom: base.validFrom > indexJumps.validFrom ? base.validFrom : indexJumps.validFrom,
    annual: graded(annualCents, computed, published("annual")),
    monthly: graded(monthlyCents, computed, published("monthly")),
    base,
    indexJumps,
    coefficient: coefficient.toFixed(4),
  };
}

/** A computed figure rests on two texts: the one for the base and the one for the coefficient. */
function both(base: SourceReference, index: SourceReference): SourceReference {
  if (base.code === index.code) return base;
  return { code: `${base.code}, ${index.code}`, title: `${base.title}; ${index.title}` };
}

function graded(
  amountCents: EuroCents,
  computed: Omit<GradedAmount, "amountCents">,
  published: ParameterValue | undefined,
): GradedAmount {
  if (!published) return { amountCents, ...computed };
  const { source } = published;
  if (euroCents(published.value) !== amountCents) {
    return { amountCents, status: "inConflict", source };
  }
  return published.status === "sourced"
    ? { amountCents, status: "sourced", source }
    : { amountCents, ...computed };
}
