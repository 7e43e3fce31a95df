import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { lookAtAll } from "../support/control-points.js";
import { eventsOf, until } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict } from "../support/refusals.js";
import { bring, caseAt } from "../support/stages.js";

describe("a case that the committee puts off for further investigation", () => {
  let product: Product;
  let player: CasePlayer;
  let sealed: unknown;
  beforeAll(async () => {
    product = await startProduct();
    player = await caseAt(product, "open");
    sealed = (await player.cast.caseworker.get(player.report)).body["seal"];
  });
  afterAll(() => product.stop());

  const report = () => player.cast.caseworker.get(player.report);

  it("opens its report again, without anybody asking", async () => {
    const events = await eventsOf(product, async () => {
      await player.cast.chair.change(player.sitting, "adjournments", {
        applicationId: player.applicationId,
        reasons: "Werkt mevrouw ook op zaterdag?",
        furtherInvestigation: true,
      });
      await until(report, ({ body }) => body["status"] === "reopened");
    });
    expect(events).toEqual([
      "committee.ItemConcluded",
      "committee.CaseAdjourned",
      "socialReport.ReportReopened",
    ]);
    await player.close();
  });

  it("keeps what was sealed: that version is never read, reviewed, sealed or submitted again", async () => {
    const { caseworker, teamLeader } = player.cast;
    const version = 1;
    const attempts = [
      () => caseworker.attempt(player.report, "declinations", { version }),
      () => teamLeader.attempt(player.report, "reviews", { version, verdict: "approved" }),
      () => teamLeader.attempt(player.report, "seals", { version }),
      () => caseworker.attempt(player.report, "submissions", { version }),
    ];
    for (const attempt of attempts) {
      await expectConflict(product, "socialReport:newVersionNeeded", attempt);
    }
    expect((await report()).body["earlierSeals"]).toEqual([sealed]);
    await player.convene("2025-04-01");
    await expectConflict(product, "committee:reportNotSubmitted", () =>
      player.cast.secretary.attempt(player.sitting, "agendaItems", {
        applicationId: player.applicationId,
      }),
    );
  });

  it("comes back with a new version that was read and reviewed anew, and is then decided", async () => {
    const { caseworker, teamLeader, chair } = player.cast;
    const means = `${player.file}/conditions/means`;
    const { body } = await caseworker.change(means, "evidence", {
      kind: "paySlip",
      source: "Loonfiche van de zaterdagen",
      facts: "Verdient 60,00 euro per maand op zaterdag.",
      periodFrom: "2025-01-01",
      necessity: "Het loon van de zaterdagen staat op geen ander stuk.",
      shows: [{ income: { kind: "wage", amountCents: 6_000, per: "month" } }],
    });
    await lookAtAll(caseworker, means);
    await caseworker.change(means, "findings", {
      outcome: "met",
      reasons: "Ook samen ligt het loon onder het bedrag.",
      evidenceIds: [body["id"]],
    });
    await player.determine();
    await player.draft(1);
    const version = 2;
    await expectConflict(product, "socialReport:notHeardAtThisVersion", () =>
      teamLeader.attempt(player.report, "reviews", { version, verdict: "approved" }),
    );
    await caseworker.change(player.report, "readings", {
      version,
      language: "nl",
      manner: "inPerson",
      remarks: "Ja, soms.",
    });
    await teamLeader.change(player.report, "reviews", { version, verdict: "approved" });
    await teamLeader.change(player.report, "seals", { version });
    await caseworker.change(player.report, "submissions", { version });
    await bring(player, "placed", "dispatched");
    const packet = await chair.get(`/decisionPackets/${player.applicationId}`);
    expect(packet.body).toMatchObject({
      report: { version: 2 },
      hearings: [{ version: 1 }, { version: 2, words: "Ja, soms." }],
    });
    await bring(player, "open", "decided");
    expect((await caseworker.get(`/decisions/${player.applicationId}`)).body).toMatchObject({
      outcome: "granted",
      sittingId: player.sittingId,
      // 15 770.41 − (6 720.00 − 250.00) = 9 300.41 a year; / 12 = 775.03
      monthlyAmountCents: 77_503,
    });
  });
});
