import type { Condition } from "../conditions/conditions.js";
import type { Outcome } from "../conditions/outcomes.js";
import type { Citation } from "../law/citation.js";
import type { ReasonCode } from "../trace/texts/reasons.js";

/** Why a rule says what it says. */
export interface Reason {
  readonly code: ReasonCode;
  readonly citation: Citation;
  /** References of the facts it rests on. */
  readonly refs: readonly string[];
}

/** What the rules say of one condition. The finding itself is made by people. */
export interface Verdict {
  readonly condition: Condition;
  /** `undetermined` whenever facts are missing: never "not met" for want of facts. */
  readonly outcome: Outcome;
  /** At least one. */
  readonly reasons: readonly Reason[];
}
