import { type KeptDetermination, toldPeriods } from "#entitlement";
import { Erased, ErasedDataUsed, instant, legalDate } from "#kernel";
import { type Case, cite, determine, loadParameters } from "#statute";
import { march } from "../testing/committee-history.js";
import { DETERMINED, reportVersion } from "../testing/packet-sources.js";
import { printedCalculation, printedSteps } from "./printed-calculation.js";
import { printedMonths } from "./printed-months.js";

const parameters = loadParameters();
const version = reportVersion(1, "Dat klopt.");

/** What a determination of `facts` would be. */
function determined(facts: Partial<Case>): KeptDetermination {
  const { periods } = determine({ from: march(3), ...facts }, parameters, {
    horizon: legalDate("2026-03-10"),
  });
  return { ...DETERMINED, periods: periods.map((told) => ({ ...told, told })) };
}

const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");
/** What a rule would say of somebody who is not of age. */
const NOT_OF_AGE = { condition: "age", outcome: "notMet", reasons: [] } as const;

const alone: Case["household"] = { housing: [{ kind: "dwelling" }], members: [] };

describe("a determination as a method of calculation", () => {
  const method = printedCalculation(DETERMINED, "nl");
  const [first, later] = method.periods;

  it("has the main lines of the first period, without the figures of the law", () => {
    expect(first).toMatchObject({ from: "2025-03-03", until: "2026-02-28" });
    expect(first).not.toHaveProperty("onlyChanges");
    const labels = first!.steps.map(({ label }) => label);
    expect(labels).toContain("Leeft alleen");
    expect(labels).toContain("Netto per maand (de aanvrager): loon");
    expect(labels.some((label) => label.startsWith("Basisbedrag"))).toBe(false);
    expect(first!.steps.at(-1)).toEqual({
      label: "Leefloon per maand: een twaalfde, afgerond op de cent",
      amount: 83_503,
      unit: "month",
      explanation: "€\u00a010.020,41 / 12",
      article: { text: "RMI-wet art. 14 § 2", status: "unseen" },
      status: "unseen",
      kind: "total",
    });
  });

  it("has of a later period what changes", () => {
    expect(later).toMatchObject({ from: "2026-03-01", onlyChanges: true });
    expect(later!.steps.map(({ amount, explanation }) => [amount, plain(explanation)])).toEqual([
      [1_608_564, "€ 9.058,25 × 1,7758"],
      [1_033_564, "€ 16.085,64 − € 5.750,00"],
      [86_130, "€ 10.335,64 / 12"],
    ]);
  });

  it("says of a step without amount what it comes to, or nothing but its words", () => {
    const [said] = first!.steps;
    for (const field of ["amount", "figure", "unit", "explanation"]) {
      expect(said).not.toHaveProperty(field);
    }
    expect(said).toMatchObject({ kind: "line" });
    const every = printedSteps(DETERMINED, "nl")[0]!.steps;
    const factor = every.find(({ label }) => label.startsWith("Indexcoëfficiënt"));
    expect(factor).toMatchObject({ figure: "1,7410" });
    expect(factor).not.toHaveProperty("amount");
  });

  it("has an amount that is per nothing for what somebody simply has", () => {
    const saved = determined({ household: alone, means: { capital: [{ amountCents: 700_000 }] } });
    const capital = printedCalculation(saved, "fr").periods[0]!.steps.find(
      ({ amount }) => amount === 700_000,
    );
    expect(capital).not.toHaveProperty("unit");
  });

  it("says once what is not confirmed, and what the first rule set left out", () => {
    expect(new Set(method.notConfirmed).size).toBe(method.notConfirmed.length);
    expect(method.notConfirmed.join()).toContain("Afronding van het maandbedrag");
    expect(method.notApplied).toEqual([]);
    const citation = cite("kbRmi", "art. 35", "sourced", "BD-3363");
    const then = {
      ...DETERMINED,
      notApplied: [{ key: "socioProfessionalExemption", citation }],
    } as const;
    expect(printedCalculation(then, "de").notApplied).toEqual([
      {
        text: "sozialberufliche Freistellung",
        article: { text: "K.E. vom 11. Juli 2002 Art. 35", status: "unseen" },
      },
    ]);
  });

  it("says why there is no amount, each reason once", () => {
    const [period] = printedCalculation(determined({}), "nl").periods;
    expect(period?.missing).toContain("De bestaansmiddelen zijn niet onderzocht");
    expect(new Set(period?.missing).size).toBe(period?.missing?.length);
    expect(first).not.toHaveProperty("missing");
  });

  it("has every step of the first period, with what the rules say of each condition", () => {
    const [every, changes] = printedSteps(DETERMINED, "nl");
    const labels = every!.steps.map(({ label }) => label);
    expect(labels[0]).toMatch(/^Werkelijke verblijfplaats in België: /);
    expect(labels.filter((label) => label.startsWith("Basisbedrag"))).toHaveLength(1);
    expect(every!.steps.length).toBeGreaterThan(first!.steps.length + 6);
    // The rules say the same of the conditions a year later.
    expect(changes!.steps.map(({ label }) => label)[0]).toMatch(/^Indexcoëfficiënt na 29/);
  });

  it("is not made of what was erased", () => {
    const told = new Erased(instant("2035-03-03T08:00:00Z"), "list: 4.2");
    const erased = { ...DETERMINED, periods: [{ from: march(3), told }] };
    expect(() => printedCalculation(erased, "nl")).toThrow(ErasedDataUsed);
    expect(() => printedSteps(erased, "nl")).toThrow(ErasedDataUsed);
    expect(() => printedMonths(erased, version, "nl")).toThrow(ErasedDataUsed);
  });
});

describe("what is due month by month, in a letter", () => {
  it("is part of the first month, by the strategy that was used, and what follows later", () => {
    expect(printedMonths(DETERMINED, version, "nl")).toEqual({
      firstMonth: {
        // 835.03 × 29 / 31 = 781.1571.
        amount: 78_116,
        days: 29,
        daysInMonth: 31,
        method: { text: "maandbedrag × dagen / dagen van die maand", status: "unseen" },
      },
      later: [{ from: "2026-03-01", monthlyAmount: 86_130 }],
    });
  });

  it("says nothing of a first month that is whole, nor of later days when nothing changes", () => {
    const whole = determined({
      from: legalDate("2025-03-01"),
      household: alone,
      means: { incomes: [] },
    });
    const [first] = whole.periods;
    expect(printedMonths({ ...whole, periods: [first!] }, version, "fr")).toEqual({});
    const cut = { from: legalDate("2025-05-01"), told: first!.told };
    expect(printedMonths({ ...whole, periods: [first!, cut] }, version, "fr")).toEqual({});
  });

  it("leaves open what is not settled: no amount, or a right that is looked at again", () => {
    const [first, second] = DETERMINED.periods;
    const { amounts: _amounts, ...unknown } = toldPeriods(DETERMINED)[1]!;
    const withoutAmount = { ...DETERMINED, periods: [first!, { ...second!, told: unknown }] };
    expect(printedMonths(withoutAmount, version, "nl").later).toEqual([{ from: "2026-03-01" }]);
    const changed = { ...toldPeriods(DETERMINED)[1]!, verdicts: [NOT_OF_AGE] };
    const contradicted = { ...DETERMINED, periods: [first!, { ...second!, told: changed }] };
    expect(printedMonths(contradicted, version, "nl").later).toEqual([{ from: "2026-03-01" }]);
  });

  it("of the first rule set was calculated apart, as that said itself", () => {
    const { receipt: _receipt, ...then } = DETERMINED;
    const citation = cite("rmiWet", "art. 14", "unseen", "K");
    const notApplied = [{ key: "partMonths", citation }] as const;
    const { firstMonth } = printedMonths({ ...then, notApplied }, version, "de");
    expect(firstMonth).toBe("unseen");
    expect(printedMonths(then, version, "de")).not.toHaveProperty("firstMonth");
  });
});
