import { Decimal } from "decimal.js";
import { type EuroCents, euroCents, type LegalDate } from "#kernel";
import type { SourceReference } from "../law/sources.js";
import { leastSure, type Status } from "../law/status.js";
import type { ParameterKey } from "../parameters/keys.js";
import type { Parameters, ParameterValue } from "../parameters/parameters.js";
import { indexCoefficient } from "./index-coefficient.js";

/** A figure and how sure it is. */
export interface GradedAmount {
  readonly amountCents: EuroCents;
  readonly status: Status;
  readonly source: SourceReference;
}

/** What an indexed amount is made of on a day (art. 15 RMI-wet). */
export interface Indexation {
  /** The day since which both the base amount and the coefficient have been what they are. */
  readonly validFrom: LegalDate;
  readonly base: ParameterValue;
  readonly indexJumps: ParameterValue;
  /** Four decimals, as `1.7410`. */
  readonly coefficient: string;
}

/** The base amount under `baseKey` and the coefficient on `date`; a coded error when one is unknown. */
export function indexationOn(
  parameters: Parameters,
  baseKey: ParameterKey,
  date: LegalDate,
): Indexation {
  const base = parameters.valueAt(baseKey, date);
  const indexJumps = parameters.valueAt("rmi-wet/art-15/index-jumps", date);
  return {
    validFrom: base.validFrom > indexJumps.validFrom ? base.validFrom : indexJumps.validFrom,
    base,
    indexJumps,
    coefficient: indexCoefficient(indexJumps.value).toFixed(4),
  };
}

/** Base × coefficient in euro cents, not rounded yet. */
export function indexedCents({ base, coefficient }: Indexation): Decimal {
  return new Decimal(base.value).times(coefficient);
}

/**
 * How sure a figure is that follows from `indexation`. One that a text shows for exactly this
 * period (`published`) is `sourced`; one that only follows from the formula is `computed` or less,
 * as sure as what it rests on; one that differs from what a text shows is `inConflict`, and the
 * formula is kept so that the difference stays visible.
 */
export function gradedAmount(
  amountCents: EuroCents,
  { base, indexJumps }: Indexation,
  published?: ParameterValue,
): GradedAmount {
  if (published && euroCents(published.value) !== amountCents) {
    return { amountCents, status: "inConflict", source: published.source };
  }
  if (published?.status === "sourced") {
    return { amountCents, status: "sourced", source: published.source };
  }
  return {
    amountCents,
    status: leastSure(indexCoefficient.citation.status, base.status, indexJumps.status),
    source: both(base.source, indexJumps.source),
  };
}

/** A computed figure rests on two texts: the one for the base and the one for the coefficient. */
function both(base: SourceReference, index: SourceReference): SourceReference {
  if (base.code === index.code) return base;
  return { code: `${base.code}, ${index.code}`, title: `${base.title}; ${index.title}` };
}
