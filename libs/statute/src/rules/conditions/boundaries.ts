import type { LegalDate } from "#kernel";
import type { Case } from "../../facts/case.js";
import type { Parameters } from "../../parameters/parameters.js";
import { birthday, monthsOver } from "../calendar.js";
import { SUBSIDIARY_PROTECTION_SINCE } from "./nationality.js";
import { incomeGuaranteeFrom } from "./pension-age.js";

/**
 * The days on which a verdict may change although no fact begins or ends and no figure changes:
 * birthdays, the end of the waiting time of EU citizens, and the day of a new rule.
 */
export function conditionBoundaries(
  { born, nationalities = [] }: Pick<Case, "born" | "nationalities">,
  parameters: Parameters,
): LegalDate[] {
  const stays = nationalities.flatMap(({ residentSince: since }) => since ?? []);
  const pension = born === undefined ? undefined : incomeGuaranteeFrom(born, parameters);
  return [
    SUBSIDIARY_PROTECTION_SINCE,
    ...(born === undefined ? [] : birthdaysOfMajority(born, parameters)),
    ...(pension === undefined ? [] : [pension]),
    ...parameters
      .valuesOf("rmi-wet/art-3/eu.waiting-period")
      .flatMap(({ value: months }) => stays.map((since) => monthsOver(since, months))),
  ];
}

/** The birthdays on which somebody comes of age, one for each age that the law has had. */
export function birthdaysOfMajority(born: LegalDate, parameters: Parameters): LegalDate[] {
  return parameters
    .valuesOf("rmi-wet/art-7/age-of-majority")
    .map(({ value: years }) => birthday(born, years));
}
