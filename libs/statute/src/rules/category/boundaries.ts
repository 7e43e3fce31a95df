import type { LegalDate } from "#kernel";
import type { Household } from "../../facts/household.js";
import type { Parameters } from "../../parameters/parameters.js";
import { birthdaysOfMajority } from "../conditions/boundaries.js";

/**
 * The days on which the category may change although no fact begins or ends, no figure changes and
 * no default of a choice does: members of the household are born, or come of age.
 */
export function categoryBoundaries(
  household: Household | undefined,
  parameters: Parameters,
): LegalDate[] {
  return (household?.members ?? []).flatMap(({ born }) =>
    born === undefined ? [] : [born, ...birthdaysOfMajority(born, parameters)],
  );
}
