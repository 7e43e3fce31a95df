import type { Labels } from "../../law/language.js";

/** Means of those one lives with (art. 34 KB). */
export const COHABITANT_STEPS = {
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
  partnerEmploymentAboveCategory1: {
    nl: "De partner vraagt zelf een leefloon: alleen het loon uit tewerkstelling door het centrum of activering telt mee, boven het jaarbedrag van categorie 1",
    fr: "Le partenaire demande lui-même un revenu d'intégration : seul compte le salaire d'une mise à l'emploi par le centre ou d'une activation, au-delà du montant annuel de la catégorie 1",
    de: "Der Partner beantragt selbst ein Eingliederungseinkommen: nur der Lohn aus Beschäftigung durch das Zentrum oder Aktivierung wird angerechnet, soweit er den Jahresbetrag der Kategorie 1 übersteigt",
    en: "The partner claims a minimum income of their own: only the wage from employment by the centre or activation counts, above the annual amount of category 1",
  },
  oldArt34: {
    nl: "Aangevraagd vóór 1 maart 2026 en sindsdien geen herziening bekend: art. 34 zoals het daarvoor was",
    fr: "Demandé avant le 1er mars 2026 et aucune révision connue depuis : art. 34 tel qu'il était avant",
    de: "Vor dem 1. März 2026 beantragt und seither keine Überprüfung bekannt: Art. 34, wie er davor war",
    en: "Requested before 1 March 2026 and no review since then known: art. 34 as it was before",
  },
  cohabitantsNeverCount: {
    nl: "Aantal personen met wie de aanvrager samenwoont en van wie de bestaansmiddelen nooit meetellen",
    fr: "Nombre de personnes avec qui le demandeur cohabite et dont les ressources ne comptent jamais",
    de: "Zahl der Personen, mit denen die antragstellende Person zusammenlebt und deren Existenzmittel nie zählen",
    en: "Number of persons the applicant lives with whose means never count",
  },
  minorsNeverCount: {
    nl: "Aantal minderjarige familieleden, van wie de bestaansmiddelen niet meetellen",
    fr: "Nombre de membres de la famille mineurs, dont les ressources ne comptent pas",
    de: "Zahl der minderjährigen Familienmitglieder, deren Existenzmittel nicht zählen",
    en: "Number of relatives who are minors, whose means do not count",
  },
  childBenefitCounts: {
    nl: "Kinderbijslag voor de aanvrager, ontvangen door {person}: telt mee",
    fr: "Allocations familiales pour le demandeur, perçues par {person} : comptent",
    de: "Kindergeld für die antragstellende Person, erhalten von: {person}; zählt",
    en: "Child benefit for the applicant, received by {person}: counts",
  },
  childBenefitLeftOut: {
    nl: "Kinderbijslag of toeslag voor de aanvrager, ontvangen door {person}: telt niet mee",
    fr: "Allocations familiales ou supplément pour le demandeur, perçus par {person} : ne comptent pas",
    de: "Kindergeld oder Zuschlag für die antragstellende Person, erhalten von: {person}; zählt nicht",
    en: "Child benefit or supplement for the applicant, received by {person}: does not count",
  },
  relativesPool: {
    nl: "Bestaansmiddelen van de inwonende familieleden samen",
    fr: "Ressources des membres de la famille cohabitants, ensemble",
    de: "Existenzmittel der mitwohnenden Familienmitglieder zusammen",
    en: "Means of the cohabiting relatives together",
  },
  relativesPooled: {
    nl: "Aantal volwassen inwonende familieleden, ook zonder inkomen",
    fr: "Nombre de membres de la famille cohabitants majeurs, même sans revenu",
    de: "Zahl der volljährigen mitwohnenden Familienmitglieder, auch ohne Einkommen",
    en: "Number of adult cohabiting relatives, those without income too",
  },
  relativesKeep: {
    nl: "Dit houden zij samen: voor elk het jaarbedrag van categorie 1",
    fr: "Ils gardent ensemble : pour chacun le montant annuel de la catégorie 1",
    de: "Das behalten sie zusammen: für jeden den Jahresbetrag der Kategorie 1",
    en: "What they keep together: the annual amount of category 1 for each",
  },
  relativesSurplus: {
    nl: "Overschot van de familieleden: wat daarboven ligt",
    fr: "Excédent des membres de la famille : ce qui le dépasse",
    de: "Überschuss der Familienmitglieder: was darüber liegt",
    en: "Surplus of the relatives: what lies above it",
  },
  relativesShare: {
    nl: "Deel van het overschot dat het centrum met reden meetelt",
    fr: "Part de l'excédent que le centre prend en compte, avec motif",
    de: "Anteil des Überschusses, den das Zentrum mit Begründung anrechnet",
    en: "Share of the surplus that the centre counts, with reasons",
  },
  relativesCountedInPart: {
    nl: "Van het overschot telt dit deel mee",
    fr: "De l'excédent compte cette part",
    de: "Vom Überschuss wird dieser Anteil angerechnet",
    en: "Of the surplus this share counts",
  },
  relativesCountedInFull: {
    nl: "Het hele overschot telt mee",
    fr: "Tout l'excédent compte",
    de: "Der ganze Überschuss wird angerechnet",
    en: "The whole surplus counts",
  },
  relativesLeftOut: {
    nl: "Het centrum telt van de inwonende familieleden met reden niets mee",
    fr: "Le centre ne compte rien des membres de la famille cohabitants, avec motif",
    de: "Das Zentrum rechnet von den mitwohnenden Familienmitgliedern mit Begründung nichts an",
    en: "The centre counts nothing of the cohabiting relatives, with reasons",
  },
  claimants: {
    nl: "Aantal personen die bij dezelfde familieleden een leefloon vragen",
    fr: "Nombre de personnes qui demandent un revenu d'intégration auprès des mêmes membres de la famille",
    de: "Zahl der Personen, die bei denselben Familienmitgliedern ein Eingliederungseinkommen beantragen",
    en: "Number of persons who claim a minimum income with the same relatives",
  },
  relativesDivided: {
    nl: "Gelijk verdeeld over deze personen",
    fr: "Divisé à parts égales entre ces personnes",
    de: "Zu gleichen Teilen auf diese Personen verteilt",
    en: "Divided equally among these persons",
  },
  nobodyCounted: {
    nl: "Wie alleen woont: van niemand anders tellen bestaansmiddelen mee",
    fr: "Personne isolée : les ressources de personne d'autre ne comptent",
    de: "Alleinstehende Person: Existenzmittel anderer zählen nicht",
    en: "A person living alone: nobody else's means count",
  },
  cohabitantsCounted: {
    nl: "Wat meetelt van wie met de aanvrager samenwoont",
    fr: "Ce qui compte des ressources de ceux qui cohabitent avec le demandeur",
    de: "Was von den Mitbewohnern der antragstellenden Person angerechnet wird",
    en: "What counts of those the applicant lives with",
  },
} as const satisfies Record<string, Labels>;
