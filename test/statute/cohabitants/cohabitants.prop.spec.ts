import fc from "fast-check";
import { type Category, CATEGORIES } from "#statute";
import {
  type CountedShare,
  type Household,
  type Member,
  RELATIONS,
} from "../../../libs/statute/src/facts/household.js";
import type { CaseIncome, Means } from "../../../libs/statute/src/facts/means.js";
import { exact } from "../../../libs/statute/src/trace/exact.js";
import { amountOf, calculate, cohabitantsOf, contextFor } from "./case.js";
import { stepsThatDoNotAddUp } from "../re-add.js";

const SEED = 20_261_123;
const RUNS = { seed: SEED, numRuns: 400 };

const income: fc.Arbitrary<CaseIncome> = fc.record({
  kind: fc.constantFrom(
    "wage" as const,
    "replacementIncome" as const,
    "art60Wage" as const,
    "activatedWage" as const,
    "childBenefitForApplicant" as const,
    "studyGrant" as const,
  ),
  amountCents: fc.integer({ min: 0, max: 300_000 }),
  per: fc.constant("month" as const),
});

const means: fc.Arbitrary<Means> = fc.record(
  {
    incomes: fc.array(income, { maxLength: 3 }),
    capital: fc.array(fc.record({ amountCents: fc.integer({ min: 0, max: 5_000_000 }) }), {
      maxLength: 2,
    }),
    employments: fc.constant([{ variant: "general" as const, startedOnLeefloon: true }]),
  },
  { requiredKeys: [] },
);

const born = fc.constantFrom("1970-01-01", "2007-03-03", "2007-03-04", "2015-01-01");

const member: fc.Arbitrary<Member> = fc
  .record({
    relation: fc.constantFrom(...RELATIONS),
    commonHousehold: fc.boolean(),
    born: born.map((day) => day as NonNullable<Member["born"]>),
    claims: fc.boolean(),
    means,
  })
  // In category 3 a claim of the partner is a gap; so is a second partner.
  .map((one) => ({ ...one, claims: one.claims && one.relation !== "spouse" }));

const countedShare: fc.Arbitrary<CountedShare> = fc
  .record({ of: fc.integer({ min: 1, max: 12 }), part: fc.nat(12), equity: fc.boolean() })
  .map(({ of, part, equity }) => ({
    share: { of, part: Math.min(of, part) },
    reasons: "As the report sets out.",
    equity,
  }));

const household: fc.Arbitrary<Household> = fc.record({
  members: fc.array(member, { maxLength: 5 }),
  countedShares: fc.array(countedShare, { maxLength: 1 }),
  claimants: fc.integer({ min: 1, max: 4 }),
});

const category: fc.Arbitrary<Category> = fc.constantFrom(...CATEGORIES);
const date = fc.constantFrom("2025-03-03", "2026-03-02");

const given = { category, household, date };

function counted({
  category: own,
  household: facts,
  date: on,
}: {
  category: Category;
  household: Household;
  date: string;
}) {
  const ctx = contextFor({ date: on });
  return { ...cohabitantsOf(own, facts, ctx), ctx };
}

describe(`cohabitants, properties (seed ${SEED})`, () => {
  it("what is counted is never negative, and the parts add up to it", () => {
    fc.assert(
      fc.property(fc.record(given), (facts) => {
        const { total, parts } = counted(facts);
        expect(total.value.gte(0)).toBe(true);
        const sum = parts.reduce((so, part) => so.add(part.countedCents), exact(0));
        expect(sum.equals(total.value)).toBe(true);
        expect(parts.every(({ meansCents }) => meansCents.gte(0))).toBe(true);
      }),
      RUNS,
    );
  });

  it("never more is counted than the cohabitants that count have", () => {
    fc.assert(
      fc.property(fc.record(given), (facts) => {
        const { total, parts } = counted(facts);
        const has = parts.reduce((so, part) => so.add(part.meansCents), exact(0));
        expect(total.value.lte(has)).toBe(true);
      }),
      RUNS,
    );
  });

  it("more means of a cohabitant never lower what is counted", () => {
    fc.assert(
      fc.property(fc.record(given), income, fc.nat(4), (facts, extra, place) => {
        const { members = [] } = facts.household;
        const richer = members.map((one, at) =>
          at === place % Math.max(1, members.length)
            ? { ...one, means: { ...one.means, incomes: [...(one.means?.incomes ?? []), extra] } }
            : one,
        );
        const before = counted(facts);
        const after = counted({ ...facts, household: { ...facts.household, members: richer } });
        // A surplus may need a decision that was not needed before: then there is no amount at all.
        fc.pre(after.ctx.gaps.length === 0 || before.ctx.gaps.length > 0);
        expect(after.total.value.gte(before.total.value)).toBe(true);
      }),
      RUNS,
    );
  });

  it("one more relative without means never raises what is counted", () => {
    fc.assert(
      fc.property(fc.record(given), (facts) => {
        const { members = [] } = facts.household;
        const parent: Member = { relation: "parent", commonHousehold: true, means: {} };
        const more = { ...facts.household, members: [...members, parent] };
        const before = counted(facts);
        fc.pre(before.ctx.gaps.length === 0);
        expect(counted({ ...facts, household: more }).total.value.lte(before.total.value)).toBe(
          true,
        );
      }),
      RUNS,
    );
  });

  it("the order of the members is irrelevant", () => {
    fc.assert(
      fc.property(fc.record(given), (facts) => {
        const { members = [] } = facts.household;
        const turned = { ...facts.household, members: members.toReversed() };
        const { total } = counted({ ...facts, household: turned });
        expect(total.value.equals(counted(facts).total.value)).toBe(true);
      }),
      RUNS,
    );
  });

  it("in category 2 nothing is counted, whoever is there", () => {
    fc.assert(
      fc.property(household, date, (facts, on) => {
        const { total, parts } = counted({ category: 2, household: facts, date: on });
        expect(total.value.equals(0)).toBe(true);
        expect(parts).toEqual([]);
      }),
      RUNS,
    );
  });

  it("the steps add up again, to a leefloon between nothing and the amount", () => {
    fc.assert(
      fc.property(fc.record(given), fc.nat(3_000_000), ({ category: own, ...facts }, ownCents) => {
        const ctx = contextFor({ date: facts.date });
        const means = (ownCents / 100).toFixed(2);
        const { leefloon } = calculate(own, means, facts.household, ctx);
        const amount = amountOf(own, contextFor({ date: facts.date })).value;
        expect(stepsThatDoNotAddUp(ctx.trace.steps)).toEqual([]);
        expect(leefloon.annual.value.gte(0)).toBe(true);
        expect(leefloon.annual.value.lte(amount)).toBe(true);
        expect(leefloon.monthlyCents).toBeGreaterThanOrEqual(0);
        expect(leefloon.exemption.lte(leefloon.countedMeans)).toBe(true);
        expect(leefloon.meansSufficient).toBe(leefloon.countedMeans.gte(amount));
      }),
      RUNS,
    );
  });

  it("more own means never give more leefloon", () => {
    fc.assert(
      fc.property(category, fc.nat(2_200_000), fc.nat(500_000), (own, cents, extra) => {
        const of = (all: number) => {
          const ctx = contextFor({ date: "2025-03-03" });
          return calculate(own, (all / 100).toFixed(2), { members: [] }, ctx).leefloon.monthlyCents;
        };
        expect(of(cents + extra)).toBeLessThanOrEqual(of(cents));
      }),
      RUNS,
    );
  });
});
