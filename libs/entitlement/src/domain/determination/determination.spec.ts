import { fold, instant, legalDate } from "#kernel";
import { loadParameters } from "#statute";
import { checkEvolve, spec } from "#testing";
import { conditionsOf } from "../../testing/file-conditions.js";
import { storedCalculation } from "../../testing/stored-calculation.js";
import type { DetermineRight } from "./determine-right.js";
import { determinationDecider, rightBeginsOn } from "./determination.js";
import { type DeterminationEvent, determinationEvents } from "./events.js";
import { keptDeterminations } from "./kept-determination.js";

const SEED = 20_260_820;
const FIRST = "d1111111-1111-4111-8111-111111111111";
const SECOND = "d2111111-1111-4111-8111-111111111111";
const parameters = loadParameters();
const determination = spec(determinationDecider);

const command = (changes: Partial<DetermineRight> = {}): DetermineRight => ({
  type: "DetermineRight",
  determinationId: FIRST,
  cause: "request",
  now: instant("2025-03-10T09:00:00Z"),
  today: legalDate("2025-03-10"),
  requestedOn: legalDate("2025-03-03"),
  choices: [],
  conditions: conditionsOf(),
  parameters,
  ...changes,
});

/** The one event that follows from a command on `events`. */
function decided(made: DetermineRight, ...events: DeterminationEvent[]): DeterminationEvent {
  const [event, ...others] = determinationDecider.decide(made, fold(determinationDecider, events));
  expect(others).toEqual([]);
  return event!;
}

describe("M5: determinations are kept", () => {
  it("a new one follows the earlier ones and replaces none", () => {
    const first = decided(command());
    const again = command({ determinationId: SECOND, cause: "review" });
    const second = decided(again, first);
    determination.given(first).when(again).then(second);
    const { determinations } = fold(determinationDecider, [first, second]);
    expect(determinations).toEqual([first.data, second.data]);
    expect(second.data).toMatchObject({ supersedes: FIRST });
  });

  it(`evolve takes anything that was recorded (seed ${SEED})`, () => {
    checkEvolve(determinationDecider, determinationEvents, { seed: SEED, numRuns: 60 });
  });
});

describe("a file with calculations of the first rule set", () => {
  const calculated = storedCalculation();

  it("keeps them, older than any determination, and the next one supersedes the last", () => {
    const determined = decided(command(), calculated);
    expect(determined.data).toMatchObject({ supersedes: calculated.data.calculationId });
    const kept = keptDeterminations(fold(determinationDecider, [calculated, determined]));
    expect(kept.map(({ determinationId, ruleSet }) => [determinationId, ruleSet])).toEqual([
      [calculated.data.calculationId, "leefloon-narrow/1"],
      [FIRST, "leefloon/2"],
    ]);
  });

  it("gets new figures for the category that people had given, without asking again", () => {
    const { data } = decided(command({ cause: "figuresChanged" }), calculated);
    expect(data).toMatchObject({
      givenCategory: { category: 1, reasons: calculated.data.categoryReasons },
    });
    expect(decided(command({ cause: "review" }), calculated).data).not.toHaveProperty(
      "givenCategory",
    );
  });
});

describe("a category that people give in place of the facts of the household", () => {
  const given = { category: 1 as const, reasons: "Deelt het huishouden met haar zus." };
  const determined = () => decided(command({ givenCategory: given }));

  it("is the category, with their reasons", () => {
    const first = determined();
    expect(first.data).toMatchObject({ givenCategory: given });
    const [kept] = keptDeterminations(fold(determinationDecider, [first]));
    expect(kept?.periods[0]?.told).toMatchObject({
      category: { category: 1 },
      // 10,513.60 / 12 = 876.1333.
      amounts: { monthlyLeefloonCents: 87_613 },
    });
  });

  it("stays when figures change, and is asked again when facts do", () => {
    const index = parameters.definitions.find(({ key }) => key === "rmi-wet/art-15/index-jumps");
    expect(index).toBeDefined();
    const first = determined();
    const later = { determinationId: SECOND, today: legalDate("2026-02-01") };
    // New choices of the centre: the determination is another one.
    const choices = [{ key: "rounding" as const, value: "cutOff", from: legalDate("2025-01-01") }];
    const means = conditionsOf({
      means: [
        { income: { kind: "other", amountCents: 10_001, per: "month" } },
        { noOther: "member" },
      ],
    });
    const figures = command({ ...later, cause: "figuresChanged", choices, conditions: means });
    expect(decided(figures, first).data).toMatchObject({ givenCategory: given });
    const another = { category: 2 as const, reasons: "Woont nu alleen." };
    expect(decided({ ...figures, givenCategory: another }, first).data).toMatchObject({
      givenCategory: another,
    });
    const facts = command({ ...later, cause: "factsChanged", conditions: means });
    expect(decided(facts, first).data).not.toHaveProperty("givenCategory");
  });
});

describe("art. 21: the right begins on the day of the request", () => {
  it("and no earlier", () => {
    expect(rightBeginsOn("2025-03-03")).toBe("2025-03-03");
  });
});
