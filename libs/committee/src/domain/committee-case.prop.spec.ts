import fc from "fast-check";
import { DomainError, fold } from "#kernel";
import { CONDITIONS, isSatisfied } from "#statute";
import { checkEvolve } from "#testing";
import {
  caseAdjourned,
  casePlaced,
  decided,
  march,
  MEMBERS,
  OTHER_SITTING,
  placedCase,
  SITTING,
  votes,
} from "../testing/committee-history.js";
import { type CommitteeCaseCommand, committeeCaseDecider } from "./committee-case.js";
import {
  type CommitteeCaseEvent,
  committeeCaseEvents,
  type ConditionVerdict,
  type Decision,
  type PlacedCase,
  sittingEvents,
  type Vote,
} from "./events.js";
import { sittingDecider } from "./sitting.js";

const SEED = 20_260_820;
const RUNS = { seed: SEED, numRuns: 1_000 };

type Outcome = PlacedCase["findings"][number]["outcome"];
type TakeDecision = Extract<CommitteeCaseCommand, { type: "TakeDecision" }>;

const FOLLOWING = {
  met: "satisfied",
  excusedHealth: "satisfied",
  excusedEquity: "satisfied",
  notMet: "notMet",
  undetermined: "notJudged",
} as const;

const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );

const anyOutcome = fc.constantFrom<Outcome[]>(
  "notMet",
  "notMet",
  "undetermined",
  "excusedHealth",
  "excusedEquity",
);

/** A case and a decision on it that mostly, not always, does what it should. */
const attempt = fc
  .array(fc.oneof({ weight: 7, arbitrary: fc.constant<Outcome>("met") }, anyOutcome), {
    minLength: 6,
    maxLength: 6,
  })
  .chain((outcomes) => {
    const perCondition = fc.tuple(
      ...CONDITIONS.map((condition, at) =>
        fc.record({
          condition: mostly<ConditionVerdict["condition"]>(condition, "age", "means"),
          verdict: mostly<ConditionVerdict["verdict"]>(
            FOLLOWING[outcomes[at]!],
            "satisfied",
            "notMet",
            "notJudged",
          ),
          facts: mostly("Een feit.", "", " "),
          reasons: mostly("Een reden.", "", "\n"),
        }),
      ),
    );
    return fc.record({
      findings: fc.constant(
        CONDITIONS.map((condition, at) => ({ condition, outcome: outcomes[at]! })),
      ),
      command: fc.record({
        type: fc.constant("TakeDecision" as const),
        sittingId: mostly(SITTING, OTHER_SITTING),
        presentIds: mostly<string[]>([...MEMBERS], MEMBERS.slice(1)),
        today: fc.constant(march(25)),
        outcome: fc.constantFrom("granted" as const, "refused" as const),
        perCondition: fc.oneof(
          { weight: 20, arbitrary: perCondition },
          { weight: 1, arbitrary: perCondition.map((all) => all.slice(1)) },
        ),
        votes: fc
          .tuple(...MEMBERS.map(() => mostly<Vote["vote"]>("for", "against", "abstained")))
          .chain((given) =>
            mostly(votes(...given), votes(...given.slice(1)), [
              ...votes(...given),
              ...votes("for"),
            ]),
          ),
      }),
    });
  });

/** What was decided, or nothing when it was refused. */
function decisionOn(
  past: readonly CommitteeCaseEvent[],
  command: TakeDecision,
): Decision | undefined {
  try {
    const [event] = committeeCaseDecider.decide(command, fold(committeeCaseDecider, past));
    return event?.type === "committee.DecisionTaken" ? event.data : undefined;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** Checks every decision that is let through, and that there were enough to mean something. */
function forEveryDecision(
  outcome: Decision["outcome"],
  check: (decision: Decision, findings: PlacedCase["findings"], command: TakeDecision) => void,
): void {
  let accepted = 0;
  fc.assert(
    fc.property(attempt, ({ findings, command }) => {
      const past: CommitteeCaseEvent = {
        type: "committee.CasePlaced",
        data: { ...placedCase(), findings },
      };
      const decision = decisionOn([past], command);
      if (decision?.outcome !== outcome) return;
      accepted += 1;
      expect(command.sittingId).toBe(SITTING);
      expect(decision.perCondition.map(({ condition }) => condition)).toEqual([...CONDITIONS]);
      expect(decision.perCondition.every(({ reasons }) => reasons.trim() !== "")).toBe(true);
      check(decision, findings, command);
    }),
    RUNS,
  );
  expect(accepted).toBeGreaterThan(30);
}

describe(`a decision, whatever is tried (seed ${SEED})`, () => {
  it("evolve takes anything that was recorded, and a replay is what was folded as it came", () => {
    checkEvolve(committeeCaseDecider, committeeCaseEvents, { seed: SEED, numRuns: 150 });
    checkEvolve(sittingDecider, sittingEvents, { seed: SEED, numRuns: 150 });
  });

  it("M14: a grant has six satisfied verdicts, six satisfied findings, and the report's amount", () => {
    forEveryDecision("granted", (decision, findings) => {
      expect(decision.perCondition.every(({ verdict }) => verdict === "satisfied")).toBe(true);
      expect(findings.every(({ condition, outcome }) => isSatisfied(condition, outcome))).toBe(
        true,
      );
      const { category, from, monthlyAmountCents } = placedCase();
      expect(decision).toMatchObject({ category, from, monthlyAmountCents });
    });
  });

  it("M14: a refusal has a condition that is not met, with facts and reasons, and no amount", () => {
    forEveryDecision("refused", (decision, findings) => {
      const unmet = decision.perCondition.filter(({ verdict }) => verdict === "notMet");
      expect(unmet.length).toBeGreaterThan(0);
      for (const { condition, facts, reasons } of unmet) {
        expect(facts.trim()).not.toBe("");
        expect(reasons.trim()).not.toBe("");
        expect(findings).toContainEqual({ condition, outcome: "notMet" });
      }
      expect(decision).not.toHaveProperty("monthlyAmountCents");
    });
  });

  it("M13: everybody present has voted once, and more of them for it than against it", () => {
    for (const outcome of ["granted", "refused"] as const) {
      forEveryDecision(outcome, ({ votes: given }, _findings, { presentIds }) => {
        const count = (wanted: string) => given.filter(({ vote }) => vote === wanted).length;
        expect(count("for")).toBeGreaterThan(count("against"));
        expect(given.map(({ memberId }) => memberId).sort()).toEqual([...presentIds].sort());
      });
    }
  });

  it("M12: nothing is decided off the agenda, whatever came before", () => {
    const offAgenda = fc.constantFrom<CommitteeCaseEvent[]>(
      [],
      [casePlaced({}, OTHER_SITTING)],
      [casePlaced(), caseAdjourned()],
      [casePlaced(), decided()],
    );
    fc.assert(
      fc.property(attempt, offAgenda, ({ command }, past) => {
        expect(decisionOn(past, { ...command, sittingId: SITTING })).toBeUndefined();
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
