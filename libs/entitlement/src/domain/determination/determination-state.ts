import type { LeefloonCalculated } from "./leefloon-calculated.js";
import type { RightDetermined } from "./right-determined.js";

/** What was determined in a file, newest last; nothing is ever replaced. */
export interface DeterminationState {
  readonly determinations: readonly RightDetermined[];
  /** Of the first rule set: all of them are older than any determination. */
  readonly calculations: readonly LeefloonCalculated[];
}
