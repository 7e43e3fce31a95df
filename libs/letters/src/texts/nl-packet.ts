import type { PacketTexts } from "./texts.js";

/** Words of the decision packet in Dutch. */
export const nlPacket: PacketTexts = {
  legalGrounds: "Wettelijke basis",
  title: "Beslissingspakket",
  subject: "Aanvraag om leefloon",
  notice:
    "Vertrouwelijk. Alleen voor de leden van deze zitting, van de verzending van de agenda tot het einde van de zitting.",
  summary: "Gegevens van het dossier",
  sittingOn: "Zitting van",
  requestReceivedOn: "Aanvraag ontvangen op",
  category: "Categorie",
  preparedOn: "Pakket gemaakt op",
  reportVersion: "Versie van het verslag",
  conditions: "De zes voorwaarden",
  calculation: "Berekening",
  noCalculation: "Er is geen berekening gemaakt.",
  everyStep: {
    title: "Bijlage: elke stap van de berekening",
    intro:
      "De volledige berekening, met de bedragen van de wet en wat de regels over elke voorwaarde zeggen.",
  },
  report: (version) => `Sociaal verslag, versie ${version}`,
  version: (version) => `versie ${version}`,
  reading: {
    title: "Voorlezing van het verslag",
    columns: ["Versie", "Datum", "Wat er gebeurde"],
    read: "Gelezen met de persoon.",
    declined: "De persoon wilde het verslag niet laten lezen.",
    attempted: "Er was een poging om het verslag te lezen, zonder resultaat.",
    notPossible: "Lezen was niet mogelijk, ondanks deze pogingen.",
    manners: {
      inPerson: "In een gesprek",
      telephone: "Per telefoon",
      video: "Met een videogesprek",
    },
    attemptManners: {
      appointment: "afspraak",
      homeVisit: "huisbezoek",
      telephone: "telefoon",
      letter: "brief",
    },
    attemptBy: (manner) => `Hoe: ${manner}.`,
    interpreter: "met een tolk",
    readIn: (language) => `taal: ${language}`,
    by: (staff) => `gelezen door: ${staff}`,
    recordedBy: (staff) => `Vastgesteld door: ${staff}.`,
    reason: (reason) => `Opgegeven reden: ${reason}`,
    attempt: (number, date, outcome) => `Poging ${number}, ${date}: ${outcome}`,
    none: "Geen voorlezing vastgelegd.",
  },
  remarks: {
    title: "Opmerkingen van de persoon",
    intro: "In de eigen woorden van de persoon, niet bewerkt.",
    heading: (version, date) => `Bij versie ${version}, ${date}`,
    none: "De persoon maakte geen opmerkingen.",
  },
  review: {
    title: "Nazicht en verzegeling",
    text: (staff, version, date) =>
      `Versie ${version} is op ${date} nagekeken door: ${staff}, niet de auteur van het verslag.`,
    seal: (date, algorithm) => `Verzegeld op ${date}. Controlegetal (${algorithm}):`,
  },
  proposal: {
    title: "Voorstel van beslissing",
    grant: "Voorstel: toekennen",
    refuse: "Voorstel: weigeren",
    amount: (amount) => `${amount} per maand`,
    from: (date) => `vanaf ${date}`,
  },
  manifest: {
    title: "Waarom deze gegevens erin staan",
    intro: "Elk gegeven in dit pakket is nodig voor een voorwaarde of een regel.",
    field: "Gegeven",
    neededFor: "Nodig voor",
  },
  leftOut: {
    title: "Wat er niet in staat",
    intro:
      "De beslissing heeft deze gegevens niet nodig. Ze staan daarom niet in het pakket, ook als het centrum ze heeft:",
    always: [
      "naam en voornaam",
      "identificatienummer van de sociale zekerheid (INSZ)",
      "adres",
      "telefoonnummer en e-mailadres",
      "rekeningnummer en uitgaven",
      "begeleiding en het project voor maatschappelijke integratie (GPMI)",
    ],
  },
};
