import fc from "fast-check";
import { addDays, type LegalDate, legalDate } from "#kernel";
import {
  CASE_INCOME_KINDS,
  type Capital,
  type CaseIncome,
  type Employment,
  type Means,
  type Property,
  type Transfer,
} from "../../../libs/statute/src/facts/means.js";

/** A record whose properties may each be left out, as the schema has it. */
function optional<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record(model, { requiredKeys: [] });
}

const cents = fc.integer({ min: 0, max: 300_000 });
const capitalCents = fc.integer({ min: 0, max: 10_000_000 });
const share = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 12 }))
  .map(([of, part]) => ({ of, part: Math.min(of, part) }));

/** Days of 2016 to 2027. */
export const day: fc.Arbitrary<LegalDate> = fc
  .integer({ min: 0, max: 365 * 12 })
  .map((days) => addDays(legalDate("2016-04-01"), days));

const partOfMonth = fc
  .tuple(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 28, max: 31 }))
  .map(([days, daysInMonth]) => ({ days: Math.min(days, daysInMonth), daysInMonth }));

const foreign = fc.record({
  currency: fc.constant("XYZ"),
  rate: fc.constantFrom("1", "0.2009", "1.1865", "0.333333333", "0"),
  rateDate: day,
});

/** Incomes of every kind; part of a month only where there is a month. */
export const income: fc.Arbitrary<CaseIncome> = fc
  .record({
    needed: fc.record({
      kind: fc.constantFrom(...CASE_INCOME_KINDS),
      amountCents: cents,
      per: fc.constantFrom("month" as const, "year" as const),
    }),
    more: optional<Partial<CaseIncome>>({
      received: fc.boolean(),
      seizedCents: cents,
      foreign,
      beneficiaryRaises: fc.boolean(),
      fromDebtorUnderSameRoof: fc.boolean(),
      withinCeilings: fc.boolean(),
    }),
    part: fc.option(partOfMonth, { nil: undefined }),
  })
  .map(({ needed, more, part }) => ({
    ...needed,
    ...more,
    ...(part === undefined || needed.per === "year" ? {} : { partOfMonth: part }),
  }));

export const capital: fc.Arbitrary<Capital> = fc
  .record({ amountCents: capitalCents, more: optional<Partial<Capital>>({ share }) })
  .map(({ amountCents, more }) => ({ amountCents, ...more }));

/** Property with a cadastral income: nothing is missing. */
export const property: fc.Arbitrary<Property> = fc
  .record({
    needed: fc.record({
      kind: fc.constantFrom("built" as const, "unbuilt" as const),
      right: fc.constantFrom("ownership" as const, "usufruct" as const, "bareOwnership" as const),
      cadastralIncomeCents: cents,
    }),
    more: optional<Partial<Property>>({
      share,
      rentPerYearCents: cents,
      mortgageInterestPerYearCents: cents,
      lifeAnnuityPerYearCents: cents,
      abroad: fc.boolean(),
      grossIncomeAbroadPerYearCents: cents,
    }),
  })
  .map(({ needed, more }) => ({ ...needed, ...more }));

/** Transfers that do not contradict themselves. */
export const transfer: fc.Arbitrary<Transfer> = fc
  .record({
    needed: fc.record({
      on: day,
      kind: fc.constant("immovable" as const),
      manner: fc.constant("sale" as const),
      marketValueCents: capitalCents,
      right: fc.constantFrom("ownership" as const, "usufruct" as const, "bareOwnership" as const),
    }),
    more: optional<Partial<Transfer>>({
      share,
      onlyDwelling: fc.boolean(),
      debtsPaidCents: capitalCents,
      stillPresentCents: capitalCents,
      equity: fc.record({ countedCents: capitalCents, reasons: fc.constant("Hardship.") }),
    }),
  })
  .map(({ needed, more }) => ({ ...needed, ...more }));

export const employment: fc.Arbitrary<Employment> = fc
  .record({
    needed: fc.record({
      variant: fc.constantFrom(
        "general" as const,
        "student" as const,
        "shortage" as const,
        "artist" as const,
      ),
      startedOnLeefloon: fc.boolean(),
    }),
    more: optional<Partial<Employment>>({
      from: day,
      firstDay: day,
      daysUsed: fc.integer({ min: 0, max: 2200 }),
      studentWithGrant: fc.boolean(),
      fullTimeStudent: fc.boolean(),
      hasIndividualPlan: fc.boolean(),
      contractMonths: fc.integer({ min: 0, max: 12 }),
      shortageCertificate: fc.boolean(),
      shortageUsedBefore: fc.boolean(),
    }),
  })
  .map(({ needed, more }) => ({ ...needed, ...more }));

/** All means of one person, with at most one employment: several may contradict each other. */
export const means: fc.Arbitrary<Means> = fc
  .record({
    incomes: fc.array(income, { maxLength: 5 }),
    capital: fc.array(capital, { maxLength: 3 }),
    property: fc.array(property, { maxLength: 3 }),
    transfers: fc.array(transfer, { maxLength: 2 }),
    employments: fc.array(employment, { maxLength: 1 }),
    childrenAsBeneficiary: fc.integer({ min: 0, max: 4 }),
  })
  .map((all) => all);

/** Everything that the schema lets through, contradictory and incomplete facts too. */
export const anyMeans: fc.Arbitrary<Means> = fc.record({
  incomes: fc.array(
    fc
      .tuple(income, fc.integer({ min: 1, max: 31 }), fc.integer({ min: 28, max: 31 }))
      .map(([one, days, daysInMonth]) => ({ ...one, partOfMonth: { days, daysInMonth } })),
    { maxLength: 3 },
  ),
  capital: fc.array(capital, { maxLength: 2 }),
  property: fc.array(
    fc.tuple(property, fc.boolean()).map(([{ cadastralIncomeCents, ...rest }, known]) => ({
      ...rest,
      ...(known && cadastralIncomeCents !== undefined ? { cadastralIncomeCents } : {}),
    })),
    { maxLength: 3 },
  ),
  transfers: fc.array(
    fc
      .tuple(
        transfer,
        fc.constantFrom("movable" as const, "immovable" as const),
        fc.constantFrom("sale" as const, "gift" as const),
      )
      .map(([one, kind, manner]) => ({ ...one, kind, manner })),
    { maxLength: 3 },
  ),
  employments: fc.array(employment, { maxLength: 3 }),
});
