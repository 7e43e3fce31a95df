import { euroCents, fold } from "#kernel";
import { calculateLeefloon, loadParameters, RULE_SET } from "#statute";
import { checkEvolve, spec } from "#testing";
import { completePiece, FIRST, march, piece, SECOND } from "../../testing/condition-history.js";
import type { Evidence } from "../conditions/events.js";
import { type CalculateCommand, determinationDecider, rightBeginsOn } from "./determination.js";
import { type DeterminationEvent, determinationEvents } from "./events.js";

const SEED = 20_260_820;
const parameters = loadParameters();
const determination = spec(determinationDecider);

const means = (evidence: Omit<Evidence, "condition">): Evidence => ({
  ...evidence,
  condition: "means",
});
const PAY_SLIP = means(completePiece("paySlip"));
const PARTNER = means(completePiece("partnerPaySlip", SECOND));
const NO_INCOME = means(piece("statementOfMeans"));

const calculate = (changes: Partial<CalculateCommand> = {}): CalculateCommand => ({
  type: "Calculate",
  calculationId: "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e",
  from: march(3),
  today: march(10),
  category: 2,
  categoryReasons: "Woont alleen.",
  meansEvidence: [PAY_SLIP],
  parameters,
  ...changes,
});

/** The one event that follows from `command`. */
function calculated(command: CalculateCommand): DeterminationEvent["data"] {
  const [event, ...others] = determinationDecider.decide(command, { calculations: [] });
  expect(others).toEqual([]);
  return event!.data;
}

describe("art. 14 § 2: the amount is calculated from the evidence of means", () => {
  it("with its receipt: rules, parameters, evidence and every step", () => {
    const command = calculate();
    determination
      .given()
      .when(command)
      .then({
        type: "entitlement.LeefloonCalculated",
        data: {
          calculationId: command.calculationId,
          calculatedOn: "2025-03-10",
          categoryReasons: "Woont alleen.",
          evidenceIds: [FIRST],
          calculation: calculateLeefloon(
            {
              date: march(3),
              category: 2,
              ownIncomes: [{ ref: FIRST, kind: "wage", netMonthlyCents: euroCents(50_000) }],
            },
            parameters,
          ),
        },
      });
    expect(calculated(command).calculation).toMatchObject({
      ruleSet: RULE_SET,
      parameterSetHash: parameters.hash,
      // 15 770.41 − (6 000.00 − 250.00) = 10 020.41 a year; / 12 = 835.03
      monthlyLeefloonCents: 83_503,
      meansSufficient: false,
    });
  });

  it("M5: with the rules of the day on which the right begins, not of today", () => {
    const { calculation } = calculated(calculate({ from: march(3), today: march(31) }));
    expect(calculation.date).toBe("2025-03-03");
  });

  it("counts nothing where the evidence says that there is nothing", () => {
    const { calculation } = calculated(calculate({ meansEvidence: [NO_INCOME] }));
    expect(calculation).toMatchObject({ countedMeansCents: 0, monthlyLeefloonCents: 131_420 });
  });

  it("refuses to calculate without evidence: no income is shown, not assumed", () => {
    determination
      .given()
      .when(calculate({ meansEvidence: [] }))
      .thenRefused("entitlement.means-without-evidence");
  });

  it("adds up what several pieces show, each by reference", () => {
    const benefit = means(completePiece("benefitCertificate", SECOND));
    const { calculation, evidenceIds } = calculated(
      calculate({ meansEvidence: [PAY_SLIP, benefit] }),
    );
    expect(calculation.countedMeansCents).toBe((50_000 + 41_000) * 12);
    expect(evidenceIds).toEqual([FIRST, SECOND]);
    const facts = calculation.trace.filter(({ kind }) => kind === "fact");
    expect(facts.flatMap(({ refs }) => refs)).toEqual([FIRST, SECOND]);
  });
});

describe("art. 34 KB: the partner", () => {
  it("counts above category 1 when they do not claim, which is what silence means", () => {
    for (const partnerClaims of [undefined, false]) {
      const { calculation } = calculated(
        calculate({
          category: 1,
          meansEvidence: [PAY_SLIP, PARTNER],
          ...(partnerClaims === undefined ? {} : { partnerClaims }),
        }),
      );
      expect(calculation).toMatchObject({ meansSufficient: true, monthlyLeefloonCents: 0 });
    }
  });

  it("does not count when they claim in their own right", () => {
    const data = calculated(
      calculate({ category: 1, meansEvidence: [PAY_SLIP, PARTNER], partnerClaims: true }),
    );
    expect(data.partnerClaims).toBe(true);
    expect(data.calculation.countedMeansCents).toBe(50_000 * 12);
  });

  it("art. 14 § 1: refuses a partner beside somebody who lives alone", () => {
    for (const command of [
      calculate({ category: 2, meansEvidence: [PARTNER] }),
      calculate({ category: 2, partnerClaims: true }),
      calculate({ category: 2, partnerClaims: false }),
    ]) {
      determination.given().when(command).thenRefused("statute.partner-with-category-2");
    }
  });

  it("art. 14 § 1, 3°: refuses a claim of the partner beside the right of the household", () => {
    determination
      .given()
      .when(calculate({ category: 3, meansEvidence: [PARTNER], partnerClaims: true }))
      .thenRefused("statute.partner-claims-with-category-3");
  });
});

describe("what the calculation cannot judge", () => {
  it("refuses an amount below zero, whatever the type system was told", () => {
    const negative = means({
      ...completePiece("paySlip"),
      ownIncomes: [{ kind: "wage", netMonthlyCents: -1 }],
    });
    determination
      .given()
      .when(calculate({ meansEvidence: [negative] }))
      .thenRefused("statute.income-invalid");
  });
});

describe("M5: calculations are kept", () => {
  const first: DeterminationEvent = {
    type: "entitlement.LeefloonCalculated",
    data: calculated(calculate()),
  };

  it("a new one follows the earlier ones and replaces none", () => {
    const again = calculate({ calculationId: SECOND, meansEvidence: [NO_INCOME] });
    determination
      .given(first)
      .when(again)
      .then({ type: "entitlement.LeefloonCalculated", data: calculated(again) });
    const { calculations } = fold(determinationDecider, [
      first,
      { type: "entitlement.LeefloonCalculated", data: calculated(again) },
    ]);
    expect(calculations.map(({ calculationId }) => calculationId)).toEqual([
      first.data.calculationId,
      SECOND,
    ]);
  });

  it(`evolve takes anything that was recorded (seed ${SEED})`, () => {
    checkEvolve(determinationDecider, determinationEvents, { seed: SEED, numRuns: 60 });
  });
});

describe("art. 21: the right begins on the day of the request", () => {
  it("and no earlier", () => {
    expect(rightBeginsOn("2025-03-03")).toBe("2025-03-03");
  });
});
