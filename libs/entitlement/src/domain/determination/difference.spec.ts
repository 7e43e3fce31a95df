import { type EuroCents, euroCents, legalDate } from "#kernel";
import { differences, type Stretch } from "./difference.js";

const stretch = (from: string, until: string | undefined, cents: number | undefined): Stretch => ({
  from: legalDate(from),
  ...(until === undefined ? {} : { until: legalDate(until) }),
  monthlyCents: cents === undefined ? undefined : euroCents(cents),
});

describe("the difference between two determinations", () => {
  it("is nothing where nothing changes, however the days are cut", () => {
    const whole = [stretch("2025-03-03", undefined, 100_000)];
    const cut = [
      stretch("2025-03-03", "2025-06-30", 100_000),
      stretch("2025-07-01", undefined, 100_000),
    ];
    expect(differences(whole, cut)).toEqual([]);
    expect(differences(cut, whole)).toEqual([]);
  });

  it.each<[string, number, number, "tooLittle" | "tooMuch", number]>([
    ["got too little", 100_000, 120_000, "tooLittle", -20_000],
    ["got too much", 120_000, 100_000, "tooMuch", 20_000],
    ["got one cent too much", 100_001, 100_000, "tooMuch", 1],
  ])("says that the person %s", (_what, before, after, kind, difference) => {
    expect(
      differences(
        [stretch("2025-03-03", undefined, before)],
        [stretch("2025-03-03", undefined, after)],
      ),
    ).toEqual([
      {
        from: "2025-03-03",
        beforeMonthlyCents: before,
        afterMonthlyCents: after,
        differenceMonthlyCents: difference,
        kind,
      },
    ]);
  });

  it("is told for the days on which it holds, and joined over cuts that change nothing", () => {
    const before = [stretch("2025-03-03", undefined, 100_000)];
    const after = [
      stretch("2025-03-03", "2025-03-31", 100_000),
      stretch("2025-04-01", "2025-04-30", 90_000),
      stretch("2025-05-01", "2025-05-31", 90_000),
      stretch("2025-06-01", undefined, 100_000),
    ];
    expect(differences(before, after)).toMatchObject([
      { from: "2025-04-01", until: "2025-05-31", kind: "tooMuch", differenceMonthlyCents: 10_000 },
    ]);
  });

  it("is one of its own on days that do not follow, and where the person had another amount", () => {
    const before = [
      stretch("2025-03-03", "2025-06-30", 100_000),
      stretch("2025-07-01", undefined, 110_000),
    ];
    const after = [
      stretch("2025-03-03", "2025-03-03", 90_000),
      stretch("2025-03-04", "2025-05-31", 100_000),
      stretch("2025-06-01", undefined, 90_000),
    ];
    expect(
      differences(before, after).map(({ from, until, beforeMonthlyCents, afterMonthlyCents }) => [
        from,
        until,
        beforeMonthlyCents,
        afterMonthlyCents,
      ]),
    ).toEqual([
      ["2025-03-03", "2025-03-03", 100_000, 90_000],
      ["2025-06-01", "2025-06-30", 100_000, 90_000],
      ["2025-07-01", undefined, 110_000, 90_000],
    ]);
  });

  it("is none after the last day of both", () => {
    const until = "2025-12-31";
    expect(
      differences([stretch("2025-03-03", until, 1)], [stretch("2025-03-03", until, 2)]),
    ).toMatchObject([{ from: "2025-03-03", until }]);
  });

  it("is not known for days before one of them begins", () => {
    const found = differences(
      [stretch("2025-03-03", undefined, 100_000)],
      [stretch("2025-05-01", undefined, 100_000)],
    );
    expect(found).toStrictEqual([
      { from: "2025-03-03", until: "2025-04-30", beforeMonthlyCents: 100_000, kind: "unknown" },
    ]);
  });

  it("is not known where one of them has no amount or does not reach", () => {
    const before = [stretch("2025-03-03", "2025-12-31", 100_000)];
    const after = [
      stretch("2025-03-03", "2025-06-30", undefined),
      stretch("2025-07-01", undefined, 100_000),
    ];
    const found = differences(before, after);
    expect(found).toStrictEqual([
      {
        from: "2025-03-03",
        until: "2025-06-30",
        beforeMonthlyCents: 100_000 as EuroCents,
        kind: "unknown",
      },
      { from: "2026-01-01", afterMonthlyCents: 100_000 as EuroCents, kind: "unknown" },
    ]);
  });
});
