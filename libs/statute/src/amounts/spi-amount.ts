import { type LegalDate, roundToCents } from "#kernel";
import { keptBetweenChanges } from "../parameters/kept.js";
import type { Parameters, ParameterValue } from "../parameters/parameters.js";
import {
  gradedAmount,
  type GradedAmount,
  type Indexation,
  indexationOn,
  indexedCents,
} from "./indexed-amount.js";

/**
 * The amounts of the socio-professional exemption: the general one; the lower one of a student with
 * a grant, until 2021; the higher one in a shortage occupation, since 2024.
 */
export type SpiVariant = "general" | "studentWithGrant" | "shortage";

/** The socio-professional exemption on a day, and how it comes about. */
export interface SpiAmount extends Indexation {
  readonly variant: SpiVariant;
  readonly monthly: GradedAmount;
}

/** The exemption on artistic income on a day, and how it comes about. */
export interface ArtistExemption extends Indexation {
  readonly months: ParameterValue;
  readonly annual: GradedAmount;
}

const PATHS = {
  general: "kb-rmi/art-35/general",
  studentWithGrant: "kb-rmi/art-35/student-with-grant",
  shortage: "kb-rmi/art-35/shortage",
} as const satisfies Record<SpiVariant, string>;

/**
 * What is exempt per month on `date` (art. 35 KB): base × the coefficient of the leefloon amounts,
 * rounded half up to the cent and graded by what texts show. A coded error on a day on which the
 * variant does not exist or is not known.
 */
export const spiAmount = keptBetweenChanges(
  (parameters: Parameters, variant: SpiVariant, date: LegalDate): SpiAmount => {
    const path = PATHS[variant];
    const indexation = indexationOn(parameters, `${path}.base`, date);
    const monthly = roundToCents(indexedCents(indexation));
    const published = parameters.findValue(`${path}.published`, date);
    return { variant, ...indexation, monthly: gradedAmount(monthly, indexation, published) };
  },
);

/**
 * What is exempt of irregular artistic income per year on `date` (art. 35 KB): twelve months of the
 * general amount, rounded once. Twelve rounded months would be some cents more: 2,705.28 in May
 * 2011, where the text has 2,705.22.
 */
export function artistExemption(parameters: Parameters, date: LegalDate): ArtistExemption {
  const indexation = indexationOn(parameters, `${PATHS.general}.base`, date);
  const months = parameters.valueAt("kb-rmi/art-35/artist.months", date);
  const annual = roundToCents(indexedCents(indexation).times(months.value));
  return { ...indexation, months, annual: gradedAmount(annual, indexation) };
}
