import type { EuroCents, LegalDate } from "#kernel";
import type { CaseIncomeKind } from "../facts/means.js";
import type { Citation } from "../law/citation.js";
import type { Status } from "../law/status.js";
import type { ParameterKey } from "../parameters/keys.js";
import type { TraceLabel } from "./labels.js";

/** How a step follows from the steps in `from`, in their order, so that anybody can add it up. */
export const OPERATIONS = [
  "sum",
  "difference",
  "positiveDifference",
  "product",
  "quotient",
  "half",
  "twelveTimes",
  "twelfth",
  "percentOf",
  "least",
  "greatest",
  "halfUp",
  "cutOff",
  "same",
  "none",
] as const;

/**
 * `half`, `twelveTimes`, `twelfth`, `same`: of the first of `from`; `halfUp`, `cutOff`: the first
 * of `from`, to the whole cent; `percentOf`: of the first of `from`, as many hundredths as the
 * second says; `none`: the step says something that is not arithmetic, or zero because a rule says
 * so.
 */
export type Operation = (typeof OPERATIONS)[number];

/** Whose facts a step is about. */
export type TracedPerson = "applicant" | "partner" | "relative";

interface StepBase {
  /** `s1`, `s2`, … in the order in which the steps were taken. */
  readonly id: string;
  /**
   * A dated parameter, a fact of the file, a rule applied to earlier steps, a choice that the law
   * leaves or that its uncertainty makes necessary, or the outcome.
   */
  readonly kind: "parameter" | "fact" | "rule" | "choice" | "result";
  readonly label: TraceLabel;
  readonly citation: Citation;
  /**
   * How sure the rule or the figure of this very step is. The steps in `from` have a status of
   * their own; of the facts in the file it says nothing.
   */
  readonly status: Status;
  /** Ids of the earlier steps that this one is made of. */
  readonly from: readonly string[];
  /** Absent in calculations of the first rule set. */
  readonly operation?: Operation;
  /** References of the facts in the input. */
  readonly refs: readonly string[];
  readonly person?: TracedPerson;
  readonly incomeKind?: CaseIncomeKind;
  /** The parameter and the day since which its value applies. */
  readonly parameter?: {
    readonly key: ParameterKey;
    readonly validFrom: LegalDate;
    readonly lastChecked: LegalDate;
    /** Another value than the law's was tried: this is no entitlement. */
    readonly whatIf?: true;
  };
}

/** A step that gives an amount. */
export interface AmountStep extends StepBase {
  readonly unit: "euroCentsPerYear" | "euroCentsPerMonth" | "euroCents";
  /** Rounded to the cent for reading; the calculation goes on with `exact`. */
  readonly amountCents: EuroCents;
  /** As `numerator/denominator` in cents, where the amount is no whole number of cents. */
  readonly exact?: string;
}

/** A step that gives the index coefficient, as `1.7410`. */
export interface FactorStep extends StepBase {
  readonly unit: "factor";
  readonly factor: string;
  readonly indexJumps: number;
}

/** A step that gives another number, or says what was chosen or found. */
export interface ValueStep extends StepBase {
  readonly unit: "number" | "share" | "percent" | "days" | "months" | "years" | "date" | "code";
  /** A number as `3`, `1.0895` or `1/3`, a day as yyyy-MM-dd, or a code. */
  readonly value: string;
}

export type TraceStep = AmountStep | FactorStep | ValueStep;
