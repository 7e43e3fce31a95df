const LABELS = {
  1: {
    nl: "Categorie 1: samenwonende persoon",
    fr: "Catégorie 1 : personne cohabitante",
    de: "Kategorie 1: zusammenlebende Person",
  },
  2: {
    nl: "Categorie 2: alleenstaande persoon",
    fr: "Catégorie 2 : personne isolée",
    de: "Kategorie 2: alleinstehende Person",
  },
  3: {
    nl: "Categorie 3: persoon met een gezin ten laste",
    fr: "Catégorie 3 : personne avec famille à charge",
    de: "Kategorie 3: Person mit Familie zu Lasten",
  },
} as const;

/** A category of art. 14 §1 in words. */
export function categoryLabel(category: 1 | 2 | 3, language: "nl" | "fr" | "de"): string {
  return LABELS[category][language];
}
