/** Where a legal fact was seen: a code and the title of the page or text. */
export interface SourceReference {
  readonly code: string;
  readonly title: string;
}

/** Texts that the rules (not the parameters, which carry their own) rest on. */
const SOURCES = {
  K: "General knowledge of the authors, not seen in a retrieved text",
  "5DOK": 'Evaluation of the RMI-wet, "Van de aanvraag tot de beslissing" (5dok.net)',
  ADB: 'actualitesdroitbelge.be, "Le revenu d\'intégration sociale (4/7)"',
  AGII: '"Sociaal onderzoek voor OCMW-steun gewijzigd", www.agii.be, 14 March 2014',
  "AD-RES": "aDAS asbl, fiche on the income taken into account (2020-11-06)",
  "BD-3015": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3015",
  "BD-3321": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3321 (general exemption)",
  "BD-3363": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3363 (socio-professional exemption)",
  "BD-3380": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3380 (cohabitants)",
  "BD-3300": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3300 (exempt means)",
  "BD-3425": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3425 (property)",
  "BD-3440": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3440 (savings)",
  "BD-3465": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3465 (willingness to work)",
  "BD-3471": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3471 (willingness to work)",
  "BD-4768": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=4768 (appeal)",
  "BD-7284": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=7284 (maintenance debtors)",
  "BD-7649": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=7649 (receipt)",
  "BJ-COND": "Bruxelles-J: conditions of the leefloon",
  CYB: "checkyourbudget.be/Revenu-d-integration-sociale-RIS?lang=fr",
  DH: "ocmw.dehaan.be/leefloon",
  DPL: 'deplalaw.be, "Omzendbrief omschrijft minimumvoorwaarden voor sociaal onderzoek"',
  "DQ-CHO": 'Droits Quotidiens, "J\'ai un chômage partiel, ai-je droit au RIS ?"',
  "DQ-PAR": "Droits Quotidiens, espace-jeunes, means of parents or adult children",
  "DQ-PAY": 'Droits Quotidiens, "Quand le RIS est-il payé ?"',
  "DQ-RES": "Droits Quotidiens, espace-jeunes, means taken into consideration",
  "DQ-WRK": 'Droits Quotidiens, "Certaines circonstances m\'empêchent de travailler…"',
  "EA-2016": "etaamb.openjustice.be, Act of 21 July 2016 (n2016011330)",
  "MI-15": "POD MI FAQ list 2015 (bank statements)",
  "MI-30D": "POD MI FAQ on the term of 30 days",
  "MI-COH": "POD MI FAQ on art. 34 of the Royal Decree (four cases of cohabitation)",
  "MI-EQ": "www.mi-is.be/fr/lequivalent-du-revenu-dintegration-sociale",
  "PB-CALC": "POD MI Primabook, calculation of the means",
  "PB-CAT": "POD MI Primabook, categories",
  PIT: "www.ocmwpittem.be/nl/leefloon (01/01/2021)",
  "TL-49": "terralaboris.be, rubrique 4939 (transfer of property)",
  "AD-EP": "aDAS asbl, fiche on savings (2020-04-06)",
  "BD-4309": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=4309 (installation premium)",
  "BD-3395": "BDAS-WWSB Brussels, bdas-wwsb.brussels/?p=3395 (cohabitants)",
  "BRU-537": "Brulocalis: the reform of the individual plan after six months (doc_id=537)",
  "CC-15": "cpasconnect.be, commentary on the Royal Decree of 7 January 2026",
  "CC-28": "cpasconnect.be, federal newsflash on the Royal Decree of 7 January 2026",
  CRENO: "creno.be/?p=55009 (equal-time custody, Cass. 27 June 2022)",
  "DQ-CAT": "Droits Quotidiens, persons with a family at charge",
  "DQ-COL": "Droits Quotidiens, amount for people who share a house",
  "DQ-EP": "Droits Quotidiens, savings and inheritance",
  "DQ-HUIS": "Droits Quotidiens, the house one owns",
  "DQ-JOB": "Droits Quotidiens, a small job beside the leefloon (2017 and 2022)",
  "DQ-PEN": "Droits Quotidiens, higher exemption for shortage occupations",
  "DQ-WIE": "Droits Quotidiens, whose means are taken into account",
  "EA-2023": "etaamb.openjustice.be, Royal Decree of 12 September 2023 (n2023045373)",
  "EA-DEC04": "etaamb.openjustice.be, Royal Decree of 5 December 2004 (n2004002152)",
  FW: "focus-wtv.be, 13 November 2025 (cohabitants)",
  KH: "Knokke-Heist, socio-professional exemption (05/2011)",
  "LL-17": "lange-law.be, leefloon from 1 September 2017",
  "MI-FAQ12": "www.mi-is.be/fr/faq (page 12)",
  "MI-ISP": "www.mi-is.be, FAQ on the socio-professional exemption",
  "MI-PRIM": "www.mi-is.be, FAQ on the installation premium",
  OPS: "opspdx.org, copy of an official FAQ on students",
  "PB-FAQ": "POD MI Primabook, FAQ",
  RTL: "rtl.be, 17 January 2026 (cohabitants)",
  SLC: "streetlawclinic.ulb.be, students with and without a grant",
  "UC-REM": "cpasuccle.be/?p=6916 (advances and repayment)",
  "UC-RIS": "cpasuccle.be/calculer-le-montant-du-ris",
  UV: "www.uvcw.be/aide-sociale/actus/art-7023 (students)",
  "WS-FAM": "wordscope.be, sentence pairs from texts on art. 14 § 1 (family)",
  "WS-KH": "wordscope.be, sentence pairs from texts on art. 14 § 1 (child at charge)",
  BRUL: "Brulocalis, installation premium: opinion of the federations (December 2024)",
} as const;

export type SourceCode = keyof typeof SOURCES;

/** The texts behind `codes` as one reference. */
export function sourceReference(...codes: readonly SourceCode[]): SourceReference {
  return { code: codes.join(", "), title: codes.map((code) => SOURCES[code]).join("; ") };
}
