import type { LegalDate } from "#kernel";
import type { InstrumentId } from "../law/instruments.js";
import type { SourceReference } from "../law/sources.js";
import type { Status } from "../law/status.js";

/**
 * Unit in a parameter file (for readers, in euros) to unit of the loaded value (for code, in whole
 * euro cents). What is no amount is the same in both: `percent` is 6 for 6 %.
 */
export const UNITS = {
  euros: "euroCents",
  eurosPerYear: "euroCentsPerYear",
  eurosPerMonth: "euroCentsPerMonth",
  percent: "percent",
  factor: "factor",
  indexJumps: "indexJumps",
  days: "days",
  months: "months",
  years: "years",
} as const;

export type FileUnit = keyof typeof UNITS;
export type Unit = (typeof UNITS)[FileUnit];

/** A value from the day it takes effect until the next one, or until its own last day. */
export interface DatedValue {
  readonly validFrom: LegalDate;
  /** Last day on which the value is known to hold; after it there is none until the next. */
  readonly until?: LegalDate;
  /** Whole euro cents, a whole count, or a decimal percentage or factor, according to the unit. */
  readonly value: number;
  readonly status: Status;
  readonly source: SourceReference;
  readonly note?: string;
  /** The cents were not found: what follows from it may be some cents off, and every answer says so. */
  readonly approximate?: true;
  /** Tried out in place of the value of the law; never in a file. */
  readonly whatIf?: true;
}

/** One legal parameter through time: the content of one file. */
export interface ParameterDefinition {
  /** Path of the file inside the parameter folder, without extension. */
  readonly key: string;
  readonly description: string;
  readonly unit: Unit;
  readonly instrument: InstrumentId;
  readonly article: string;
  /** Day on which somebody last compared the values with the law. */
  readonly lastChecked: LegalDate;
  readonly note?: string;
  /** Oldest first, at least one. */
  readonly values: readonly DatedValue[];
}
