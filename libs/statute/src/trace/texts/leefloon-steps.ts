import type { Labels } from "../../law/language.js";

/** From the counted means to the leefloon. */
export const LEEFLOON_STEPS = {
  choiceMade: {
    nl: "Keuze: {choice}",
    fr: "Choix : {choice}",
    de: "Wahl: {choice}",
    en: "Choice: {choice}",
  },
  countedMeans: {
    nl: "Bestaansmiddelen die meetellen, per jaar",
    fr: "Ressources prises en compte, par an",
    de: "Angerechnete Existenzmittel pro Jahr",
    en: "Means that count, per year",
  },
  generalExemption: {
    nl: "Algemene vrijstelling van categorie {category}",
    fr: "Exonération générale de la catégorie {category}",
    de: "Allgemeine Freistellung der Kategorie {category}",
    en: "General exemption of category {category}",
  },
  exemptionApplied: {
    nl: "Vrijgesteld van de bestaansmiddelen",
    fr: "Exonéré des ressources",
    de: "Von den Existenzmitteln freigestellt",
    en: "Exempted from the means",
  },
  meansAfterExemption: {
    nl: "Bestaansmiddelen na de algemene vrijstelling",
    fr: "Ressources après l'exonération générale",
    de: "Existenzmittel nach der allgemeinen Freistellung",
    en: "Means after the general exemption",
  },
  annualLeefloon: {
    nl: "Leefloon per jaar: bedrag van de categorie − (bestaansmiddelen − vrijstelling)",
    fr: "Revenu d'intégration par an : montant de la catégorie − (ressources − exonération)",
    de: "Eingliederungseinkommen pro Jahr: Betrag der Kategorie − (Existenzmittel − Freistellung)",
    en: "Minimum income per year: amount of the category − (means − exemption)",
  },
  twelfth: {
    nl: "Een twaalfde, nog niet afgerond",
    fr: "Un douzième, pas encore arrondi",
    de: "Ein Zwölftel, noch nicht gerundet",
    en: "One twelfth, not rounded yet",
  },
  monthlyLeefloon: {
    nl: "Leefloon per maand: een twaalfde, afgerond op de cent",
    fr: "Revenu d'intégration par mois : un douzième, arrondi au cent",
    de: "Eingliederungseinkommen pro Monat: ein Zwölftel, auf den Cent gerundet",
    en: "Minimum income per month: one twelfth, rounded to the cent",
  },
  meansSufficient: {
    nl: "De bestaansmiddelen bereiken het bedrag van de categorie: geen leefloon",
    fr: "Les ressources atteignent le montant de la catégorie : pas de revenu d'intégration",
    de: "Die Existenzmittel erreichen den Betrag der Kategorie: kein Eingliederungseinkommen",
    en: "The means reach the amount of the category: no minimum income",
  },
  bothCategories: {
    nl: "Leefloon van beide categorieën samen",
    fr: "Revenu d'intégration des deux catégories ensemble",
    de: "Eingliederungseinkommen beider Kategorien zusammen",
    en: "Minimum income of both categories together",
  },
  halfOfTheTime: {
    nl: "Elk de helft van de tijd",
    fr: "Chacune la moitié du temps",
    de: "Jede die Hälfte der Zeit",
    en: "Each half of the time",
  },
  premiumDivisor: {
    nl: "Waardoor het jaarbedrag van categorie 3 gedeeld wordt voor de installatiepremie",
    fr: "Ce par quoi le montant annuel de la catégorie 3 est divisé pour la prime d'installation",
    de: "Wodurch der Jahresbetrag der Kategorie 3 für die Einrichtungsprämie geteilt wird",
    en: "What the annual amount of category 3 is divided by for the installation premium",
  },
  premiumShare: {
    nl: "Installatiepremie, nog niet afgerond",
    fr: "Prime d'installation, pas encore arrondie",
    de: "Einrichtungsprämie, noch nicht gerundet",
    en: "Installation premium, not rounded yet",
  },
  installationPremium: {
    nl: "Installatiepremie",
    fr: "Prime d'installation",
    de: "Einrichtungsprämie",
    en: "Installation premium",
  },
} as const satisfies Record<string, Labels>;
