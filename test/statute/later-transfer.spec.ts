import { type Case, determine, loadParameters, readCase } from "#statute";

const parameters = loadParameters();

/** Lives alone, without other means; a gift of 20,000.00 on a day after the first one asked about. */
const asked = (on: string) => ({
  from: "2025-03-03",
  category: { category: 2, reasons: "Woont alleen." },
  means: {
    transfers: [
      {
        on,
        kind: "movable",
        manner: "gift",
        right: "ownership",
        marketValueCents: 2_000_000,
      },
    ],
  },
  until: "2025-12-31",
});

function answer(on: string) {
  const read = readCase(asked(on));
  if (!("case" in read)) throw new Error(JSON.stringify(read.issues));
  return determine(read.case satisfies Case, parameters).periods.map(({ from, amounts }) => [
    from,
    amounts?.monthlyLeefloonCents,
  ]);
}

describe("art. 28 KB: something given away after the first day asked about", () => {
  it("counts from its own day: a new period begins", () => {
    // 6 % of 6,300.00 = 378.00 and 10 % of 7,500.00 = 750.00: 1,128.00. No whole month before the
    // request, so no yearly deduction. 1,128.00 − 250.00 = 878.00 counts.
    // 15,770.41 − 878.00 = 14,892.41; / 12 = 1,241.0342 → 1,241.03.
    expect(answer("2025-06-10")).toEqual([
      ["2025-03-03", 131_420],
      ["2025-06-10", 124_103],
    ]);
  });

  it("after the last day asked about it changes nothing", () => {
    expect(answer("2026-01-01")).toEqual([["2025-03-03", 131_420]]);
  });
});
