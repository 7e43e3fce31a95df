import { typeset } from "../../law/language.js";
import { CATEGORY_FINDINGS } from "./category-findings.js";
import { CONDITION_REASONS } from "./condition-reasons.js";
import { NOT_TOLD } from "./not-told.js";
import { WORK_AND_RIGHTS_REASONS } from "./work-and-rights-reasons.js";

/** Why a condition is met, is not met or cannot be judged, and why a category is what it is. */
export const REASON_TEXTS = typeset({
  ...CONDITION_REASONS,
  ...WORK_AND_RIGHTS_REASONS,
  ...CATEGORY_FINDINGS,
  ...NOT_TOLD,
  factsMissing: {
    nl: "De feiten om dit te beoordelen ontbreken",
    fr: "Les faits nécessaires pour en juger manquent",
    de: "Die Tatsachen, um dies zu beurteilen, fehlen",
    en: "The facts to judge this are missing",
  },
  factsContradict: {
    nl: "De feiten van dezelfde dag spreken elkaar tegen",
    fr: "Les faits du même jour se contredisent",
    de: "Die Tatsachen desselben Tages widersprechen sich",
    en: "The facts of the same day contradict each other",
  },
  figureMissing: {
    nl: "Een leeftijd of termijn van de wet is voor die dag niet bekend",
    fr: "Un âge ou un délai de la loi n'est pas connu pour ce jour",
    de: "Ein Alter oder eine Frist des Gesetzes ist für diesen Tag nicht bekannt",
    en: "An age or a term of the law is not known for that day",
  },
  dayOfBirthMissing: {
    nl: "De geboortedag ontbreekt: vanaf de pensioenleeftijd gaat de inkomensgarantie voor ouderen voor",
    fr: "La date de naissance manque : dès l'âge de la pension, la garantie de revenus aux personnes âgées passe d'abord",
    de: "Der Geburtstag fehlt: ab dem Pensionsalter geht die Einkommensgarantie für Betagte vor",
    en: "The day of birth is missing: from the pension age the income guarantee for the elderly comes first",
  },
  employmentFactsMissing: {
    nl: "Of de socioprofessionele vrijstelling geldt, is niet bekend: er werd zonder gerekend",
    fr: "On ignore si l'exonération socioprofessionnelle s'applique : le calcul est fait sans elle",
    de: "Ob die sozialberufliche Freistellung gilt, ist nicht bekannt: es wurde ohne sie gerechnet",
    en: "Whether the socio-professional exemption applies is not known: it was left out",
  },
  studentFactsMissing: {
    nl: "Of de vrijstelling voor studenten geldt, is niet bekend: er werd zonder gerekend",
    fr: "On ignore si l'exonération des étudiants s'applique : le calcul est fait sans elle",
    de: "Ob die Freistellung für Studierende gilt, ist nicht bekannt: es wurde ohne sie gerechnet",
    en: "Whether the exemption for students applies is not known: it was left out",
  },
  exemptionFactsMissing: {
    nl: "Of een inkomen vrijgesteld is, is niet bekend: het werd meegeteld",
    fr: "On ignore si un revenu est exonéré : il a été compté",
    de: "Ob ein Einkommen freigestellt ist, ist nicht bekannt: es wurde angerechnet",
    en: "Whether an income is exempt is not known: it was counted",
  },
  meansReachAmount: {
    nl: "De bestaansmiddelen bereiken het bedrag van de categorie",
    fr: "Les ressources atteignent le montant de la catégorie",
    de: "Die Existenzmittel erreichen den Betrag der Kategorie",
    en: "The means reach the amount of the category",
  },
  meansBelowAmount: {
    nl: "De bestaansmiddelen liggen onder het bedrag van de categorie",
    fr: "Les ressources sont inférieures au montant de la catégorie",
    de: "Die Existenzmittel liegen unter dem Betrag der Kategorie",
    en: "The means are below the amount of the category",
  },
  noLongerHomeless: {
    nl: "De persoon is niet meer dakloos door in een woning te gaan wonen",
    fr: "La personne cesse d'être sans abri en emménageant dans un logement",
    de: "Die Person ist durch den Einzug in eine Wohnung nicht mehr obdachlos",
    en: "The person is no longer homeless by moving into a dwelling",
  },
  homelessnessEndedBefore: {
    nl: "De persoon was al niet meer dakloos vóór het intrekken in de woning",
    fr: "La personne n'était déjà plus sans abri avant d'emménager",
    de: "Die Person war schon vor dem Einzug nicht mehr obdachlos",
    en: "The person had stopped being homeless before moving in",
  },
  dwellingNotMainResidence: {
    nl: "De woning is niet de hoofdverblijfplaats",
    fr: "Le logement n'est pas la résidence principale",
    de: "Die Wohnung ist nicht der Hauptwohnort",
    en: "The dwelling is not the main residence",
  },
  premiumReceivedBefore: {
    nl: "De premie werd al toegekend: zij bestaat één keer in een leven",
    fr: "La prime a déjà été accordée : elle n'existe qu'une fois dans une vie",
    de: "Die Prämie wurde schon gewährt: es gibt sie einmal im Leben",
    en: "The premium was granted before: there is one in a lifetime",
  },
  leefloonNotOpen: {
    nl: "Er is op die dag geen recht op een leefloon",
    fr: "Il n'y a pas de droit au revenu d'intégration ce jour-là",
    de: "An diesem Tag besteht kein Recht auf ein Eingliederungseinkommen",
    en: "There is no right to a minimum income on that day",
  },
});

export type ReasonCode = keyof typeof REASON_TEXTS;
