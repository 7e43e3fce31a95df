import type { Labels } from "../../law/language.js";

/** Amounts of the categories. */
export const AMOUNT_STEPS = {
  baseAmount: {
    nl: "Basisbedrag van categorie {category}",
    fr: "Montant de base de la catégorie {category}",
    de: "Basisbetrag der Kategorie {category}",
    en: "Base amount of category {category}",
  },
  baseCentsNotFound: {
    nl: "De centen van dit basisbedrag werden niet gevonden: het jaarbedrag kan enkele centen afwijken",
    fr: "Les cents de ce montant de base n'ont pas été trouvés : le montant annuel peut différer de quelques cents",
    de: "Die Cent dieses Basisbetrags wurden nicht gefunden: der Jahresbetrag kann um einige Cent abweichen",
    en: "The cents of this base amount were not found: the year may be some cents off",
  },
  indexCoefficient: {
    nl: "Indexcoëfficiënt na {jumps} indexeringen",
    fr: "Coefficient d'indexation après {jumps} indexations",
    de: "Indexkoeffizient nach {jumps} Indexierungen",
    en: "Index coefficient after {jumps} indexations",
  },
  categoryAmount: {
    nl: "Leefloon per jaar van categorie {category} op {date}: basisbedrag × coëfficiënt",
    fr: "Revenu d'intégration annuel de la catégorie {category} au {date} : montant de base × coefficient",
    de: "Jährliches Eingliederungseinkommen der Kategorie {category} am {date}: Basisbetrag × Koeffizient",
    en: "Minimum income per year of category {category} on {date}: base amount × coefficient",
  },
} as const satisfies Record<string, Labels>;
