import { cite, withSeenArticle } from "../../law/citation.js";
import type { EvidenceKind } from "./evidence-kind.js";

const MEANS = cite("rmiWet", "art. 16", "sourced", "PB-CALC");

/** Evidence of means: what comes in and what is owned, never what is spent. */
export const MEANS_EVIDENCE = [
  {
    key: "socialSecurityFlow",
    labels: {
      nl: "Gegevens uit het netwerk van de sociale zekerheid",
      fr: "Données du réseau de la sécurité sociale",
      de: "Daten aus dem Netzwerk der sozialen Sicherheit",
      en: "Data from the social security network",
    },
    source: "authenticSource",
    why: "Shows wages and benefits without asking the person.",
    citation: cite("rmiWet", "art. 19 § 1", "unseen", "MI-30D"),
  },
  {
    key: "taxAssessment",
    labels: {
      nl: "Aanslagbiljet",
      fr: "Avertissement-extrait de rôle",
      de: "Steuerbescheid",
      en: "Tax assessment",
    },
    source: "document",
    why: "Shows the net income of an independent activity.",
    citation: MEANS,
  },
  {
    key: "cadastralExtract",
    labels: {
      nl: "Kadastraal uittreksel",
      fr: "Extrait cadastral",
      de: "Katasterauszug",
      en: "Cadastral extract",
    },
    source: "authenticSource",
    why: "Shows the cadastral income from which property is counted.",
    citation: cite("kbRmi", "art. 24–26", "sourced", "BD-3425"),
  },
  {
    key: "paySlip",
    labels: { nl: "Loonfiche", fr: "Fiche de paie", de: "Lohnzettel", en: "Pay slip" },
    source: "document",
    why: "Shows the net wage of the person.",
    citation: MEANS,
  },
  {
    key: "partnerPaySlip",
    labels: {
      nl: "Loonfiche van de partner",
      fr: "Fiche de paie du partenaire",
      de: "Lohnzettel des Partners",
      en: "Pay slip of the partner",
    },
    source: "document",
    why: "Shows the net wage of a cohabiting partner whose means count.",
    citation: withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH")),
  },
  {
    key: "benefitCertificate",
    labels: {
      nl: "Attest van een uitkering",
      fr: "Attestation d'allocation",
      de: "Leistungsbescheinigung",
      en: "Benefit certificate",
    },
    source: "document",
    why: "Shows a replacement income that no register shows.",
    citation: MEANS,
  },
  {
    key: "maintenancePayment",
    labels: {
      nl: "Bewijs van ontvangen onderhoudsgeld",
      fr: "Preuve de pension alimentaire reçue",
      de: "Nachweis erhaltenen Unterhalts",
      en: "Proof of maintenance received",
    },
    source: "document",
    why: "Maintenance counts only when it is really paid.",
    citation: MEANS,
  },
  {
    key: "accountBalance",
    labels: {
      nl: "Saldo van de rekeningen op de dag van de aanvraag",
      fr: "Solde des comptes au jour de la demande",
      de: "Kontostand am Tag des Antrags",
      en: "Balance of the accounts on the day of the request",
    },
    source: "document",
    why: "Movable capital is counted on its total; movements are not needed for that.",
    citation: cite("kbRmi", "art. 27", "unseen", "BD-3440", "MI-15"),
    only: "balanceOnRequestDay",
  },
  {
    key: "bankStatement",
    labels: {
      nl: "Rekeninguittreksel (alleen inkomsten)",
      fr: "Extrait de compte (revenus seulement)",
      de: "Kontoauszug (nur Einkünfte)",
      en: "Bank statement (income lines only)",
    },
    source: "document",
    why: "Only where an income cannot be shown otherwise; asking for all statements is not allowed.",
    citation: cite("rmiWet", "art. 3, 4°", "sourced", "MI-15"),
    requires: ["reason"],
    only: "incomeLines",
  },
  {
    key: "statementOfMeans",
    labels: {
      nl: "Verklaring over de bestaansmiddelen",
      fr: "Déclaration de ressources",
      de: "Erklärung über die Existenzmittel",
      en: "Statement of means",
    },
    source: "statement",
    why: "The person says which means there are, and that there are no others.",
    citation: cite("rmiWet", "art. 19 § 1", "sourced", "5DOK"),
  },
] as const satisfies readonly EvidenceKind[];
