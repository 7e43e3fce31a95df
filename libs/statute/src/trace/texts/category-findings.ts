import type { Labels } from "../../law/language.js";

/** What was found of the household: a step of the trace, and a reason for the category. */
export const CATEGORY_FINDINGS = {
  categoryGiven: {
    nl: "Categorie vastgesteld door mensen, niet uit de feiten afgeleid",
    fr: "Catégorie constatée par des personnes, non déduite des faits",
    de: "Kategorie von Menschen festgestellt, nicht aus den Tatsachen abgeleitet",
    en: "Category found by people, not derived from the facts",
  },
  livesAlone: {
    nl: "Leeft alleen",
    fr: "Vit seul",
    de: "Lebt allein",
    en: "Lives alone",
  },
  membersNotTold: {
    nl: "Wie onder hetzelfde dak woont, is niet meegedeeld: gerekend alsof niemand",
    fr: "On n'a pas indiqué qui vit sous le même toit : calculé comme si personne",
    de: "Wer unter demselben Dach wohnt, wurde nicht mitgeteilt: gerechnet, als ob niemand",
    en: "Who lives under the same roof was not told: calculated as if nobody does",
  },
  sharesHouse: {
    nl: "Deelt een huis zonder gemeenschappelijke huishouding",
    fr: "Partage une maison sans ménage commun",
    de: "Teilt ein Haus ohne gemeinsamen Haushalt",
    en: "Shares a house without a common household",
  },
  cohabits: {
    nl: "Leeft onder één dak en regelt de huishouding hoofdzakelijk gemeenschappelijk",
    fr: "Vit sous le même toit et règle principalement en commun les questions ménagères",
    de: "Lebt unter einem Dach und regelt den Haushalt hauptsächlich gemeinsam",
    en: "Lives under one roof and settles household matters mainly in common",
  },
  coupleWithoutChild: {
    nl: "Koppel zonder minderjarig kind ten laste: elk een eigen recht in categorie 1",
    fr: "Couple sans enfant mineur à charge : chacun un droit propre en catégorie 1",
    de: "Paar ohne minderjähriges Kind zu Lasten: jeder ein eigenes Recht in Kategorie 1",
    en: "Couple without minor child at charge: each a right of their own in category 1",
  },
  childAtCharge: {
    nl: "Een minderjarig ongehuwd kind ten laste is aanwezig",
    fr: "Un enfant mineur non marié à charge est présent",
    de: "Ein minderjähriges unverheiratetes Kind zu Lasten ist anwesend",
    en: "A minor unmarried child at charge is present",
  },
  childHalfOfTheTime: {
    nl: "Het kind ten laste is de helft van de tijd aanwezig",
    fr: "L'enfant à charge est présent la moitié du temps",
    de: "Das Kind zu Lasten ist die Hälfte der Zeit anwesend",
    en: "The child at charge is present half of the time",
  },
  partnerInFamily: {
    nl: "Eén recht voor het gezin, de partner inbegrepen",
    fr: "Un seul droit pour la famille, partenaire compris",
    de: "Ein Recht für die Familie, den Partner eingeschlossen",
    en: "One right for the family, the partner included",
  },
  partnerConditions: {
    nl: "De partner moet voldoen aan eigen voorwaarden; die zijn niet nagekeken",
    fr: "Le partenaire doit remplir des conditions propres ; elles n'ont pas été vérifiées",
    de: "Der Partner muss eigene Bedingungen erfüllen; sie wurden nicht geprüft",
    en: "The partner must meet conditions of their own; they were not checked",
  },
  childOfAge: {
    nl: "Een kind is meerderjarig en telt niet meer als kind ten laste",
    fr: "Un enfant est majeur et ne compte plus comme enfant à charge",
    de: "Ein Kind ist volljährig und zählt nicht mehr als Kind zu Lasten",
    en: "A child is of age and no longer a child at charge",
  },
  childMarried: {
    nl: "Een kind is gehuwd en telt niet als kind ten laste",
    fr: "Un enfant est marié et ne compte pas comme enfant à charge",
    de: "Ein Kind ist verheiratet und zählt nicht als Kind zu Lasten",
    en: "A child is married and no child at charge",
  },
  childNotDependent: {
    nl: "Een kind is economisch niet van de persoon afhankelijk",
    fr: "Un enfant n'est pas économiquement dépendant de la personne",
    de: "Ein Kind ist wirtschaftlich nicht von der Person abhängig",
    en: "A child is not economically dependent on the person",
  },
  childVisits: {
    nl: "Een kind komt alleen op bezoek en is niet aanwezig in de zin van de wet",
    fr: "Un enfant ne vient qu'en visite et n'est pas présent au sens de la loi",
    de: "Ein Kind kommt nur zu Besuch und ist nicht anwesend im Sinne des Gesetzes",
    en: "A child only visits and is not present in the sense of the law",
  },
  homelessWithPlan: {
    nl: "Dakloze die onder een geïndividualiseerd project voor maatschappelijke integratie (GPMI) valt: telt als alleenstaande",
    fr: "Personne sans abri qui bénéficie d'un projet individualisé d'intégration sociale (PIIS) : compte comme isolée",
    de: "Obdachlose Person mit einem individuellen Projekt zur sozialen Eingliederung (IPSE): zählt als alleinstehend",
    en: "Homeless person with an individual plan for social integration (GPMI, PIIS): counts as living alone",
  },
  homelessByFacts: {
    nl: "Dakloos: de feiten van het samenleven beslissen",
    fr: "Sans-abri : les faits de la cohabitation décident",
    de: "Obdachlos: die Tatsachen des Zusammenlebens entscheiden",
    en: "Homeless: the facts of living together decide",
  },
  homelessWithFamily: {
    nl: "Dakloos met een kind ten laste: het gezin gaat voor",
    fr: "Sans-abri avec un enfant à charge : la famille l'emporte",
    de: "Obdachlos mit einem Kind zu Lasten: die Familie geht vor",
    en: "Homeless with a child at charge: the family goes first",
  },
  studentAlone: {
    nl: "Student op kot: het gezin waarnaar die terugkeert, leeft niet onder hetzelfde dak",
    fr: "Étudiant en kot : la famille chez qui il rentre ne vit pas sous le même toit",
    de: "Student mit eigener Unterkunft: die Familie, zu der er zurückkehrt, lebt nicht unter demselben Dach",
    en: "Student in lodgings: the family gone back to does not live under the same roof",
  },
  studentWithFamily: {
    nl: "Student op kot: leeft nog bij het gezin waarnaar die terugkeert",
    fr: "Étudiant en kot : vit encore avec la famille chez qui il rentre",
    de: "Student mit eigener Unterkunft: lebt noch bei der Familie, zu der er zurückkehrt",
    en: "Student in lodgings: still lives with the family gone back to",
  },
} as const satisfies Record<string, Labels>;

export type CategoryFinding = keyof typeof CATEGORY_FINDINGS;
