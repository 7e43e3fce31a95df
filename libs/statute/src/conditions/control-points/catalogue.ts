import { type Citation, cite } from "../../law/citation.js";
import type { Labels } from "../../law/language.js";
import type { Condition } from "../conditions.js";

/** Something that has to be looked at before a condition is found (again). */
export interface ControlPointKind {
  /** Stable: it is written in events. */
  readonly key: string;
  readonly labels: Labels;
  /** What is to be looked at, in one sentence. */
  readonly why: string;
  readonly citation: Citation;
}

/** Art. 22: a right is looked at again when what it rests on changes. */
const REVIEW = cite("rmiWet", "art. 22 § 1", "sourced", "DQ-IND", "MI-FAQ11");

/** The same for each condition. */
const ALWAYS = [
  {
    key: "evidenceChanged",
    labels: {
      nl: "Bewijs gewijzigd of betwist na de vaststelling",
      fr: "Preuve modifiée ou contestée après la constatation",
      de: "Nachweis nach der Feststellung geändert oder bestritten",
      en: "Evidence changed or contested after the finding",
    },
    why: "The finding rested on other evidence than there is now.",
    citation: REVIEW,
  },
  {
    key: "evidenceEnds",
    labels: {
      nl: "Periode van een bewijsstuk voorbij",
      fr: "Période d'une pièce écoulée",
      de: "Zeitraum eines Nachweises abgelaufen",
      en: "Period of a piece of evidence over",
    },
    why: "The evidence says nothing of what comes after its last day.",
    citation: REVIEW,
  },
] as const satisfies readonly ControlPointKind[];

/** The closed list of control points, per condition. */
export const CONTROL_POINTS = {
  residence: [
    ...ALWAYS,
    {
      key: "stayChanges",
      labels: {
        nl: "Verblijf gewijzigd of beëindigd",
        fr: "Séjour modifié ou terminé",
        de: "Aufenthalt geändert oder beendet",
        en: "Stay changed or ended",
      },
      why: "Whether the person still stays in Belgium, lawfully, and of which centre it is.",
      citation: cite("rmiWet", "art. 3, 1°", "sourced", "BJ-COND", "PB-CAT"),
    },
  ],
  age: [
    ...ALWAYS,
    {
      key: "assimilationEnds",
      labels: {
        nl: "Gelijkstelling van een minderjarige eindigt",
        fr: "Fin de l'assimilation d'un mineur",
        de: "Gleichstellung eines Minderjährigen endet",
        en: "Assimilation of a minor ends",
      },
      why: "A pregnancy ends; what then makes the minor equal to somebody of age, if anything.",
      citation: cite("rmiWet", "art. 7", "sourced", "MI-EQ", "BJ-COND"),
    },
  ],
  nationality: [
    ...ALWAYS,
    {
      key: "statusChanges",
      labels: {
        nl: "Nationaliteit of verblijfsstatuut gewijzigd of beëindigd",
        fr: "Nationalité ou statut de séjour modifié ou expiré",
        de: "Staatsangehörigkeit oder Aufenthaltsstatus geändert oder abgelaufen",
        en: "Nationality or residence status changed or ended",
      },
      why: "Whether the status was renewed, or another one opens the right.",
      citation: cite("rmiWet", "art. 3, 3°", "sourced", "DH", "BJ-COND"),
    },
  ],
  means: [
    ...ALWAYS,
    {
      key: "incomeStarted",
      labels: {
        nl: "Inkomen begonnen of gewijzigd",
        fr: "Revenu débuté ou modifié",
        de: "Einkommen begonnen oder geändert",
        en: "Income started or changed",
      },
      why: "From which day it counts, and whether an exemption on wages applies.",
      citation: cite("rmiWet", "art. 16", "sourced", "PB-CALC"),
    },
    {
      key: "incomeEnds",
      labels: {
        nl: "Inkomen eindigt",
        fr: "Fin d'un revenu",
        de: "Einkommen endet",
        en: "Income ends",
      },
      why: "What comes in its place; nothing may be counted that is not received any more.",
      citation: cite("rmiWet", "art. 16", "sourced", "PB-CALC"),
    },
    {
      key: "householdChanges",
      labels: {
        nl: "Huishouden gewijzigd",
        fr: "Ménage modifié",
        de: "Haushalt geändert",
        en: "Household changed",
      },
      why: "Who lives there decides on the category and on whose means count.",
      citation: cite("rmiWet", "art. 14 § 1", "sourced", "PB-CAT"),
    },
  ],
  willingnessToWork: [
    ...ALWAYS,
    {
      key: "impedimentEnds",
      labels: {
        nl: "Gezondheids- of billijkheidsreden eindigt",
        fr: "Fin d'une raison de santé ou d'équité",
        de: "Gesundheits- oder Billigkeitsgrund endet",
        en: "Reason of health or equity ends",
      },
      why: "Whether the reason goes on, and what the person can do if not.",
      citation: cite("rmiWet", "art. 3, 5°", "sourced", "DQ-WRK"),
    },
    {
      key: "offerUnanswered",
      labels: {
        nl: "Werkaanbod van het centrum zonder antwoord",
        fr: "Offre du centre restée sans réponse",
        de: "Angebot des Zentrums ohne Antwort",
        en: "Offer of the centre without an answer",
      },
      why: "What the person said to the offer, in their own words; silence is no refusal.",
      citation: cite("rmiWet", "art. 3, 5°", "sourced", "BD-3465", "BD-3471"),
    },
  ],
  exhaustionOfRights: [
    ...ALWAYS,
    {
      key: "claimPending",
      labels: {
        nl: "Andere aanvraag lopende",
        fr: "Autre demande en cours",
        de: "Anderer Antrag anhängig",
        en: "Other claim pending",
      },
      why: "What becomes of the claim; meanwhile the leefloon goes on, as an advance if so decided.",
      citation: cite("rmiWet", "art. 3, 6°", "sourced", "DPL", "UC-REM"),
    },
  ],
} as const satisfies Record<Condition, readonly ControlPointKind[]>;

/** Key of a control point that condition `C` knows. */
export type ControlPointKey<C extends Condition = Condition> =
  (typeof CONTROL_POINTS)[C][number]["key"];

/** The keys of all control points. */
export const CONTROL_POINT_KEYS: readonly ControlPointKey[] = [
  ...new Set(Object.values(CONTROL_POINTS).flatMap((kinds) => kinds.map(({ key }) => key))),
];

/** The control point with this key, or nothing when `condition` does not know it. */
export function controlPointKind(condition: Condition, key: string): ControlPointKind | undefined {
  const kinds: readonly ControlPointKind[] = CONTROL_POINTS[condition];
  return kinds.find((kind) => kind.key === key);
}
