import { Decimal } from "decimal.js";
import fc from "fast-check";
import { addDays, addMonths, euroCents, legalDate } from "#kernel";
import {
  type AmountStep,
  calculateLeefloon,
  type Calculation,
  type CalculationInput,
  INCOME_KINDS,
  type Income,
  loadParameters,
  type TraceStep,
} from "#statute";

const SEED = 20_260_820;
const RUNS = { seed: SEED, numRuns: 500 };
const parameters = loadParameters();

const income: fc.Arbitrary<Income> = fc.record({
  ref: fc.uuid(),
  kind: fc.constantFrom(...INCOME_KINDS),
  netMonthlyCents: fc.integer({ min: 0, max: 250_000 }).map(euroCents),
});
const incomes = fc.array(income, { maxLength: 4 });

/** Days from April 2016, when amounts are known without a gap, to 2027. */
const date = fc
  .integer({ min: 0, max: 365 * 11 })
  .map((days) => addDays(legalDate("2016-04-01"), days));

const withoutPartner = fc.record({
  date,
  category: fc.constantFrom(1 as const, 2 as const, 3 as const),
  ownIncomes: incomes,
});
const withPartner = fc
  .record({
    date,
    category: fc.constantFrom(1 as const, 3 as const),
    ownIncomes: incomes,
    partner: fc.record({ claims: fc.boolean(), incomes }),
  })
  .map(({ partner, ...rest }) => ({
    ...rest,
    partner: { ...partner, claims: partner.claims && rest.category === 1 },
  }));
const situation: fc.Arbitrary<CalculationInput> = fc.oneof(withoutPartner, withPartner);

const calculate = (input: CalculationInput) => calculateLeefloon(input, parameters);

describe(`calculation, properties (seed ${SEED})`, () => {
  it("the leefloon is never negative and never above the amount of the category", () => {
    fc.assert(
      fc.property(situation, (input) => {
        const result = calculate(input);
        const full = calculate({ date: input.date, category: input.category, ownIncomes: [] });
        expect(result.annualLeefloonCents).toBeGreaterThanOrEqual(0);
        expect(result.monthlyLeefloonCents).toBeGreaterThanOrEqual(0);
        expect(result.annualLeefloonCents).toBeLessThanOrEqual(result.annualAmountCents);
        expect(result.monthlyLeefloonCents).toBeLessThanOrEqual(full.monthlyLeefloonCents);
        expect(result.exemptionCents).toBeLessThanOrEqual(result.countedMeansCents);
      }),
      RUNS,
    );
  });

  it("more means never give more leefloon", () => {
    fc.assert(
      fc.property(situation, income, fc.boolean(), (input, extra, toPartner) => {
        const { partner } = input;
        const richer: CalculationInput =
          toPartner && partner
            ? { ...input, partner: { ...partner, incomes: [...partner.incomes, extra] } }
            : { ...input, ownIncomes: [...input.ownIncomes, extra] };
        expect(calculate(richer).annualLeefloonCents).toBeLessThanOrEqual(
          calculate(input).annualLeefloonCents,
        );
      }),
      RUNS,
    );
  });

  it("the order of the incomes is irrelevant", () => {
    fc.assert(
      fc.property(situation, (input) => {
        const { partner } = input;
        const reversed: CalculationInput = {
          ...input,
          ownIncomes: input.ownIncomes.toReversed(),
          ...(partner ? { partner: { ...partner, incomes: partner.incomes.toReversed() } } : {}),
        };
        expect(outcome(calculate(reversed))).toEqual(outcome(calculate(input)));
      }),
      RUNS,
    );
  });

  it("one income or two that add up to it: the same leefloon", () => {
    fc.assert(
      fc.property(situation, income, income, (input, first, second) => {
        const sum = euroCents(first.netMonthlyCents + second.netMonthlyCents);
        const joined = [...input.ownIncomes, { ...first, netMonthlyCents: sum }];
        const apart = [...input.ownIncomes, first, second];
        expect(outcome(calculate({ ...input, ownIncomes: joined }))).toEqual(
          outcome(calculate({ ...input, ownIncomes: apart })),
        );
      }),
      RUNS,
    );
  });

  it("the trace adds up again to the result, and names every fact once", () => {
    fc.assert(
      fc.property(situation, (input) => {
        const result = calculate(input);
        result.trace.forEach((step) => readd(step, result.trace));
        expect(result.trace.at(-1)).toMatchObject({
          kind: "result",
          unit: "euroCentsPerMonth",
          amountCents: result.monthlyLeefloonCents,
        });
        expect(amountOf("countedMeans", result)).toBe(result.countedMeansCents);
        expect(amountOf("categoryAmount", result)).toBe(result.annualAmountCents);

        const counted = [
          ...input.ownIncomes,
          ...(input.partner?.claims ? [] : (input.partner?.incomes ?? [])),
        ];
        const facts = result.trace.filter(({ kind }) => kind === "fact");
        expect(facts.flatMap(({ refs }) => refs)).toEqual(counted.map(({ ref }) => ref));
      }),
      RUNS,
    );
  });

  it("the same input gives the same calculation, and a month later still one", () => {
    fc.assert(
      fc.property(situation, (input) => {
        expect(calculate(input)).toEqual(calculate(input));
        expect(() => calculate({ ...input, date: addMonths(input.date, 1) })).not.toThrow();
      }),
      RUNS,
    );
  });
});

function outcome({ trace: _trace, notConfirmed: _open, ...rest }: Calculation) {
  return rest;
}

function amountOf(label: AmountStep["label"], { trace }: Calculation): number | undefined {
  const step = trace.find((candidate) => candidate.label === label);
  return step && step.unit !== "factor" ? step.amountCents : undefined;
}

/** Repeats one step from the steps it names, with arithmetic of its own. */
function readd(step: TraceStep, trace: readonly TraceStep[]): void {
  const made = step.from.map((id) => {
    const source = trace.find((candidate) => candidate.id === id);
    if (!source || trace.indexOf(source) >= trace.indexOf(step))
      throw new Error(`no earlier ${id}`);
    return source.unit === "factor" ? new Decimal(source.factor) : new Decimal(source.amountCents);
  });
  if (step.kind === "parameter" || step.kind === "fact") {
    expect(made).toEqual([]);
    return;
  }
  const [a = new Decimal(0), b = new Decimal(0), c = new Decimal(0)] = made;
  const sum = made.reduce((total, part) => total.plus(part), new Decimal(0));
  const expected = {
    categoryAmount: () => a.times(b).plus(0.5).floor(),
    annualIncome: () => a.times(12),
    ownMeans: () => sum,
    partnerMeans: () => sum,
    countedMeans: () => sum,
    partnerCountedInFull: () => a,
    partnerCountedAboveCategory1: () => Decimal.max(0, a.minus(b)),
    partnerNotCounted: () => new Decimal(0),
    exemptionApplied: () => Decimal.min(a, b),
    annualLeefloon: () => a.minus(b).plus(c),
    monthlyLeefloon: () => a.div(12).plus(0.5).floor(),
    meansSufficient: () => new Decimal(b.gte(a) ? 0 : Number.NaN),
  }[
    step.label as Exclude<
      AmountStep["label"],
      "baseAmount" | "indexCoefficient" | "ownIncome" | "partnerIncome" | "generalExemption"
    >
  ]();
  expect(step.unit === "factor" ? Number.NaN : step.amountCents).toBe(expected.toNumber());
}
