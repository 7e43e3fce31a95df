import type { PacketTexts } from "./texts.js";

/** Words of the decision packet in German. */
export const dePacket: PacketTexts = {
  legalGrounds: "Gesetzliche Grundlage",
  title: "Entscheidungsmappe",
  subject: "Antrag auf Eingliederungseinkommen",
  notice:
    "Vertraulich. Nur für die Mitglieder dieser Sitzung, vom Versand der Tagesordnung bis zum Ende der Sitzung.",
  summary: "Angaben zur Akte",
  sittingOn: "Sitzung vom",
  requestReceivedOn: "Antrag erhalten am",
  category: "Kategorie",
  preparedOn: "Mappe erstellt am",
  reportVersion: "Version des Berichts",
  conditions: "Die sechs Bedingungen",
  calculation: "Berechnung",
  noCalculation: "Es wurde keine Berechnung gemacht.",
  everyStep: {
    title: "Anlage: jeder Schritt der Berechnung",
    intro:
      "Die vollständige Berechnung, mit den Beträgen des Gesetzes und dem, was die Regeln zu jeder Bedingung sagen.",
  },
  report: (version) => `Sozialbericht, Version ${version}`,
  version: (version) => `Version ${version}`,
  reading: {
    title: "Vorlesen des Berichts",
    columns: ["Version", "Datum", "Was geschehen ist"],
    read: "Mit der Person gelesen.",
    declined: "Die Person wollte den Bericht nicht lesen lassen.",
    attempted: "Es gab einen Versuch, den Bericht zu lesen, ohne Ergebnis.",
    notPossible: "Das Lesen war trotz dieser Versuche nicht möglich.",
    manners: {
      inPerson: "Im Gespräch",
      telephone: "Am Telefon",
      video: "Mit einem Videogespräch",
    },
    attemptManners: {
      appointment: "Termin",
      homeVisit: "Hausbesuch",
      telephone: "Telefon",
      letter: "Brief",
    },
    attemptBy: (manner) => `Wie: ${manner}.`,
    interpreter: "mit Dolmetscher/in",
    readIn: (language) => `Sprache: ${language}`,
    by: (staff) => `gelesen von: ${staff}`,
    recordedBy: (staff) => `Festgestellt von: ${staff}.`,
    reason: (reason) => `Genannter Grund: ${reason}`,
    attempt: (number, date, outcome) => `Versuch ${number}, ${date}: ${outcome}`,
    none: "Kein Vorlesen aufgezeichnet.",
  },
  remarks: {
    title: "Bemerkungen der Person",
    intro: "In den eigenen Worten der Person, nicht bearbeitet.",
    heading: (version, date) => `Zu Version ${version}, ${date}`,
    none: "Die Person hat keine Bemerkungen gemacht.",
  },
  review: {
    title: "Prüfung und Versiegelung",
    text: (staff, version, date) =>
      `Version ${version} wurde am ${date} geprüft von: ${staff}, nicht vom Verfasser des Berichts.`,
    seal: (date, algorithm) => `Versiegelt am ${date}. Prüfwert (${algorithm}):`,
  },
  proposal: {
    title: "Entscheidungsvorschlag",
    grant: "Vorschlag: bewilligen",
    refuse: "Vorschlag: ablehnen",
    amount: (amount) => `${amount} pro Monat`,
    from: (date) => `ab dem ${date}`,
  },
  manifest: {
    title: "Warum diese Angaben darin stehen",
    intro: "Jede Angabe in dieser Mappe ist für eine Bedingung oder eine Regel nötig.",
    field: "Angabe",
    neededFor: "Nötig für",
  },
  leftOut: {
    title: "Was nicht darin steht",
    intro:
      "Die Entscheidung braucht diese Angaben nicht. Sie stehen deshalb nicht in der Mappe, auch wenn das Zentrum sie hat:",
    always: [
      "Name und Vorname",
      "Erkennungsnummer der sozialen Sicherheit (ENSS)",
      "Adresse",
      "Telefonnummer und E-Mail-Adresse",
      "Kontonummer und Ausgaben",
      "Begleitung und das Projekt zur sozialen Eingliederung (IPSE)",
    ],
  },
};
