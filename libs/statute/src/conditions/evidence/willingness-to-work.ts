import { cite } from "../../law/citation.js";
import type { EvidenceKind } from "./evidence-kind.js";

const EQUITY = cite("rmiWet", "art. 3, 5°", "sourced", "DQ-WRK");

/**
 * Evidence of willingness to work: what the person is able to do, what stands in the way, what the
 * centre offered. Looking for work and being available for it are other things, of another law:
 * registrations as a jobseeker, applications and attestations of employers have no kind here on
 * purpose, although centres are known to ask for them.
 */
export const WILLINGNESS_TO_WORK_EVIDENCE = [
  {
    key: "offerByCentre",
    labels: {
      nl: "Werkaanbod van het centrum",
      fr: "Offre d'emploi faite par le centre",
      de: "Arbeitsangebot des Zentrums",
      en: "Offer of work made by the centre",
    },
    source: "centreFile",
    why: "The centre must help; its own concrete offer and the answer to it are facts.",
    citation: cite("rmiWet", "art. 3, 5°", "sourced", "BD-3465", "BD-3471"),
    shows: ["offer"],
    mustShow: ["offer"],
  },
  {
    key: "employmentContract",
    labels: {
      nl: "Arbeidsovereenkomst",
      fr: "Contrat de travail",
      de: "Arbeitsvertrag",
      en: "Employment contract",
    },
    source: "document",
    why: "Somebody who works is willing to.",
    citation: cite("rmiWet", "art. 3, 5°", "unseen", "K"),
    shows: ["capability"],
  },
  {
    key: "medicalCertificate",
    labels: {
      nl: "Medisch attest (alleen arbeidsmogelijkheden)",
      fr: "Certificat médical (capacité de travail seulement)",
      de: "Ärztliches Attest (nur Arbeitsfähigkeit)",
      en: "Medical certificate (capability only)",
    },
    source: "document",
    why: "Health reasons excuse; only what the person can and cannot do, no diagnosis.",
    citation: EQUITY,
    only: "capabilityOnly",
    shows: ["capability", "healthImpediment"],
  },
  {
    key: "enrolmentCertificate",
    labels: {
      nl: "Bewijs van inschrijving voor een studie of opleiding",
      fr: "Attestation d'inscription aux études ou à une formation",
      de: "Bescheinigung über Studium oder Ausbildung",
      en: "Certificate of enrolment in studies or training",
    },
    source: "document",
    why: "Full-time study that improves the chance of work is an equity reason.",
    citation: EQUITY,
    shows: ["equityImpediment"],
  },
  {
    key: "careResponsibilities",
    labels: {
      nl: "Zorgtaken",
      fr: "Charges de soins et de famille",
      de: "Betreuungsaufgaben",
      en: "Care responsibilities",
    },
    source: "statement",
    why: "Care for small children or relatives can be an equity reason.",
    citation: EQUITY,
    shows: ["equityImpediment"],
  },
  {
    key: "statementOfWillingness",
    labels: {
      nl: "Eigen verklaring over de werkbereidheid",
      fr: "Déclaration personnelle sur la disposition à travailler",
      de: "Eigene Erklärung zur Arbeitsbereitschaft",
      en: "The person's own statement of willingness",
    },
    source: "statement",
    why: "Willingness is an obligation of means: the person's own word counts.",
    citation: cite("rmiWet", "art. 3, 5°", "sourced", "BD-3465"),
    shows: ["capability", "healthImpediment", "equityImpediment"],
  },
] as const satisfies readonly EvidenceKind[];
