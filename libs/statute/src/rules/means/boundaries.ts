import type { LegalDate } from "#kernel";
import type { Employment, Means } from "../../facts/means.js";
import type { Parameters } from "../../parameters/parameters.js";
import { creditOf, creditUsedUpFrom, creditWindowOverFrom } from "./spi-credit.js";
import { shortageFirstDay, shortageOverFrom } from "./spi-shortage.js";

/**
 * The days on which the means of a person may count otherwise although no fact begins or ends: the
 * credit of the socio-professional exemption is used up or its years are over, the months of the
 * higher amount for a shortage occupation are over, something was transferred.
 */
export function meansBoundaries(
  { employments = [], transfers = [] }: Means,
  requestedOn: LegalDate,
  parameters: Parameters,
): LegalDate[] {
  const days = [
    ...employments.flatMap((employment) => ofEmployment(employment, requestedOn, parameters)),
    ...transfers.map(({ on }) => on),
  ];
  return [...new Set(days)].toSorted();
}

/** A figure that changes is a boundary itself; each of its values may set one more. */
function ofEmployment(
  employment: Employment,
  requestedOn: LegalDate,
  { definitions }: Parameters,
): LegalDate[] {
  const figures = (key: string) =>
    definitions.find((definition) => definition.key === key)?.values.map(({ value }) => value) ??
    [];
  const credit = creditOf(employment, requestedOn);
  const first = shortageFirstDay(employment, requestedOn);
  switch (employment.variant) {
    case "student":
      return [];
    case "general":
    case "artist":
    case "shortage":
      return [
        ...figures("kb-rmi/art-35/credit.days").map((days) => creditUsedUpFrom(credit, days)),
        ...figures("kb-rmi/art-35/credit.window").map((years) =>
          creditWindowOverFrom(credit, years),
        ),
        ...(employment.variant === "shortage"
          ? figures("kb-rmi/art-35/shortage.duration").map((months) =>
              shortageOverFrom(first, months),
            )
          : []),
      ];
  }
}
