import { type Case, determine, type DetermineOptions, loadParameters } from "#statute";
import { day } from "../otherwise-met.js";

export const parameters = loadParameters();

/** Nothing changes any more at the pension age. */
export const PENSION_LOOKED_INTO: NonNullable<Case["claims"]> = [
  { benefit: "incomeGuaranteeForElderly", state: "refused" },
];

/** Somebody who meets everything, has no means and lives alone, from 3 March 2025 on. */
export function asked(more: Partial<Case> = {}): Case {
  return {
    from: day("2025-03-03"),
    born: day("1990-05-05"),
    stays: [{ inBelgium: true, lawful: true }],
    nationalities: [{ status: "belgian" }],
    work: [{ outcome: "willing", reasons: "Zoals beoordeeld." }],
    claims: [],
    household: {},
    means: {},
    ...more,
  };
}

/** What the law makes of it. */
export const determined = (more: Partial<Case> = {}, options?: DetermineOptions) =>
  determine(asked(more), parameters, options);
