import type { Labels } from "../../law/language.js";
import { CATEGORY_FINDINGS } from "./category-findings.js";

/** The category and the facts of the household. */
export const CATEGORY_STEPS = {
  ...CATEGORY_FINDINGS,
  categoryFound: {
    nl: "Categorie {value}",
    fr: "Catégorie {value}",
    de: "Kategorie {value}",
    en: "Category {value}",
  },
  categoryOtherHalf: {
    nl: "De andere helft van de tijd: categorie {value}",
    fr: "L'autre moitié du temps : catégorie {value}",
    de: "Die andere Hälfte der Zeit: Kategorie {value}",
    en: "The other half of the time: category {value}",
  },
} as const satisfies Record<string, Labels>;
