import type { EuroCents, LegalDate } from "#kernel";
import type { MadeChoice } from "../choices/choices.js";
import type { Citation } from "../law/citation.js";
import type { Status } from "../law/status.js";
import type { Category } from "../parameters/keys.js";
import type { Gap } from "../rules/context.js";
import type { Reason, Verdict } from "../rules/verdict.js";
import type { TraceStep } from "../trace/step.js";

/** Rules and order of steps; a change that can give another result takes another number. */
export const RULE_SET = "leefloon/2";

/** Means of one kind of one person, per year. */
export interface CountedMeans {
  /** A kind of income, `capital`, `property` or `transfers`. */
  readonly kind: string;
  readonly refs: readonly string[];
  /** Before the exemptions of its kind, rounded to the cent. */
  readonly beforeCents: EuroCents;
  /** What counts, rounded to the cent. The general exemption is not in it. */
  readonly countedCents: EuroCents;
}

/** What is counted of somebody under the same roof, per year. */
export interface CountedCohabitant {
  readonly ref: string;
  readonly relation: string;
  /** The rule that was applied, as a stable code. */
  readonly rule: string;
  readonly meansCents: EuroCents;
  readonly countedCents: EuroCents;
}

/** The category of art. 14 § 1 and why. */
export interface DeterminedCategory {
  readonly category: Category;
  /** Half of the time the other category: only before 27 June 2022, or by choice of the centre. */
  readonly halfTimeWith?: Category;
  readonly reasons: readonly Reason[];
}

/** The calculation of one period. Amounts per year unless their name says month. */
export interface Amounts {
  /** The leefloon of the category, for a person without means. */
  readonly annualAmountCents: EuroCents;
  readonly ownMeansCents: EuroCents;
  /** What is counted of those under the same roof. */
  readonly cohabitantsMeansCents: EuroCents;
  /** Both together, before the general exemption. */
  readonly countedMeansCents: EuroCents;
  /** The part of the general exemption that could be used. */
  readonly exemptionCents: EuroCents;
  readonly annualLeefloonCents: EuroCents;
  readonly monthlyLeefloonCents: EuroCents;
  /** The means reach the amount: no leefloon, the condition of art. 3, 4° is not met. */
  readonly meansSufficient: boolean;
}

/** The installation premium of art. 14 § 3. */
export interface DeterminedPremium {
  readonly outcome: "due" | "notDue" | "undetermined";
  readonly amountCents?: EuroCents;
  readonly reasons: readonly Reason[];
}

/** Something a period rests on that is not confirmed by a text. */
export interface NotConfirmed {
  /**
   * `step`: the content of the rule or the figure; `articleNumber`: only the number of the article;
   * `lastChecked`: the parameter was last compared with the law before the first day judged;
   * `verdict`: the content of a rule on a condition, the category or the premium; `choice`: an
   * open point of the law, with the alternative that was used.
   */
  readonly about: "step" | "articleNumber" | "lastChecked" | "verdict" | "choice";
  /** The step, the reason of the verdict, or the choice as `partMonth=daysOfMonth`. */
  readonly label: string;
  readonly status: Status;
  readonly citation: Citation;
}

/**
 * `open`: all six conditions are satisfied; `notOpen`: one is not met; `undetermined`: facts or
 * rules are missing.
 */
export type RightState = "open" | "notOpen" | "undetermined";

/** Days with the same facts, rules and figures, and what follows from them. */
export interface Period {
  readonly from: LegalDate;
  /** Last day; open when absent. */
  readonly until?: LegalDate;
  readonly right: RightState;
  /** The six conditions, when asked. */
  readonly verdicts: readonly Verdict[];
  readonly category?: DeterminedCategory;
  readonly ownMeans?: readonly CountedMeans[];
  readonly cohabitants?: readonly CountedCohabitant[];
  /** Absent when it was not asked or something is missing: see `gaps`. */
  readonly amounts?: Amounts;
  readonly gaps: readonly Gap[];
  readonly trace: readonly TraceStep[];
  readonly notConfirmed: readonly NotConfirmed[];
}

/** What is due for one month of the days asked about. */
export interface MonthDue {
  /** As `2025-03`. */
  readonly month: string;
  readonly days: number;
  readonly daysInMonth: number;
  readonly amountCents: EuroCents;
  /** How part of a month was calculated. */
  readonly strategy: string;
}

/** The right of one person through time, with all that is needed to explain it later. */
export interface Determination {
  readonly ruleSet: string;
  /** Of the figures that were used; another one when figures were tried out. */
  readonly parameterSetHash: string;
  readonly reference?: string;
  readonly requestedOn: LegalDate;
  readonly choices: readonly MadeChoice[];
  /** Figures were tried out or exemptions left out: this is nobody's right. */
  readonly hypothetical: boolean;
  /** In order, without holes, the last one open unless a last day was asked. */
  readonly periods: readonly Period[];
  /** Only when a last day was asked and every period has an amount. */
  readonly months?: readonly MonthDue[];
  readonly installationPremium?: DeterminedPremium;
  /** What months and premium rest on that is not confirmed; the periods tell of themselves. */
  readonly notConfirmed: readonly NotConfirmed[];
}
