import type { Category } from "#statute";
import type { ChoiceKey } from "../../../libs/statute/src/choices/choices.js";
import type { Household } from "../../../libs/statute/src/facts/household.js";

/** A calculation by hand, in euros per year unless it says month. */
export interface Example {
  readonly name: string;
  readonly date: string;
  readonly category: Category;
  /** The person's own means that count, before the general exemption. */
  readonly own: string;
  readonly household?: Household;
  readonly choices?: Readonly<Partial<Record<ChoiceKey, string>>>;
  readonly counted: string;
  readonly exemption: string;
  /** Per month, or `sufficient` where the means are. */
  readonly month: string;
}
