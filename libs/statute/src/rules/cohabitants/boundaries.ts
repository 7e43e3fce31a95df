import type { LegalDate } from "#kernel";
import type { Household } from "../../facts/household.js";
import type { Parameters } from "../../parameters/parameters.js";
import { birthdaysOfMajority } from "../conditions/boundaries.js";
import { isMaintenanceDebtor } from "./circle.js";

/**
 * Days on which the answer of `countCohabitants` may change although no fact begins or ends: those
 * on which a relative comes of age.
 */
export function relativesBoundaries(
  household: Household | undefined,
  parameters: Parameters,
): LegalDate[] {
  return (household?.members ?? [])
    .filter(({ relation }) => isMaintenanceDebtor(relation))
    .flatMap(({ born }) => (born ? birthdaysOfMajority(born, parameters) : []));
}
