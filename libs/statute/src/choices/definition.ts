import type { LegalDate } from "#kernel";
import type { Citation } from "../law/citation.js";
import type { Labels } from "../law/language.js";

/** A point on which the law leaves a choice, or on which no text was found or texts disagree. */
export interface ChoiceDefinition {
  readonly question: Labels;
  /** Every alternative, with what it means. */
  readonly alternatives: Readonly<Record<string, Labels>>;
  /** What applies from each day unless a centre decides otherwise; oldest first. */
  readonly defaults: readonly { readonly from: LegalDate; readonly value: string }[];
  readonly citation: Citation;
}

const ALWAYS = "2002-10-01" as LegalDate;

/** The same default since the law came into force. */
export const always = <V extends string>(value: V) => [{ from: ALWAYS, value }];

/** One default since the law came into force, another from `day` on. */
export const untilThen = <V extends string>(before: V, day: string, after: V) => [
  { from: ALWAYS, value: before },
  { from: day as LegalDate, value: after },
];
