/** The three categories of art. 14 § 1: cohabitant, living alone, with a family at charge. */
export const CATEGORIES = [1, 2, 3] as const;

export type Category = (typeof CATEGORIES)[number];

/** Parameters that are the same whatever the category. */
const COMMON_KEYS = [
  "rmi-wet/art-3/eu.waiting-period",
  "rmi-wet/art-3/pension-age",
  "rmi-wet/art-7/age-of-majority",
  "rmi-wet/art-14/installation-premium.divisor",
  "rmi-wet/art-15/index-jumps",
  "kb-rmi/art-25/built.exemption",
  "kb-rmi/art-25/built.exemption-per-child",
  "kb-rmi/art-25/multiplier",
  "kb-rmi/art-25/unbuilt.exemption",
  "kb-rmi/art-26/mortgage.limit",
  "kb-rmi/art-27/capital.first-limit",
  "kb-rmi/art-27/capital.first-rate",
  "kb-rmi/art-27/capital.second-limit",
  "kb-rmi/art-27/capital.second-rate",
  "kb-rmi/art-28/transfer.look-back",
  "kb-rmi/art-29/bare-ownership.share",
  "kb-rmi/art-29/usufruct.share",
  "kb-rmi/art-31/only-dwelling.franchise",
  "kb-rmi/art-35/artist.months",
  "kb-rmi/art-35/credit.days",
  "kb-rmi/art-35/credit.window",
  "kb-rmi/art-35/general.base",
  "kb-rmi/art-35/general.published",
  "kb-rmi/art-35/shortage.base",
  "kb-rmi/art-35/shortage.duration",
  "kb-rmi/art-35/shortage.published",
  "kb-rmi/art-35/student-with-grant.base",
  "kb-rmi/art-35/student-with-grant.published",
  "kb-rmi/art-35/student.age-limit",
] as const;

/** The parameters of the law that are in use; the path of each file mirrors the law. */
export type ParameterKey =
  | (typeof COMMON_KEYS)[number]
  | `rmi-wet/art-14/category-${Category}.base`
  | `rmi-wet/art-14/category-${Category}.published-annual`
  | `rmi-wet/art-14/category-${Category}.published-monthly`
  | `kb-rmi/art-22/general-exemption.category-${Category}`
  | `kb-rmi/art-32/annual-deduction.category-${Category}`;

/** Every parameter that must be present. */
export const PARAMETER_KEYS: readonly ParameterKey[] = [
  ...COMMON_KEYS,
  ...CATEGORIES.flatMap((category): ParameterKey[] => [
    `rmi-wet/art-14/category-${category}.base`,
    `rmi-wet/art-14/category-${category}.published-annual`,
    `rmi-wet/art-14/category-${category}.published-monthly`,
    `kb-rmi/art-22/general-exemption.category-${category}`,
    `kb-rmi/art-32/annual-deduction.category-${category}`,
  ]),
];
