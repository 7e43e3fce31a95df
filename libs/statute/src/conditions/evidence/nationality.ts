import { cite } from "../../law/citation.js";
import type { EvidenceKind } from "./evidence-kind.js";

const STATUS = cite("rmiWet", "art. 3, 3°", "sourced", "DH", "BJ-COND");

/** Evidence of one of the nationalities or statuses that open the right. */
export const NATIONALITY_EVIDENCE = [
  {
    key: "nationalRegisterExtract",
    labels: {
      nl: "Uittreksel uit het Rijksregister",
      fr: "Extrait du Registre national",
      de: "Auszug aus dem Nationalregister",
      en: "Extract from the national register",
    },
    source: "authenticSource",
    why: "Shows nationality and register of entry without asking the person.",
    citation: cite("rmiWet", "art. 19 § 1", "sourced", "AGII"),
    shows: ["nationality"],
  },
  {
    key: "residenceTitle",
    labels: {
      nl: "Verblijfstitel",
      fr: "Titre de séjour",
      de: "Aufenthaltstitel",
      en: "Residence title",
    },
    source: "document",
    why: "Shows the right of residence of an EU citizen or a relative, or entry in the population register.",
    citation: STATUS,
    shows: ["nationality"],
  },
  {
    key: "refugeeRecognition",
    labels: {
      nl: "Erkenning als vluchteling",
      fr: "Reconnaissance de la qualité de réfugié",
      de: "Anerkennung als Flüchtling",
      en: "Recognition as a refugee",
    },
    source: "document",
    why: "A recognised refugee belongs to the persons entitled.",
    citation: STATUS,
    shows: ["nationality"],
  },
  {
    key: "statelessRecognition",
    labels: {
      nl: "Erkenning als staatloze",
      fr: "Reconnaissance de la qualité d'apatride",
      de: "Anerkennung als Staatenloser",
      en: "Recognition as stateless",
    },
    source: "document",
    why: "A stateless person belongs to the persons entitled.",
    citation: STATUS,
    shows: ["nationality"],
  },
  {
    key: "subsidiaryProtectionRecognition",
    labels: {
      nl: "Toekenning van subsidiaire bescherming",
      fr: "Octroi de la protection subsidiaire",
      de: "Gewährung subsidiären Schutzes",
      en: "Grant of subsidiary protection",
    },
    source: "document",
    why: "A person with subsidiary protection is entitled since 1 December 2016.",
    citation: cite("rmiWet", "art. 3, 3°", "sourced", "EA-2016"),
    shows: ["nationality"],
  },
] as const satisfies readonly EvidenceKind[];
