import { Erased, instant, legalDate } from "#kernel";
import { type Condition, CONDITIONS, loadParameters } from "#statute";
import { conditionsOf } from "../../testing/file-conditions.js";
import type { ReadCondition } from "./case-of-file.js";
import { determineRight } from "./determine-right.js";
import { movedSince } from "./moved-since.js";

const conditions = conditionsOf();
const [event] = determineRight(
  {
    type: "DetermineRight",
    determinationId: "d1111111-1111-4111-8111-111111111111",
    cause: "request",
    now: instant("2025-03-10T09:00:00Z"),
    today: legalDate("2025-03-10"),
    requestedOn: legalDate("2025-03-03"),
    choices: [],
    conditions,
    parameters: loadParameters(),
  },
  { determinations: [], calculations: [] },
);
const determination = event!.data;

/** The conditions with the state of one of them changed. */
const changed = (
  condition: Condition,
  change: (state: ReadCondition["state"]) => ReadCondition["state"],
): ReadCondition[] =>
  conditions.map((one) =>
    one.condition === condition ? { ...one, version: "9", state: change(one.state) } : one,
  );

const withoutFinding = ({ finding: _finding, ...state }: ReadCondition["state"]) => state;

describe("what moved since a determination", () => {
  it("is nothing at first", () => {
    expect(movedSince(determination, conditions)).toEqual([]);
  });

  it.each(CONDITIONS.map((condition) => [condition]))(
    "is a condition to which evidence came, from which it went, that is found no more: %s",
    (condition) => {
      const came = changed(condition, (state) => ({
        ...state,
        evidence: [
          ...state.evidence,
          { ...state.evidence[0]!, evidenceId: "b1111111-1111-4111-8111-111111111111" },
        ],
      }));
      const went = changed(condition, (state) => ({ ...state, evidence: [] }));
      expect(movedSince(determination, came)).toEqual([condition]);
      expect(movedSince(determination, went)).toEqual([condition]);
      expect(movedSince(determination, changed(condition, withoutFinding))).toEqual([condition]);
    },
  );

  it("is a condition of which one piece of evidence took the place of another", () => {
    const other = "b1111111-1111-4111-8111-111111111111";
    const two = changed("means", (state) => ({
      ...state,
      evidence: [...state.evidence, { ...state.evidence[0]!, evidenceId: other }],
    }));
    const replaced = changed("means", (state) => ({
      ...state,
      evidence: [
        ...state.evidence,
        { ...state.evidence[0]!, evidenceId: "b2222222-2222-4222-8222-222222222222" },
      ],
    }));
    const evidenceOfMeans = two[3]!.state.evidence.map(({ evidenceId }) => evidenceId);
    expect(movedSince({ evidenceOfMeans, findings: [] }, two)).toEqual([]);
    expect(movedSince({ evidenceOfMeans, findings: [] }, replaced)).toEqual(["means"]);
  });

  it("are all that moved, in the order of the law", () => {
    expect(movedSince(determination, conditions.toReversed().map(emptied))).toEqual(CONDITIONS);
    expect(movedSince(determination, [])).toEqual(CONDITIONS);
  });

  it("is a condition that is found otherwise", () => {
    const otherwise = conditionsOf({}, { willingnessToWork: "excusedHealth" });
    expect(movedSince(determination, otherwise)).toEqual(["willingnessToWork"]);
  });

  it("is not one whose finding was made again with the same outcome", () => {
    const again = changed("age", (state) => ({
      ...state,
      finding: { ...state.finding!, reasons: "Nog eens nagekeken.", madeOn: "2025-04-01" },
    }));
    expect(movedSince(determination, again)).toEqual([]);
  });

  it("is what is found for the first time", () => {
    const before = { ...determination, findings: determination.findings.slice(1) };
    expect(movedSince(before, conditions)).toEqual(["residence"]);
  });

  it("is not what was erased of the determination", () => {
    const erased = new Erased(instant("2031-02-07T11:00:00Z"), "list: 4.2") as never;
    const findings = determination.findings.map(({ condition }) => ({
      condition,
      outcome: erased,
    }));
    expect(movedSince({ ...determination, findings }, conditions)).toEqual([]);
  });

  it("is of a calculation of the first rule set its evidence of means", () => {
    const evidenceOfMeans = conditions[3]!.state.evidence.map(({ evidenceId }) => evidenceId);
    expect(movedSince({ evidenceOfMeans, findings: [] }, conditions)).toEqual([]);
    expect(movedSince({ evidenceOfMeans: [], findings: [] }, conditions)).toEqual(["means"]);
    const others = changed("age", () => emptied(conditions[1]!).state);
    expect(movedSince({ evidenceOfMeans, findings: [] }, others)).toEqual([]);
  });
});

function emptied(read: ReadCondition): ReadCondition {
  return { ...read, state: { ...withoutFinding(read.state), evidence: [] } };
}
