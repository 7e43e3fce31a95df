import { LANGUAGES, type Language, type LegalDay } from "./models.js";
import { renderReceipt } from "./receipt.js";
import { readPdf } from "./testing/read-pdf.js";
import { sampleReceipt } from "./testing/sample-models.js";
import { SAMPLE_WORDS } from "./testing/sample-words.js";

/** What a receipt must say, in words of the test itself. */
const MENTIONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    "what it is": "Ontvangstbewijs van uw aanvraag om leefloon",
    "date of receipt": "Aanvraag ontvangen op 3 maart 2025",
    "way of receipt": "mondeling, in het centrum",
    "term of 30 days": "binnen 30 dagen",
    "last day to decide": "ten laatste op 2 april 2025.¹",
    "notification in 8 days": "binnen 8 dagen",
    "no decision in time": "naar de arbeidsrechtbank",
    "forwarding in 5 days": "binnen 5 dagen",
    "last day to forward": "ten laatste op 8 maart 2025",
    "right to be heard": "U hebt het recht om gehoord te worden",
    "hearing in writing": "Laat het ons schriftelijk weten",
    "assisted or represented": "die u bijstaat. Die persoon mag u ook vertegenwoordigen",
    "own choice of person": "U kiest zelf wie dat is",
    "what happens next": "Wat gebeurt er nu?",
    "report is read": "leest het samen met u",
    "right to information": "U hebt recht op informatie",
    "not confirmed": "nog niet bevestigd met de officiële tekst",
  },
  fr: {
    "what it is": "Accusé de réception de votre demande de revenu d’intégration",
    "date of receipt": "Demande reçue le 3 mars 2025",
    "way of receipt": "oralement, au centre",
    "term of 30 days": "dans les 30 jours",
    "last day to decide": "au plus tard le 2 avril 2025.¹",
    "notification in 8 days": "dans les 8 jours",
    "no decision in time": "au tribunal du travail",
    "forwarding in 5 days": "dans les 5 jours",
    "last day to forward": "au plus tard le 8 mars 2025",
    "right to be heard": "Vous avez le droit d’être entendu",
    "hearing in writing": "Dites-le-nous par écrit",
    "assisted or represented": "qui vous assiste. Cette personne peut aussi vous représenter",
    "own choice of person": "C’est vous qui la choisissez",
    "what happens next": "Que se passe-t-il maintenant",
    "report is read": "le lit avec vous",
    "right to information": "Vous avez droit à l’information",
    "not confirmed": "pas encore confirmée par le texte officiel",
  },
  de: {
    "what it is": "Empfangsbestätigung für Ihren Antrag auf Eingliederungseinkommen",
    "date of receipt": "Antrag erhalten am 3. März 2025",
    "way of receipt": "mündlich, im Zentrum",
    "term of 30 days": "innerhalb von 30 Tagen",
    "last day to decide": "spätestens am 2. April 2025.¹",
    "notification in 8 days": "innerhalb von 8 Tagen",
    "no decision in time": "zum Arbeitsgericht",
    "forwarding in 5 days": "innerhalb von 5 Tagen",
    "last day to forward": "spätestens am 8. März 2025",
    "right to be heard": "Sie haben das Recht, angehört zu werden",
    "hearing in writing": "Teilen Sie es uns schriftlich mit",
    "assisted or represented": "die Ihnen beisteht. Diese Person darf Sie auch vertreten",
    "own choice of person": "Sie wählen selbst, wer das ist",
    "what happens next": "Wie geht es jetzt weiter?",
    "report is read": "liest ihn mit Ihnen",
    "right to information": "Sie haben ein Recht auf Information",
    "not confirmed": "noch nicht anhand des amtlichen Textes bestätigt",
  },
};

describe.each(LANGUAGES)("the receipt in %s", (language) => {
  const model = sampleReceipt(language);
  const words = SAMPLE_WORDS[language];

  it("makes every mandatory mention", async () => {
    const { text } = await readPdf(renderReceipt(model).bytes);
    const missing = Object.entries(MENTIONS[language]).filter(([, words]) => !text.includes(words));
    expect(missing).toEqual([]);
  });

  it("says who it is from, whom it is for and which file it is about", async () => {
    const { text } = await readPdf(renderReceipt(model).bytes);
    for (const said of [
      words.centre,
      "Dorpsplein 1",
      "02 000 00 00",
      words.openingHours[0],
      words.service,
      "Noor Hendrickx",
      "02 000 00 01",
      "LV-2025-0042",
      "Amina Verlinden",
      "Molenstraat 7 bus 2",
      words.article(21),
    ]) {
      expect(text).toContain(said);
    }
  });
});

describe("a receipt", () => {
  const model = sampleReceipt("nl");

  it("says so when the centre opened the file by itself", async () => {
    const { text } = await readPdf(renderReceipt({ ...model, receivedBy: "exOfficio" }).bytes);
    expect(text).toContain("onderzoekt uit eigen beweging");
    expect(text).not.toContain("U vroeg een leefloon aan");
  });

  it("names the deciding body as the centre calls it", async () => {
    const decidingBody = "het bijzonder comité voor de sociale dienst";
    const { text } = await readPdf(
      renderReceipt({ ...model, centre: { ...model.centre, decidingBody } }).bytes,
    );
    expect(text).toContain(`Voor ${decidingBody} beslist`);
  });

  it("does without everything that is optional, and without headings over nothing", async () => {
    const { name, address, telephone } = model.centre;
    const { text } = await readPdf(
      renderReceipt({
        ...model,
        centre: { name, address, telephone },
        caseworker: { name: "Noor Hendrickx" },
        legalGrounds: [],
      }).bytes,
    );
    expect(text).toContain("Telefoon 02 000 00 00");
    expect(text).not.toMatch(/Openingsuren|E-mail|Op welke regels|undefined|null/u);
  });

  it("marks nothing when every reference is sourced", async () => {
    const legalGrounds = model.legalGrounds.map(({ text }) => ({
      text,
      status: "sourced" as const,
    }));
    const sourced = ({ on }: LegalDay): LegalDay => ({ on, status: "sourced" });
    const decisionBy = sourced(model.decisionBy);
    const forwardBy = sourced(model.forwardBy);
    const { text } = await readPdf(
      renderReceipt({ ...model, legalGrounds, decisionBy, forwardBy }).bytes,
    );
    expect(text).not.toContain("nog niet bevestigd");
  });
});
