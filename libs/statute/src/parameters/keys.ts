/** The three categories of art. 14 § 1: cohabitant, living alone, with a family at charge. */
export const CATEGORIES = [1, 2, 3] as const;

export type Category = (typeof CATEGORIES)[number];

/** Whether `value` is one of the three categories. */
export function isCategory(value: unknown): value is Category {
  return CATEGORIES.some((category) => category === value);
}

/** The parameters of the law that are in use; the path of each file mirrors the law. */
export type ParameterKey =
  | `rmi-wet/art-14/category-${Category}.base`
  | `rmi-wet/art-14/category-${Category}.published-annual`
  | `rmi-wet/art-14/category-${Category}.published-monthly`
  | "rmi-wet/art-15/index-jumps"
  | `kb-rmi/art-22/general-exemption.category-${Category}`;

/** Every parameter that must be present. */
export const PARAMETER_KEYS: readonly ParameterKey[] = [
  "rmi-wet/art-15/index-jumps",
  ...CATEGORIES.flatMap((category): ParameterKey[] => [
    `rmi-wet/art-14/category-${category}.base`,
    `rmi-wet/art-14/category-${category}.published-annual`,
    `rmi-wet/art-14/category-${category}.published-monthly`,
    `kb-rmi/art-22/general-exemption.category-${category}`,
  ]),
];
