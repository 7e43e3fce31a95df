import { cite } from "../law/citation.js";
import { always, type ChoiceDefinition, untilThen } from "./definition.js";

/** Choices on the means of relatives under the same roof (art. 34 KB). */
export const RELATIVES_CHOICES = {
  relatives: {
    question: {
      nl: "Bestaansmiddelen van inwonende onderhoudsplichtigen",
      fr: "Ressources des débiteurs d'aliments cohabitants",
      de: "Existenzmittel mitwohnender Unterhaltspflichtiger",
      en: "Means of cohabiting maintenance debtors",
    },
    alternatives: {
      mayCount: {
        nl: "mogen geheel of gedeeltelijk meetellen, met reden",
        fr: "peuvent compter en tout ou en partie, avec motif",
        de: "dürfen ganz oder teilweise zählen, mit Begründung",
        en: "may count wholly or in part, with reasons",
      },
      mustCount: {
        nl: "tellen mee; minder alleen om billijkheidsredenen",
        fr: "comptent\u202f; moins pour raisons d'équité seulement",
        de: "zählen; weniger nur aus Billigkeitsgründen",
        en: "count; less for equity only",
      },
    },
    defaults: untilThen("mayCount", "2026-03-01", "mustCount"),
    citation: cite("kbRmi", "art. 34", "inConflict", "CC-28", "UC-RIS", "CC-15"),
  },
  childBenefitOfRelatives: {
    question: {
      nl: "Kinderbijslag die een inwonende ouder vóór 1 maart 2026 voor de aanvrager krijgt",
      fr: "Allocations familiales perçues pour le demandeur par un parent cohabitant avant le 1er mars 2026",
      de: "Kindergeld, das ein mitwohnender Elternteil vor dem 1. März 2026 für die antragstellende Person erhält",
      en: "Child benefit that a cohabiting parent gets for the applicant before 1 March 2026",
    },
    alternatives: {
      exempt: {
        nl: "telt niet mee (federale dienst)",
        fr: "ne compte pas (service fédéral)",
        de: "zählt nicht (föderaler Dienst)",
        en: "does not count (federal service)",
      },
      counted: {
        nl: "telt mee (Hof van Cassatie)",
        fr: "compte (Cour de cassation)",
        de: "zählt (Kassationshof)",
        en: "counts (Court of Cassation)",
      },
    },
    defaults: always("exempt"),
    citation: cite("kbRmi", "art. 34", "inConflict", "DQ-PAR"),
  },
  childBenefitSupplements: {
    question: {
      nl: "Toeslagen op de kinderbijslag van een inwonende onderhoudsplichtige vanaf 1 maart 2026",
      fr: "Suppléments d'allocations familiales d'un débiteur d'aliments cohabitant dès le 1er mars 2026",
      de: "Zuschläge zum Kindergeld eines mitwohnenden Unterhaltspflichtigen ab 1. März 2026",
      en: "Supplements to the child benefit of a cohabiting maintenance debtor from 1 March 2026",
    },
    alternatives: {
      allLeftOut: {
        nl: "alle toeslagen blijven buiten",
        fr: "tous les suppléments restent exclus",
        de: "alle Zuschläge bleiben außen vor",
        en: "all supplements stay out",
      },
      disabilityLeftOut: {
        nl: "alleen de toeslag voor een handicap blijft buiten",
        fr: "seul le supplément pour handicap reste exclu",
        de: "nur der Zuschlag für eine Behinderung bleibt außen vor",
        en: "only the supplement for a disability stays out",
      },
    },
    defaults: always("allLeftOut"),
    citation: cite("kbRmi", "art. 34", "inConflict", "UC-RIS", "CC-15"),
  },
  relativesInCategory3: {
    question: {
      nl: "Ouders en andere familie in categorie 3",
      fr: "Parents et autre famille en catégorie 3",
      de: "Eltern und andere Familie in Kategorie 3",
      en: "Parents and other relatives in category 3",
    },
    alternatives: {
      leftOut: {
        nl: "tellen niet mee",
        fr: "ne comptent pas",
        de: "zählen nicht",
        en: "do not count",
      },
      counted: {
        nl: "tellen mee zoals in categorie 1",
        fr: "comptent comme en catégorie 1",
        de: "zählen wie in Kategorie 1",
        en: "count as in category 1",
      },
    },
    defaults: always("leftOut"),
    citation: cite("kbRmi", "art. 34", "unseen", "K"),
  },
  severalClaimants: {
    question: {
      nl: "Verschillende aanvragers bij dezelfde ouders",
      fr: "Plusieurs demandeurs chez les mêmes parents",
      de: "Mehrere antragstellende Personen bei denselben Eltern",
      en: "Several claimants with the same parents",
    },
    alternatives: {
      divided: {
        nl: "het overschot wordt gelijk verdeeld",
        fr: "l'excédent est divisé à parts égales",
        de: "der Überschuss wird gleich geteilt",
        en: "the surplus is divided equally",
      },
      eachInFull: {
        nl: "het overschot telt bij elk volledig",
        fr: "l'excédent compte entièrement pour chacun",
        de: "der Überschuss zählt bei jedem voll",
        en: "the surplus counts in full for each",
      },
    },
    defaults: always("divided"),
    citation: cite("kbRmi", "art. 34", "unseen", "K"),
  },
} as const satisfies Record<string, ChoiceDefinition>;
