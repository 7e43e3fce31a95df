import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { NO_STREAM } from "#event-store";
import { streamName, uuid } from "#kernel";
import { CONDITIONS } from "#statute";
import { countEvents } from "../support/log.js";
import { newKey, type Product, startProduct } from "../support/product.js";
import { attemptOn, expectConflict, expectUnsayable } from "../support/refusals.js";
import { bring, caseAt } from "../support/stages.js";

/** What centres are known to make a condition of, and what a machine could take for a condition. */
const SEVENTH = [
  "availabilityForWork",
  "jobSearch",
  "supportPlan",
  "gpmi",
  "cooperation",
  "behaviour",
  "Means",
  "MEANS",
  "means2",
  "constructor",
  "__proto__",
  "0",
];

const PIECE = {
  kind: "paySlip",
  source: "Werkgever",
  facts: "Loon.",
  periodFrom: "2025-01-01",
  necessity: "Nodig.",
};

describe("a seventh condition (M1)", () => {
  let product: Product;
  let player: CasePlayer;
  beforeAll(async () => {
    product = await startProduct();
    player = await caseAt(product, "determined");
  });
  afterAll(() => product.stop());

  const conditionPath = (condition: string) => `${player.file}/conditions/${condition}`;
  const record = (condition: string, piece: object) =>
    player.cast.caseworker.attempt(conditionPath(condition), "evidence", piece);
  const find = (condition: string, finding: object) =>
    player.cast.caseworker.attempt(conditionPath(condition), "findings", finding);

  it.each(SEVENTH)("has no path: %s", async (name) => {
    const { caseworker } = player.cast;
    const headers = { "if-match": '"0"' };
    await expectUnsayable(product, ["path:condition"], () =>
      caseworker.send("GET", conditionPath(name)),
    );
    await expectUnsayable(product, ["path:condition"], () =>
      caseworker.send("POST", `${conditionPath(name)}/evidence`, { body: PIECE, headers }),
    );
    await expectUnsayable(product, ["path:condition"], () =>
      caseworker.send("POST", `${conditionPath(name)}/withdrawals`, {
        body: { evidenceId: newKey(), reasons: "Vergissing." },
        headers,
      }),
    );
    await expectUnsayable(product, ["path:condition"], () =>
      caseworker.send("POST", `${conditionPath(name)}/findings`, {
        body: { outcome: "notMet", reasons: "Zoekt niet.", evidenceIds: [] },
        headers,
      }),
    );
    await expectUnsayable(product, ["path:condition"], () =>
      caseworker.send("POST", `${conditionPath(name)}/questions`, {
        body: { kind: "statementOfWillingness", about: "capability", necessity: "Zoekt u?" },
        headers,
      }),
    );
  });

  it("is not among the conditions of a file", async () => {
    const { body } = await player.cast.caseworker.get(`${player.file}/conditions`);
    const items = body["items"] as { condition: string }[];
    expect(items.map(({ condition }) => condition)).toEqual(CONDITIONS);
  });

  it("cannot come in as evidence of another condition, whatever the condition and the kind", async () => {
    const { body } = await player.cast.caseworker.get(`${player.file}/conditions`);
    const items = body["items"] as {
      condition: string;
      version: string;
      allowedEvidenceKinds: string[];
    }[];
    const every = new Set(items.flatMap(({ allowedEvidenceKinds }) => allowedEvidenceKinds));
    const before = await countEvents(product);
    for (const { condition, version, allowedEvidenceKinds } of items) {
      const foreign = [...every].filter((kind) => !allowedEvidenceKinds.includes(kind));
      expect(foreign.length).toBeGreaterThan(5);
      for (const kind of foreign) {
        const answer = await player.cast.caseworker.send(
          "POST",
          `${conditionPath(condition)}/evidence`,
          { body: { ...PIECE, kind }, headers: { "if-match": `"${version}"` } },
        );
        expect(answer.status).toBe(409);
        expect(answer.body).toMatchObject({
          type: "urn:problem-type:rechtop:entitlement:evidenceKindNotAllowed",
          detail: expect.stringContaining(
            `for ${condition} the kinds are ${allowedEvidenceKinds.join(", ")}`,
          ),
        });
      }
    }
    expect(await countEvents(product)).toBe(before);
  });

  it.each([
    "jobSearch",
    "jobApplications",
    "applicationLetters",
    "jobseekerRegistration",
    "employmentServiceRegistration",
    "employerAttestation",
    "availabilityForWork",
    "appointmentsMissed",
    "planProgress",
  ])(
    "cannot come in as job-search behaviour for the willingness to work (M2): %s",
    async (kind) => {
      const { detail } = await expectConflict(product, "entitlement:evidenceKindNotAllowed", () =>
        record("willingnessToWork", { ...PIECE, kind }),
      );
      expect(detail).toContain("for willingnessToWork the kinds are");
      expect(detail).toContain("statementOfWillingness");
      expect(detail).toContain("medicalCertificate");
    },
  );

  it("cannot come in as a field of a piece of evidence", async () => {
    for (const field of ["condition", "ground", "jobApplications", "expenses", "weight"]) {
      await expectUnsayable(product, [`body:${field}`], () =>
        record("means", { ...PIECE, [field]: "availability" }),
      );
    }
    const evidenceOf = {
      willingnessToWork: "offerByCentre",
      residence: "lease",
      exhaustionOfRights: "socialSecurityFlow",
    };
    const shows = [{ income: { kind: "wage", amountCents: 1, per: "month" } }];
    for (const [condition, kind] of Object.entries(evidenceOf)) {
      const { detail } = await expectConflict(product, "entitlement:factNotAllowed", () =>
        record(condition, { ...PIECE, kind, shows }),
      );
      expect(detail).toContain(`${kind} shows`);
    }
    for (const fact of ["jobSearch", "expense", "availability", "behaviour"]) {
      await expectUnsayable(product, [`body:shows[0].${fact}`], () =>
        record("means", { ...PIECE, shows: [{ [fact]: { count: 5 } }] }),
      );
    }
  });

  it("cannot come in as an outcome, a field or the evidence of a finding", async () => {
    const finding = { outcome: "undetermined", reasons: "Onduidelijk.", evidenceIds: [] };
    for (const outcome of ["sanctioned", "notAvailable", "refusedPlan", "MET", ""]) {
      await expectUnsayable(product, ["body:outcome"], () =>
        find("willingnessToWork", { ...finding, outcome }),
      );
    }
    await expectUnsayable(product, ["body:condition", "body:grounds"], () =>
      find("means", { ...finding, condition: "availability", grounds: ["jobSearch"] }),
    );
    for (const condition of CONDITIONS.filter((one) => one !== "willingnessToWork")) {
      for (const outcome of ["excusedHealth", "excusedEquity"]) {
        await expectConflict(product, "entitlement:outcomeNotAllowed", () =>
          find(condition, { ...finding, outcome }),
        );
      }
    }
    const { body } = await player.cast.caseworker.get(conditionPath("means"));
    const [piece] = body["evidence"] as { evidenceId: string }[];
    await expectConflict(product, "entitlement:evidenceUnknown", () =>
      find("willingnessToWork", {
        ...finding,
        outcome: "notMet",
        evidenceIds: [piece!.evidenceId],
      }),
    );
    await expectConflict(product, "entitlement:findingWithoutEvidence", () =>
      find("willingnessToWork", { ...finding, outcome: "notMet" }),
    );
  });

  it("cannot weigh in the amount", async () => {
    const path = `${player.file}/determinations`;
    const reasons = "Woont alleen.";
    for (const field of ["sanctionCents", "reductionPercent", "condition", "monthlyAmountCents"]) {
      await expectUnsayable(product, [`body:${field}`], () =>
        attemptOn(player.cast.caseworker, path, { [field]: 10_000 }),
      );
      await expectUnsayable(product, [`body:category.${field}`], () =>
        attemptOn(player.cast.caseworker, path, { category: { category: 2, reasons, [field]: 1 } }),
      );
    }
    for (const category of [0, 4, 2.5, "2"]) {
      await expectUnsayable(product, ["body:category.category"], () =>
        attemptOn(player.cast.caseworker, path, { category: { category, reasons } }),
      );
    }
    for (const cause of ["sanction", "figuresChanged", ""]) {
      await expectUnsayable(product, ["body:cause"], () =>
        attemptOn(player.cast.caseworker, path, { cause }),
      );
    }
  });

  it("has no section in the report, and none of the six can be left out", async () => {
    const { sections, proposal } = player.story.report[0]!;
    const draft = (changed: object, more: object = {}) =>
      player.cast.caseworker.attempt(player.report, "versions", {
        sections: changed,
        proposal,
        ...more,
      });
    await expectUnsayable(product, ["body:sections.jobSearch"], () =>
      draft({ ...sections, jobSearch: "Zoekt niet genoeg." }),
    );
    await expectUnsayable(product, ["body:general"], () =>
      draft(sections, { general: "Werkt niet mee." }),
    );
    for (const condition of CONDITIONS) {
      const { [condition]: left, ...others } = sections;
      expect(left).not.toBe("");
      await expectUnsayable(product, [`body:sections.${condition}`], () => draft(others));
    }
  });

  it("cannot be written to the log behind the back of the API", async () => {
    const evidence = { evidenceId: uuid(newKey()), condition: "jobSearch", ...PIECE };
    const append = product.store.append([
      {
        stream: streamName("jobSearchCondition", uuid(newKey())),
        expected: NO_STREAM,
        events: [
          {
            eventId: uuid(newKey()),
            event: { type: "entitlement.EvidenceRecorded", data: evidence },
            metadata: {
              correlationId: "import",
              causationId: "import",
              actor: { id: "import", role: "system" },
              centre: "ocmw-lindeveld",
              purpose: "import",
              legalBasis: "none",
              occurredAt: product.clock.now(),
            },
          },
        ],
      },
    ]);
    await expect(append).rejects.toThrow(TypeError);
  });

  it("has no verdict in a decision, and none of the six can be left out", async () => {
    await bring(player, "drafted", "open");
    const decision = player.decisionBody();
    const perCondition = decision["perCondition"] as Record<string, unknown>;
    const decide = (changed: object, more: object = {}) =>
      player.cast.chair.attempt(player.sitting, "decisions", {
        ...decision,
        perCondition: changed,
        ...more,
      });
    const verdict = { verdict: "notMet", facts: "Zoekt niet.", reasons: "Moet zoeken." };
    await expectUnsayable(product, ["body:perCondition.jobSearch"], () =>
      decide({ ...perCondition, jobSearch: verdict }),
    );
    await expectUnsayable(product, ["body:conditions", "body:grounds"], () =>
      decide(perCondition, { grounds: ["jobSearch"], conditions: "GPMI" }),
    );
    for (const condition of CONDITIONS) {
      const { [condition]: left, ...others } = perCondition;
      expect(left).toBeDefined();
      await expectUnsayable(product, [`body:perCondition.${condition}`], () => decide(others));
    }
    await expectUnsayable(product, ["body:perCondition.means.verdict"], () =>
      decide({ ...perCondition, means: { ...verdict, verdict: "sanctioned" } }),
    );
  });
});
