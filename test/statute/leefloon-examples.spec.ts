import { euroCents, legalDate } from "#kernel";
import {
  calculateLeefloon,
  type Calculation,
  type CalculationInput,
  type Category,
  type Income,
  loadParameters,
} from "#statute";

const parameters = loadParameters();

/** An income of so many euros a month. */
function income(euros: string, kind: Income["kind"] = "wage", ref = `${kind}-${euros}`): Income {
  return { ref, kind, netMonthlyCents: euroCents(Math.round(Number(euros) * 100)) };
}

function calculate(
  date: string,
  category: Category,
  ownIncomes: readonly Income[] = [],
  partner?: CalculationInput["partner"],
): Calculation {
  const input = { date: legalDate(date), category, ownIncomes };
  return calculateLeefloon(partner ? { ...input, partner } : input, parameters);
}

/** Amounts in force from 1 February 2025: 10,513.60 / 15,770.41 / 21,312.87 a year. */
describe("worked examples, 3 March 2025", () => {
  it("(a) lives alone, wage of 500.00 a month: 835.03", () => {
    // 500.00 × 12 = 6,000.00; exempt 250.00, so 5,750.00 counts.
    // 15,770.41 − 5,750.00 = 10,020.41 a year; / 12 = 835.0342 → 835.03.
    expect(calculate("2025-03-03", 2, [income("500.00")])).toMatchObject({
      ruleSet: "leefloon-narrow/1",
      parameterSetHash: parameters.hash,
      date: "2025-03-03",
      category: 2,
      annualAmountCents: 1_577_041,
      countedMeansCents: 600_000,
      exemptionCents: 25_000,
      annualLeefloonCents: 1_002_041,
      monthlyLeefloonCents: 83_503,
      meansSufficient: false,
    });
  });

  it("(b) cohabits, the partner does not claim and earns 2,100.00: no leefloon", () => {
    // 2,100.00 × 12 = 25,200.00; above category 1: 25,200.00 − 10,513.60 = 14,686.40.
    // 14,686.40 is more than 10,513.60: the means are sufficient, no exemption comes into it.
    const partner = { claims: false, incomes: [income("2100.00")] };
    expect(calculate("2025-03-03", 1, [], partner)).toMatchObject({
      countedMeansCents: 1_468_640,
      exemptionCents: 0,
      annualLeefloonCents: 0,
      monthlyLeefloonCents: 0,
      meansSufficient: true,
    });
  });

  it("(c) lives alone, no income: 1,314.20, the exemption adds nothing", () => {
    // 15,770.41 / 12 = 1,314.2008 → 1,314.20. There is nothing to exempt.
    expect(calculate("2025-03-03", 2)).toMatchObject({
      countedMeansCents: 0,
      exemptionCents: 0,
      annualLeefloonCents: 1_577_041,
      monthlyLeefloonCents: 131_420,
    });
  });

  it("(d) cohabits, the partner claims too: nothing of the partner counts, 876.13", () => {
    // 10,513.60 / 12 = 876.1333 → 876.13, whatever the partner has.
    const partner = { claims: true, incomes: [income("2100.00")] };
    expect(calculate("2025-03-03", 1, [], partner)).toMatchObject({
      countedMeansCents: 0,
      monthlyLeefloonCents: 87_613,
    });
  });

  it("(e) cohabits, own 100.00, partner without claim 1,200.00: 465.18", () => {
    // Partner: 14,400.00 − 10,513.60 = 3,886.40. Own: 1,200.00. Together 5,086.40.
    // Exempt 155.00: 4,931.40. 10,513.60 − 4,931.40 = 5,582.20; / 12 = 465.1833 → 465.18.
    const partner = { claims: false, incomes: [income("1200.00")] };
    expect(calculate("2025-03-03", 1, [income("100.00", "maintenance")], partner)).toMatchObject({
      countedMeansCents: 508_640,
      exemptionCents: 15_500,
      annualLeefloonCents: 558_220,
      monthlyLeefloonCents: 46_518,
    });
  });

  it.each([
    // 876.13 × 12 = 10,513.56, not above 10,513.60: nothing counts.
    ["(f1) below", "876.13", 0],
    // 876.14 × 12 = 10,513.68, above by 0.08.
    ["(f2) above", "876.14", 8],
  ])("%s category 1: partner with %s counts for %i cents", (_name, euros, counted) => {
    const partner = { claims: false, incomes: [income(euros)] };
    expect(calculate("2025-03-03", 1, [], partner)).toMatchObject({
      countedMeansCents: counted,
      monthlyLeefloonCents: 87_613,
    });
  });

  it("(g) family at charge, partner earns 1,000.00: counted in full, 801.91", () => {
    // 12,000.00 − 310.00 = 11,690.00. 21,312.87 − 11,690.00 = 9,622.87; / 12 = 801.9058 → 801.91.
    const partner = { claims: false, incomes: [income("1000.00")] };
    expect(calculate("2025-03-03", 3, [], partner)).toMatchObject({
      countedMeansCents: 1_200_000,
      exemptionCents: 31_000,
      monthlyLeefloonCents: 80_191,
    });
  });

  it("(h) family at charge without partner or income: 1,776.07", () => {
    // 21,312.87 / 12 = 1,776.0725 → 1,776.07.
    expect(calculate("2025-03-03", 3)).toMatchObject({ monthlyLeefloonCents: 177_607 });
  });

  it("(i) lives alone, two incomes: 914.38, rounded once at the end", () => {
    // (300.55 + 120.10) × 12 = 5,047.80; − 250.00 = 4,797.80.
    // 15,770.41 − 4,797.80 = 10,972.61; / 12 = 914.3842 → 914.38.
    const incomes = [income("300.55", "replacementIncome"), income("120.10", "maintenance")];
    expect(calculate("2025-03-03", 2, incomes)).toMatchObject({ monthlyLeefloonCents: 91_438 });
  });

  it("(j) less income than exemption: the exemption stops at zero", () => {
    // 10.00 × 12 = 120.00; of the 250.00 only 120.00 can be used: 15,770.41 → 1,314.20.
    expect(calculate("2025-03-03", 2, [income("10.00")])).toMatchObject({
      countedMeansCents: 12_000,
      exemptionCents: 12_000,
      monthlyLeefloonCents: 131_420,
    });
  });
});

describe("art. 3, 4°: on each side of the amount", () => {
  it("one cent a year below: still a right, and the exemption helps", () => {
    // 1,314.20 × 12 = 15,770.40, one cent below 15,770.41. Exempt 250.00.
    // 0.01 + 250.00 = 250.01; / 12 = 20.8342 → 20.83.
    expect(calculate("2025-03-03", 2, [income("1314.20")])).toMatchObject({
      countedMeansCents: 1_577_040,
      annualLeefloonCents: 25_001,
      monthlyLeefloonCents: 2_083,
      meansSufficient: false,
    });
  });

  it("one step above: no leefloon, although the exemption would bring it below", () => {
    // 1,314.21 × 12 = 15,770.52 ≥ 15,770.41.
    expect(calculate("2025-03-03", 2, [income("1314.21")])).toMatchObject({
      meansSufficient: true,
      exemptionCents: 0,
      monthlyLeefloonCents: 0,
    });
  });

  it.each<[string, Category, string]>([
    // 867.40 × 12 = 10,408.80; 809.42 × 12 = 9,713.04; 1,673.65 × 12 = 20,083.80.
    ["2016-06-01", 2, "867.40"],
    ["2023-01-01", 1, "809.42"],
    ["2023-07-01", 3, "1673.65"],
  ])("%s, category %i, exactly the amount (%s a month): sufficient", (date, category, euros) => {
    const calculation = calculate(date, category, [income(euros)]);
    expect(calculation.countedMeansCents).toBe(calculation.annualAmountCents);
    expect(calculation.meansSufficient).toBe(true);
  });
});

describe("the amounts of the day apply", () => {
  it.each([
    // 15,461.53 − 5,750.00 = 9,711.53; / 12 = 809.2942.
    ["2025-01-31", 80_929],
    // 15,770.41 − 5,750.00 = 10,020.41; / 12 = 835.0342.
    ["2025-02-01", 83_503],
    ["2026-02-28", 83_503],
    // 16,085.64 − 5,750.00 = 10,335.64; / 12 = 861.3033.
    ["2026-03-01", 86_130],
  ])("lives alone, 500.00 a month, from %s: %i cents", (date, cents) => {
    expect(calculate(date, 2, [income("500.00")]).monthlyLeefloonCents).toBe(cents);
  });

  it("half a cent is rounded up", () => {
    // Category 1, July 2023: 9,907.30. Own 100.00 × 12 = 1,200.00 − 155.00 = 1,045.00.
    // 9,907.30 − 1,045.00 = 8,862.30; / 12 = 738.525 → 738.53.
    expect(calculate("2023-07-01", 1, [income("100.00")]).monthlyLeefloonCents).toBe(73_853);
  });
});

describe("what cannot be judged is refused", () => {
  const partner = { claims: false, incomes: [] };

  it.each<[string, () => unknown, string]>([
    [
      "a partner of a person who lives alone",
      () => calculate("2025-03-03", 2, [], partner),
      "statute.partner-with-category-2",
    ],
    [
      "a claim of the partner beside the right of the household",
      () => calculate("2025-03-03", 3, [], { claims: true, incomes: [] }),
      "statute.partner-claims-with-category-3",
    ],
    ["a fourth category", () => calculate("2025-03-03", 4 as Category), "statute.category-unknown"],
    [
      "a negative income",
      () => calculate("2025-03-03", 2, [income("-0.01")]),
      "statute.income-invalid",
    ],
    [
      "an income beyond reason",
      () => calculate("2025-03-03", 2, [income("1000000000.01")]),
      "statute.income-invalid",
    ],
    [
      "half a cent",
      () => calculate("2025-03-03", 2, [{ ...income("1.00"), netMonthlyCents: euroHalf() }]),
      "statute.income-invalid",
    ],
    [
      "an unknown kind of income",
      () => calculate("2025-03-03", 2, [income("1.00", "gift" as Income["kind"])]),
      "statute.income-invalid",
    ],
    [
      "an income of the partner without reference",
      () =>
        calculate("2025-03-03", 1, [], { claims: false, incomes: [income("1.00", "wage", "")] }),
      "statute.income-invalid",
    ],
    ["a day before the law", () => calculate("2002-09-30", 2), "statute.value-missing"],
  ])("%s", (_name, act, code) => {
    expect(act).toThrow(expect.objectContaining({ code }) as Error);
  });

  function euroHalf(): Income["netMonthlyCents"] {
    return 0.5 as Income["netMonthlyCents"];
  }
});
