import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { eventsOf } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict } from "../support/refusals.js";
import { caseAt } from "../support/stages.js";
import { Tracer } from "../support/traces.js";

/** An outgoing amount that is found wherever it is left behind, and stands nowhere by chance. */
const OUTGOING = 24_680_246_802;

const REGISTER = {
  kind: "socialSecurityFlow",
  source: "Kruispuntbank van de Sociale Zekerheid",
  facts: "Ontvangt 410,00 euro per maand als gedeeltelijk werkloze.",
  periodFrom: "2025-01-01",
  necessity: "Toont de uitkering zonder dat mevrouw iets moet bewijzen.",
  shows: [{ income: { kind: "replacementIncome", amountCents: 41_000, per: "month" } }],
};
const STATEMENT = {
  kind: "bankStatement",
  source: "Rekeninguittreksel van februari 2025",
  facts: "Ontvangt 300,00 euro van haar broer.",
  periodFrom: "2025-02-01",
  necessity: "De steun van haar broer telt mee.",
  whyNotOtherwise: "De broer wil niets ondertekenen.",
  shows: [{ income: { kind: "regularGift", amountCents: 30_000, per: "month" } }],
};

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

/** Writes to a condition of a case; whatever is answered. */
const attempt = (player: CasePlayer, condition: string, action: string, body: object) =>
  player.cast.caseworker.attempt(`${player.file}/conditions/${condition}`, action, body);

describe("what goes out of an account (M11)", () => {
  it.each<[string, object]>([
    ["an amount below zero", { on: "2025-02-10", amountCents: -OUTGOING }],
    [
      "a line that is called outgoing",
      { on: "2025-02-10", amountCents: OUTGOING, direction: "outgoing" },
    ],
  ])("is refused by its own name, with all of the statement: %s", async (_what, outgoing) => {
    const player = await caseAt(product, "registered");
    const lines = [{ on: "2025-02-03", amountCents: 30_000 }, outgoing];
    const { detail } = await expectConflict(product, "entitlement:outgoingAmount", () =>
      attempt(player, "means", "evidence", { ...STATEMENT, lines }),
    );
    expect(detail).not.toMatch(/\d/);

    const incoming = lines.slice(0, 1);
    expect(
      await eventsOf(product, () =>
        attempt(player, "means", "evidence", { ...STATEMENT, lines: incoming }),
      ),
    ).toEqual(["entitlement.EvidenceRecorded"]);
    const { body } = await player.cast.caseworker.get(`${player.file}/conditions/means`);
    expect(body["evidence"]).toMatchObject([{ lines: incoming }]);
  });

  it("is stored nowhere and logged nowhere, neither by the way of a repeated request", async () => {
    const player = await caseAt(product, "registered");
    const lines = [{ on: "2025-02-10", amountCents: -OUTGOING }];
    const path = `${player.file}/conditions/means/evidence`;
    const answer = await player.cast.caseworker.send("POST", path, {
      body: { ...STATEMENT, lines },
      headers: { "if-match": '"0"', "idempotency-key": crypto.randomUUID() },
    });
    expect(answer.status).toBe(409);
    const tracer = new Tracer([String(OUTGOING)]);
    expect(await tracer.inDatabase(product.pool)).toEqual([]);
    expect(product.log.length).toBeGreaterThan(10);
    expect(tracer.in(product.log.join("\n"))).toEqual([]);
  });
});

describe("what a register shows (M6)", () => {
  it("is not asked of the person; the refusal names the evidence and the condition's kinds", async () => {
    const player = await caseAt(product, "registered");
    const recorded = await attempt(player, "means", "evidence", REGISTER);
    const question = {
      kind: "benefitCertificate",
      about: "income",
      necessity: "Het bedrag telt mee.",
    };
    const { detail } = await expectConflict(product, "entitlement:questionAlreadyShown", () =>
      attempt(player, "means", "questions", { ...question, incomeKind: "replacementIncome" }),
    );
    expect(detail).toContain(`evidence ${String(recorded.body["id"])} (socialSecurityFlow)`);

    // What it does not show may be asked.
    const wage = { ...question, kind: "paySlip", incomeKind: "wage" };
    expect((await attempt(player, "means", "questions", wage)).status).toBe(201);
    const foreign = await expectConflict(product, "entitlement:evidenceKindNotAllowed", () =>
      attempt(player, "age", "questions", wage),
    );
    expect(foreign.detail).toContain("for age the kinds are");
    await expectConflict(product, "entitlement:questionNotForThePerson", () =>
      attempt(player, "means", "questions", { ...question, kind: "socialSecurityFlow" }),
    );
  });
});

describe("what the person contests", () => {
  let player: CasePlayer;
  let evidenceId: string;
  let contestId: string;
  const finding = () => ({ outcome: "met", reasons: "Woont er.", evidenceIds: [evidenceId] });
  beforeAll(async () => {
    player = await caseAt(product, "determined");
    const { body } = await player.cast.caseworker.get(`${player.file}/conditions/residence`);
    [{ evidenceId }] = body["evidence"] as [{ evidenceId: string }];
  });

  it("opens the finding again, and is not found before it has an answer", async () => {
    let id: unknown;
    const events = await eventsOf(product, async () => {
      const contested = await attempt(player, "residence", "contests", {
        evidenceId,
        oldValue: "Ingeschreven sinds 2021.",
        newValue: "Ingeschreven sinds 2019.",
        reasons: "Ik woon daar al langer.",
      });
      id = contested.body["id"];
    });
    contestId = String(id);
    expect(events).toEqual([
      "entitlement.EvidenceContested",
      "entitlement.FindingReopened",
      "entitlement.ControlPointOpened",
    ]);
    for (const outcome of ["met", "notMet"]) {
      await expectConflict(product, "entitlement:contestUnanswered", () =>
        attempt(player, "residence", "findings", { ...finding(), outcome }),
      );
    }
    await expectConflict(product, "socialReport:findingMissing", () => {
      const { sections, proposal } = player.story.report[0]!;
      return player.cast.caseworker.attempt(player.report, "versions", { sections, proposal });
    });
    const undetermined = { outcome: "undetermined", reasons: "Nog na te gaan.", evidenceIds: [] };
    expect((await attempt(player, "residence", "findings", undetermined)).status).toBe(201);
  });

  it("is answered with a corrected piece in the place of the wrong one", async () => {
    const [extract] = player.story.conditions.residence.evidence;
    const answered = await attempt(player, "residence", `contests/${contestId}/answers`, {
      outcome: "accepted",
      reasons: "Het oude register bevestigt het.",
      correction: { ...extract, facts: "Ingeschreven sinds 2019." },
    });
    expect(answered.status).toBe(201);
    const { body } = await player.cast.caseworker.get(`${player.file}/conditions/residence`);
    const [corrected] = body["evidence"] as [{ evidenceId: string }];
    expect(body["evidence"]).toEqual([
      expect.objectContaining({ corrects: evidenceId, facts: "Ingeschreven sinds 2019." }),
    ]);
    expect(body["contests"]).toEqual([
      expect.objectContaining({
        contestId,
        newValue: "Ingeschreven sinds 2019.",
        answer: expect.objectContaining({ successorId: corrected.evidenceId }),
      }),
    ]);
    ({ evidenceId } = corrected);
  });

  it("has to be looked at where it changed a finding, and is then found", async () => {
    const { caseworker } = player.cast;
    await expectConflict(product, "entitlement:controlPointOpen", () =>
      attempt(player, "residence", "findings", finding()),
    );
    const { body } = await caseworker.get(`${player.file}/controlPoints`);
    const points = body["items"] as Record<string, unknown>[];
    const open = points.filter(({ closed }) => closed === undefined);
    expect(open).toEqual([
      expect.objectContaining({
        number: 2,
        condition: "residence",
        kind: "stayChanges",
        article: "Act of 26 May 2002 art. 3, 1°",
        from: "2025-03-03",
      }),
    ]);
    const closings = "controlPoints/2/closings";
    const reasons = "Het verblijf gaat voort.";
    expect((await attempt(player, "residence", closings, { reasons })).status).toBe(201);
    await expectConflict(product, "entitlement:controlPointUnknown", () =>
      attempt(player, "residence", closings, { reasons }),
    );
    expect((await attempt(player, "residence", "findings", finding())).status).toBe(201);
    const by = { reasons: "Mevrouw is verhuisd." };
    expect((await attempt(player, "residence", "reopenings", by)).status).toBe(201);
    const after = await caseworker.get(`${player.file}/conditions/residence`);
    expect(after.body).not.toHaveProperty("finding");
  });
});

describe("what a person was asked (M6)", () => {
  it("is told condition by condition: asked, answered, repeated, unneeded", async () => {
    const player = await caseAt(product, "registered");
    const { caseworker } = player.cast;
    const ask = async (condition: string, body: object): Promise<string> => {
      const answer = await attempt(player, condition, "questions", body);
      expect(answer.status).toBe(201);
      return String(answer.body["id"]);
    };
    const slip = { kind: "paySlip", about: "income", incomeKind: "wage", necessity: "Telt mee." };
    const asked = await ask("means", slip);
    const { id: evidenceId } = (
      await attempt(player, "means", "evidence", {
        kind: "paySlip",
        source: "Loonfiche",
        facts: "Verdient 500,00 euro.",
        periodFrom: "2025-01-01",
        necessity: "Telt mee.",
        shows: [{ income: { kind: "wage", amountCents: 50_000, per: "month" } }],
        questionId: asked,
      })
    ).body;
    await expectConflict(product, "entitlement:questionAskedBefore", () =>
      attempt(player, "means", "questions", slip),
    );
    const again = await ask("means", { ...slip, whyAgain: "Het loon is gewijzigd." });
    const certificate = {
      kind: "benefitCertificate",
      about: "income",
      incomeKind: "replacementIncome",
      necessity: "Telt mee.",
    };
    const shown = await ask("means", certificate);
    await attempt(player, "means", "evidence", REGISTER);
    await attempt(player, "means", "findings", {
      outcome: "met",
      reasons: "Ligt onder het bedrag.",
      evidenceIds: [evidenceId],
    });
    const lease = await ask("residence", {
      kind: "lease",
      about: "stay",
      necessity: "Nog nergens.",
    });
    const words = { answer: "Ik verblijf bij mijn zus." };
    await attempt(player, "residence", `questions/${lease}/answers`, words);

    const { body } = await caseworker.get(`${player.file}/proportionality`);
    expect(body).toMatchObject({ asked: 4, answered: 2, repeated: 1, unneeded: 2 });
    const conditions = body["conditions"] as Record<string, unknown>[];
    expect(conditions).toHaveLength(6);
    expect(conditions.find(({ condition }) => condition === "means")).toEqual({
      condition: "means",
      article: "Act of 26 May 2002 art. 3, 4°",
      asked: 3,
      answered: 1,
      repeated: 1,
      unneeded: 2,
      questions: [
        { questionId: asked, ...slip, askedOn: "2025-03-03", status: "answered" },
        {
          questionId: again,
          ...slip,
          askedOn: "2025-03-03",
          status: "open",
          repeats: asked,
          unneeded: "neverUsed",
        },
        {
          questionId: shown,
          ...certificate,
          askedOn: "2025-03-03",
          status: "open",
          unneeded: "shownByAuthenticSource",
        },
      ],
    });
    expect(conditions.find(({ condition }) => condition === "residence")).toMatchObject({
      asked: 1,
      answered: 1,
      unneeded: 0,
    });
    const back = await attempt(player, "means", `questions/${again}/withdrawals`, {
      reasons: "Niet meer nodig.",
    });
    expect(back.status).toBe(201);
  });
});
