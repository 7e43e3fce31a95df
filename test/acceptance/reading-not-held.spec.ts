import { missingFrom, readDocument } from "../support/documents.js";
import { eventsOf } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict } from "../support/refusals.js";
import { bring, caseAt, moveTo, SITTING_DAY } from "../support/stages.js";

/** An attempt that failed, on a day. */
const attempt = (attemptedOn: string, version = 1) => ({
  version,
  attemptedOn,
  manner: "homeVisit",
  whatHappened: "Niemand deed open; de buurvrouw zegt dat mevrouw in het ziekenhuis ligt.",
});

describe("a report that could not be read to the person", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  it("goes to the committee when the person declined, in their own words, and the packet shows it", async () => {
    const player = await caseAt(product, "drafted");
    const { caseworker, chair } = player.cast;
    const statement = "Neen dank u, ik vertrouw erop dat het klopt.";
    const events = await eventsOf(product, () =>
      caseworker.change(player.report, "declinations", { version: 1, statement }),
    );
    expect(events).toEqual(["socialReport.ReadingDeclined"]);
    expect((await caseworker.get(player.report)).body).toMatchObject({
      status: "heard",
      declinations: [{ version: 1, declinedOn: "2025-03-03", statement }],
    });
    await expectConflict(product, "socialReport:alreadyHeard", () =>
      caseworker.attempt(player.report, "declinations", { version: 1 }),
    );
    await bring(player, "approved", "dispatched");
    const path = `/decisionPackets/${player.applicationId}`;
    expect((await chair.get(path)).body["hearings"]).toEqual([
      { version: 1, kind: "declined", on: "2025-03-03", words: statement },
    ]);
    const { text } = await readDocument(chair, `${path}/document`);
    expect(
      missingFrom(text, ["De persoon wilde het verslag niet laten lezen.", statement]),
    ).toEqual([]);
    await bring(player, "open", "decided");
  });

  it("can still be read to somebody who first declined", async () => {
    const player = await caseAt(product, "drafted");
    await player.cast.caseworker.change(player.report, "declinations", { version: 1 });
    expect(await eventsOf(product, () => player.read(1))).toEqual(["socialReport.VersionRead"]);
  });

  it("needs three attempts on three different days, none of them invented", async () => {
    const player = await caseAt(product, "drafted");
    const { caseworker, chair } = player.cast;
    const tried = (day: string) => caseworker.attempt(player.report, "attempts", attempt(day));
    const review = () =>
      player.cast.teamLeader.attempt(player.report, "reviews", { version: 1, verdict: "approved" });

    await expectConflict(product, "socialReport:attemptOutsidePeriod", () => tried("2025-03-04"));
    await expectConflict(product, "socialReport:attemptOutsidePeriod", () => tried("2025-03-02"));
    expect((await tried("2025-03-03")).status).toBe(201);
    await expectConflict(product, "socialReport:attemptOnSameDay", () => tried("2025-03-03"));
    await expectConflict(product, "socialReport:tooFewAttempts", review);

    moveTo(product, "2025-03-05");
    expect((await tried("2025-03-05")).status).toBe(201);
    await expectConflict(product, "socialReport:attemptOnSameDay", () => tried("2025-03-03"));
    await expectConflict(product, "socialReport:tooFewAttempts", review);

    moveTo(product, "2025-03-10");
    expect(await eventsOf(product, () => tried("2025-03-10"))).toEqual([
      "socialReport.ReadingAttemptFailed",
    ]);
    expect((await caseworker.get(player.report)).body["status"]).toBe("heard");
    await expectConflict(product, "socialReport:alreadyHeard", () => tried("2025-03-06"));

    await bring(player, "approved", "dispatched");
    const path = `/decisionPackets/${player.applicationId}`;
    const packet = await chair.get(path);
    expect(packet.body["hearings"]).toEqual(
      ["2025-03-03", "2025-03-05", "2025-03-10"].map((on) => ({
        version: 1,
        kind: "attempted",
        on,
        manner: "homeVisit",
      })),
    );
    const { text } = await readDocument(chair, `${path}/document`);
    expect(
      missingFrom(text, [
        "Lezen was niet mogelijk, ondanks deze pogingen.",
        "Poging 1, 3 maart 2025",
        "Poging 3, 10 maart 2025",
      ]),
    ).toEqual([]);
    // What a neighbour says is nobody's business in the committee.
    expect(text + JSON.stringify(packet.body)).not.toContain("ziekenhuis");
    moveTo(product, SITTING_DAY, "14:00");
    await bring(player, "open", "decided");
  });

  it("counts the attempts of each version apart", async () => {
    const player = await caseAt(product, "drafted");
    const { caseworker } = player.cast;
    const today = SITTING_DAY;
    await caseworker.change(player.report, "attempts", attempt(today));
    moveTo(product, "2025-03-26");
    await caseworker.change(player.report, "attempts", attempt("2025-03-26"));
    await player.draft(1);
    moveTo(product, "2025-03-27");
    await caseworker.change(player.report, "attempts", attempt("2025-03-27", 2));
    await expectConflict(product, "socialReport:notTheLatestVersion", () =>
      caseworker.attempt(player.report, "attempts", attempt("2025-03-27", 1)),
    );
    await expectConflict(product, "socialReport:tooFewAttempts", () =>
      player.cast.teamLeader.attempt(player.report, "reviews", { version: 2, verdict: "approved" }),
    );
  });
});
