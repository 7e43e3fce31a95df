import type { LegalDate } from "#kernel";
import { type Citation, cite } from "../law/citation.js";
import type { TraceStep } from "../trace/step.js";
import { notConfirmedIn } from "./not-confirmed.js";

const DAY = "2026-11-22" as LegalDate;
const cited = (status: Citation["status"], articleStatus: Citation["articleStatus"]): Citation => ({
  ...cite("rmiWet", "art. 14", status, "PB-CAT"),
  articleStatus,
});
const SEEN = cited("sourced", "sourced");
const UNSEEN = cited("unseen", "sourced");
const NUMBER_UNSEEN = cited("sourced", "unseen");

const step = (label: string, citation: Citation, more: object = {}) =>
  ({
    label,
    citation,
    status: citation.status,
    kind: "rule",
    unit: "euroCents",
    ...more,
  }) as TraceStep;

/** `about label`, of steps and of the reasons of verdicts. */
function named(steps: readonly TraceStep[], reasons: readonly [string, Citation][] = []) {
  const verdict = {
    condition: "age" as const,
    outcome: "met" as const,
    reasons: reasons.map(([code, citation]) => ({ code: code as "ofAge", citation, refs: [] })),
  };
  return notConfirmedIn(steps, DAY, [verdict]).map(({ about, label }) => `${about} ${label}`);
}

describe("what is not confirmed", () => {
  it("is a step or a reason that no text shows, and an article number that was not seen", () => {
    expect(named([step("rounding", SEEN)], [["ofAge", SEEN]])).toEqual([]);
    expect(named([step("rounding", UNSEEN)])).toEqual(["step rounding"]);
    expect(named([step("rounding", NUMBER_UNSEEN)])).toEqual(["articleNumber rounding"]);
    expect(named([], [["ofAge", UNSEEN]])).toEqual(["verdict ofAge"]);
    expect(named([], [["ofAge", NUMBER_UNSEEN]])).toEqual(["articleNumber ofAge"]);
  });

  it("is a figure that was last checked before the day", () => {
    const checked = (lastChecked: string) =>
      named([step("generalExemption", SEEN, { parameter: { lastChecked } })]);
    expect(checked("2026-11-21")).toEqual(["lastChecked generalExemption"]);
    expect(checked("2026-11-22")).toEqual([]);
  });

  it("is not what is judged in the amount that it gives", () => {
    expect(
      named(["baseAmount", "spiBase", "indexCoefficient"].map((label) => step(label, UNSEEN))),
    ).toEqual([]);
  });

  it("is a choice by what was chosen", () => {
    const chosen = (value: string) =>
      step("choiceMade", UNSEEN, { kind: "choice", unit: "code", value });
    expect(named([chosen("rounding=halfUp"), chosen("partMonth=daysOfMonth")])).toEqual([
      "choice rounding=halfUp",
      "choice partMonth=daysOfMonth",
    ]);
  });

  it("is named once, contents before numbers", () => {
    const other = { ...NUMBER_UNSEEN, article: "art. 15" };
    expect(
      named(
        [
          step("first", NUMBER_UNSEEN),
          step("rounding", UNSEEN),
          step("rounding", UNSEEN),
          step("second", NUMBER_UNSEEN),
          step("third", other),
        ],
        [["ofAge", UNSEEN]],
      ),
    ).toEqual(["step rounding", "verdict ofAge", "articleNumber second", "articleNumber third"]);
  });
});
