import { cite } from "../../law/citation.js";
import type { EvidenceKind } from "./evidence-kind.js";

const RESIDUAL = cite("rmiWet", "art. 3, 6°", "sourced", "DH", "DPL");

/** Evidence that other benefits were claimed first, or are being claimed. */
export const EXHAUSTION_OF_RIGHTS_EVIDENCE = [
  {
    key: "socialSecurityFlow",
    labels: {
      nl: "Gegevens uit het netwerk van de sociale zekerheid",
      fr: "Données du réseau de la sécurité sociale",
      de: "Daten aus dem Netzwerk der sozialen Sicherheit",
      en: "Data from the social security network",
    },
    source: "authenticSource",
    why: "Shows rights and refusals in other branches without asking the person.",
    citation: cite("rmiWet", "art. 19 § 1", "unseen", "MI-30D"),
    shows: ["claim"],
  },
  {
    key: "benefitDecision",
    labels: {
      nl: "Beslissing over een andere uitkering",
      fr: "Décision relative à une autre allocation",
      de: "Entscheidung über eine andere Leistung",
      en: "Decision on another benefit",
    },
    source: "document",
    why: "Shows that a right was claimed and what came of it.",
    citation: RESIDUAL,
    shows: ["claim"],
  },
  {
    key: "pendingClaim",
    labels: {
      nl: "Lopende aanvraag van een andere uitkering",
      fr: "Demande d'une autre allocation en cours",
      de: "Laufender Antrag auf eine andere Leistung",
      en: "Pending claim for another benefit",
    },
    source: "document",
    why: "A right that is being claimed is not neglected; the leefloon goes on meanwhile.",
    citation: RESIDUAL,
    shows: ["claim"],
  },
  {
    key: "dispensation",
    labels: {
      nl: "Vrijstelling door het centrum van het aanspreken van een onderhoudsplichtige",
      fr: "Dispense, par le centre, de s'adresser à un débiteur d'aliments",
      de: "Befreiung durch das Zentrum, einen Unterhaltspflichtigen heranzuziehen",
      en: "The centre's dispensation from turning to a maintenance debtor",
    },
    source: "centreFile",
    why: "The centre may require a claim to maintenance; that it does not, after weighing equity, is a fact.",
    citation: cite("rmiWet", "art. 4", "unseen", "BD-7284"),
    shows: ["claim"],
    mustShow: ["claim"],
  },
  {
    key: "statementOfMaintenance",
    labels: {
      nl: "Verklaring over onderhoudsplichtigen",
      fr: "Déclaration sur les débiteurs d'aliments",
      de: "Erklärung über Unterhaltspflichtige",
      en: "Statement about maintenance debtors",
    },
    source: "statement",
    why: "The centre may ask to claim maintenance from some relatives, after weighing equity.",
    citation: cite("rmiWet", "art. 4", "unseen", "BD-7284"),
    shows: ["claim"],
  },
] as const satisfies readonly EvidenceKind[];
