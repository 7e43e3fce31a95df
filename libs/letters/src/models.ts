import type { EuroCents, LegalDate } from "#kernel";

/** Languages in which every document exists. */
export const LANGUAGES = ["nl", "fr", "de"] as const;

/** Language of a document: Dutch, French or German, as written in Belgium. */
export type Language = (typeof LANGUAGES)[number];

/**
 * How sure a legal reference or a figure is.
 * - `sourced`: seen in an official source;
 * - `computed`: calculated from sourced figures with the official method;
 * - `unseen`: not yet compared with the official text;
 * - `inConflict`: official sources contradict each other.
 *
 * Everything but `sourced` gets a footnote, so that the reader knows.
 */
export type CitationStatus = "sourced" | "computed" | "unseen" | "inConflict";

/** A legal reference, already in the language of the document. */
export interface Citation {
  readonly text: string;
  readonly status: CitationStatus;
}

/** A day that follows from the law, with how sure the rule is that gives it. */
export interface LegalDay {
  readonly on: LegalDate;
  readonly status: CitationStatus;
}

/** The public centre (OCMW / CPAS / ÖSHZ) in whose name a letter goes out. */
export interface Centre {
  readonly name: string;
  /** Postal address, one line each, without the name. */
  readonly address: readonly string[];
  readonly telephone: string;
  readonly email?: string;
  /** One line each, already in the language of the letter. */
  readonly openingHours?: readonly string[];
  /**
   * What the deciding body is called, with its article, in the language of the letter (it differs
   * per region): `het bijzonder comité voor de sociale dienst`. Default: "the committee".
   */
  readonly decidingBody?: string;
}

/** The caseworker in charge of a file, with whatever reaches them at the centre. */
export interface Caseworker {
  readonly name: string;
  readonly telephone?: string;
  readonly email?: string;
}

/** The person a letter is for. A letter never carries a national number. */
export interface Addressee {
  readonly name: string;
  /** Postal address, one line each, without the name. */
  readonly address: readonly string[];
}

/** Days to which a fact applies: one day, some days, or everything since a day. */
export interface FactPeriod {
  readonly from: LegalDate;
  /** Last day, included. Absent: still going on. The same as `from`: that one day. */
  readonly until?: LegalDate;
}

/** A fact on which a finding relies. */
export interface FactReliedOn {
  readonly text: string;
  /** Where it was seen, e.g. "payslip", in the language of the document. */
  readonly source: string;
  readonly period?: FactPeriod;
}

/** What was found about one statutory condition. */
export type Finding = "met" | "notMet" | "undetermined" | "excused";

/** One of the six statutory conditions, with everything that explains its finding. */
export interface ConditionResult {
  /** Name of the condition in the language of the document. */
  readonly label: string;
  readonly article: Citation;
  readonly finding: Finding;
  /** Only with the finding `excused`: why willingness to work is not asked. */
  readonly excusedFor?: "health" | "equity";
  readonly facts: readonly FactReliedOn[];
  readonly reasons: string;
}

/** What an amount is counted per; `once` for what is paid a single time. */
export type AmountUnit = "year" | "month" | "week" | "day" | "once";

/** One line of the method of calculation, in the order in which it was done. */
export interface CalculationStep {
  readonly label: string;
  /** Negative for what is taken off. Absent: the step is no amount. */
  readonly amount?: EuroCents;
  /** What the amount is per; absent of a sum that simply is there, such as savings. */
  readonly unit?: AmountUnit;
  /** What a step comes to that is a figure and no amount: `18 jaar`, in the language of the document. */
  readonly figure?: string;
  /** How it was obtained, e.g. `12 × € 500,00`, in the language of the document. */
  readonly explanation?: string;
  /** The rule that the step applies. */
  readonly article?: Citation;
  /** How sure the figure is; default `sourced` (a figure of the file itself needs no mark). */
  readonly status?: CitationStatus;
  /** `total`: set off from the lines above. Default `line`. */
  readonly kind?: "line" | "total";
}

/** Days that are calculated alike. */
export interface CalculatedPeriod {
  readonly from: LegalDate;
  /** Last day, included. Absent: until something changes. */
  readonly until?: LegalDate;
  readonly steps: readonly CalculationStep[];
  /** The steps are those that differ from the period before. */
  readonly onlyChanges?: true;
  /** Why there is no amount, where there is none, in the language of the document. */
  readonly missing?: readonly string[];
}

/** A part of the law that a calculation leaves out. */
export interface LeftOutRule {
  /** In plain words, in the language of the document. */
  readonly text: string;
  readonly article: Citation;
}

/** How an amount was calculated, and what the calculation does not tell. */
export interface MethodOfCalculation {
  /** In order; at least one. */
  readonly periods: readonly CalculatedPeriod[];
  /** What is not part of the calculation. */
  readonly notApplied: readonly LeftOutRule[];
  /** What the calculation rests on and no text confirms, in the language of the document. */
  readonly notConfirmed: readonly string[];
}

/** Who did something, where a document names a function and never a person. */
export type StaffFunction = "caseworker" | "teamLeader" | "chair" | "member" | "secretary";
