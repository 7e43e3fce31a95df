import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { readDocument } from "../support/documents.js";
import { eventsOf } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict, expectUnsayable } from "../support/refusals.js";
import { bring, caseAt } from "../support/stages.js";

/** Who may take which step with a version of the report. */
const STEPS = {
  readings: "caseworker",
  reviews: "teamLeader",
  seals: "teamLeader",
  submissions: "caseworker",
} as const;

type Step = keyof typeof STEPS;

function take(player: CasePlayer, step: Step, version: unknown) {
  const more = {
    readings: { language: "nl", manner: "inPerson" },
    reviews: { verdict: "approved" },
    seals: {},
    submissions: {},
  }[step];
  return player.cast[STEPS[step]].attempt(player.report, step, { version, ...more });
}

describe("a version of the report that was not read to the person (M8)", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const refused = (player: CasePlayer, step: Step, version: unknown, type: string) =>
    expectConflict(product, `socialReport:${type}`, () => take(player, step, version));

  it("cannot be reviewed, sealed or submitted, nor reach an agenda", async () => {
    const player = await caseAt(product, "drafted");
    for (const step of ["reviews", "seals", "submissions"] as const) {
      await refused(player, step, 1, "notHeardAtThisVersion");
    }
    await player.convene("2025-03-25");
    await expectConflict(product, "committee:reportNotSubmitted", () =>
      player.cast.secretary.attempt(player.sitting, "agendaItems", {
        applicationId: player.applicationId,
      }),
    );
  });

  it("is the one after an edit: what was read, approved or declined before counts no more", async () => {
    for (const until of ["heard", "approved"] as const) {
      const player = await caseAt(product, until);
      expect(await eventsOf(product, () => player.draft(1))).toEqual([
        "socialReport.VersionDrafted",
      ]);
      expect((await player.cast.caseworker.get(player.report)).body["status"]).toBe("drafted");
      for (const step of ["reviews", "seals", "submissions"] as const) {
        await refused(player, step, 2, "notHeardAtThisVersion");
        await refused(player, step, 1, "notTheLatestVersion");
      }
      // The older version is not what the committee would get: reading it is of no use.
      await refused(player, "readings", 1, "notTheLatestVersion");
      const { caseworker } = player.cast;
      await expectConflict(product, "socialReport:notTheLatestVersion", () =>
        caseworker.attempt(player.report, "declinations", { version: 1 }),
      );
    }
    const declined = await caseAt(product, "drafted");
    await declined.cast.caseworker.change(declined.report, "declinations", { version: 1 });
    await declined.draft(1);
    await refused(declined, "reviews", 2, "notHeardAtThisVersion");
  });

  it("is not one that does not exist, or is no number", async () => {
    const player = await caseAt(product, "heard");
    for (const step of ["readings", "reviews", "seals", "submissions"] as const) {
      await refused(player, step, 2, "noSuchVersion");
      for (const version of [0, -1, 1.5, "1", null]) {
        await expectUnsayable(product, ["body:version"], () => take(player, step, version));
      }
    }
    const nothing = await caseAt(product, "determined");
    for (const step of ["readings", "reviews", "seals", "submissions"] as const) {
      await refused(nothing, step, 1, "noSuchVersion");
    }
  });

  it("cannot be made read afterwards, nor said to be read before it is written", async () => {
    const player = await caseAt(product, "approved");
    await refused(player, "readings", 1, "alreadyHeard");
    await expectUnsayable(product, ["body:readOn"], () =>
      player.cast.caseworker.attempt(player.report, "readings", {
        version: 1,
        language: "nl",
        manner: "inPerson",
        readOn: "2025-02-01",
      }),
    );
    // Declined, then approved: what the person says now the reviewer would not have seen.
    const declined = await caseAt(product, "drafted");
    await declined.cast.caseworker.change(declined.report, "declinations", { version: 1 });
    await declined.review(1);
    await refused(declined, "readings", 1, "alreadyReviewed");
  });

  it("is not sealed after the reviewer sent it back, until it was rewritten, read and approved", async () => {
    const player = await caseAt(product, "heard");
    const { teamLeader, caseworker } = player.cast;
    await teamLeader.change(player.report, "reviews", {
      version: 1,
      verdict: "returned",
      note: "Zet de periode van het loon erbij.",
    });
    expect((await caseworker.get(player.report)).body["status"]).toBe("returned");
    await refused(player, "seals", 1, "notApproved");
    await refused(player, "reviews", 1, "alreadyReviewed");
    await player.draft(1);
    await refused(player, "reviews", 2, "notHeardAtThisVersion");
    expect((await take(player, "readings", 2)).status).toBe(201);
    await refused(player, "seals", 2, "notApproved");
    expect((await take(player, "reviews", 2)).status).toBe(201);
    await refused(player, "submissions", 2, "notSealed");
    expect((await take(player, "seals", 2)).status).toBe(201);
    expect((await take(player, "submissions", 2)).status).toBe(201);
  });

  it("travels with what the person said, to the letter (M9)", async () => {
    const player = await caseAt(product, "drafted");
    const { caseworker, chair } = player.cast;
    const remarks =
      "  “Nee”, zei ik: da’s nie waar!!  \n\tIk werk wél – elke dag, 100 %…\nNon. «C'est faux» 😀 <b>&amp;</b>  ";
    await caseworker.change(player.report, "readings", {
      version: 1,
      language: "nl",
      manner: "inPerson",
      remarks,
    });
    const report = await caseworker.get(player.report);
    expect(report.body["readings"]).toEqual([expect.objectContaining({ remarks })]);
    await bring(player, "approved", "dispatched");
    const path = `/decisionPackets/${player.applicationId}`;
    const packet = await chair.get(path);
    expect(packet.body["hearings"]).toEqual([expect.objectContaining({ words: remarks })]);
    const { text } = await readDocument(chair, `${path}/document`);
    expect(text).toContain("“Nee”, zei ik: da’s nie waar!!");
    expect(text).toContain("<b>&amp;</b>");
  });
});
