import type { ApiAnswer } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { CONDITIONS } from "#statute";
import { missingFrom, readDocument } from "../support/documents.js";
import { decidedFile, eventsOf, listAfter } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { moveTo, SITTING_DAY } from "../support/stages.js";

/** What each step adds to the log. */
const STORY = {
  register: ["procedure.RequestRegistered", "procedure.ReceiptIssued"],
  investigate: CONDITIONS.flatMap((condition) => [
    "entitlement.EvidenceRecorded",
    // Of the means it is known too who lives there.
    ...(condition === "means" ? ["entitlement.EvidenceRecorded"] : []),
    "entitlement.FindingMade",
  ]),
  determine: ["entitlement.RightDetermined"],
  draft: ["socialReport.VersionDrafted"],
  read: ["socialReport.VersionRead"],
  review: ["socialReport.VersionReviewed"],
  seal: ["socialReport.ReportSealed"],
  submit: ["socialReport.ReportSubmitted"],
  convene: ["committee.SittingConvened"],
  place: ["committee.ItemPlaced", "committee.CasePlaced"],
  dispatch: ["committee.AgendaDispatched"],
  open: ["committee.SittingOpened"],
  decide: ["committee.ItemConcluded", "committee.DecisionTaken", "procedure.DecisionRecorded"],
  close: ["committee.SittingClosed"],
};

describe("a single person with a part-time wage that began before the request", () => {
  let product: Product;
  let player: CasePlayer;
  let packet: ApiAnswer;
  let packetText: string;
  const added: Record<string, string[]> = {};

  /** Does a step of the story and remembers what it added to the log. */
  async function step(name: keyof typeof STORY, action: () => Promise<unknown>) {
    added[name] = await eventsOf(product, action);
  }

  beforeAll(async () => {
    product = await startProduct();
    player = await product.player("a-part-time-wage");
    await step("register", () => player.register());
    moveTo(product, "2025-03-06");
    await step("investigate", () => player.investigate());
    await step("determine", () => player.determine());
    await step("draft", () => player.draft(1));
    moveTo(product, "2025-03-07");
    await step("read", () => player.read(1));
    moveTo(product, "2025-03-10");
    await step("review", () => player.review(1));
    await step("seal", () => player.seal(1));
    await step("submit", () => player.submit(1));
    await step("convene", () => player.convene(SITTING_DAY));
    moveTo(product, "2025-03-14");
    await step("place", () => player.place());
    await step("dispatch", () => player.dispatch());
    const { chair } = player.cast;
    packet = await chair.get(`/decisionPackets/${player.applicationId}`);
    packetText = (await readDocument(chair, `/decisionPackets/${player.applicationId}/document`))
      .text;
    moveTo(product, SITTING_DAY, "14:00");
    await step("open", () => player.open());
    await step("decide", async () => {
      await player.decide();
      await decidedFile(player.cast.caseworker, player.file);
    });
    await step("close", () => player.close());
  });
  afterAll(() => product.stop());

  it("moves the log on at each step by what happened, and by nothing else", () => {
    expect(added).toEqual(STORY);
  });

  it("gives a receipt on the day itself, with the terms that run and the right to be heard", async () => {
    const { text } = await readDocument(player.cast.caseworker, `${player.file}/documents/receipt`);
    expect(
      missingFrom(text, [
        "Ontvangstbewijs van uw aanvraag om leefloon",
        "Datum 3 maart 2025",
        "Aanvraag ontvangen op 3 maart 2025",
        // Art. 21 § 1: 3 March + 30 days. Art. 18 § 4: 3 March + 5 days.
        "Beslissing ten laatste op 2 april 2025",
        "sturen wij ze binnen 5 dagen door",
        "ten laatste op 8 maart 2025",
        "U hebt het recht om gehoord te worden",
        "RMI-wet art. 21 § 1",
        "RMI-wet art. 18 § 4",
        "Maatschappelijk werker Els",
      ]),
    ).toEqual([]);
  });

  it("brings to the committee the findings, the determination, the reading and the proposal", () => {
    expect(packet.body).toMatchObject({
      category: 2,
      requestReceivedOn: "2025-03-03",
      sittingOn: SITTING_DAY,
      proposal: { outcome: "grant" },
      report: { version: 1, sealedOn: "2025-03-10" },
      hearings: [{ version: 1, kind: "read", on: "2025-03-07", manner: "inPerson" }],
      review: { version: 1, reviewedOn: "2025-03-10" },
      calculation: {
        monthlyLeefloonCents: 83_503,
        meansSufficient: false,
        periods: [
          { from: "2025-03-03", until: "2026-02-28", monthlyLeefloonCents: 83_503 },
          // 16 085.64 − 5 750.00 = 10 335.64 a year; / 12 = 861.30
          { from: "2026-03-01", monthlyLeefloonCents: 86_130 },
        ],
      },
    });
    expect(
      missingFrom(packetText, [
        "Versie van het verslag 1",
        "Voorstel: toekennen",
        "€ 835,03 per maand, vanaf 3 maart 2025",
        "Ik heb aan mijn baas gevraagd of ik meer uren kan krijgen.",
        "Werkt sinds november 2024 deeltijds voor 500,00 euro netto per maand.",
        // The main lines, and every step at the end.
        "Van 3 maart 2025 tot en met 28 februari 2026",
        "Bijlage: elke stap van de berekening",
        "Indexcoëfficiënt na 28",
        "Werkelijke verblijfplaats in België: voldaan. Verblijft gewoonlijk",
        "Meerderjarigheid",
        "18 jaar",
      ]),
    ).toEqual([]);
  });

  it("is granted the difference, from the day of the request (art. 14 § 2, 21)", async () => {
    const decision = await player.cast.caseworker.get(`/decisions/${player.applicationId}`);
    expect(decision.body).toMatchObject({
      outcome: "granted",
      decidedOn: SITTING_DAY,
      category: 2,
      from: "2025-03-03",
      // 15 770.41 − (6 000.00 − 250.00) = 10 020.41 a year; / 12 = 835.03
      monthlyAmountCents: 83_503,
    });
  });

  it("is told so in a letter with amount, calculation, articles and remedy", async () => {
    moveTo(product, "2025-03-26");
    const { text } = await readDocument(
      player.cast.secretary,
      `${player.file}/documents/decisionLetter`,
    );
    expect(
      missingFrom(text, [
        "U krijgt een leefloon van € 835,03 per maand, vanaf 3 maart 2025.",
        // 835.03 × 29 / 31 = 781.1571.
        "Voor 29 van de 31 dagen krijgt u € 781,16 (maandbedrag × dagen / dagen van die maand).",
        "Als er niets verandert, wordt dat € 861,30 per maand vanaf 1 maart 2026.",
        "Datum van de beslissing 25 maart 2025",
        // Art. 23 § 1: 25 March + 15 days.
        "Eerste betaling ten laatste op 9 april 2025",
        // The calculation, step by step, with the figures of the law in the formulas.
        "Leeft alleen",
        "€ 9.058,25 × 1,7410",
        "€ 15.770,41 per jaar",
        "€ 500,00 per maand",
        "€ 6.000,00 per jaar",
        "€ 250,00 per jaar",
        "€ 15.770,41 − € 5.750,00",
        "€ 10.020,41 per jaar",
        "€ 10.020,41 / 12",
        "Vanaf 1 maart 2026 Alleen wat verandert.",
        "€ 861,30 per maand",
        // The six conditions and the rules.
        ...[1, 2, 3, 4, 5, 6].map((n) => `RMI-wet art. 3, ${n}°`),
        "RMI-wet art. 14 § 2",
        "KB van 11 juli 2002 art. 22 § 2",
        "Het loon ligt onder het bedrag; het verschil wordt toegekend.",
        // The remedy.
        "U kunt aan de arbeidsrechtbank vragen om deze beslissing na te kijken.",
        "Arbeidsrechtbank Voorbeeld, afdeling Lindeveld Gerechtsplein 1 9999 Lindeveld",
        "3 maanden na de kennisgeving",
        "schorst de uitvoering van de beslissing niet",
        "artikel 728 van het Gerechtelijk Wetboek",
        "artikel 1017 van het Gerechtelijk Wetboek",
        "RMI-wet art. 47",
      ]),
    ).toEqual([]);
  });

  it("can read back everything that happened in the file, in order, with who, why and on what ground", async () => {
    const history = await player.cast.caseworker.get(`${player.file}/events`);
    const items = history.body["items"] as Record<string, unknown>[];
    const inTheSitting = new Set([
      ...STORY.convene,
      ...STORY.dispatch,
      ...STORY.open,
      ...STORY.close,
      "committee.ItemPlaced",
      "committee.ItemConcluded",
    ]);
    expect(items.map(({ type }) => type)).toEqual(
      Object.values(STORY)
        .flat()
        .filter((type) => !inTheSitting.has(type)),
    );
    const moments = items.map(({ occurredAt }) => occurredAt as string);
    expect(moments).toEqual([...moments].sort());
    for (const item of items) {
      expect(item).toMatchObject({
        stream: expect.stringContaining(player.applicationId),
        actor: { id: expect.any(String), role: expect.any(String) },
        purpose: expect.stringMatching(/./),
        legalBasis: expect.stringMatching(/wet|GDPR/),
      });
    }
  });

  it("stands in the lists as far as the case has come", async () => {
    const another = await product.player("a-part-time-wage");
    const registered = await another.register();
    const { caseworker, secretary } = another.cast;
    const files = await listAfter(caseworker, "/applications?assignee=me", registered);
    const items = files.body["items"] as { id: string; status: string }[];
    expect(new Map(items.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [player.applicationId, "decided"],
        [another.applicationId, "registered"],
      ]),
    );
    const sittings = await listAfter(secretary, "/sittings", registered);
    expect(sittings.body["items"]).toEqual([
      expect.objectContaining({ id: player.sittingId, on: SITTING_DAY, status: "closed" }),
    ]);
  });
});
