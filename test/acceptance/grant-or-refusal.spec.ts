import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { type Condition, CONDITIONS } from "#statute";
import { type Product, startProduct } from "../support/product.js";
import { expectConflict, expectUnsayable } from "../support/refusals.js";
import { caseAt } from "../support/stages.js";

interface Verdict {
  readonly verdict: string;
  readonly facts: string;
  readonly reasons: string;
}
type Verdicts = Readonly<Record<Condition, Verdict>>;

const NOT_MET: Verdict = {
  verdict: "notMet",
  facts: "Kwam niet opdagen op een afspraak.",
  reasons: "Wie niet meewerkt, is niet bereid te werken.",
};
const FOLLOWS: Verdict = { verdict: "satisfied", facts: "", reasons: "Volgt het verslag." };

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.stop());

describe("the decision of the committee (M14)", () => {
  /** All six conditions are met. */
  let met: CasePlayer;
  /** The means reach the amount. */
  let unmet: CasePlayer;
  beforeAll(async () => {
    met = await caseAt(product, "open");
    unmet = await caseAt(product, "open", "b-partner-with-means");
  });
  const verdictsOf = (player: CasePlayer): Verdicts => player.story.decision.perCondition;

  const refused = (type: string, player: CasePlayer, changes: object) =>
    expectConflict(product, `committee:${type}`, () =>
      player.cast.chair.attempt(player.sitting, "decisions", {
        ...player.decisionBody(),
        ...changes,
      }),
    );

  it("grants nothing while a condition is not met", async () => {
    const verdicts = verdictsOf(unmet);
    await refused("grantWithoutSixConditions", unmet, { outcome: "granted" });
    // Not by saying that it is met, or that it need not be judged.
    await refused("verdictDepartsFromReport", unmet, {
      outcome: "granted",
      perCondition: { ...verdicts, means: FOLLOWS },
    });
    await refused("verdictDepartsFromReport", unmet, {
      outcome: "granted",
      perCondition: { ...verdicts, means: { ...FOLLOWS, verdict: "notJudged" } },
    });
  });

  it("refuses nothing while all six are met, whichever condition is said not to be", async () => {
    const verdicts = verdictsOf(met);
    await refused("refusalWithoutUnmetCondition", met, { outcome: "refused" });
    for (const condition of CONDITIONS) {
      for (const verdict of ["notMet", "notJudged"]) {
        const { detail } = await refused("verdictDepartsFromReport", met, {
          outcome: "refused",
          perCondition: { ...verdicts, [condition]: { ...NOT_MET, verdict } },
        });
        expect(detail).toContain(`for ${condition}`);
      }
    }
  });

  it("does not refuse on a second condition beside the one that is not met", async () => {
    await refused("verdictDepartsFromReport", unmet, {
      perCondition: { ...verdictsOf(unmet), willingnessToWork: NOT_MET },
    });
  });

  it("refuses nothing without the facts and the reasons", async () => {
    const verdicts = verdictsOf(unmet);
    for (const nothing of ["", " ", "\n\t\u00a0", "\u200b\u2060", ".", "–", "…"]) {
      for (const part of ["facts", "reasons"] as const) {
        await refused("refusalWithoutFactsAndReasons", unmet, {
          perCondition: { ...verdicts, means: { ...verdicts.means, [part]: nothing } },
        });
      }
    }
    const { facts, reasons } = verdicts.means;
    await expectUnsayable(product, ["body:perCondition.means.facts"], () =>
      unmet.cast.chair.attempt(unmet.sitting, "decisions", {
        ...unmet.decisionBody(),
        perCondition: { ...verdicts, means: { verdict: "notMet", reasons } },
      }),
    );
    await expectUnsayable(product, ["body:perCondition.means.reasons"], () =>
      unmet.cast.chair.attempt(unmet.sitting, "decisions", {
        ...unmet.decisionBody(),
        perCondition: { ...verdicts, means: { verdict: "notMet", facts } },
      }),
    );
  });

  it("has reasons for every condition, also where it follows the report", async () => {
    for (const condition of CONDITIONS) {
      const { detail } = await refused("reasonsMissing", met, {
        perCondition: { ...verdictsOf(met), [condition]: { ...FOLLOWS, reasons: "  -" } },
      });
      expect(detail).toContain(`for ${condition}`);
    }
  });

  it("cannot name another amount, category or day than the report", async () => {
    const said = {
      monthlyAmountCents: 131_420,
      amountCents: 1,
      category: 3,
      from: "2025-04-01",
      until: "2025-06-30",
      conditions: "Na ondertekening van het GPMI.",
    };
    for (const [field, value] of Object.entries(said)) {
      await expectUnsayable(product, [`body:${field}`], () =>
        met.cast.chair.attempt(met.sitting, "decisions", { ...met.decisionBody(), [field]: value }),
      );
    }
    await expectUnsayable(product, ["body:perCondition.means.monthlyAmountCents"], () =>
      met.cast.chair.attempt(met.sitting, "decisions", {
        ...met.decisionBody(),
        perCondition: {
          ...verdictsOf(met),
          means: { ...verdictsOf(met).means, monthlyAmountCents: 1 },
        },
      }),
    );
    for (const outcome of ["suspended", "grantedConditionally", "adjourned", ""]) {
      await expectUnsayable(product, ["body:outcome"], () =>
        met.cast.chair.attempt(met.sitting, "decisions", { ...met.decisionBody(), outcome }),
      );
    }
  });

  it("has after all these attempts still not been taken", async () => {
    for (const player of [met, unmet]) {
      const answer = await player.cast.secretary.send("GET", `/decisions/${player.applicationId}`);
      expect(answer.status).toBe(404);
      await player.decide();
    }
  });
});

describe("the proposal of a report", () => {
  const propose = (player: CasePlayer, outcome: "grant" | "refuse") => {
    const { sections, proposal } = player.story.report[0]!;
    return player.cast.caseworker.attempt(player.report, "versions", {
      sections,
      proposal: { ...proposal, outcome },
    });
  };

  /** Changes the finding on a condition, on the evidence that there is. */
  async function find(player: CasePlayer, condition: Condition, outcome: string) {
    const resource = `${player.file}/conditions/${condition}`;
    const { body } = await player.cast.caseworker.get(resource);
    const evidenceIds = (body["evidence"] as { evidenceId: string }[]).map(
      ({ evidenceId }) => evidenceId,
    );
    const reasons = "Anders bekeken.";
    await player.cast.caseworker.change(resource, "findings", { outcome, reasons, evidenceIds });
  }

  it("follows from the findings, both ways", async () => {
    const met = await caseAt(product, "determined");
    await expectConflict(product, "socialReport:proposalContradictsFindings", () =>
      propose(met, "refuse"),
    );
    const unmet = await caseAt(product, "determined", "b-partner-with-means");
    await expectConflict(product, "socialReport:proposalContradictsFindings", () =>
      propose(unmet, "grant"),
    );
  });

  it("proposes neither while a condition could not be determined", async () => {
    const player = await caseAt(product, "determined");
    for (const condition of CONDITIONS) {
      await find(player, condition, "undetermined");
      for (const outcome of ["grant", "refuse"] as const) {
        await expectConflict(product, "socialReport:proposalContradictsFindings", () =>
          propose(player, outcome),
        );
      }
      await find(player, condition, "met");
    }
    expect((await propose(player, "grant")).status).toBe(201);
  });

  it("rests on a finding on means that says what the calculation says, both ways", async () => {
    const met = await caseAt(product, "determined");
    await find(met, "means", "notMet");
    await expectConflict(product, "socialReport:meansFindingContradictsCalculation", () =>
      propose(met, "refuse"),
    );
    const unmet = await caseAt(product, "determined", "b-partner-with-means");
    await find(unmet, "means", "met");
    await expectConflict(product, "socialReport:meansFindingContradictsCalculation", () =>
      propose(unmet, "grant"),
    );
  });
});
