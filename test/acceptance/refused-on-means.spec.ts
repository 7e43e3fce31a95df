import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { missingFrom, readDocument } from "../support/documents.js";
import { decidedFile, eventsOf, listAfter, until } from "../support/log.js";
import { type Product, startProduct } from "../support/product.js";
import { bring, caseAt, moveTo, SITTING_DAY } from "../support/stages.js";

describe("a cohabiting couple whose partner does not claim and earns more than the amount", () => {
  let product: Product;
  let player: CasePlayer;
  let decided: string[];

  beforeAll(async () => {
    product = await startProduct();
    player = await caseAt(product, "submitted", "b-partner-with-means");
    moveTo(product, "2025-03-14");
    await bring(player, "placed", "dispatched");
    moveTo(product, SITTING_DAY, "14:00");
    await player.open();
    decided = await eventsOf(product, () => bring(player, "decided", "decided"));
  });
  afterAll(() => product.stop());

  it("has means that reach the amount, so that nothing is left (art. 14 § 2, 34 KB)", async () => {
    const { body } = await player.cast.caseworker.get(`${player.file}/determinations`);
    const [{ periods }] = body["items"] as [{ periods: object[] }];
    expect(periods[0]).toEqual({
      from: "2025-03-03",
      until: "2026-02-28",
      told: {
        right: "notOpen",
        category: 1,
        amounts: {
          annualAmountCents: 1_051_360,
          ownMeansCents: 0,
          // 12 × 2 100.00 = 25 200.00; above the amount of category 1: 25 200.00 − 10 513.60
          cohabitantsMeansCents: 1_468_640,
          countedMeansCents: 1_468_640,
          exemptionCents: 0,
          annualLeefloonCents: 0,
          monthlyLeefloonCents: 0,
          meansSufficient: true,
        },
        gaps: [],
      },
    });
    expect(periods[1]).toMatchObject({ from: "2026-03-01", told: { right: "notOpen" } });
  });

  it("is refused without any amount, on the one condition that is not met", async () => {
    expect(decided).toEqual([
      "committee.ItemConcluded",
      "committee.DecisionTaken",
      "procedure.DecisionRecorded",
    ]);
    const { body } = await player.cast.caseworker.get(`/decisions/${player.applicationId}`);
    expect(body).toMatchObject({ outcome: "refused", decidedOn: SITTING_DAY });
    for (const field of ["category", "from", "monthlyAmountCents"]) {
      expect(body).not.toHaveProperty(field);
    }
    const verdicts = body["perCondition"] as { condition: string; verdict: string }[];
    expect(verdicts.filter(({ verdict }) => verdict !== "satisfied")).toEqual([
      expect.objectContaining({ condition: "means", verdict: "notMet" }),
    ]);
  });

  it("starts the term of notification, and no term of payment", async () => {
    const { body } = await decidedFile(player.cast.caseworker, player.file);
    expect(body["terms"]).toEqual([
      { what: "forwarding", dueBy: "2025-03-08" },
      { what: "decision", dueBy: "2025-04-02" },
      // Art. 21: 25 March + 8 days.
      { what: "notification", dueBy: "2025-04-02" },
    ]);
  });

  it("is told so in the person's language: condition, facts, article, reasons, remedy", async () => {
    const { text } = await readDocument(
      player.cast.caseworker,
      `${player.file}/documents/decisionLetter`,
    );
    expect(
      missingFrom(text, [
        "Vous ne recevez pas de revenu d’intégration",
        "Décision refusé",
        // The condition, its article, the facts and the reasons.
        "Selon cette décision, vous ne remplissez pas : Absence de ressources suffisantes",
        "loi DIS art. 3, 4°",
        "Le partenaire gagne 2 100,00 euros nets par mois, dans un emploi qui dure depuis 2019.",
        "Source : Fiche de paie du partenaire",
        "La part au-dessus du montant de la catégorie 1 compte pour le ménage",
        // How the means were counted.
        "10 513,60 €",
        "25 200,00 €",
        "14 686,40 €",
        "AR du 11 juillet 2002 art. 34",
        // The excuse is no ground of refusal.
        "Dispense pour raisons d’équité",
        // The remedy.
        "Vous pouvez demander au tribunal du travail de revoir cette décision.",
        "3 mois après la notification",
        "ne suspend pas l’exécution de la décision",
        "loi DIS art. 47",
      ]),
    ).toEqual([]);
    expect(text).not.toContain("Vous recevez un revenu d’intégration de");
  });

  it("is written to in one language only, whatever the language of the centre", async () => {
    const { cast, file } = player;
    for (const name of ["receipt", "decisionLetter"]) {
      const { text, language } = await readDocument(cast.caseworker, `${file}/documents/${name}`);
      expect(language).toBe("fr");
      expect(text).toContain("le comité");
      expect(text).not.toContain("het bijzonder comité");
    }
  });

  it("stands as decided in the list of the caseworker", async () => {
    const { caseworker } = player.cast;
    const list = await until(
      () => caseworker.get("/applications?status=decided"),
      ({ body }) => (body["items"] as unknown[]).length > 0,
    );
    expect(list.body["items"]).toEqual([expect.objectContaining({ id: player.applicationId })]);
    const closed = await player.close();
    const sittings = await listAfter(player.cast.secretary, "/sittings", closed);
    expect(sittings.body["items"]).toEqual([expect.objectContaining({ status: "closed" })]);
  });
});
