import { euroCents, type LegalDate, legalDate } from "#kernel";
import type { Difference } from "../../domain/determination/difference.js";
import type { Assessed } from "./assess-file.js";
import { Tally } from "./summary.js";

const AT = legalDate("2025-09-01");

/** So much a month too little (below zero) or too much, or not known (0), on these days. */
function difference(from: string, until: string | undefined, cents: number): Difference {
  return {
    from: from as LegalDate,
    ...(until === undefined ? {} : { until: until as LegalDate }),
    ...(cents === 0 ? {} : { differenceMonthlyCents: euroCents(cents) }),
    kind: cents === 0 ? "unknown" : cents < 0 ? "tooLittle" : "tooMuch",
  };
}

const changed = (differences: readonly Difference[], undetermined = false): Assessed => ({
  outcome: "changed",
  appends: [],
  differences,
  undetermined,
});

function summaryOf(...files: readonly Assessed[]) {
  const tally = new Tally(AT);
  for (const file of files) tally.add(file);
  return tally.summary();
}

describe("the summary of a re-assessment", () => {
  it("counts every file once", () => {
    const tally = new Tally(AT);
    tally.upToDate(7);
    const left = (outcome: "skipped" | "failed", code: string): Assessed => ({ outcome, code });
    tally.add({ outcome: "unchanged" });
    tally.add(changed([]));
    for (const code of ["erased", "facts-moved", "erased"]) tally.add(left("skipped", code));
    tally.add(left("failed", "key-missing"));
    const summary = tally.summary();
    expect(summary).toMatchObject({
      files: 13,
      upToDate: 7,
      unchanged: 1,
      changed: { files: 1 },
      skipped: { erased: 2, "facts-moved": 1 },
      failed: { "key-missing": 1 },
    });
    expect(tally.files).toBe(13);
  });

  it("adds up what is too little and too much a month, never below zero", () => {
    const { tooLittle, tooMuch } = summaryOf(
      changed([difference(AT, undefined, -1_000)]),
      changed([difference(AT, undefined, -23)]),
      changed([difference(AT, undefined, 500)]),
    ).changed;
    expect(tooLittle).toEqual({ files: 2, monthlyCents: 1_023 });
    expect(tooMuch).toEqual({ files: 1, monthlyCents: 500 });
  });

  it.each<[string, Difference[], number]>([
    [
      "on the day itself",
      [difference("2025-08-01", AT, -1), difference("2025-09-02", undefined, -2)],
      1,
    ],
    [
      "else on the next",
      [
        difference("2025-08-01", "2025-08-31", -1),
        difference("2025-10-01", "2025-10-31", -2),
        difference("2025-11-01", undefined, -3),
      ],
      2,
    ],
    [
      "else on the last",
      [difference("2025-06-01", "2025-06-30", -1), difference("2025-07-01", "2025-08-31", -2)],
      2,
    ],
  ])("takes what it is %s", (_when, differences, cents) => {
    expect(summaryOf(changed(differences)).changed.tooLittle.monthlyCents).toBe(cents);
  });

  it("counts a file with both in both, and one without amounts in neither", () => {
    const both = changed([
      difference("2025-08-01", "2025-08-31", 700),
      difference(AT, undefined, -1),
    ]);
    const neither = changed([difference(AT, undefined, 0)], true);
    expect(summaryOf(both, neither).changed).toEqual({
      files: 2,
      tooLittle: { files: 1, monthlyCents: 1 },
      tooMuch: { files: 1, monthlyCents: 700 },
      undetermined: 1,
    });
  });
});
