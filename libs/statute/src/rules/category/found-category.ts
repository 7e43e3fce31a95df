import type { Category } from "../../parameters/keys.js";
import type { Reason } from "../verdict.js";

/** The category of art. 14 § 1 RMI-wet and why. */
export interface FoundCategory {
  readonly category: Category;
  /** Half of the time `category`, half of the time this one. */
  readonly halfTimeWith?: 1 | 2;
  /** At least one. */
  readonly reasons: readonly Reason[];
}
