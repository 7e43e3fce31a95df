import { cite } from "../../law/citation.js";
import type { EvidenceKind } from "./evidence-kind.js";

const RESIDENCE = cite("rmiWet", "art. 3, 1°", "unseen", "K");

/** Evidence of actual residence. Fact goes before register: neither entry nor dwelling is needed. */
export const RESIDENCE_EVIDENCE = [
  {
    key: "nationalRegisterExtract",
    labels: {
      nl: "Uittreksel uit het Rijksregister",
      fr: "Extrait du Registre national",
      de: "Auszug aus dem Nationalregister",
      en: "Extract from the national register",
    },
    source: "authenticSource",
    why: "Shows the registered place of stay without asking the person.",
    citation: cite("rmiWet", "art. 19 § 1", "sourced", "AGII"),
    shows: ["stay"],
  },
  {
    key: "lease",
    labels: { nl: "Huurcontract", fr: "Bail", de: "Mietvertrag", en: "Lease" },
    source: "document",
    why: "Shows where the person lives when the register does not, or not yet.",
    citation: RESIDENCE,
    shows: ["stay"],
  },
  {
    key: "homeVisit",
    labels: {
      nl: "Huisbezoek",
      fr: "Visite à domicile",
      de: "Hausbesuch",
      en: "Home visit",
    },
    source: "observation",
    why: "Part of the social investigation; only observations about the place of stay.",
    citation: cite("rmiWet", "art. 19 § 1", "sourced", "AGII"),
    requires: ["announcement", "consent"],
    shows: ["stay"],
  },
  {
    key: "statementOfStay",
    labels: {
      nl: "Verklaring over de verblijfplaats",
      fr: "Déclaration sur le lieu de séjour",
      de: "Erklärung über den Aufenthaltsort",
      en: "Statement about the place of stay",
    },
    source: "statement",
    why: "A person without a home can only say where they stay; no dwelling is required.",
    citation: cite("rmiWet", "art. 3, 1°", "sourced", "BJ-COND"),
    shows: ["stay"],
  },
] as const satisfies readonly EvidenceKind[];
