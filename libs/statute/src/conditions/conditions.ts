import { type Citation, cite } from "../law/citation.js";
import type { Labels } from "../law/language.js";

/**
 * The six conditions of art. 3 RMI-wet, in the order of the law. There is no seventh: nothing else
 * can enter the assessment, be a ground of a decision or weigh in the amount.
 */
export const CONDITIONS = [
  "residence",
  "age",
  "nationality",
  "means",
  "willingnessToWork",
  "exhaustionOfRights",
] as const;

export type Condition = (typeof CONDITIONS)[number];

/** Whether `text` names one of the six conditions. */
export function isCondition(text: unknown): text is Condition {
  return CONDITIONS.some((condition) => condition === text);
}

/** What a condition is called and where the law sets it. */
export interface ConditionInfo {
  readonly citation: Citation;
  readonly labels: Labels;
}

/** The six conditions with their article and their names. */
export const CONDITION_INFO: Readonly<Record<Condition, ConditionInfo>> = {
  residence: {
    citation: cite("rmiWet", "art. 3, 1°", "sourced", "DH", "PIT"),
    labels: {
      nl: "Werkelijke verblijfplaats in België",
      fr: "Résidence effective en Belgique",
      de: "Tatsächlicher Wohnort in Belgien",
      en: "Actual residence in Belgium",
    },
  },
  age: {
    citation: cite("rmiWet", "art. 3, 2°", "sourced", "DH", "MI-EQ"),
    labels: {
      nl: "Meerderjarig of daarmee gelijkgesteld",
      fr: "Majorité ou assimilation à une personne majeure",
      de: "Volljährig oder gleichgestellt",
      en: "Of age, or assimilated",
    },
  },
  nationality: {
    citation: cite("rmiWet", "art. 3, 3°", "sourced", "DH", "EA-2016"),
    labels: {
      nl: "Nationaliteit of verblijfsstatuut",
      fr: "Nationalité ou statut de séjour",
      de: "Staatsangehörigkeit oder Aufenthaltsstatus",
      en: "Nationality or residence status",
    },
  },
  means: {
    citation: cite("rmiWet", "art. 3, 4°", "sourced", "AD-RES", "DH"),
    labels: {
      nl: "Geen toereikende bestaansmiddelen",
      fr: "Absence de ressources suffisantes",
      de: "Keine ausreichenden Existenzmittel",
      en: "No sufficient means",
    },
  },
  willingnessToWork: {
    citation: cite("rmiWet", "art. 3, 5°", "sourced", "PIT", "DQ-WRK"),
    labels: {
      nl: "Werkbereidheid, tenzij om gezondheids- of billijkheidsredenen onmogelijk",
      fr: "Disposition à travailler, sauf raisons de santé ou d'équité",
      de: "Arbeitsbereitschaft, außer aus Gesundheits- oder Billigkeitsgründen",
      en: "Willingness to work, unless excused for health or equity reasons",
    },
  },
  exhaustionOfRights: {
    citation: cite("rmiWet", "art. 3, 6°", "sourced", "DH", "DPL"),
    labels: {
      nl: "Uitputting van andere sociale rechten",
      fr: "Épuisement des autres droits sociaux",
      de: "Ausschöpfung anderer sozialer Rechte",
      en: "Other social rights claimed first",
    },
  },
};
