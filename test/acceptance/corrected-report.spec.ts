import type { ApiAnswer } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { missingFrom, readDocument } from "../support/documents.js";
import { decidedFile, eventsOf } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { bring, moveTo, SITTING_DAY } from "../support/stages.js";

const FIRST_REMARKS =
  "Dat is niet juist. Ik sta bij drie crèches op de wachtlijst. U kan mij bellen op 0490 00 00 00.";

describe("a mother who corrects the report when it is read to her", () => {
  let product: Product;
  let player: CasePlayer;
  let reportEvents: string[];
  let packet: ApiAnswer;
  let packetText: string;

  beforeAll(async () => {
    product = await startProduct();
    player = await product.player("c-corrected-report");
    await player.register();
    // The home visit was announced on the 3rd and made, by consent, on the 5th.
    moveTo(product, "2025-03-05");
    await bring(player, "investigated", "determined");
    reportEvents = await eventsOf(product, async () => {
      await player.draft(1);
      moveTo(product, "2025-03-07");
      await player.read(1);
      await player.draft(2);
      moveTo(product, "2025-03-10");
      await player.read(2);
      await player.review(2);
      await player.seal(2);
      await player.submit(2);
    });
    moveTo(product, "2025-03-14");
    await bring(player, "placed", "dispatched");
    const path = `/decisionPackets/${player.applicationId}`;
    packet = await player.cast.chair.get(path);
    packetText = (await readDocument(player.cast.chair, `${path}/document`)).text;
    moveTo(product, SITTING_DAY, "14:00");
    await bring(player, "open", "decided");
  });
  afterAll(() => product.stop());

  it("makes a second version, which is read to her again", async () => {
    expect(reportEvents).toEqual([
      "socialReport.VersionDrafted",
      "socialReport.VersionRead",
      "socialReport.VersionDrafted",
      "socialReport.VersionRead",
      "socialReport.VersionReviewed",
      "socialReport.ReportSealed",
      "socialReport.ReportSubmitted",
    ]);
    const { body } = await player.cast.caseworker.get(player.report);
    expect(body).toMatchObject({
      status: "submitted",
      versions: [
        { version: 1, draftedOn: "2025-03-05" },
        { version: 2, draftedOn: "2025-03-07" },
      ],
      seal: { version: 2 },
      submission: { version: 2 },
    });
  });

  it("keeps what she said of each version in her own words", async () => {
    const { body } = await player.cast.caseworker.get(player.report);
    expect(body["readings"]).toEqual([
      expect.objectContaining({ version: 1, readOn: "2025-03-07", remarks: FIRST_REMARKS }),
      expect.objectContaining({ version: 2, readOn: "2025-03-10", remarks: "Nu klopt het." }),
    ]);
  });

  it("shows the committee both readings, her words, and the corrected text only", () => {
    const words = FIRST_REMARKS.replace("0490 00 00 00", "[•••]");
    expect(packet.body).toMatchObject({
      report: { version: 2 },
      hearings: [
        { version: 1, kind: "read", on: "2025-03-07", manner: "withInterpreter", words },
        { version: 2, kind: "read", on: "2025-03-10", words: "Nu klopt het." },
      ],
      masked: 1,
    });
    expect(
      missingFrom(packetText, [
        words,
        "Bij versie 1, 7 maart 2025",
        "Bij versie 2, 10 maart 2025",
        "Nu klopt het.",
        "met een tolk",
        "Haar dochter staat bij drie crèches op de wachtlijst",
        "Versie 2 is op 10 maart 2025 nagekeken door: teamverantwoordelijke",
      ]),
    ).toEqual([]);
    expect(packetText).not.toContain("heeft geen opvang gezocht");
  });

  it("is granted the amount of category 3 less her means", async () => {
    const { body } = await player.cast.caseworker.get(`/decisions/${player.applicationId}`);
    expect(body).toMatchObject({
      outcome: "granted",
      category: 3,
      from: "2025-03-03",
      // Category 3 from 1 February 2025: 12 241.74 × 1.7410 = 21 312.87 a year.
      // Means: 12 × 410.00 = 4 920.00; general exemption of category 3: 310.00.
      // 21 312.87 − (4 920.00 − 310.00) = 16 702.87 a year; / 12 = 1 391.905… = 1 391.91
      monthlyAmountCents: 139_191,
    });
  });

  it("runs the terms of notification and first payment from the decision", async () => {
    const { body } = await decidedFile(player.cast.caseworker, player.file);
    expect(body["terms"]).toEqual(
      expect.arrayContaining([
        // 25 March + 8 and + 15 days.
        { what: "notification", dueBy: "2025-04-02" },
        { what: "firstPayment", dueBy: "2025-04-09" },
      ]),
    );
    const { text } = await readDocument(
      player.cast.caseworker,
      `${player.file}/documents/decisionLetter`,
    );
    expect(
      missingFrom(text, [
        "U krijgt een leefloon van € 1.391,91 per maand, vanaf 3 maart 2025.",
        "€ 12.241,74",
        "€ 21.312,87",
        "€ 16.702,87",
        "Eerste betaling ten laatste op 9 april 2025",
        "Staat bij drie crèches op de wachtlijst.",
      ]),
    ).toEqual([]);
  });
});
