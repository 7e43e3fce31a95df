import type { Labels } from "../law/language.js";
import type { Status } from "../law/status.js";
import type { NotAppliedKey, NotConfirmed, TraceLabel } from "./calculation.js";
import type { IncomeKind } from "./input.js";

/** What each step says. `{…}` is filled in from the step. */
export const STEP_TEXTS: Readonly<Record<TraceLabel, Labels>> = {
  baseAmount: {
    nl: "Basisbedrag van categorie {category}",
    fr: "Montant de base de la catégorie {category}",
    de: "Basisbetrag der Kategorie {category}",
    en: "Base amount of category {category}",
  },
  indexCoefficient: {
    nl: "Indexcoëfficiënt na {jumps} indexsprongen",
    fr: "Coefficient d'indexation après {jumps} indexations",
    de: "Indexkoeffizient nach {jumps} Indexsprüngen",
    en: "Index coefficient after {jumps} index jumps",
  },
  categoryAmount: {
    nl: "Leefloon per jaar van categorie {category} op {date}: basisbedrag × coëfficiënt",
    fr: "Revenu d'intégration annuel de la catégorie {category} au {date} : montant de base × coefficient",
    de: "Jährliches Eingliederungseinkommen der Kategorie {category} am {date}: Basisbetrag × Koeffizient",
    en: "Minimum income per year of category {category} on {date}: base amount × coefficient",
  },
  ownIncome: {
    nl: "Netto per maand van de aanvrager: {income}",
    fr: "Net par mois du demandeur : {income}",
    de: "Netto pro Monat der antragstellenden Person: {income}",
    en: "Net per month of the applicant: {income}",
  },
  partnerIncome: {
    nl: "Netto per maand van de partner: {income}",
    fr: "Net par mois du partenaire : {income}",
    de: "Netto pro Monat des Partners: {income}",
    en: "Net per month of the partner: {income}",
  },
  annualIncome: {
    nl: "Dit inkomen op jaarbasis: × 12",
    fr: "Ce revenu sur base annuelle : × 12",
    de: "Dieses Einkommen auf Jahresbasis: × 12",
    en: "This income on a yearly basis: × 12",
  },
  ownMeans: {
    nl: "Bestaansmiddelen van de aanvrager samen",
    fr: "Total des ressources du demandeur",
    de: "Existenzmittel der antragstellenden Person insgesamt",
    en: "Means of the applicant together",
  },
  partnerMeans: {
    nl: "Bestaansmiddelen van de partner samen",
    fr: "Total des ressources du partenaire",
    de: "Existenzmittel des Partners insgesamt",
    en: "Means of the partner together",
  },
  partnerCountedInFull: {
    nl: "Van de partner telt alles mee",
    fr: "Les ressources du partenaire comptent entièrement",
    de: "Vom Partner wird alles angerechnet",
    en: "Of the partner everything counts",
  },
  partnerCountedAboveCategory1: {
    nl: "Van de partner telt mee wat boven het jaarbedrag van categorie 1 ligt",
    fr: "Du partenaire compte ce qui dépasse le montant annuel de la catégorie 1",
    de: "Vom Partner wird angerechnet, was den Jahresbetrag der Kategorie 1 übersteigt",
    en: "Of the partner the part above the annual amount of category 1 counts",
  },
  partnerNotCounted: {
    nl: "De partner vraagt zelf een leefloon: niets telt mee",
    fr: "Le partenaire demande lui-même un revenu d'intégration : rien ne compte",
    de: "Der Partner beantragt selbst ein Eingliederungseinkommen: nichts wird angerechnet",
    en: "The partner claims a minimum income of their own: nothing counts",
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
  annualLeefloon: {
    nl: "Leefloon per jaar: bedrag van de categorie − (bestaansmiddelen − vrijstelling)",
    fr: "Revenu d'intégration par an : montant de la catégorie − (ressources − exonération)",
    de: "Eingliederungseinkommen pro Jahr: Betrag der Kategorie − (Existenzmittel − Freistellung)",
    en: "Minimum income per year: amount of the category − (means − exemption)",
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
};

export const INCOME_TEXTS: Readonly<Record<IncomeKind, Labels>> = {
  wage: { nl: "loon", fr: "salaire", de: "Lohn", en: "wage" },
  replacementIncome: {
    nl: "vervangingsinkomen",
    fr: "revenu de remplacement",
    de: "Ersatzeinkommen",
    en: "replacement income",
  },
  selfEmployment: {
    nl: "zelfstandige activiteit",
    fr: "activité indépendante",
    de: "selbstständige Tätigkeit",
    en: "self-employment",
  },
  maintenance: {
    nl: "onderhoudsgeld",
    fr: "pension alimentaire",
    de: "Unterhalt",
    en: "maintenance",
  },
  other: { nl: "ander inkomen", fr: "autre revenu", de: "anderes Einkommen", en: "other income" },
};

export const NOT_APPLIED_TEXTS: Readonly<Record<NotAppliedKey, Labels>> = {
  exemptIncome: {
    nl: "vrijgestelde inkomsten (zij horen niet bij de opgegeven inkomsten)",
    fr: "revenus exonérés (ils ne figurent pas parmi les revenus indiqués)",
    de: "freigestellte Einkünfte (sie gehören nicht zu den angegebenen Einkünften)",
    en: "exempt income (it is not among the incomes given)",
  },
  socioProfessionalExemption: {
    nl: "socioprofessionele vrijstelling",
    fr: "exonération socioprofessionnelle",
    de: "sozialberufliche Freistellung",
    en: "socio-professional exemption",
  },
  immovableProperty: {
    nl: "onroerende goederen",
    fr: "biens immobiliers",
    de: "unbewegliche Güter",
    en: "immovable property",
  },
  movableCapital: {
    nl: "roerende kapitalen",
    fr: "capitaux mobiliers",
    de: "bewegliches Kapital",
    en: "movable capital",
  },
  transferOfProperty: {
    nl: "afstand van goederen in de laatste tien jaar",
    fr: "cession de biens des dix dernières années",
    de: "Abtretung von Gütern in den letzten zehn Jahren",
    en: "transfer of property in the last ten years",
  },
  housingCostsPaidByOthers: {
    nl: "woonkosten die een derde betaalt",
    fr: "frais de logement payés par un tiers",
    de: "von Dritten gezahlte Wohnkosten",
    en: "housing costs paid by a third party",
  },
  otherCohabitants: {
    nl: "bestaansmiddelen van andere samenwonenden dan de partner",
    fr: "ressources de cohabitants autres que le partenaire",
    de: "Existenzmittel anderer Mitbewohner als des Partners",
    en: "means of cohabitants other than the partner",
  },
  partnerConditions: {
    nl: "voorwaarden voor de partner ten laste",
    fr: "conditions relatives au partenaire à charge",
    de: "Bedingungen für den Partner zu Lasten",
    en: "conditions for the partner at charge",
  },
  activatedPartner: {
    nl: "loon van een aanvragende partner die via het centrum of een activering werkt",
    fr: "salaire d'un partenaire demandeur occupé par le centre ou par une mise à l'emploi activée",
    de: "Lohn eines beantragenden Partners, der über das Zentrum oder eine Aktivierung arbeitet",
    en: "wage of a claiming partner who works through the centre or an activation measure",
  },
  partMonths: {
    nl: "onvolledige maanden",
    fr: "mois incomplets",
    de: "unvollständige Monate",
    en: "part months",
  },
};

export const STATUS_TEXTS: Readonly<Record<Status, Labels>> = {
  sourced: {
    nl: "gezien in een tekst",
    fr: "vu dans un texte",
    de: "belegt",
    en: "seen in a text",
  },
  computed: {
    nl: "berekend, niet gepubliceerd gezien",
    fr: "calculé, non vu publié",
    de: "berechnet, nicht veröffentlicht gesehen",
    en: "computed, not seen as published",
  },
  unseen: {
    nl: "niet in een tekst gezien",
    fr: "non vu dans un texte",
    de: "in keinem Text gesehen",
    en: "not seen in a text",
  },
  inConflict: {
    nl: "bronnen spreken elkaar tegen",
    fr: "sources contradictoires",
    de: "widersprüchliche Quellen",
    en: "sources disagree",
  },
};

export const NOT_CONFIRMED_TEXTS: Readonly<Record<NotConfirmed["about"], Labels>> = {
  step: {
    nl: "Rust op iets dat niet bevestigd is",
    fr: "Repose sur un élément non confirmé",
    de: "Beruht auf etwas Unbestätigtem",
    en: "Rests on something not confirmed",
  },
  articleNumber: {
    nl: "Artikelnummer niet nagekeken in de gecoördineerde tekst",
    fr: "Numéro d'article non vérifié dans le texte coordonné",
    de: "Artikelnummer nicht im koordinierten Text überprüft",
    en: "Article number not checked in the consolidated text",
  },
  lastChecked: {
    nl: "Laatst nagekeken vóór de datum van de berekening",
    fr: "Vérifié pour la dernière fois avant la date du calcul",
    de: "Zuletzt vor dem Datum der Berechnung überprüft",
    en: "Last checked before the date of the calculation",
  },
};

export const FRAME_TEXTS = {
  perYear: { nl: "per jaar", fr: "par an", de: "pro Jahr", en: "per year" },
  perMonth: { nl: "per maand", fr: "par mois", de: "pro Monat", en: "per month" },
  notApplied: {
    nl: "Niet toegepast in deze berekening",
    fr: "Non appliqué dans ce calcul",
    de: "In dieser Berechnung nicht angewandt",
    en: "Not applied in this calculation",
  },
  articleNumbers: {
    nl: "De meeste artikelnummers zijn nog niet nagekeken in de gecoördineerde tekst van de wet",
    fr: "La plupart des numéros d'article n'ont pas encore été vérifiés dans le texte coordonné de la loi",
    de: "Die meisten Artikelnummern sind noch nicht im koordinierten Text des Gesetzes überprüft",
    en: "Most article numbers were not checked yet in the consolidated text of the law",
  },
} as const satisfies Record<string, Labels>;
