import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { NO_STREAM } from "#event-store";
import { streamName, uuid } from "#kernel";
import { storedCalculation } from "../../libs/entitlement/src/testing/stored-calculation.js";
import { determinations, newest } from "../support/determinations.js";
import { missingFrom, readDocument } from "../support/documents.js";
import { newKey, type Product, startProduct } from "../support/product.js";
import { bring, caseAt } from "../support/stages.js";

/** A calculation of the first rule set, as a log out there holds it, of the means as they are. */
async function calculatedThen(product: Product, player: CasePlayer): Promise<void> {
  const { body } = await player.cast.caseworker.get(`${player.file}/conditions/means`);
  const pieces = body["evidence"] as { evidenceId: string }[];
  const event = storedCalculation({
    calculatedOn: "2025-03-03",
    evidenceIds: pieces.map(({ evidenceId }) => evidenceId),
  });
  await product.store.append([
    {
      stream: streamName("determination", uuid(player.applicationId)),
      expected: NO_STREAM,
      events: [
        {
          eventId: uuid(newKey()),
          event,
          metadata: {
            correlationId: "then",
            causationId: "then",
            actor: { id: "u-7f3kq9x2mw", role: "caseworker" },
            centre: "ocmw-lindeveld",
            purpose: "socialInvestigation",
            legalBasis: "RMI-wet art. 19 §1",
            occurredAt: product.clock.now(),
          },
        },
      ],
    },
  ]);
}

describe("a calculation of the first rule set, recorded before there were determinations", () => {
  let product: Product;
  let player: CasePlayer;
  beforeAll(async () => {
    product = await startProduct();
    player = await caseAt(product, "investigated");
    await calculatedThen(product, player);
  });
  afterAll(() => product.stop());

  it("stands in the list as a determination of one period", async () => {
    expect(await determinations(player)).toEqual([
      {
        determinationId: expect.any(String),
        determinedOn: "2025-03-03",
        ruleSet: "leefloon-narrow/1",
        requestedOn: "2025-03-03",
        periods: [
          {
            from: "2025-03-03",
            told: {
              right: "undetermined",
              category: 1,
              amounts: expect.objectContaining({ monthlyLeefloonCents: 56_518 }),
              gaps: [],
            },
          },
        ],
      },
    ]);
    expect(await determinations(player, "?knownAt=2025-03-02T12:00:00Z")).toEqual([]);
  });

  it("explains itself, and still says what it left out", async () => {
    const body = await newest(player);
    expect(body).toMatchObject({
      givenCategory: { category: 1, reasons: "Woont samen met haar partner." },
      notApplied: [{ key: "partMonths" }],
    });
    for (const field of ["receipt", "cause", "months", "differences"]) {
      expect(body).not.toHaveProperty(field);
    }
    const { periods } = body as unknown as { periods: [{ told: { explanation: string[] } }] };
    const text = periods[0].told.explanation.join("\n");
    expect(text).toContain("Van de partner telt mee wat boven het jaarbedrag van categorie 1 ligt");
    expect(text).toContain("Niet toegepast in deze berekening: onvolledige maanden");
  });

  it("still carries a report, a packet and a letter", async () => {
    await bring(player, "drafted", "dispatched");
    const { chair } = player.cast;
    const packet = `/decisionPackets/${player.applicationId}`;
    expect((await chair.get(packet)).body).toMatchObject({
      category: 1,
      calculation: {
        monthlyLeefloonCents: 56_518,
        periods: [{ from: "2025-03-03", monthlyLeefloonCents: 56_518 }],
      },
    });
    const { text: printed } = await readDocument(chair, `${packet}/document`);
    expect(
      missingFrom(printed, ["Wat niet in deze berekening zit", "onvolledige maanden"]),
    ).toEqual([]);
    await bring(player, "open", "decided");
    const { text } = await readDocument(
      player.cast.caseworker,
      `${player.file}/documents/decisionLetter`,
    );
    expect(
      missingFrom(text, [
        "U krijgt een leefloon van € 565,18 per maand, vanaf 3 maart 2025.",
        "Het bedrag voor die maand wordt apart berekend en staat niet in deze brief.",
        "Vanaf 3 maart 2025",
        "€ 3.886,40 per jaar",
        "onvolledige maanden",
      ]),
    ).toEqual([]);
  });

  it("is followed by a determination that shows what differs", async () => {
    const other = await caseAt(product, "investigated");
    await calculatedThen(product, other);
    await other.determine();
    const [now, then] = await determinations(other);
    expect(now).toMatchObject({
      cause: "factsChanged",
      supersedes: then!["determinationId"],
      ruleSet: "leefloon/2",
    });
    expect(await newest(other)).toMatchObject({
      // Lives alone after all: 835.03.
      differences: [
        { from: "2025-03-03", kind: "tooLittle", differenceMonthlyCents: 56_518 - 83_503 },
        { from: "2026-03-01", kind: "tooLittle", differenceMonthlyCents: 56_518 - 86_130 },
      ],
    });
  });
});
