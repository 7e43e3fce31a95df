import { CONDITION_INFO, type Labels, type Language } from "#statute";
import type { PacketView } from "../schemas.js";

const SIX: Labels = {
  nl: "de zes voorwaarden van art. 3 RMI-wet",
  fr: "les six conditions de l’art. 3 de la loi DIS",
  de: "die sechs Bedingungen von Art. 3",
  en: "the six conditions of art. 3",
};
const MEANS = CONDITION_INFO.means.labels;
const HEARD: Labels = {
  nl: "recht om gehoord te worden; het verslag is aan de persoon voorgelezen",
  fr: "droit d’être entendu ; le rapport a été lu à la personne",
  de: "Recht auf Anhörung; der Bericht wurde der Person vorgelesen",
  en: "right to be heard; the report was read to the person",
};
const AGENDA: Labels = {
  nl: "agenda van de zitting",
  fr: "ordre du jour de la séance",
  de: "Tagesordnung der Sitzung",
  en: "agenda of the sitting",
};
const SEAL: Labels = {
  nl: "bewijs dat het verslag nagekeken en niet veranderd is",
  fr: "preuve que le rapport a été revu et n’a pas changé",
  de: "Nachweis, dass der Bericht geprüft und unverändert ist",
  en: "proof that the report was reviewed and has not changed",
};
const OPEN: Labels = {
  nl: "openheid over wat in het pakket staat",
  fr: "transparence sur le contenu du dossier",
  de: "Offenheit über den Inhalt des Pakets",
  en: "openness about what the packet holds",
};

const labels = (nl: string, fr: string, de: string, en: string): Labels => ({ nl, fr, de, en });

/** Why each field of a packet is there. A field that is not named here is not in a packet. */
const MANIFEST: Readonly<Record<keyof PacketView, { label: Labels; neededFor: Labels }>> = {
  id: { label: labels("Kenmerk", "Identifiant", "Kennung", "Identifier"), neededFor: AGENDA },
  fileReference: {
    label: labels("Dossiernummer", "Numéro de dossier", "Aktenzeichen", "File reference"),
    neededFor: AGENDA,
  },
  sittingId: {
    label: labels(
      "Kenmerk van de zitting",
      "Identifiant de la séance",
      "Kennung der Sitzung",
      "Sitting",
    ),
    neededFor: AGENDA,
  },
  itemNumber: {
    label: labels("Agendapunt", "Point de l’ordre du jour", "Tagesordnungspunkt", "Agenda item"),
    neededFor: AGENDA,
  },
  sittingOn: {
    label: labels(
      "Datum van de zitting",
      "Date de la séance",
      "Datum der Sitzung",
      "Day of the sitting",
    ),
    neededFor: AGENDA,
  },
  requestReceivedOn: {
    label: labels(
      "Datum van de aanvraag",
      "Date de la demande",
      "Datum des Antrags",
      "Day of the request",
    ),
    neededFor: MEANS,
  },
  category: { label: labels("Categorie", "Catégorie", "Kategorie", "Category"), neededFor: MEANS },
  sections: {
    label: labels(
      "Vaststellingen, feiten en verslag per voorwaarde",
      "Constatations, faits et rapport par condition",
      "Feststellungen, Tatsachen und Bericht je Bedingung",
      "Findings, facts and report per condition",
    ),
    neededFor: SIX,
  },
  calculation: {
    label: labels("Berekening", "Calcul", "Berechnung", "Calculation"),
    neededFor: MEANS,
  },
  proposal: {
    label: labels(
      "Voorstel van beslissing",
      "Proposition de décision",
      "Entscheidungsvorschlag",
      "Proposal",
    ),
    neededFor: SIX,
  },
  report: {
    label: labels(
      "Versie en zegel van het verslag",
      "Version et sceau du rapport",
      "Fassung und Siegel des Berichts",
      "Version and seal of the report",
    ),
    neededFor: SEAL,
  },
  hearings: {
    label: labels(
      "Voorlezing en opmerkingen van de persoon",
      "Lecture et remarques de la personne",
      "Vorlesung und Bemerkungen der Person",
      "Reading and the person’s remarks",
    ),
    neededFor: HEARD,
  },
  review: { label: labels("Nazicht", "Relecture", "Prüfung", "Review"), neededFor: SEAL },
  masked: {
    label: labels(
      "Aantal afgedekte gegevens",
      "Nombre de données masquées",
      "Anzahl verdeckter Angaben",
      "Number of masked identifiers",
    ),
    neededFor: HEARD,
  },
  manifest: {
    label: labels("Deze lijst", "Cette liste", "Diese Liste", "This list"),
    neededFor: OPEN,
  },
};

/** The manifest of a packet in words of `language`. */
export function manifestIn(language: Language): PacketView["manifest"] {
  return Object.entries(MANIFEST).map(([field, { label, neededFor }]) => ({
    field,
    label: label[language],
    neededFor: neededFor[language],
  }));
}

const MASKED: Labels = {
  nl: "identificatiegegevens in de woorden van de persoon, afgedekt met [•••]; de volledige tekst staat in het verslag. Aantal",
  fr: "données d’identification dans les mots de la personne, masquées par [•••] ; le texte complet est dans le rapport. Nombre",
  de: "Kennungen in den Worten der Person, verdeckt mit [•••]; der volle Text steht im Bericht. Anzahl",
  en: "identifiers in the words of the person, masked as [•••]; the full text is in the report. Number",
};

/** What a packet says of identifiers that it masks; nothing when there are none. */
export function maskedNote(masked: number, language: Language): string[] {
  return masked === 0 ? [] : [`${MASKED[language]}: ${masked}`];
}
