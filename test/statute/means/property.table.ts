import type { Property } from "../../../libs/statute/src/facts/means.js";
import { cents, house, type Row } from "./case.js";

const date = "2025-03-03";

function owner(
  situation: string,
  property: readonly Property[],
  counted: string,
  more: Partial<Row> & { readonly children?: number } = {},
): Row {
  const { children, ...rest } = more;
  const means = {
    property: [...property],
    ...(children === undefined ? {} : { childrenAsBeneficiary: children }),
  };
  return { situation, date, means, counted, ...rest };
}

const half = { part: 1, of: 2 };

/** Art. 24–25 KB: (cadastral income − exemption) × share × 3. */
export const FORMULA: readonly Row[] = [
  owner("cadastral income of exactly the exemption", [house("750.00")], "0.00"),
  // 1.00 × 3
  owner("cadastral income one euro above", [house("751.00")], "3.00"),
  // (1,250 − 750) × 3, the example of the information service
  owner("1,250.00", [house("1250.00")], "1500.00"),
  // 750 + 2 × 125 = 1,000
  owner("two children, cadastral income of exactly the exemption", [house("1000.00")], "0.00", {
    children: 2,
  }),
  owner("two children, one euro above", [house("1001.00")], "3.00", { children: 2 }),
  owner("children for whom the other parent is the beneficiary", [house("1001.00")], "753.00", {
    children: 0,
  }),
  // (1,250 − 750) × 1/2 × 3
  owner("half of a house", [house("1250.00", { share: half })], "750.00"),
  owner("nothing of a house", [house("1250.00", { share: { part: 0, of: 1 } })], "0.00"),
  owner("usufruct is like ownership", [house("1250.00", { right: "usufruct" })], "1500.00"),
  owner("bare ownership", [house("1250.00", { right: "bareOwnership" })], "0.00"),
  owner(
    "bare ownership needs no cadastral income",
    [{ kind: "built", right: "bareOwnership" }],
    "0.00",
  ),
  owner("land of exactly the exemption", [house("30.00", { kind: "unbuilt" })], "0.00"),
  // (130 − 30) × 3
  owner("land of 130.00", [house("130.00", { kind: "unbuilt" })], "300.00"),
  owner(
    "children do not raise the exemption of land",
    [house("130.00", { kind: "unbuilt" })],
    "300.00",
    {
      children: 2,
    },
  ),
  // 1,500 + 300: each kind has its own exemption
  owner("a house and land", [house("1250.00"), house("130.00", { kind: "unbuilt" })], "1800.00"),
  // (1,000 + 500 − 750) × 3: one exemption, 500 for the one and 250 for the other
  owner("two houses share one exemption", [house("1000.00"), house("500.00")], "2250.00"),
  // (1,000 − 500) × 3 + (500 − 250) × 1/2 × 3 = 1,500 + 375
  owner(
    "two houses, half of the second",
    [house("1000.00"), house("500.00", { share: half })],
    "1875.00",
  ),
  // (700 + 30 − 750) is below zero for both
  owner("two houses below the exemption together", [house("700.00"), house("30.00")], "0.00"),
  owner("two houses without value", [house("0.00"), house("0.00")], "0.00"),
  // the bare ownership takes no part of the exemption: (1,250 − 750) × 3
  owner(
    "a house and the bare ownership of another",
    [house("1250.00"), house("1250.00", { right: "bareOwnership" })],
    "1500.00",
  ),
  // 1,250 × 3
  owner("the exemption left out of a partial question", [house("1250.00")], "3750.00", {
    without: ["propertyExemption"],
    says: ["propertyExemptionLeftOut", "interestNotTold"],
  }),
  owner("in Belgium without cadastral income", [{ kind: "built", right: "ownership" }], "0.00", {
    gaps: ["propertyIncomeMissing"],
  }),
];

/** Art. 25–26 KB: let, mortgaged, bought for a life annuity, abroad. */
export const USE_AND_CHARGES: readonly Row[] = [
  owner(
    "rent below the formula",
    [house("1250.00", { rentPerYearCents: cents("1499.99") })],
    "1500.00",
  ),
  owner(
    "rent above the formula",
    [house("1250.00", { rentPerYearCents: cents("1500.01") })],
    "1500.01",
  ),
  // the rent is that of the own share already; the formula gives 750.00
  owner(
    "half of a house that is let",
    [house("1250.00", { share: half, rentPerYearCents: cents("3000.00") })],
    "3000.00",
  ),
  // 1,500 − 500
  owner(
    "mortgage interest",
    [house("1250.00", { mortgageInterestPerYearCents: cents("500.00") })],
    "1000.00",
  ),
  // at most half of 1,500
  owner(
    "mortgage interest of exactly half",
    [house("1250.00", { mortgageInterestPerYearCents: cents("750.00") })],
    "750.00",
  ),
  owner(
    "mortgage interest of more than half",
    [house("1250.00", { mortgageInterestPerYearCents: cents("750.01") })],
    "750.00",
  ),
  // half of the rent: 6,000 − 3,000
  owner(
    "mortgage interest on a house that is let",
    [
      house("1250.00", {
        rentPerYearCents: cents("6000.00"),
        mortgageInterestPerYearCents: cents("4000.00"),
      }),
    ],
    "3000.00",
  ),
  owner(
    "a life annuity",
    [house("1250.00", { lifeAnnuityPerYearCents: cents("400.00") })],
    "1100.00",
  ),
  // 1,500 − 750 − 400
  owner(
    "a life annuity and mortgage interest",
    [
      house("1250.00", {
        mortgageInterestPerYearCents: cents("900.00"),
        lifeAnnuityPerYearCents: cents("400.00"),
      }),
    ],
    "350.00",
  ),
  owner(
    "interest on a house that does not count",
    [house("700.00", { mortgageInterestPerYearCents: cents("500.00") })],
    "0.00",
  ),
  owner("abroad with a cadastral income", [house("1250.00", { abroad: true })], "1500.00"),
  owner(
    "land abroad is treated like a house",
    [house("1250.00", { kind: "unbuilt", abroad: true })],
    "1500.00",
  ),
  // (1,250 + 250 − 750) × 3
  owner(
    "a house here and one abroad share the exemption",
    [house("1250.00"), house("250.00", { abroad: true })],
    "2250.00",
  ),
  owner(
    "abroad without cadastral income, let",
    [{ kind: "built", right: "ownership", abroad: true, rentPerYearCents: cents("2400.00") }],
    "2400.00",
  ),
  owner(
    "abroad, rent goes before the gross income",
    [
      {
        kind: "built",
        right: "ownership",
        abroad: true,
        rentPerYearCents: cents("2400.00"),
        grossIncomeAbroadPerYearCents: cents("900.00"),
      },
    ],
    "2400.00",
  ),
  owner(
    "abroad, only the gross income is known",
    [
      {
        kind: "built",
        right: "ownership",
        abroad: true,
        grossIncomeAbroadPerYearCents: cents("900.00"),
      },
    ],
    "900.00",
  ),
  owner(
    "in Belgium the rent does not stand in for a cadastral income",
    [{ kind: "built", right: "ownership", rentPerYearCents: cents("2400.00") }],
    "0.00",
    { gaps: ["propertyIncomeMissing"] },
  ),
  owner("abroad, nothing is known", [{ kind: "built", right: "ownership", abroad: true }], "0.00", {
    gaps: ["propertyIncomeMissing"],
  }),
];
