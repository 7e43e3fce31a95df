import type { Labels } from "./language.js";

/** A legal text that a rule or a parameter rests on. */
export interface Instrument {
  /** Number under which the official journal keeps the text, where known. */
  readonly numac?: string;
  /** As lawyers cite it. */
  readonly short: Labels;
  /** Own descriptive title, not the official heading. */
  readonly title: Labels;
}

/** The legal texts in use. The key is stable: it is written in parameters and explanations. */
export const INSTRUMENTS = {
  rmiWet: {
    numac: "2002022559",
    short: {
      nl: "RMI-wet",
      fr: "loi DIS",
      de: "Gesetz vom 26. Mai 2002",
      en: "Act of 26 May 2002",
    },
    title: {
      nl: "Wet van 26 mei 2002 betreffende het recht op maatschappelijke integratie",
      fr: "Loi du 26 mai 2002 concernant le droit à l'intégration sociale",
      de: "Gesetz vom 26. Mai 2002 über das Recht auf soziale Eingliederung",
      en: "Act of 26 May 2002 on the right to social integration",
    },
  },
  kbRmi: {
    numac: "2002022564",
    short: {
      nl: "KB van 11 juli 2002",
      fr: "AR du 11 juillet 2002",
      de: "K.E. vom 11. Juli 2002",
      en: "Royal Decree of 11 July 2002",
    },
    title: {
      nl: "Koninklijk besluit van 11 juli 2002, algemeen reglement betreffende het recht op maatschappelijke integratie",
      fr: "Arrêté royal du 11 juillet 2002, règlement général en matière de droit à l'intégration sociale",
      de: "Königlicher Erlass vom 11. Juli 2002, allgemeine Regelung über das Recht auf soziale Eingliederung",
      en: "Royal Decree of 11 July 2002, general regulation on the right to social integration",
    },
  },
  ocmwWet: {
    short: {
      nl: "OCMW-wet",
      fr: "loi organique des CPAS",
      de: "ÖSHZ-Grundlagengesetz",
      en: "Act of 8 July 1976",
    },
    title: {
      nl: "Organieke wet van 8 juli 1976 betreffende de OCMW's",
      fr: "Loi organique du 8 juillet 1976 des CPAS",
      de: "Grundlagengesetz vom 8. Juli 1976 über die ÖSHZ",
      en: "Act of 8 July 1976 on the public centres for social welfare",
    },
  },
  gerechtelijkWetboek: {
    short: { nl: "Ger.W.", fr: "C. jud.", de: "Gerichtsgesetzbuch", en: "Judicial Code" },
    title: {
      nl: "Gerechtelijk Wetboek",
      fr: "Code judiciaire",
      de: "Gerichtsgesetzbuch",
      en: "Judicial Code",
    },
  },
} as const satisfies Record<string, Instrument>;

export type InstrumentId = keyof typeof INSTRUMENTS;

/** Whether `text` is the key of a legal text in use. */
export function isInstrumentId(text: string): text is InstrumentId {
  return Object.hasOwn(INSTRUMENTS, text);
}
