import fc from "fast-check";
import { addDays, type LegalDate } from "#kernel";
import { loadParameters } from "#statute";
import type { Means } from "../../../libs/statute/src/facts/means.js";
import { meansBoundaries } from "../../../libs/statute/src/rules/means/boundaries.js";
import { meansOf } from "../../../libs/statute/src/rules/means/person-means.js";
import {
  exact,
  positiveDifference,
  shareOf,
  sum,
  ZERO,
} from "../../../libs/statute/src/trace/exact.js";
import {
  anyMeans,
  capital,
  day,
  employment,
  income,
  means,
  property,
  transfer,
} from "./arbitrary.js";
import { contextFor, monthly } from "./case.js";
import { stepsThatDoNotAddUp } from "../re-add.js";

const SEED = 20_260_822;
const RUNS = { seed: SEED, numRuns: 400 };
const parameters = loadParameters();

interface Circumstances {
  readonly date: LegalDate;
  readonly requestedOn: LegalDate;
  readonly category: 1 | 2 | 3;
  readonly born: LegalDate;
  readonly slices: "apart" | "together";
}

const circumstances: fc.Arbitrary<Circumstances> = fc
  .record({
    date: day,
    since: fc.integer({ min: 0, max: 400 }),
    category: fc.constantFrom(1 as const, 2 as const, 3 as const),
    age: fc.integer({ min: 18 * 365, max: 30 * 365 }),
    slices: fc.constantFrom("apart" as const, "together" as const),
  })
  .map(({ date, since, age, ...rest }) => {
    const requestedOn = addDays(date, -since);
    return { ...rest, date, requestedOn, born: addDays(requestedOn, -age) };
  });

function count(of: Means, { date, requestedOn, category, born, slices }: Circumstances) {
  const ctx = contextFor({ date, requestedOn, choices: { transferSlices: slices } });
  const options = { socioProfessional: true, refPrefix: "means", category, born };
  return { ...meansOf(of, "applicant", ctx, options), ctx };
}

const total = (of: Means, when: Circumstances) => count(of, when).total.value;

describe(`means, properties (seed ${SEED})`, () => {
  it("the total is what its parts count together, never below zero, and every step adds up", () => {
    fc.assert(
      fc.property(means, circumstances, (of, when) => {
        const counted = count(of, when);
        expect(counted.ctx.gaps).toEqual([]);
        expect(stepsThatDoNotAddUp(counted.ctx.trace.steps)).toEqual([]);
        const parts = sum(counted.parts.map(({ countedCents }) => countedCents));
        expect(parts.toFraction()).toBe(counted.total.value.toFraction());
        expect(counted.parts.every(({ countedCents }) => countedCents.gte(ZERO))).toBe(true);
      }),
      RUNS,
    );
  });

  it("the order of the facts is irrelevant", () => {
    const reversed = (of: Means): Means => ({
      ...of,
      incomes: (of.incomes ?? []).toReversed(),
      capital: (of.capital ?? []).toReversed(),
      property: (of.property ?? []).toReversed(),
      transfers: (of.transfers ?? []).toReversed(),
    });
    fc.assert(
      fc.property(means, circumstances, (of, when) => {
        const amounts = (one: Means) =>
          count(one, when).parts.map(
            ({ kind, countedCents }) => `${kind} ${countedCents.toFraction()}`,
          );
        expect(amounts(reversed(of))).toEqual(amounts(of));
      }),
      RUNS,
    );
  });

  it("one more fact never makes the means less", () => {
    const more = fc.oneof(
      income.map((one) => (of: Means): Means => ({ ...of, incomes: [...(of.incomes ?? []), one] })),
      capital.map((one) => (of: Means): Means => ({
        ...of,
        capital: [...(of.capital ?? []), one],
      })),
      property.map((one) => (of: Means): Means => ({
        ...of,
        property: [...(of.property ?? []), one],
      })),
      transfer.map((one) => (of: Means): Means => ({
        ...of,
        transfers: [...(of.transfers ?? []), one],
      })),
    );
    fc.assert(
      fc.property(means, more, circumstances, (of, add, when) => {
        expect(total(add(of), when).gte(total(of, when))).toBe(true);
      }),
      RUNS,
    );
  });

  it("no exemption of work is ever more than the income it serves, or makes the means more", () => {
    fc.assert(
      fc.property(means, employment, circumstances, (of, one, when) => {
        const without = total({ ...of, employments: [] }, when);
        const withIt = total({ ...of, employments: [one] }, when);
        expect(withIt.lte(without)).toBe(true);
      }),
      RUNS,
    );
  });

  it("one property gives exactly (cadastral income − 750) × share × 3", () => {
    const alone = fc.record({
      cadastralIncomeCents: fc.integer({ min: 0, max: 500_000 }),
      share: fc
        .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }))
        .map(([of, part]) => ({ of, part: Math.min(of, part) })),
    });
    fc.assert(
      fc.property(alone, circumstances, ({ cadastralIncomeCents, share }, when) => {
        const one = { kind: "built", right: "ownership", cadastralIncomeCents, share } as const;
        const above = positiveDifference(exact(cadastralIncomeCents), exact(75_000));
        const formula = above.mul(shareOf(share)).mul(3);
        expect(total({ property: [one] }, when).toFraction()).toBe(formula.toFraction());
      }),
      RUNS,
    );
  });

  it("whatever the schema lets through gives an answer or a gap, and steps that add up", () => {
    fc.assert(
      fc.property(anyMeans, circumstances, (of, when) => {
        const counted = count(of, when);
        expect(stepsThatDoNotAddUp(counted.ctx.trace.steps)).toEqual([]);
        expect(counted.total.value.gte(ZERO)).toBe(true);
      }),
      RUNS,
    );
  });

  it("without a trace the amounts are the same", () => {
    fc.assert(
      fc.property(means, circumstances, (of, when) => {
        const silent = contextFor({ ...when, silent: true });
        const options = { socioProfessional: true, refPrefix: "means", category: when.category };
        const loud = contextFor(when);
        expect(meansOf(of, "applicant", silent, options).total.value.toFraction()).toBe(
          meansOf(of, "applicant", loud, options).total.value.toFraction(),
        );
        expect(silent.trace.steps).toEqual([]);
      }),
      RUNS,
    );
  });

  it("between two boundaries the same exemption serves", () => {
    const changes = [
      "kb-rmi/art-35/shortage.base",
      "kb-rmi/art-35/student-with-grant.base",
    ].flatMap((key) =>
      parameters.definitions
        .filter((definition) => definition.key === key)
        .flatMap(({ values }) =>
          values.flatMap(({ validFrom, until }) =>
            until === undefined ? [validFrom] : [validFrom, addDays(until, 1)],
          ),
        ),
    );
    const near = fc.record({
      of: employment,
      when: circumstances,
      place: fc.nat(),
      away: fc.integer({ min: -2, max: 2 }),
    });
    let compared = 0;
    fc.assert(
      fc.property(near, ({ of, when, place, away }) => {
        const requestedOn = when.requestedOn;
        const boundaries = meansBoundaries({ employments: [of] }, requestedOn, parameters);
        const near = boundaries[place % Math.max(1, boundaries.length)] ?? when.date;
        const date = addDays(near, away);
        const before = addDays(date, -1);
        if (before < requestedOn || date < "2011-05-01" || date > "2099-12-31") return;
        if (boundaries.includes(date) || changes.includes(date)) return;
        const says = (on: LegalDate) =>
          count({ incomes: [monthly("800.00")], employments: [of] }, { ...when, date: on })
            .ctx.trace.steps.filter((step) => step.unit === "code")
            .map(({ label }) => label);
        compared += 1;
        expect(says(date)).toEqual(says(before));
      }),
      { ...RUNS, numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});
