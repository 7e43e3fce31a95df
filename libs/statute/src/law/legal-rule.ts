import type { Citation } from "./citation.js";

/** A rule of the law as a function that carries where the law says it. */
export type LegalRule<Args extends readonly unknown[], Result> = ((...args: Args) => Result) & {
  readonly citation: Citation;
};

/** Joins one rule to its one citation. */
export function legalRule<Args extends readonly unknown[], Result>(
  citation: Citation,
  rule: (...args: Args) => Result,
): LegalRule<Args, Result> {
  return Object.assign((...args: Args) => rule(...args), { citation });
}
