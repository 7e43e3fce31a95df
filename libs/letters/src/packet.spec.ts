import { legalDate } from "#kernel";
import { LANGUAGES, type Language } from "./models.js";
import { renderPacket } from "./packet.js";
import type { PacketModel } from "./packet-model.js";
import { readPdf } from "./testing/read-pdf.js";
import { samplePacket } from "./testing/sample-models.js";
import { SAMPLE_WORDS } from "./testing/sample-words.js";

/** Every key anywhere in `T`. */
type DeepKeys<T> = T extends string | number | boolean | undefined
  ? never
  : T extends readonly (infer Item)[]
    ? DeepKeys<Item>
    : T extends object
      ? { [K in keyof T]: K | DeepKeys<T[K]> }[keyof T]
      : never;

type Identifying =
  | "name"
  | "firstName"
  | "lastName"
  | "person"
  | "addressee"
  | "insz"
  | "nationalNumber"
  | "birthDate"
  | "address"
  | "street"
  | "telephone"
  | "phone"
  | "email"
  | "iban"
  | "bankAccount";

// Does not compile as soon as the model, at any depth, has a place for identifying data.
const noPlaceForIdentity: [Extract<DeepKeys<PacketModel>, Identifying>] extends [never]
  ? true
  : false = true;

/** What a packet must say, in words of the test itself. */
const MENTIONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    confidential: "Alleen voor de leden van deze zitting",
    sitting: "Zitting van 20 maart 2025",
    "report version": "Sociaal verslag, versie 2",
    reading:
      "Gelezen met de persoon. In een gesprek, met een tolk, taal: Arabisch, gelezen door: maatschappelijk",
    remarks: "In de eigen woorden van de persoon, niet bewerkt.",
    "remark per version": "Bij versie 1, 7 maart 2025",
    review: "Versie 2 is op 11 maart 2025 nagekeken door: teamverantwoordelijke",
    seal: "Controlegetal (SHA-256)",
    proposal: "Voorstel: toekennen",
    "proposed figures": "€ 835,06 per maand, vanaf 3 maart 2025",
    manifest: "Waarom deze gegevens erin staan",
    "left out": "Wat er niet in staat",
    "rules left out": "Wat niet in deze berekening zit",
    "every step": "Bijlage: elke stap van de berekening",
    "a step without amount": "Meerderjarigheid 18 jaar",
    "not confirmed": "Wat nog niet bevestigd is",
  },
  fr: {
    confidential: "Seulement pour les membres de cette séance",
    sitting: "Séance du 20 mars 2025",
    "report version": "Rapport social, version 2",
    reading:
      "Lu avec la personne. Lors d’un entretien, avec un interprète, langue : arabe, lu par : travailleur social",
    remarks: "Dans les mots de la personne, sans modification.",
    "remark per version": "Sur la version 1, 7 mars 2025",
    review: "La version 2 a été relue le 11 mars 2025 par : responsable d’équipe",
    seal: "Empreinte (SHA-256)",
    proposal: "Proposition : accorder",
    "proposed figures": "835,06 € par mois, à partir du 3 mars 2025",
    manifest: "Pourquoi ces données y figurent",
    "left out": "Ce qui n’y figure pas",
    "rules left out": "Ce que ce calcul ne comprend pas",
    "every step": "Annexe : chaque étape du calcul",
    "a step without amount": "Majorité 18 ans",
    "not confirmed": "Ce qui n’est pas encore confirmé",
  },
  de: {
    confidential: "Nur für die Mitglieder dieser Sitzung",
    sitting: "Sitzung vom 20. März 2025",
    "report version": "Sozialbericht, Version 2",
    reading:
      "Mit der Person gelesen. Im Gespräch, mit Dolmetscher/in, Sprache: Arabisch, gelesen von: Sozial",
    remarks: "In den eigenen Worten der Person, nicht bearbeitet.",
    "remark per version": "Zu Version 1, 7. März 2025",
    review: "Version 2 wurde am 11. März 2025 geprüft von: Teamleitung",
    seal: "Prüfwert (SHA-256)",
    proposal: "Vorschlag: bewilligen",
    "proposed figures": "835,06 € pro Monat, ab dem 3. März 2025",
    manifest: "Warum diese Angaben darin stehen",
    "left out": "Was nicht darin steht",
    "rules left out": "Was diese Berechnung nicht enthält",
    "every step": "Anlage: jeder Schritt der Berechnung",
    "a step without amount": "Volljährigkeit 18 Jahre",
    "not confirmed": "Was noch nicht bestätigt ist",
  },
};

describe("the model of a packet", () => {
  it("has no place for identifying data", () => {
    expect(noPlaceForIdentity).toBe(true);
  });
});

describe.each(LANGUAGES)("the packet in %s", (language) => {
  it("says everything that the committee must see", async () => {
    const words = SAMPLE_WORDS[language];
    const model = samplePacket(language);
    const { text } = await readPdf(renderPacket(model).bytes);
    const mentions = Object.entries(MENTIONS[language]);
    expect(mentions.filter(([, said]) => !text.includes(said))).toEqual([]);
    for (const { label, fact, reasons, field } of words.conditions) {
      for (const said of [label, fact, reasons, field]) expect(text).toContain(said);
    }
    expect(text).toContain(words.remark.replaceAll("\n", " "));
    expect(text).toContain(model.seal.digest);
    expect(text).toContain(words.proposal);
    expect(text).toContain(words.category);
  });
});

describe("a packet", () => {
  const model = samplePacket("nl");
  const day = legalDate("2025-03-12");

  it("shows that the person declined, with their reason if they gave one", async () => {
    const { text } = await readPdf(
      renderPacket({
        ...model,
        readings: [
          {
            kind: "declined",
            version: 2,
            on: day,
            recordedBy: "caseworker",
            reason: "Liever niet.",
          },
        ],
      }).bytes,
    );
    expect(text).toContain("De persoon wilde het verslag niet laten lezen.");
    expect(text).toContain("Opgegeven reden: Liever niet.");
    expect(text).toContain("Vastgesteld door: maatschappelijk werker.");
  });

  it("shows every attempt when reading was not possible", async () => {
    const attempts = (["homeVisit", "letter", "appointment"] as const).map((manner) => ({
      on: day,
      manner,
    }));
    const { text } = await readPdf(
      renderPacket({
        ...model,
        readings: [{ kind: "notPossible", version: 2, recordedBy: "caseworker", attempts }],
      }).bytes,
    );
    expect(text).toContain("Poging 1, 12 maart 2025: huisbezoek");
    expect(text).toContain("Poging 3, 12 maart 2025: afspraak");
  });

  it("shows a single attempt as no more than that", async () => {
    const { text } = await readPdf(
      renderPacket({
        ...model,
        readings: [{ kind: "attempted", version: 2, on: day, manner: "telephone" }],
      }).bytes,
    );
    expect(text).toContain(
      "Er was een poging om het verslag te lezen, zonder resultaat. Hoe: telefoon.",
    );
    expect(text).not.toContain("Lezen was niet mogelijk");
  });

  it("says it plainly when there are no remarks and no calculation", async () => {
    const { calculation: _, everyStep: __, ...withoutCalculation } = model;
    const { text } = await readPdf(
      renderPacket({
        ...withoutCalculation,
        legalGrounds: [],
        remarks: [],
        readings: [],
        proposal: { outcome: "refuse", text: "Weigeren." },
      }).bytes,
    );
    expect(text).toContain("De persoon maakte geen opmerkingen.");
    expect(text).toContain("Er is geen berekening gemaakt.");
    expect(text).toContain("Geen voorlezing vastgelegd.");
    expect(text).toContain("Voorstel: weigeren");
    expect(text).not.toMatch(/Wettelijke basis|undefined|null/u);
  });

  it("adds what this file leaves out to what every packet leaves out", async () => {
    const { text } = await readPdf(
      renderPacket({ ...model, leftOut: ["medische attesten"] }).bytes,
    );
    expect(text).toContain("rekeningnummer en uitgaven");
    expect(text).toContain("medische attesten");
  });

  it("runs over as many pages as a long report needs, each with its number", async () => {
    const text = "Een zin van het verslag, gevolgd door nog een zin. ".repeat(60);
    const sections = Array.from({ length: 12 }, (_, index) => ({
      title: `Deel ${index + 1}`,
      text: `${text}\n\n${text}`,
    }));
    const document = renderPacket({ ...model, report: { version: 2, sections } });
    const { pages } = await readPdf(document.bytes);
    expect(document.pages).toBeGreaterThan(10);
    expect(pages).toHaveLength(document.pages);
    pages.forEach((page, index) => {
      expect(page).toContain(`Bladzijde ${index + 1}/${document.pages}`);
    });
  });
});
