import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { readPdf } from "../../libs/letters/src/testing/read-pdf.js";
import { lookAtAll } from "../support/control-points.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict } from "../support/refusals.js";
import { bring, caseAt } from "../support/stages.js";

/** What the register knows of the person in case a, and what nobody in the committee needs. */
const REGISTERED = {
  insz: "85000099712",
  telephone: "0470000000",
  bankAccount: "be68539007547034",
  address: "voorbeeldstraat12",
  name: "fienvoorbeeld",
};

/** The same, as people say and write it. */
const SAID = [
  "Mijn rijksregisternummer is 85000099712, mijn nummer 0470 00 00 00.",
  "Schrijf maar op: 85.00.00-997.12, en bel +32 470 00 00 00 of 0470/00.00.00!",
  "INSZ 85 00 00 997 12 - gsm 0470-00-00-00 of 0032470000000 (’s avonds).",
  "Nr 12 85.00.00-997.12 en rekening BE68 5390 0754 7034 voor het geld.",
  "Storten op be68539007547034 is goed, of op IBAN BE68-5390-0754-7034.",
  "Ik woon in de Voorbeeldstraat 12, of VOORBEELDSTRAAT nr. 12 zoals de post zegt.",
  "12, Voorbeeldstraat. Mail naar fien.v@example.org of naar mijn zus: zus+1@mail.example.be.",
  "Ik, Fien Voorbeeld (VOORBEELD, Fien), heb dit gezegd.",
  "Van mijn moeder: 62.00.00-997.14, BE71 0961 2345 6769 is haar rekening, tel. 09 200 00 00.",
] as const;

/** Somebody else's: not in the register, no business of the committee either. */
const OTHERS = ["fien.v", "zus+1", "62.00.00", "0961", "09 200"];

const squeezed = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** What is told of the person in `text` that should not be. */
function leaks(text: string): string[] {
  const all = squeezed(text);
  return [
    ...Object.entries(REGISTERED).flatMap(([what, value]) => (all.includes(value) ? [what] : [])),
    ...OTHERS.filter((value) => text.includes(value)),
  ];
}

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("the packet of a case (M12)", () => {
  let player: CasePlayer;
  beforeAll(async () => {
    // Every remark is made of a version, in full: what is said last is not what counts alone.
    player = await caseAt(product, "determined");
    for (const [index, remarks] of SAID.entries()) {
      await player.draft(1);
      const said = { version: index + 1, language: "nl", manner: "inPerson", remarks };
      await player.cast.caseworker.change(player.report, "readings", said);
    }
    await player.draft(1);
    const version = SAID.length + 1;
    const statement = "Ik hoef niet. Bel 0470 00 00 00 (85.00.00-997.12).";
    await player.cast.caseworker.change(player.report, "declinations", { version, statement });
    const { teamLeader, caseworker } = player.cast;
    await teamLeader.change(player.report, "reviews", { version, verdict: "approved" });
    await teamLeader.change(player.report, "seals", { version });
    await caseworker.change(player.report, "submissions", { version });
    await bring(player, "placed", "dispatched");
  });
  it("tells nobody who the person is or how to reach them, not even in their own words", async () => {
    const path = `/decisionPackets/${player.applicationId}`;
    for (const name of ["hilde", "joris", "fatma", "greet"]) {
      const reader = await product.client(name);
      expect(leaks(JSON.stringify((await reader.get(path)).body))).toEqual([]);
    }
    const document = await player.cast.chair.get(`${path}/document`);
    expect(leaks((await readPdf(document.bytes)).text)).toEqual([]);
    expect(leaks([...document.headers].flat().join())).toEqual([]);
  });

  it("keeps of these words everything else", async () => {
    const packet = await player.cast.chair.get(`/decisionPackets/${player.applicationId}`);
    const hearings = packet.body["hearings"] as { words: string }[];
    expect(hearings).toHaveLength(SAID.length + 1);
    expect(hearings[0]!.words).toBe("Mijn rijksregisternummer is [•••], mijn nummer [•••].");
    expect(hearings[3]!.words).toContain("voor het geld.");
    expect(hearings[4]!.words).toMatch(/^Storten op \[•••\] is goed, of op .*\[•••\]\.$/);
    expect(hearings[7]!.words).toBe("Ik, [•••] ([•••]), heb dit gezegd.");
    expect(hearings[8]!.words).toContain("is haar rekening");
    expect(packet.body["masked"]).toBeGreaterThanOrEqual(20);
  });

  it("leaves them as they were said in the report itself", async () => {
    const report = await player.cast.caseworker.get(player.report);
    const readings = report.body["readings"] as { remarks: string }[];
    expect(readings.map(({ remarks }) => remarks)).toEqual(SAID);
  });

  it("says of every field why it is there, and has no field beside these", async () => {
    const { body } = await player.cast.chair.get(`/decisionPackets/${player.applicationId}`);
    const manifest = body["manifest"] as { field: string; neededFor: string }[];
    expect(manifest.map(({ field }) => field).sort()).toEqual(Object.keys(body).sort());
    for (const { neededFor } of manifest) expect(neededFor).not.toBe("");
  });
});

describe("the text of a report (M12)", () => {
  let player: CasePlayer;
  beforeAll(async () => {
    player = await caseAt(product, "determined");
  });
  const HELD = [
    ["national number", "Mevrouw (85000099712) woont alleen."],
    ["national number, as printed on the card", "Mevrouw, 85.00.00-997.12, woont alleen."],
    ["national number of a child", "Haar zoon 15.00.00-997.26 gaat naar school."],
    ["account", "Het loon komt op BE68539007547034."],
    ["account of the employer, with a word after it", "Komt van BE71 0961 2345 6769 elke maand."],
    ["mobile number", "Bereikbaar op 0470 00 00 00."],
    ["mobile number, another one", "De werkgever is bereikbaar op 0499/00.00.00 op maandag."],
    ["international number", "Bereikbaar op +32 (0)2 500 00 00."],
    ["e-mail", "Mail: fien@example.org."],
    ["name", "Fien Voorbeeld woont alleen."],
    ["name the other way round", "Betreft: VOORBEELD Fien."],
    ["address", "Zij woont Voorbeeldstraat 12 te Lindeveld."],
    ["address with a word in it", "Zij woont in de voorbeeldstraat nr. 12."],
  ] as const;

  it.each(HELD)("holds no %s, in any section or in the proposal", async (_, text) => {
    const { sections, proposal } = player.story.report[0]!;
    const draft = (body: object) => () =>
      player.cast.caseworker.attempt(player.report, "versions", body);
    const refusals = [
      await expectConflict(
        product,
        "socialReport:textHoldsIdentifier",
        draft({ sections: { ...sections, residence: text }, proposal }),
      ),
      await expectConflict(
        product,
        "socialReport:textHoldsIdentifier",
        draft({ sections, proposal: { ...proposal, text } }),
      ),
    ];
    expect(refusals[0]!.detail).toContain("residence: text");
    expect(refusals[1]!.detail).toContain("proposal");
    // The refusal says where it is, and never what it is.
    for (const { detail } of refusals) expect(detail).not.toMatch(/\d|@|straat|voorbeeld/i);
  });

  it("holds none that came in through the evidence or the reasons of a finding", async () => {
    const identified = await caseAt(product, "determined");
    const { caseworker } = identified.cast;
    const { sections, proposal } = identified.story.report[0]!;
    const resource = `${identified.file}/conditions/residence`;
    const draft = () => caseworker.attempt(identified.report, "versions", { sections, proposal });
    const find = async (evidenceId: unknown, reasons: string) => {
      await lookAtAll(caseworker, resource);
      await caseworker.change(resource, "findings", {
        outcome: "met",
        reasons,
        evidenceIds: [evidenceId],
      });
      // A report rests on a determination of what is known now.
      await identified.determine();
    };
    const record = async (piece: object) =>
      (
        await caseworker.change(resource, "evidence", {
          kind: "lease",
          source: "Huurcontract",
          facts: "Huurt een woning.",
          periodFrom: "2021-05-01",
          necessity: "Het register toont het nog niet.",
          ...piece,
        })
      ).body["id"];

    await find(await record({ facts: "Huurt Voorbeeldstraat 12." }), "Woont er.");
    const byFacts = await expectConflict(product, "socialReport:textHoldsIdentifier", draft);
    expect(byFacts.detail).toContain("residence: facts of the evidence");
    await find(await record({ source: "Verhuurder, 0499 00 00 00" }), "Woont er.");
    const bySource = await expectConflict(product, "socialReport:textHoldsIdentifier", draft);
    expect(bySource.detail).toContain("residence: source of the evidence");
    const harmless = await record({});
    await find(harmless, "Zie 85.00.00-997.12.");
    const byReasons = await expectConflict(product, "socialReport:textHoldsIdentifier", draft);
    expect(byReasons.detail).toContain("residence: reasons of the finding");
    await find(harmless, "Woont er.");
    expect((await draft()).status).toBe(201);
  });

  it("may hold amounts, dates and references that only look like one", async () => {
    const { sections, proposal } = player.story.report[0]!;
    const residence =
      "Sinds 03/03/2025 12 uur per week; 01.05.2021 huurprijs 650,00 euro. " +
      "Dossier 2024-000123-45, artikel 3, 4° van de wet van 26.05.2002, tussen 2019 en 2021.";
    const drafted = await player.cast.caseworker.attempt(player.report, "versions", {
      sections: { ...sections, residence },
      proposal,
    });
    expect(drafted.status).toBe(201);
  });
});
