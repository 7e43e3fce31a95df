import fc from "fast-check";
import { addDays, type LegalDate, legalDate } from "#kernel";
import type { Case } from "#statute";

type Means = NonNullable<Case["means"]>;
type Household = NonNullable<Case["household"]>;
type Income = NonNullable<Means["incomes"]>[number];

/** A fact without the fields that were not drawn. */
function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

const euros = (most: number) => fc.integer({ min: 0, max: most * 100 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const share = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.nat({ max: 7 }))
  .map(([of, part]) => ({ of, part: Math.min(of, part) }));

/** A day of the years in which every figure is known. */
export const day = fc
  .integer({ min: 0, max: 3_900 })
  .map((days): LegalDate => addDays(legalDate("2016-04-01"), days));

const income: fc.Arbitrary<Income> = fc
  .record({
    kind: fc.constantFrom(
      "wage",
      "replacementIncome",
      "selfEmployment",
      "maintenance",
      "vouchers",
      "regularGift",
      "studyGrant",
      "heatingAllowance",
      "other",
    ),
    amountCents: euros(3_000),
    per: fc.constantFrom("month", "year"),
    seizedCents: maybe(euros(200)),
    received: maybe(fc.boolean()),
  })
  .map((drawn) => given(drawn) as Income);

const capital = fc
  .record({ amountCents: euros(40_000), share: maybe(share) })
  .map((drawn) => given(drawn) as NonNullable<Means["capital"]>[number]);

const property = fc
  .record({
    kind: fc.constantFrom("built", "unbuilt"),
    right: fc.constantFrom("ownership", "usufruct", "bareOwnership"),
    cadastralIncomeCents: euros(3_000),
    share: maybe(share),
    rentPerYearCents: maybe(euros(9_000)),
    mortgageInterestPerYearCents: maybe(euros(3_000)),
  })
  .map((drawn) => given(drawn) as NonNullable<Means["property"]>[number]);

/** The means of one person: every list in any order, each fact with a reference of its own. */
export const means: fc.Arbitrary<Means> = fc
  .record({
    incomes: fc.array(income, { maxLength: 4 }),
    capital: fc.array(capital, { maxLength: 3 }),
    property: fc.array(property, { maxLength: 2 }),
    childrenAsBeneficiary: maybe(fc.nat({ max: 4 })),
  })
  .map(
    ({ incomes, capital: capitals, property: properties, childrenAsBeneficiary }) =>
      given({
        incomes: incomes.map((fact, place) => ({ ...fact, ref: `income-${place}` })),
        capital: capitals.map((fact, place) => ({ ...fact, ref: `capital-${place}` })),
        property: properties.map((fact, place) => ({ ...fact, ref: `property-${place}` })),
        childrenAsBeneficiary,
      }) as Means,
  );

const member = fc.record({
  relation: fc.constantFrom("spouse", "parent", "child", "sibling", "grandparent", "other"),
  commonHousehold: fc.boolean(),
  born: fc.constantFrom(legalDate("1950-06-01"), legalDate("1985-02-03"), legalDate("2019-01-01")),
  atCharge: fc.boolean(),
  claims: fc.boolean(),
  means,
});

/** A household with at most one spouse, whose relatives' surplus counts for a reasoned share. */
export const household: fc.Arbitrary<Household> = fc
  .tuple(fc.array(member, { maxLength: 3 }), share)
  .map(([members, counted]) => ({
    members: members
      .filter(
        ({ relation }, place) =>
          relation !== "spouse" ||
          members.findIndex((other) => other.relation === "spouse") === place,
      )
      .map((fact, place) => ({ ...fact, ref: `member-${place}` })),
    countedShares: [{ ref: "share", share: counted, reasons: "Drawn.", equity: true }],
  }));

/** A whole case on a day. */
export const wholeCase: fc.Arbitrary<Case> = fc
  .record({ from: day, means, household })
  .map(({ from, means: own, household: around }) => ({
    from,
    born: legalDate("1990-05-05"),
    stays: [{ inBelgium: true, lawful: true }],
    nationalities: [{ status: "belgian" as const }],
    work: [{ outcome: "willing" as const, reasons: "Drawn." }],
    claims: [],
    means: own,
    household: around,
  }));
