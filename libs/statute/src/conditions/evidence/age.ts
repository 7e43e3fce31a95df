import { cite } from "../../law/citation.js";
import type { EvidenceKind } from "./evidence-kind.js";

const ASSIMILATED = cite("rmiWet", "art. 7", "sourced", "MI-EQ", "BJ-COND");

/** Evidence of age, or of what makes a minor equal to somebody of age (art. 7 RMI-wet). */
export const AGE_EVIDENCE = [
  {
    key: "nationalRegisterExtract",
    labels: {
      nl: "Uittreksel uit het Rijksregister",
      fr: "Extrait du Registre national",
      de: "Auszug aus dem Nationalregister",
      en: "Extract from the national register",
    },
    source: "authenticSource",
    why: "Shows the date of birth without asking the person.",
    citation: cite("rmiWet", "art. 3, 2°", "unseen", "K"),
    shows: ["born", "assimilation"],
  },
  {
    key: "marriageCertificate",
    labels: {
      nl: "Huwelijksakte",
      fr: "Acte de mariage",
      de: "Heiratsurkunde",
      en: "Marriage certificate",
    },
    source: "document",
    why: "Marriage emancipates a minor.",
    citation: ASSIMILATED,
    shows: ["assimilation"],
  },
  {
    key: "birthCertificateOfChild",
    labels: {
      nl: "Geboorteakte van het kind",
      fr: "Acte de naissance de l'enfant",
      de: "Geburtsurkunde des Kindes",
      en: "Birth certificate of the child",
    },
    source: "document",
    why: "A minor with a child at charge is assimilated.",
    citation: ASSIMILATED,
    shows: ["assimilation"],
  },
  {
    key: "pregnancyCertificate",
    labels: {
      nl: "Zwangerschapsattest",
      fr: "Certificat de grossesse",
      de: "Schwangerschaftsbescheinigung",
      en: "Certificate of pregnancy",
    },
    source: "document",
    why: "A minor who is pregnant and proves it is assimilated.",
    citation: ASSIMILATED,
    shows: ["assimilation"],
  },
] as const satisfies readonly EvidenceKind[];
