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
} as const;

export type SourceCode = keyof typeof SOURCES;

/** The texts behind `codes` as one reference. */
export function sourceReference(...codes: readonly SourceCode[]): SourceReference {
  return { code: codes.join(", "), title: codes.map((code) => SOURCES[code]).join("; ") };
}
