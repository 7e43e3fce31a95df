import type { Labels } from "../../law/language.js";

/**
 * A fact that was not told and that matters, and how the calculation went on without it: a step of
 * the trace, and a reason where the condition of means turns on it.
 */
export const NOT_TOLD = {
  creditStartNotTold: {
    nl: "Eerste dag van het krediet niet bekend: gerekend vanaf de dag van de aanvraag",
    fr: "Premier jour du crédit inconnu : compté à partir du jour de la demande",
    de: "Erster Tag des Guthabens nicht bekannt: ab dem Tag des Antrags gerechnet",
    en: "First day of the credit not known: counted from the day of the request",
  },
  creditStartsWithWork: {
    nl: "Geen vroegere eerste dag van het krediet bekend: gerekend vanaf het begin van dit werk",
    fr: "Aucun premier jour antérieur du crédit connu : compté à partir du début de ce travail",
    de: "Kein früherer erster Tag des Guthabens bekannt: ab dem Beginn dieser Arbeit gerechnet",
    en: "No earlier first day of the credit known: counted from the start of this work",
  },
  creditDaysNotTold: {
    nl: "Hoeveel dagen van het krediet gebruikt zijn, is niet bekend: elke dag sinds de eerste werd gerekend als gebruikt",
    fr: "On ignore combien de jours du crédit ont servi : chaque jour depuis le premier est compté comme utilisé",
    de: "Wie viele Tage des Guthabens verbraucht sind, ist nicht bekannt: jeder Tag seit dem ersten wurde als verbraucht gerechnet",
    en: "How many days of the credit were used is not known: every day since the first was counted as used",
  },
  shortageFactsNotTold: {
    nl: "Of de hogere vrijstelling voor een knelpuntberoep geldt, is niet bekend: er werd zonder gerekend",
    fr: "On ignore si l'exonération majorée pour un métier en pénurie s'applique : le calcul est fait sans elle",
    de: "Ob die höhere Freistellung für einen Mangelberuf gilt, ist nicht bekannt: es wurde ohne sie gerechnet",
    en: "Whether the higher exemption for a shortage occupation applies is not known: it was left out",
  },
  shortageUseNotTold: {
    nl: "Of de hogere vrijstelling voor een knelpuntberoep al eens gebruikt is, is niet bekend: gerekend alsof niet",
    fr: "On ignore si l'exonération majorée pour un métier en pénurie a déjà servi : calculé comme si non",
    de: "Ob die höhere Freistellung für einen Mangelberuf schon genutzt wurde, ist nicht bekannt: gerechnet, als ob nicht",
    en: "Whether the higher exemption for a shortage occupation was used before is not known: calculated as if not",
  },
  studyGrantNotTold: {
    nl: "Of de student een studietoelage heeft, is niet bekend: gerekend alsof niet",
    fr: "On ignore si l'étudiant a une bourse d'études : calculé comme si non",
    de: "Ob die studierende Person eine Studienbeihilfe hat, ist nicht bekannt: gerechnet, als ob nicht",
    en: "Whether the student has a study grant is not known: calculated as if not",
  },
  giverNotTold: {
    nl: "Of de gift komt van een onderhoudsplichtige onder hetzelfde dak, is niet bekend: gerekend alsof niet",
    fr: "On ignore si le don vient d'un débiteur d'aliments vivant sous le même toit : calculé comme si non",
    de: "Ob die Schenkung von einer unterhaltspflichtigen Person unter demselben Dach kommt, ist nicht bekannt: gerechnet, als ob nicht",
    en: "Whether the gift comes from somebody under the same roof who owes maintenance is not known: calculated as if not",
  },
  childrenAsBeneficiaryNotTold: {
    nl: "Voor hoeveel kinderen de persoon de bijslag trekt, is niet bekend: gerekend zonder kinderen",
    fr: "On ignore pour combien d'enfants la personne est allocataire : calculé sans enfants",
    de: "Für wie viele Kinder die Person das Kindergeld bezieht, ist nicht bekannt: ohne Kinder gerechnet",
    en: "For how many children the person is the beneficiary is not known: calculated without children",
  },
  interestNotTold: {
    nl: "Of voor dit goed hypothecaire intresten betaald worden, is niet bekend: gerekend alsof niet",
    fr: "On ignore si des intérêts hypothécaires sont payés pour ce bien : calculé comme si non",
    de: "Ob für diese Immobilie Hypothekenzinsen gezahlt werden, ist nicht bekannt: gerechnet, als ob nicht",
    en: "Whether mortgage interest is paid for this property is not known: calculated as if not",
  },
  onlyDwellingNotTold: {
    nl: "Of de enige woning verkocht werd, is niet bekend: gerekend alsof niet",
    fr: "On ignore si la seule habitation a été vendue : calculé comme si non",
    de: "Ob die einzige Wohnung verkauft wurde, ist nicht bekannt: gerechnet, als ob nicht",
    en: "Whether the only dwelling was sold is not known: calculated as if not",
  },
  proceedsNotTold: {
    nl: "Of met de opbrengst schulden betaald zijn en of er nog iets van is, is niet bekend: gerekend alsof niet",
    fr: "On ignore si le produit a payé des dettes et s'il en reste : calculé comme si non",
    de: "Ob mit dem Erlös Schulden bezahlt wurden und ob davon noch etwas da ist, ist nicht bekannt: gerechnet, als ob nicht",
    en: "Whether the proceeds paid debts and whether some of them are left is not known: calculated as if not",
  },
  claimantsNotTold: {
    nl: "Of nog iemand bij dezelfde familieleden een leefloon vraagt, is niet bekend: gerekend alsof niet",
    fr: "On ignore si une autre personne demande un revenu d'intégration auprès des mêmes membres de la famille : calculé comme si non",
    de: "Ob noch jemand bei denselben Familienmitgliedern ein Eingliederungseinkommen beantragt, ist nicht bekannt: gerechnet, als ob nicht",
    en: "Whether somebody else claims a minimum income with the same relatives is not known: calculated as if not",
  },
  partnerClaimNotTold: {
    nl: "Of de partner zelf een leefloon vraagt, is niet bekend: gerekend alsof niet",
    fr: "On ignore si le partenaire demande lui-même le revenu d'intégration : calculé comme si non",
    de: "Ob der Partner selbst ein Eingliederungseinkommen beantragt, ist nicht bekannt: gerechnet, als ob nicht",
    en: "Whether the partner claims a minimum income is not known: calculated as if not",
  },
} as const satisfies Record<string, Labels>;

export type NotTold = keyof typeof NOT_TOLD;
