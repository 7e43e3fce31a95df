import { Erased, ErasedDataUsed, fold, instant, legalDate } from "#kernel";
import { loadParameters } from "#statute";
import { conditionsOf } from "../../testing/file-conditions.js";
import { storedCalculation } from "../../testing/stored-calculation.js";
import { determinationDecider } from "./determination.js";
import type { DeterminationState } from "./determination-state.js";
import { determineRight } from "./determine-right.js";
import { differencesFrom, monthsUntil } from "./due.js";
import { keptDeterminations, madeBy, orErased, toldPeriods } from "./kept-determination.js";
import type { RightDetermined } from "./right-determined.js";

const NOTHING: DeterminationState = { determinations: [], calculations: [] };
const ERASED = new Erased(instant("2035-03-03T08:00:00Z"), "selection list 12.3: decision 7");
const calculated = storedCalculation().data;

/** A determination of 10 March 2025 at 10 in the morning. */
function determined(
  changes: Partial<Parameters<typeof determineRight>[0]> = {},
  state = NOTHING,
): RightDetermined {
  const [event] = determineRight(
    {
      type: "DetermineRight",
      determinationId: "d1111111-1111-4111-8111-111111111111",
      cause: "request",
      now: instant("2025-03-10T09:00:00Z"),
      today: legalDate("2025-03-10"),
      requestedOn: legalDate("2025-03-03"),
      choices: [],
      conditions: conditionsOf(),
      parameters: loadParameters(),
      ...changes,
    },
    state,
  );
  return event!.data;
}

const kept = (state: Partial<DeterminationState>) => keptDeterminations({ ...NOTHING, ...state });
const one = determined();
const ofNow = () => kept({ determinations: [one] })[0]!;
const ofThen = () => kept({ calculations: [calculated] })[0]!;

describe("a determination as it is read", () => {
  it("has its periods whole again, each step with its citation", () => {
    const [first, second] = toldPeriods(ofNow());
    expect(first).toMatchObject({ from: "2025-03-03", until: "2026-02-28", right: "open" });
    expect(second).toMatchObject({ from: "2026-03-01", right: "open" });
    expect(second).not.toHaveProperty("until");
    for (const { citation } of first!.trace) expect(citation.article).toMatch(/^art\. /);
    expect(ofNow()).toMatchObject({
      determinedAt: "2025-03-10T09:00:00.000Z",
      cause: "request",
      ruleSet: "leefloon/2",
      requestedOn: "2025-03-03",
      receipt: one.receipt,
      notApplied: [],
    });
  });

  it("names the one it superseded and the category that people gave", () => {
    const givenCategory = { category: 1 as const, reasons: "Deelt het huishouden met haar zus." };
    const again = { determinationId: "d2111111-1111-4111-8111-111111111111", givenCategory };
    const second = determined(again, { ...NOTHING, determinations: [one] });
    const [first, last] = kept({ determinations: [one, second] });
    expect(last).toMatchObject({ supersedes: one.determinationId, givenCategory });
    expect(first).not.toHaveProperty("supersedes");
    expect(first).not.toHaveProperty("givenCategory");
  });

  it("of the first rule set it is one period, with the category that people gave", () => {
    expect(ofThen()).toMatchObject({
      determinedOn: "2025-03-07",
      ruleSet: "leefloon-narrow/1",
      requestedOn: "2025-03-03",
      givenCategory: { category: 1, reasons: "Woont samen met haar partner." },
      evidenceOfMeans: calculated.evidenceIds,
      findings: [],
      periods: [{ from: "2025-03-03", told: { right: "undetermined", gaps: [] } }],
      notApplied: [{ key: "partMonths" }],
    });
    for (const field of ["determinedAt", "cause", "receipt", "supersedes"]) {
      expect(ofThen()).not.toHaveProperty(field);
    }
  });

  it("of the first rule set it superseded the calculation before", () => {
    const second = storedCalculation({ calculationId: "c2111111-1111-4111-8111-111111111111" });
    const all = keptDeterminations(fold(determinationDecider, [storedCalculation(), second]));
    expect(all.map(({ supersedes }) => supersedes)).toEqual([undefined, calculated.calculationId]);
  });
});

describe("what was known when", () => {
  it.each([
    ["2025-03-10T08:59:59.999Z", false],
    ["2025-03-10T09:00:00.000Z", true],
  ])("a determination of 9:00 at %s: %s", (moment, known) => {
    expect(madeBy(ofNow(), instant(moment))).toBe(known);
  });

  it.each([
    // The Belgian day begins an hour before midnight UTC in winter.
    ["2025-03-06T22:59:59Z", false],
    ["2025-03-06T23:00:00Z", true],
  ])("a calculation of 7 March, of which no hour is known, at %s: %s", (moment, known) => {
    expect(madeBy(ofThen(), instant(moment))).toBe(known);
  });
});

describe("what was erased", () => {
  it("leaves the days of the periods, and says so in place of what they told", () => {
    const told = ERASED as unknown as RightDetermined["periods"][number]["told"];
    const [erased] = kept({
      determinations: [{ ...one, periods: one.periods.map((period) => ({ ...period, told })) }],
    });
    expect(erased?.periods).toEqual([
      { from: "2025-03-03", until: "2026-02-28", told: ERASED },
      { from: "2026-03-01", told: ERASED },
    ]);
    expect(() => toldPeriods(erased!)).toThrow(ErasedDataUsed);
    expect(() => differencesFrom(ofNow(), erased!)).toThrow(ErasedDataUsed);
  });

  it("of a calculation too, as soon as one of its amounts is", () => {
    const amount = ERASED as unknown as typeof calculated.calculation.countedMeansCents;
    const [erased] = kept({
      calculations: [
        { ...calculated, calculation: { ...calculated.calculation, countedMeansCents: amount } },
      ],
    });
    expect(erased?.periods).toEqual([{ from: "2025-03-03", told: ERASED }]);
    expect(erased?.givenCategory).toEqual({ category: 1, reasons: calculated.categoryReasons });
    const reasons = ERASED as unknown as string;
    const [unreasoned] = kept({ calculations: [{ ...calculated, categoryReasons: reasons }] });
    expect(unreasoned?.givenCategory).toEqual(ERASED);
  });

  it("is no reason to hide another mistake", () => {
    expect(() =>
      orErased(() => {
        throw new RangeError("another mistake");
      }),
    ).toThrow(RangeError);
  });
});

describe("what is due", () => {
  it("is said for each month until that of a day, when the rules knew part months", () => {
    const periods = toldPeriods(ofNow());
    expect(monthsUntil(legalDate("2025-04-02"), ofNow(), periods)).toEqual([
      // 1,314.20 × 29 / 31 = 1,229.4129.
      {
        month: "2025-03",
        days: 29,
        daysInMonth: 31,
        amountCents: 122_941,
        strategy: "daysOfMonth",
      },
      { month: "2025-04", days: 30, daysInMonth: 30, amountCents: 131_420, strategy: "wholeMonth" },
    ]);
    expect(monthsUntil(legalDate("2025-12-31"), ofNow(), periods)?.at(-1)?.month).toBe("2025-12");
    expect(monthsUntil(legalDate("2025-04-02"), ofThen(), toldPeriods(ofThen()))).toBeUndefined();
  });

  it("differs from what was determined before: shown, from which day, and no more", () => {
    // 876.13 − nothing of a partner; before: 565.18.
    expect(differencesFrom(ofThen(), ofNow())).toEqual([
      {
        from: "2025-03-03",
        until: "2026-02-28",
        beforeMonthlyCents: 56_518,
        afterMonthlyCents: 131_420,
        differenceMonthlyCents: -74_902,
        kind: "tooLittle",
      },
      {
        from: "2026-03-01",
        beforeMonthlyCents: 56_518,
        afterMonthlyCents: 134_047,
        differenceMonthlyCents: -77_529,
        kind: "tooLittle",
      },
    ]);
  });

  it("is nothing while the right is not open, whatever was calculated", () => {
    const closed = determined({
      determinationId: "d2111111-1111-4111-8111-111111111111",
      conditions: conditionsOf({}, { willingnessToWork: "notMet" }),
    });
    const [first] = differencesFrom(ofNow(), kept({ determinations: [closed] })[0]!);
    expect(first).toMatchObject({ kind: "tooMuch", afterMonthlyCents: 0 });
  });

  it("is not known where there is no amount", () => {
    const unknown = determined({ conditions: conditionsOf({ means: [] }) });
    const [first] = differencesFrom(ofNow(), kept({ determinations: [unknown] })[0]!);
    expect(first).toMatchObject({ kind: "unknown", beforeMonthlyCents: 131_420 });
    expect(first).not.toHaveProperty("afterMonthlyCents");
  });
});
