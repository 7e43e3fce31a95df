import type { LegalDate } from "#kernel";
import type { CaseIncomeKind } from "../../facts/means.js";
import type { Category } from "../../parameters/keys.js";
import type { Exact } from "../../trace/exact.js";
import type { TracedPerson } from "../../trace/step.js";
import type { Traced } from "../../trace/trace.js";
import type { RuleContext } from "../context.js";

/** What the rules on means take into account besides the means themselves. */
export interface MeansOptions {
  /** Whether the socio-professional exemption can serve this person at all (art. 34 and 35 KB). */
  readonly socioProfessional: boolean;
  /** Needed for the yearly deduction after a transfer; without it such a transfer is a gap. */
  readonly category?: Category;
  /** Needed for the exemption of students; without it that exemption does not apply. */
  readonly born?: LegalDate;
  /** Where the means stand in the input, as `means`: for facts without a reference. */
  readonly refPrefix: string;
}

/** Whose means are counted, and with what. */
export interface Subject extends MeansOptions {
  readonly person: TracedPerson;
  readonly ctx: RuleContext;
}

/** Means of one kind, per year. */
export interface MeansPart {
  readonly kind: CaseIncomeKind | "capital" | "property" | "transfers";
  readonly refs: readonly string[];
  /**
   * Before any rule on its kind: incomes per year; of property the rent or the cadastral income of
   * the person's share; capital and transferred property themselves.
   */
  readonly beforeCents: Exact;
  /** What counts per year. The general exemption is not in it: it comes last, on all means. */
  readonly countedCents: Exact;
}

/** What was counted, for the sum, and the same by kind. */
export interface Counted {
  readonly steps: readonly Traced[];
  readonly parts: readonly MeansPart[];
}

/** Nothing to count. */
export const NOTHING: Counted = { steps: [], parts: [] };

/** Several counts as one. */
export function together(counts: readonly Counted[]): Counted {
  return {
    steps: counts.flatMap(({ steps }) => steps),
    parts: counts.flatMap(({ parts }) => parts),
  };
}

/** A fact that is sure to have a reference. */
export type Referred<T> = T & { readonly ref: string };

/** `facts` with a reference each: their own, or else their place in `list` of the means. */
export function referred<T extends { readonly ref?: string }>(
  facts: readonly T[] | undefined,
  list: string,
  { refPrefix }: Subject,
): readonly Referred<T>[] {
  return (facts ?? []).map((fact, place) => ({
    ...fact,
    ref: fact.ref ?? `${refPrefix}.${list}[${place}]`,
  }));
}
