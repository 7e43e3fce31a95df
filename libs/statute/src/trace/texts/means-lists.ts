import type { Labels, Language } from "../../law/language.js";

/** The lists of means of a person, as they may be missing. */
const MEANS_LIST_TEXTS = {
  incomes: { nl: "inkomsten", fr: "revenus", de: "Einkommen", en: "incomes" },
  capital: {
    nl: "roerend kapitaal",
    fr: "capital mobilier",
    de: "bewegliches Kapital",
    en: "movable capital",
  },
  property: {
    nl: "onroerende goederen",
    fr: "biens immobiliers",
    de: "Immobilien",
    en: "immovable property",
  },
  transfers: {
    nl: "afgestane goederen",
    fr: "biens cédés",
    de: "abgetretene Güter",
    en: "transferred property",
  },
} as const satisfies Record<string, Labels>;

type MeansList = keyof typeof MEANS_LIST_TEXTS;

export const MEANS_LISTS = Object.keys(MEANS_LIST_TEXTS) as MeansList[];

/** `capital property` in words. */
export function meansListsText(value: string, language: Language): string {
  return value
    .split(" ")
    .map((list) => MEANS_LIST_TEXTS[list as MeansList][language])
    .join(", ");
}
