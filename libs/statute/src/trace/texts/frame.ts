import { type Labels, typeset } from "../../law/language.js";
import type { Status } from "../../law/status.js";
import type { TracedPerson } from "../step.js";

export const PERSON_TEXTS: Readonly<Record<TracedPerson, Labels>> = {
  applicant: {
    nl: "de aanvrager",
    fr: "le demandeur",
    de: "die antragstellende Person",
    en: "the applicant",
  },
  partner: { nl: "de partner", fr: "le partenaire", de: "der Partner", en: "the partner" },
  relative: {
    nl: "een familielid",
    fr: "un membre de la famille",
    de: "ein Familienmitglied",
    en: "a relative",
  },
};

/** Whether the installation premium of art. 14 § 3 is due. */
export const PREMIUM_TEXTS = typeset({
  due: {
    nl: "Installatiepremie: verschuldigd",
    fr: "Prime d'installation : due",
    de: "Einrichtungsprämie: geschuldet",
    en: "Installation premium: due",
  },
  notDue: {
    nl: "Installatiepremie: niet verschuldigd",
    fr: "Prime d'installation : non due",
    de: "Einrichtungsprämie: nicht geschuldet",
    en: "Installation premium: not due",
  },
  undetermined: {
    nl: "Installatiepremie: niet vastgesteld",
    fr: "Prime d'installation : non établie",
    de: "Einrichtungsprämie: nicht festgestellt",
    en: "Installation premium: not established",
  },
});

/** What is written after a number that is no amount. */
export const UNIT_TEXTS = {
  number: { nl: "", fr: "", de: "", en: "" },
  share: { nl: "", fr: "", de: "", en: "" },
  percent: { nl: "%", fr: "%", de: "%", en: "%" },
  days: { nl: "dagen", fr: "jours", de: "Tage", en: "days" },
  months: { nl: "maanden", fr: "mois", de: "Monate", en: "months" },
  years: { nl: "jaar", fr: "ans", de: "Jahre", en: "years" },
  date: { nl: "", fr: "", de: "", en: "" },
  code: { nl: "", fr: "", de: "", en: "" },
} as const satisfies Record<string, Labels>;

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

export const NOT_CONFIRMED_TEXTS: Readonly<
  Record<"step" | "verdict" | "choice" | "articleNumber" | "lastChecked", Labels>
> = {
  step: {
    nl: "Rust op iets dat niet bevestigd is",
    fr: "Repose sur un élément non confirmé",
    de: "Beruht auf etwas Unbestätigtem",
    en: "Rests on something not confirmed",
  },
  choice: {
    nl: "Rust op een keuze die niet bevestigd is",
    fr: "Repose sur un choix non confirmé",
    de: "Beruht auf einer unbestätigten Wahl",
    en: "Rests on a choice not confirmed",
  },
  verdict: {
    nl: "Rust op een regel die niet bevestigd is",
    fr: "Repose sur une règle non confirmée",
    de: "Beruht auf einer unbestätigten Regel",
    en: "Rests on a rule not confirmed",
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

export const FRAME_TEXTS = typeset({
  perYear: { nl: "per jaar", fr: "par an", de: "pro Jahr", en: "per year" },
  perMonth: { nl: "per maand", fr: "par mois", de: "pro Monat", en: "per month" },
  notApplied: {
    nl: "Niet toegepast in deze berekening",
    fr: "Non appliqué dans ce calcul",
    de: "In dieser Berechnung nicht angewandt",
    en: "Not applied in this calculation",
  },
  noAmount: {
    nl: "Geen bedrag",
    fr: "Pas de montant",
    de: "Kein Betrag",
    en: "No amount",
  },
  due: {
    nl: "Verschuldigd voor",
    fr: "Dû pour",
    de: "Geschuldet für",
    en: "Due for",
  },
  hypothetical: {
    nl: "Proefberekening: dit is niemands recht",
    fr: "Calcul d'essai : ceci n'est le droit de personne",
    de: "Proberechnung: das ist niemandes Recht",
    en: "Trial calculation: this is nobody's right",
  },
  whatIf: {
    nl: "proefwaarde, niet de wet",
    fr: "valeur d'essai, pas la loi",
    de: "Probewert, nicht das Gesetz",
    en: "tried value, not the law",
  },
  from: { nl: "Vanaf", fr: "À partir du", de: "Ab", en: "From" },
  until: { nl: "tot en met", fr: "jusqu'au", de: "bis einschließlich", en: "until" },
  articleNumbers: {
    nl: "De meeste artikelnummers zijn nog niet nagekeken in de gecoördineerde tekst van de wet",
    fr: "La plupart des numéros d'article n'ont pas encore été vérifiés dans le texte coordonné de la loi",
    de: "Die meisten Artikelnummern sind noch nicht im koordinierten Text des Gesetzes überprüft",
    en: "Most article numbers were not checked yet in the consolidated text of the law",
  },
});
