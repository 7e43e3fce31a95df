import { addMonths, type LegalDate } from "#kernel";
import { cite } from "../../law/citation.js";
import { legalRule } from "../../law/legal-rule.js";
import type { Parameters } from "../../parameters/parameters.js";
import { birthday } from "../calendar.js";

/** The dated pension age. */
export const PENSION_AGE = "rmi-wet/art-3/pension-age";

/**
 * Art. 3, 6° RMI-wet: from the pension age the income guarantee for the elderly normally goes
 * before the leefloon. Known, but no text was seen that states it.
 *
 * @returns the day from which it can be had: the first of the month after the birthday. Which
 * pension age applies is settled by that month: who turns 65 in January 2025 falls under 66.
 */
export const incomeGuaranteeFrom = legalRule(
  cite("rmiWet", "art. 3, 6°", "unseen", "K"),
  (born: LegalDate, parameters: Parameters): LegalDate | undefined =>
    parameters
      .valuesOf(PENSION_AGE)
      .map(({ value, validFrom }) => {
        const reached = firstOfNextMonth(birthday(born, value));
        return { value, day: reached > validFrom ? reached : validFrom };
      })
      .find(({ value, day }) => parameters.findValue(PENSION_AGE, day)?.value === value)?.day,
);

function firstOfNextMonth(day: LegalDate): LegalDate {
  return addMonths(`${day.slice(0, 8)}01` as LegalDate, 1);
}
