import { cite, withSeenArticle } from "../../law/citation.js";
import type { EvidenceKind } from "./evidence-kind.js";

/** Evidence of the household: whose means count, and what the amount is, depends on it. */
export const HOUSEHOLD_EVIDENCE = [
  {
    key: "householdComposition",
    labels: {
      nl: "Gezinssamenstelling volgens het Rijksregister",
      fr: "Composition de ménage selon le Registre national",
      de: "Haushaltszusammensetzung laut Nationalregister",
      en: "Household composition according to the national register",
    },
    source: "authenticSource",
    why: "Shows without asking the person who is registered at the same address; means and amount depend on it.",
    citation: cite("rmiWet", "art. 14 § 1", "sourced", "PB-CAT"),
    shows: ["member", "housing"],
  },
  {
    key: "statementOfHousehold",
    labels: {
      nl: "Verklaring over het huishouden",
      fr: "Déclaration relative au ménage",
      de: "Erklärung über den Haushalt",
      en: "Statement about the household",
    },
    source: "statement",
    why: "The person says who lives there and what is done in common; the register shows only the address.",
    citation: cite("rmiWet", "art. 14 § 1", "sourced", "PB-CAT"),
    shows: ["member", "housing", "claimants", "installation"],
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
    why: "Whether matters are settled in common is found individually; only observations about cohabitation.",
    citation: cite("rmiWet", "art. 19 § 1", "sourced", "AGII"),
    requires: ["announcement", "consent"],
    shows: ["member", "housing"],
  },
  {
    key: "countedShareDecision",
    labels: {
      nl: "Gemotiveerde keuze over de bestaansmiddelen van inwonende verwanten",
      fr: "Choix motivé quant aux ressources des parents cohabitants",
      de: "Begründete Wahl zu den Existenzmitteln mitwohnender Verwandter",
      en: "Reasoned choice on the means of relatives who live there",
    },
    source: "centreFile",
    why: "The centre says, with reasons, which share of the surplus of relatives it counts.",
    citation: withSeenArticle(cite("kbRmi", "art. 34", "sourced", "MI-COH")),
    shows: ["countedShare", "claimants"],
    mustShow: ["countedShare", "claimants"],
  },
] as const satisfies readonly EvidenceKind[];
