import type { ApiAnswer } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { CONDITIONS } from "#statute";
import { lookAtAll } from "../support/control-points.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict } from "../support/refusals.js";
import { bring, caseAt, SITTING_DAY, STAGES } from "../support/stages.js";

/** Everything that can be done to a report, by the person who may do it. */
function attempts(player: CasePlayer): Record<string, () => Promise<ApiAnswer>> {
  const { caseworker, teamLeader } = player.cast;
  const { sections, proposal } = player.story.report[0]!;
  const version = 1;
  const on = (client: typeof caseworker, step: string, body: object) => () =>
    client.attempt(player.report, step, body);
  return {
    "a new version": on(caseworker, "versions", { sections, proposal }),
    "another text": on(caseworker, "versions", {
      sections: { ...sections, means: "Mevrouw verdient niets." },
      proposal,
    }),
    "a reading": on(caseworker, "readings", { version, language: "nl", manner: "inPerson" }),
    "a declination": on(caseworker, "declinations", { version }),
    "an attempt": on(caseworker, "attempts", {
      version,
      attemptedOn: "2025-03-03",
      manner: "letter",
      whatHappened: "Geen antwoord.",
    }),
    "a review": on(teamLeader, "reviews", { version, verdict: "returned" }),
    "a second seal": on(teamLeader, "seals", { version }),
  };
}

async function hearAndApprove(player: CasePlayer, version: number): Promise<void> {
  const { caseworker, teamLeader } = player.cast;
  const reading = { version, language: "nl", manner: "inPerson" };
  await caseworker.change(player.report, "readings", reading);
  await teamLeader.change(player.report, "reviews", { version, verdict: "approved" });
}

/** Makes the findings of the story on whatever evidence there is by now. */
async function findAll(player: CasePlayer): Promise<void> {
  const { caseworker } = player.cast;
  for (const condition of CONDITIONS) {
    const resource = `${player.file}/conditions/${condition}`;
    const { body } = await caseworker.get(resource);
    const evidence = body["evidence"] as { evidenceId: string }[];
    const evidenceIds = evidence.map(({ evidenceId }) => evidenceId);
    const { finding } = player.story.conditions[condition];
    await lookAtAll(caseworker, resource);
    await caseworker.change(resource, "findings", { ...finding, evidenceIds });
  }
}

/** Somebody finds out something new about the means. */
async function lateEvidence(player: CasePlayer): Promise<void> {
  await player.cast.caseworker.change(`${player.file}/conditions/means`, "evidence", {
    kind: "statementOfMeans",
    source: "Mevrouw",
    facts: "Verdient nu 900 euro per maand.",
    periodFrom: "2025-03-03",
    necessity: "Alleen mevrouw weet dit al.",
    shows: [{ income: { kind: "wage", amountCents: 90_000, per: "month" } }],
  });
}

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("a sealed report (M10)", () => {
  it("cannot change, from the seal to the decision and after", async () => {
    const player = await caseAt(product, "approved");
    const { teamLeader } = player.cast;
    for (const stage of STAGES.slice(STAGES.indexOf("sealed"))) {
      await bring(player, stage, stage);
      const before = await teamLeader.get(player.report);
      for (const attempt of Object.values(attempts(player))) {
        await expectConflict(product, "socialReport:sealed", attempt);
      }
      const after = await teamLeader.get(player.report);
      expect(after.body).toEqual(before.body);
      expect(after.headers.get("etag")).toBe(before.headers.get("etag"));
    }
  });

  it("stays what the committee sees when the investigation goes on, and is decided on no more", async () => {
    const player = await caseAt(product, "open");
    const { caseworker, chair, secretary } = player.cast;
    const path = `/decisionPackets/${player.applicationId}`;
    const before = await chair.get(path);
    await lateEvidence(player);
    expect((await chair.get(path)).body).toEqual(before.body);
    await expectConflict(product, "socialReport:basisChanged", () =>
      chair.attempt(player.sitting, "decisions", player.decisionBody()),
    );

    const sealed = await caseAt(product, "sealed");
    await lateEvidence(sealed);
    await expectConflict(product, "socialReport:basisChanged", () =>
      caseworker.attempt(sealed.report, "submissions", { version: 1 }),
    );
    const submitted = await caseAt(product, "submitted");
    await submitted.convene(SITTING_DAY);
    await lateEvidence(submitted);
    const { applicationId } = submitted;
    await expectConflict(product, "socialReport:basisChanged", () =>
      secretary.attempt(submitted.sitting, "agendaItems", { applicationId }),
    );
  });

  it("is not made of a version whose evidence, findings or determination moved after it was written", async () => {
    const changes: readonly ((player: CasePlayer) => Promise<unknown>)[] = [
      // New evidence of any condition, which reopens its finding.
      ...(["residence", "exhaustionOfRights"] as const).map((condition) => (player: CasePlayer) => {
        const [evidence] = player.story.conditions[condition].evidence;
        const resource = `${player.file}/conditions/${condition}`;
        return player.cast.caseworker.change(resource, "evidence", evidence);
      }),
      // Another finding on the same evidence.
      async (player) => {
        const resource = `${player.file}/conditions/willingnessToWork`;
        const { body } = await player.cast.caseworker.get(resource);
        const [piece] = body["evidence"] as { evidenceId: string }[];
        return player.cast.caseworker.change(resource, "findings", {
          outcome: "excusedEquity",
          reasons: "Zorgt voor een ziek kind.",
          evidenceIds: [piece!.evidenceId],
        });
      },
      // Another category.
      (player) => player.determineWith({ category: { category: 1, reasons: "Woont toch samen." } }),
      // The very same determination again.
      (player) => player.determine(),
    ];
    const player = await caseAt(product, "determined");
    for (const [index, change] of changes.entries()) {
      const version = index + 1;
      await findAll(player);
      await player.determine();
      await player.draft(1);
      // Before or after the approval makes no difference.
      if (index % 2 === 0) await hearAndApprove(player, version);
      await change(player);
      if (index % 2 === 1) await hearAndApprove(player, version);
      await expectConflict(product, "socialReport:basisChanged", () =>
        player.cast.teamLeader.attempt(player.report, "seals", { version }),
      );
    }
  });

  it("is not made of the version before either: only a new one, read again, takes the change in", async () => {
    const player = await caseAt(product, "approved");
    const { caseworker, teamLeader } = player.cast;
    const version = 2;
    await player.determineWith({
      category: { category: 1, reasons: "Woont samen met haar zus." },
    });
    await player.draft(1);
    await expectConflict(product, "socialReport:notHeardAtThisVersion", () =>
      teamLeader.attempt(player.report, "seals", { version }),
    );
    await expectConflict(product, "socialReport:basisChanged", () =>
      teamLeader.attempt(player.report, "seals", { version: 1 }),
    );
    await hearAndApprove(player, version);
    await teamLeader.change(player.report, "seals", { version });
    await caseworker.change(player.report, "submissions", { version });
    await bring(player, "placed", "decided");
    // 10 513.60 − (6 000.00 − 155.00) = 4 668.60 a year; / 12 = 389.05
    expect((await caseworker.get(`/decisions/${player.applicationId}`)).body).toMatchObject({
      category: 1,
      monthlyAmountCents: 38_905,
    });
  });
});

describe("the calculation in a report", () => {
  const draft = (player: CasePlayer) => {
    const { sections, proposal } = player.story.report[0]!;
    return player.cast.caseworker.attempt(player.report, "versions", { sections, proposal });
  };

  it("is there", async () => {
    const player = await caseAt(product, "investigated");
    await expectConflict(product, "socialReport:calculationMissing", () => draft(player));
  });

  it("rests on all the evidence of means there is, in the order in which it came", async () => {
    const player = await caseAt(product, "determined");
    const { caseworker } = player.cast;
    const means = `${player.file}/conditions/means`;
    const { body } = await caseworker.change(means, "evidence", {
      kind: "benefitCertificate",
      source: "Ziekenfonds",
      facts: "Krijgt 100 euro per maand.",
      periodFrom: "2025-03-01",
      necessity: "De uitkering staat nog in geen register.",
      shows: [{ income: { kind: "replacementIncome", amountCents: 10_000, per: "month" } }],
    });
    await lookAtAll(caseworker, means);
    await expectConflict(product, "socialReport:findingMissing", () => draft(player));
    await caseworker.change(means, "findings", {
      outcome: "met",
      reasons: "Samen blijven loon en uitkering onder het bedrag.",
      evidenceIds: [body["id"]],
    });
    await expectConflict(product, "socialReport:calculationOutdated", () => draft(player));
    await player.determine();
    expect((await draft(player)).status).toBe(201);
    const report = await caseworker.get(player.report);
    // 15 770.41 − (7 200.00 − 250.00) = 8 820.41 a year; / 12 = 735.03
    expect(report.body["versions"]).toEqual([
      expect.objectContaining({
        calculation: expect.objectContaining({
          countedMeansCents: 720_000,
          monthlyLeefloonCents: 73_503,
        }),
      }),
    ]);
  });

  it("is not outlived by evidence that shows no income at all", async () => {
    const player = await caseAt(product, "determined");
    const { caseworker } = player.cast;
    const means = `${player.file}/conditions/means`;
    const { body } = await caseworker.change(means, "evidence", {
      kind: "statementOfMeans",
      source: "Mevrouw",
      facts: "Heeft geen andere inkomsten.",
      periodFrom: "2025-03-03",
      necessity: "Alleen mevrouw kan dit zeggen.",
      shows: [{ noOther: "income" }],
    });
    await lookAtAll(caseworker, means);
    await caseworker.change(means, "findings", {
      outcome: "met",
      reasons: "Er zijn geen andere inkomsten.",
      evidenceIds: [body["id"]],
    });
    await expectConflict(product, "socialReport:calculationOutdated", () => draft(player));
  });

  it("nor by evidence of another condition; findings may be made after it", async () => {
    const player = await caseAt(product, "determined");
    const { caseworker } = player.cast;
    const residence = `${player.file}/conditions/residence`;
    const { body } = await caseworker.change(residence, "evidence", {
      kind: "lease",
      source: "Huurcontract",
      facts: "Huurt de woning.",
      periodFrom: "2025-03-01",
      necessity: "Bevestigt het register.",
    });
    await lookAtAll(caseworker, residence);
    await player.determine();
    const finding = { outcome: "met", reasons: "Woont er.", evidenceIds: [body["id"]] };
    await caseworker.change(residence, "findings", finding);
    expect((await draft(player)).status).toBe(201);
    await caseworker.change(residence, "withdrawals", {
      evidenceId: body["id"],
      reasons: "Van een ander.",
    });
    await lookAtAll(caseworker, residence);
    const [piece] = (await caseworker.get(residence)).body["evidence"] as [{ evidenceId: string }];
    await caseworker.change(residence, "findings", { ...finding, evidenceIds: [piece.evidenceId] });
    await expectConflict(product, "socialReport:calculationOutdated", () => draft(player));
  });
});
