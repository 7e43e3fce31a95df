import type { Labels } from "../law/language.js";
import type { Category } from "../parameters/keys.js";

/** The three categories of art. 14 § 1 RMI-wet in words. */
export const CATEGORY_LABELS: Readonly<Record<Category, Labels>> = {
  1: {
    nl: "Categorie 1: samenwonende persoon",
    fr: "Catégorie 1\u00a0: personne cohabitante",
    de: "Kategorie 1: zusammenlebende Person",
    en: "Category 1: cohabiting person",
  },
  2: {
    nl: "Categorie 2: alleenstaande persoon",
    fr: "Catégorie 2\u00a0: personne isolée",
    de: "Kategorie 2: alleinstehende Person",
    en: "Category 2: person living alone",
  },
  3: {
    nl: "Categorie 3: persoon met een gezin ten laste",
    fr: "Catégorie 3\u00a0: personne avec famille à charge",
    de: "Kategorie 3: Person mit Familie zu Lasten",
    en: "Category 3: person with a family at charge",
  },
};
