/** The rights for which the law has a rule of its own, by the name that the rules use. */
const KNOWN = {
  maintenance: [
    "maintenance",
    "alimony",
    "onderhoudsgeld",
    "onderhoudsuitkering",
    "alimentatie",
    "aliments",
    "pension alimentaire",
    "unterhalt",
    "unterhaltsgeld",
  ],
  incomeGuaranteeForElderly: [
    "incomeguaranteeforelderly",
    "income guarantee for the elderly",
    "igo",
    "inkomensgarantie voor ouderen",
    "grapa",
    "garantie de revenus aux personnes âgées",
    "einkommensgarantie für betagte",
  ],
} as const;

export type KnownRight = keyof typeof KNOWN;

/**
 * The name under which the rules know a right, whatever the file calls it; any other right as it is
 * called. So maintenance is never judged as a benefit because somebody wrote it in a language of
 * the country.
 */
export function rightCalled(benefit: string): string {
  const said = benefit.trim().replace(/\s+/g, " ").toLowerCase();
  const known = (Object.keys(KNOWN) as KnownRight[]).find((right) =>
    KNOWN[right].some((name) => name === said),
  );
  return known ?? benefit;
}
