import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { eventsOf } from "../support/log.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { expectConflict, expectForbidden, expectNothingThere } from "../support/refusals.js";
import { bring, caseAt } from "../support/stages.js";

describe("the reviewer of a report (M10)", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  const review = async (player: CasePlayer, by: string, version: number, verdict = "approved") =>
    (await product.client(by)).attempt(player.report, "reviews", { version, verdict });

  const assign = async (player: CasePlayer, to: string) =>
    (await product.client("nora")).change(player.file, "assignments", {
      assigneeId: subjectOf(to),
    });

  it("is not its author, although she is a team leader too", async () => {
    const player = await caseAt(product, "heard", "a-part-time-wage", {
      caseworker: "tine",
      teamLeader: "tine",
    });
    for (const verdict of ["approved", "returned"]) {
      await expectConflict(product, "socialReport:reviewerIsAuthor", () =>
        review(player, "tine", 1, verdict),
      );
    }
    await expectConflict(product, "socialReport:notApproved", () =>
      player.cast.teamLeader.attempt(player.report, "seals", { version: 1 }),
    );
    expect(await eventsOf(product, () => review(player, "nora", 1))).toEqual([
      "socialReport.VersionReviewed",
    ]);
  });

  it("is not the author either once the file was given to somebody else", async () => {
    const player = await caseAt(product, "heard", "a-part-time-wage", { caseworker: "tine" });
    await assign(player, "els");
    await expectConflict(product, "socialReport:reviewerIsAuthor", () => review(player, "tine", 1));
    expect((await review(player, "nora", 1)).status).toBe(201);
  });

  it("is not the author of an earlier version, whoever wrote the latest", async () => {
    const first = await caseAt(product, "heard", "a-part-time-wage", { caseworker: "tine" });
    await assign(first, "els");
    const second = await product.player("a-part-time-wage", { teamLeader: "tine" });
    second.applicationId = first.applicationId;
    await second.draft(1);
    await second.cast.caseworker.change(second.report, "readings", {
      version: 2,
      language: "nl",
      manner: "inPerson",
    });
    await expectConflict(product, "socialReport:reviewerIsAuthor", () => review(second, "tine", 2));
    expect((await review(second, "nora", 2)).status).toBe(201);
    // Sealing needs the approval of somebody else, not the hand of somebody else.
    await second.cast.teamLeader.change(second.report, "seals", { version: 2 });
    await second.submit(2);
    await bring(second, "placed", "decided");
  });

  it("is not named by whoever sends the review", async () => {
    const player = await caseAt(product, "heard", "a-part-time-wage", { caseworker: "tine" });
    const tine = await product.client("tine");
    const answer = await tine.attempt(player.report, "reviews", {
      version: 1,
      verdict: "approved",
      reviewerId: subjectOf("nora"),
    });
    expect(answer.status).toBe(400);
    expect((await tine.get(player.report)).body["reviews"]).toEqual([]);
  });

  it("is a team leader of this centre, and nobody else", async () => {
    const player = await caseAt(product, "heard");
    const headers = {
      "if-match": (await player.cast.caseworker.get(player.report)).headers.get("etag") ?? "",
    };
    const steps = { reviews: { version: 1, verdict: "approved" }, seals: { version: 1 } };
    for (const name of ["els", "karim", "hilde", "joris", "greet", "wannes", "lien", "bram"]) {
      const someone = await product.client(name);
      for (const [step, body] of Object.entries(steps)) {
        await expectForbidden(product, () =>
          someone.send("POST", `${player.report}/${step}`, { body, headers }),
        );
      }
    }
    const luc = await product.client("luc");
    for (const [step, body] of Object.entries(steps)) {
      await expectNothingThere(product, () =>
        luc.send("POST", `${player.report}/${step}`, { body, headers }),
      );
    }
  });
});
