import fc from "fast-check";
import { DomainError } from "#kernel";
import { type Condition, CONDITIONS, evidenceKeys, isEvidenceKey, isOutcome } from "#statute";
import { checkEvolve } from "#testing";
import {
  answer,
  ask,
  ASKED,
  close,
  contest,
  find,
  FIRST,
  piece,
  QUESTION,
  QUESTION_AGAIN,
  record,
  REOPEN,
  SECOND,
  UNKNOWN,
  withdraw,
} from "../../testing/condition-history.js";
import { type ConditionCommand, conditionDecider } from "./condition.js";
import { type ConditionEvent, conditionEvents } from "./events.js";
import type { ConditionState } from "./state.js";

const SEED = 20_260_820;
const RUNS = { seed: SEED, numRuns: 500 };

const ALL_KINDS: readonly string[] = CONDITIONS.flatMap(evidenceKeys);
const ids = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom([FIRST], [SECOND], [FIRST, SECOND], []) },
  { weight: 1, arbitrary: fc.constant([FIRST, UNKNOWN]) },
);
const outcome = fc.constantFrom(
  "met" as const,
  "notMet" as const,
  "undetermined" as const,
  "excusedHealth" as const,
  "excusedEquity" as const,
);

/** Kinds of the condition itself, of the others, and of nobody. */
const kindFor = (condition: Condition) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<string[]>(...evidenceKeys(condition)) },
    { weight: 2, arbitrary: fc.constantFrom(...ALL_KINDS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  );

/** Mostly what brings a condition to a finding, so that there is something to disturb. */
const commandFor = (condition: Condition): fc.Arbitrary<ConditionCommand> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(kindFor(condition), fc.constantFrom(FIRST, SECOND), fc.boolean())
        .map(([kind, evidenceId, complete]) =>
          record(piece(kind, { evidenceId, ...(complete ? ASKED[kind] : {}) })),
        ),
    },
    { weight: 6, arbitrary: fc.tuple(outcome, ids).map(([said, named]) => find(said, ...named)) },
    { weight: 2, arbitrary: fc.constantFrom(FIRST, SECOND).map(withdraw) },
    { weight: 2, arbitrary: fc.constantFrom(1, 2).map(close) },
    fc.constantFrom(FIRST, SECOND).map((evidenceId) => contest(evidenceId)),
    fc.constantFrom("accepted" as const, "maintained" as const).map((said) => answer(said)),
    kindFor(condition).map((kind) =>
      answer("accepted", piece(kind, { evidenceId: SECOND, ...ASKED[kind] })),
    ),
    fc.constant(REOPEN),
    fc
      .tuple(kindFor(condition), fc.constantFrom(QUESTION, QUESTION_AGAIN), fc.boolean())
      .map(([kind, questionId, repeat]) =>
        ask(kind, { about: "income" }, { questionId, ...(repeat ? { whyAgain: "Omdat." } : {}) }),
      ),
  );

/** What was recorded, with the state before and after each command that was let through. */
interface Accepted {
  readonly events: readonly ConditionEvent[];
  readonly before: ConditionState;
  readonly after: ConditionState;
}

/** A command that closes a control point closes the first one that is open, if there is one. */
function aimed(command: ConditionCommand, { controlPoints }: ConditionState): ConditionCommand {
  const open = controlPoints.find(({ closed }) => closed === undefined);
  return command.type === "CloseControlPoint" && open !== undefined ? close(open.number) : command;
}

function play(condition: Condition, commands: ConditionCommand[]): Accepted[] {
  const decider = conditionDecider(condition);
  const accepted: Accepted[] = [];
  let state = decider.initialState;
  for (const one of commands) {
    try {
      const events = decider.decide(aimed(one, state), state);
      const after = events.reduce(decider.evolve, state);
      accepted.push({ events, before: state, after });
      state = after;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return accepted;
}

const story = fc
  .constantFrom(...CONDITIONS)
  .chain((condition) =>
    fc.tuple(
      fc.constant(condition),
      fc.array(commandFor(condition), { minLength: 4, maxLength: 20 }),
    ),
  );

describe(`a condition, whatever is tried (seed ${SEED})`, () => {
  it.each(CONDITIONS)("evolve of %s takes anything that was recorded", (condition) => {
    checkEvolve(conditionDecider(condition), conditionEvents, { seed: SEED, numRuns: 150 });
  });

  it("M1, M2: no evidence is accepted whose kind is not in the catalogue of the condition", () => {
    fc.assert(
      fc.property(story, ([condition, commands]) => {
        for (const { after } of play(condition, commands)) {
          for (const evidence of after.evidence) {
            expect(isEvidenceKey(condition, evidence.kind)).toBe(true);
            expect(evidence.condition).toBe(condition);
          }
        }
      }),
      RUNS,
    );
  });

  it("no finding survives a change of the evidence", () => {
    let reopenings = 0;
    fc.assert(
      fc.property(story, ([condition, commands]) => {
        for (const { before, after } of play(condition, commands)) {
          if (before.evidence === after.evidence) continue;
          expect(after.finding).toBeUndefined();
          if (before.finding !== undefined) reopenings += 1;
        }
      }),
      RUNS,
    );
    expect(reopenings).toBeGreaterThan(30);
  });

  it("nothing is determined while a contest has no answer or something is to be looked at", () => {
    let kept = 0;
    fc.assert(
      fc.property(story, ([condition, commands]) => {
        for (const { before, events } of play(condition, commands)) {
          const stands = events.some(
            ({ type, data }) =>
              type === "entitlement.FindingMade" && data.outcome !== "undetermined",
          );
          if (!stands) continue;
          kept += 1;
          expect(before.contests.filter(({ answer: given }) => given === undefined)).toEqual([]);
          expect(
            before.controlPoints.filter(
              (one) => one.closed === undefined && one.from <= "2025-03-10",
            ),
          ).toEqual([]);
        }
      }),
      RUNS,
    );
    expect(kept).toBeGreaterThan(30);
  });

  it("whatever changes the evidence under a finding has to be looked at", () => {
    fc.assert(
      fc.property(story, ([condition, commands]) => {
        for (const { before, after, events } of play(condition, commands)) {
          const changed = before.evidence !== after.evidence;
          if (before.finding === undefined || !changed) continue;
          expect(events.map(({ type }) => type)).toEqual(
            expect.arrayContaining([
              "entitlement.FindingReopened",
              "entitlement.ControlPointOpened",
            ]),
          );
        }
      }),
      RUNS,
    );
  });

  it("a finding says what the condition knows, on evidence that is there", () => {
    fc.assert(
      fc.property(story, ([condition, commands]) => {
        for (const { after } of play(condition, commands)) {
          if (after.finding === undefined) continue;
          const { outcome: said, evidenceIds } = after.finding;
          expect(isOutcome(condition, said)).toBe(true);
          expect(said === "undetermined" || evidenceIds.length > 0).toBe(true);
          const there = after.evidence.map(({ evidenceId }) => evidenceId);
          expect(there).toEqual(expect.arrayContaining([...evidenceIds]));
        }
      }),
      RUNS,
    );
  });

  it("every event is of the condition whose stream it is in", () => {
    fc.assert(
      fc.property(story, ([condition, commands]) => {
        for (const { events } of play(condition, commands)) {
          for (const { data } of events) expect(data.condition).toBe(condition);
        }
      }),
      RUNS,
    );
  });
});
