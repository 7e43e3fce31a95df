import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { lookAtAll } from "../support/control-points.js";
import { eventsOf } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict, expectUnsayable } from "../support/refusals.js";
import { caseAt } from "../support/stages.js";

const VISIT = {
  kind: "homeVisit",
  source: "Huisbezoek",
  facts: "Woont er.",
  periodFrom: "2025-03-03",
  necessity: "Het register toont het adres nog niet.",
};
const STATEMENT = {
  kind: "bankStatement",
  source: "Rekeninguittreksel",
  facts: "Ontvangt 300 euro per maand van haar broer.",
  periodFrom: "2025-02-01",
  necessity: "Er is geen ander stuk.",
  shows: [{ income: { kind: "other", amountCents: 30_000, per: "month" } }],
  lines: [{ on: "2025-02-03", amountCents: 30_000 }],
};
const { lines: LINES, ...SLIP } = { ...STATEMENT, kind: "paySlip" };

describe("the social investigation (M11)", () => {
  let product: Product;
  let player: CasePlayer;
  beforeAll(async () => {
    product = await startProduct();
    player = await caseAt(product, "registered");
  });
  afterAll(() => product.stop());

  const record = (condition: string, piece: object) => () =>
    player.cast.caseworker.attempt(`${player.file}/conditions/${condition}`, "evidence", piece);

  it("visits a home only when that was announced and agreed to", async () => {
    const type = "entitlement:homeVisitWithoutAnnouncement";
    await expectConflict(product, type, record("residence", VISIT));
    const late = { announcedOn: "2025-03-04", consentGiven: true };
    await expectConflict(product, type, record("residence", { ...VISIT, homeVisit: late }));
    const forced = { announcedOn: "2025-03-01", consentGiven: false };
    await expectUnsayable(
      product,
      ["body:homeVisit.consentGiven"],
      record("residence", { ...VISIT, homeVisit: forced }),
    );
    const homeVisit = { announcedOn: "2025-03-01", consentGiven: true };
    expect(await eventsOf(product, record("residence", { ...VISIT, homeVisit }))).toEqual([
      "entitlement.EvidenceRecorded",
    ]);
    await expectConflict(
      product,
      "entitlement:evidenceFieldNotAllowed",
      record("residence", { ...VISIT, kind: "lease", homeVisit }),
    );
  });

  it("asks a bank statement only where nothing lighter shows the income, and never the expenses", async () => {
    await expectConflict(product, "entitlement:evidenceWithoutReason", record("means", STATEMENT));
    await expectUnsayable(
      product,
      ["body:expenses"],
      record("means", { ...STATEMENT, expenses: [{ what: "winkel", cents: 1 }] }),
    );
    const whyNotOtherwise = "De broer wil niets ondertekenen.";
    for (const field of [{ whyNotOtherwise }, { lines: LINES }]) {
      await expectConflict(
        product,
        "entitlement:evidenceFieldNotAllowed",
        record("means", { ...SLIP, ...field }),
      );
    }
    expect(await eventsOf(product, record("means", { ...STATEMENT, whyNotOtherwise }))).toEqual([
      "entitlement.EvidenceRecorded",
    ]);
  });

  it("takes no impossible periods and no amounts that are none", async () => {
    await expectConflict(
      product,
      "entitlement:evidencePeriodInvalid",
      record("means", { ...SLIP, periodUntil: "2025-01-31" }),
    );
    await expectUnsayable(
      product,
      ["body:periodFrom"],
      record("means", { ...SLIP, periodFrom: "2025-02-30" }),
    );
    for (const amountCents of [-1, 0.5, 1e15, "300"]) {
      const income = { kind: "wage", amountCents, per: "month" };
      await expectUnsayable(
        product,
        ["body:shows[0].income.amountCents"],
        record("means", { ...SLIP, shows: [{ income }] }),
      );
    }
  });

  it("reopens a finding when new evidence comes in after it", async () => {
    const resource = `${player.file}/conditions/residence`;
    const { caseworker } = player.cast;
    const { body } = await caseworker.get(resource);
    const [piece] = body["evidence"] as { evidenceId: string }[];
    await caseworker.change(resource, "findings", {
      outcome: "met",
      reasons: "Woont er.",
      evidenceIds: [piece!.evidenceId],
    });
    const lease = { ...VISIT, kind: "lease" };
    expect(await eventsOf(product, record("residence", lease))).toEqual([
      "entitlement.EvidenceRecorded",
      "entitlement.FindingReopened",
      "entitlement.ControlPointOpened",
    ]);
    expect((await caseworker.get(resource)).body).not.toHaveProperty("finding");
  });

  it("takes back what was recorded by mistake: it counts no more, and is not forgotten", async () => {
    const mistaken = await caseAt(product, "determined");
    const { caseworker } = mistaken.cast;
    const resource = `${mistaken.file}/conditions/means`;
    const withdraw = (evidenceId: unknown, condition = "means") =>
      caseworker.attempt(`${mistaken.file}/conditions/${condition}`, "withdrawals", {
        evidenceId,
        reasons: "De loonfiche was van een naamgenoot.",
      });
    const { body } = await caseworker.get(resource);
    const [slip] = body["evidence"] as { evidenceId: string }[];
    // Of another condition it is not.
    await expectConflict(product, "entitlement:evidenceUnknown", () =>
      withdraw(slip!.evidenceId, "residence"),
    );
    expect(await eventsOf(product, () => withdraw(slip!.evidenceId))).toEqual([
      "entitlement.EvidenceWithdrawn",
      "entitlement.FindingReopened",
      "entitlement.ControlPointOpened",
    ]);
    await expectConflict(product, "entitlement:evidenceUnknown", () => withdraw(slip!.evidenceId));
    await expectConflict(product, "entitlement:evidenceUnknown", () =>
      caseworker.attempt(resource, "findings", {
        outcome: "met",
        reasons: "Toch.",
        evidenceIds: [slip!.evidenceId],
      }),
    );
    const found = await caseworker.change(resource, "evidence", {
      kind: "statementOfMeans",
      source: "Mevrouw",
      facts: "Heeft geen inkomsten.",
      periodFrom: "2025-03-03",
      necessity: "Alleen mevrouw kan dit zeggen.",
      shows: [{ noOther: "income" }],
    });
    await lookAtAll(caseworker, resource);
    await caseworker.change(resource, "findings", {
      outcome: "met",
      reasons: "Heeft geen inkomsten.",
      evidenceIds: [found.body["id"]],
    });
    // The determination still had the wage.
    const { sections, proposal } = mistaken.story.report[0]!;
    const draft = () => caseworker.attempt(mistaken.report, "versions", { sections, proposal });
    await expectConflict(product, "socialReport:calculationOutdated", draft);
    await mistaken.determine();
    expect((await draft()).status).toBe(201);
    const history = await caseworker.get(`${mistaken.file}/events`);
    expect(JSON.stringify(history.body)).toContain("De loonfiche was van een naamgenoot.");
  });

  it("counts no pay slip without a wage: that there is none is said otherwise", async () => {
    for (const kind of ["paySlip", "benefitCertificate", "maintenancePayment", "partnerPaySlip"]) {
      const { shows, ...slip } = SLIP;
      expect(shows).toHaveLength(1);
      await expectConflict(
        product,
        "entitlement:incomeMissing",
        record("means", { ...slip, kind }),
      );
    }
  });
});
