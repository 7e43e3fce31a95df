import { euroCents, fold } from "#kernel";
import { calculateLeefloon, loadParameters, RULE_SET } from "#statute";
import { checkEvolve, spec } from "#testing";
import {
  completePiece,
  evidenceOf,
  FIRST,
  march,
  PARTNER as MEMBER,
  piece,
  SECOND,
  UNKNOWN,
  wage,
} from "../../testing/condition-history.js";
import { type CalculateCommand, determinationDecider, rightBeginsOn } from "./determination.js";
import { type DeterminationEvent, determinationEvents } from "./events.js";

const SEED = 20_260_820;
const parameters = loadParameters();
const determination = spec(determinationDecider);

const PAY_SLIP = evidenceOf("means", completePiece("paySlip"));
const PARTNER = evidenceOf("means", completePiece("partnerPaySlip", SECOND));
const HOUSEHOLD = evidenceOf(
  "means",
  piece("householdComposition", { evidenceId: UNKNOWN, shows: [MEMBER] }),
);
const NO_INCOME = evidenceOf(
  "means",
  piece("statementOfMeans", { shows: [{ noOther: "income" }] }),
);
/** A piece of evidence that shows one income. */
const showing = (amountCents: number, more: object = {}) =>
  evidenceOf("means", piece("statementOfMeans", { shows: [wage(amountCents, more)] }));

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
    determination
      .given()
      .when(calculate({ meansEvidence: [HOUSEHOLD] }))
      .thenRefused("entitlement.means-without-evidence");
  });

  it("adds up what several pieces show, each by reference", () => {
    const benefit = evidenceOf("means", completePiece("benefitCertificate", SECOND));
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
          meansEvidence: [PAY_SLIP, HOUSEHOLD, PARTNER],
          ...(partnerClaims === undefined ? {} : { partnerClaims }),
        }),
      );
      expect(calculation).toMatchObject({ meansSufficient: true, monthlyLeefloonCents: 0 });
    }
  });

  it("does not count when they claim in their own right", () => {
    const data = calculated(
      calculate({
        category: 1,
        meansEvidence: [PAY_SLIP, HOUSEHOLD, PARTNER],
        partnerClaims: true,
      }),
    );
    expect(data.partnerClaims).toBe(true);
    expect(data.calculation.countedMeansCents).toBe(50_000 * 12);
  });

  it("art. 14 § 1: refuses a partner beside somebody who lives alone", () => {
    for (const command of [
      calculate({ category: 2, meansEvidence: [HOUSEHOLD, PARTNER] }),
      calculate({ category: 2, partnerClaims: true }),
      calculate({ category: 2, partnerClaims: false }),
    ]) {
      determination.given().when(command).thenRefused("statute.partner-with-category-2");
    }
  });

  it("art. 14 § 1, 3°: refuses a claim of the partner beside the right of the household", () => {
    determination
      .given()
      .when(calculate({ category: 3, meansEvidence: [HOUSEHOLD, PARTNER], partnerClaims: true }))
      .thenRefused("statute.partner-claims-with-category-3");
  });
});

describe("what holds on the day on which the right begins", () => {
  it.each<[string, object, number]>([
    ["from before", { from: march(1) }, 50_000],
    ["from that day", { from: march(3) }, 50_000],
    ["from the day after", { from: march(4) }, 0],
    ["until the day before", { until: march(2) }, 0],
    ["until that day", { until: march(3) }, 50_000],
    ["a mere claim to it", { received: false }, 0],
    ["received", { received: true }, 50_000],
  ])("an income %s", (_what, more, counted) => {
    const { calculation } = calculated(calculate({ meansEvidence: [showing(50_000, more)] }));
    expect(calculation.countedMeansCents).toBe(counted * 12);
  });

  it("an income a year is a twelfth a month", () => {
    const yearly = showing(600_000, { per: "year" });
    expect(calculated(calculate({ meansEvidence: [yearly] })).calculation).toMatchObject({
      countedMeansCents: 600_000,
    });
  });
});

describe("art. 34 KB: who lives there", () => {
  it("only the partner counts here; relatives are listed as left out", () => {
    const relative = evidenceOf(
      "means",
      piece("householdComposition", {
        evidenceId: UNKNOWN,
        shows: [{ member: { ref: "member1", relation: "parent", commonHousehold: true } }],
      }),
    );
    const { calculation } = calculated(
      calculate({ category: 1, meansEvidence: [PAY_SLIP, relative, PARTNER] }),
    );
    expect(calculation.countedMeansCents).toBe(600_000);
    expect(calculation.notApplied.map(({ key }) => key)).toContain("otherCohabitants");
  });

  it("refuses means of a member whom nothing shows", () => {
    determination
      .given()
      .when(calculate({ category: 1, meansEvidence: [PARTNER] }))
      .thenRefused("statute.member-not-shown");
  });
});

describe("what the calculation cannot judge", () => {
  it.each<[string, ReturnType<typeof showing>]>([
    ["an amount below zero, whatever the type system was told", showing(-1)],
    ["part of a cent a month", showing(100, { per: "year" })],
    ["a kind that it does not know", showing(1, { kind: "studyGrant" })],
    ["a seized income", showing(1, { seizedCents: 1 })],
    ["part of a month", showing(1, { partOfMonth: { days: 1, daysInMonth: 31 } })],
    [
      "a foreign income",
      showing(1, { foreign: { currency: "USD", rate: "1", rateDate: march(3) } }),
    ],
  ])("refuses %s", (_what, evidence) => {
    determination
      .given()
      .when(calculate({ meansEvidence: [evidence] }))
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
