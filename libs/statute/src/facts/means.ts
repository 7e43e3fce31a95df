import Type, { type Static } from "typebox";
import { cents, day, fact, group, HIGHEST_CENTS, several, share, words, yesNo } from "./fields.js";

/** Means that the King exempts: a closed list (art. 22 § 1 KB). */
export const EXEMPT_INCOME_KINDS = [
  "centreAid",
  "childBenefitForChildren",
  "childBenefitDisabilitySupplement",
  "maintenanceForChildren",
  "studyGrant",
  "fosterCare",
  "elderlyAid",
  "integrationAllowance",
  "thirdPartyAid",
  "irregularGift",
  "studentServiceAid",
  "volunteerAllowance",
  "regionalHousingPremium",
  "guardianFee",
  "warPension",
  "heatingAllowance",
  "localEmploymentIncome",
  "trainingBonus",
] as const;

/** Means that count (art. 16). What fits nowhere else is `other`, and counts. */
export const COUNTED_INCOME_KINDS = [
  "wage",
  "trainingAllowance",
  "art60Wage",
  "activatedWage",
  "artisticIncome",
  "selfEmployment",
  "replacementIncome",
  "maintenance",
  "childBenefitForSelf",
  "childBenefitForApplicant",
  "regularGift",
  "housingCostsPaidByOthers",
  "vouchers",
  "other",
] as const;

/** What an income is. */
export const CASE_INCOME_KINDS = [...COUNTED_INCOME_KINDS, ...EXEMPT_INCOME_KINDS] as const;
export type CaseIncomeKind = (typeof CASE_INCOME_KINDS)[number];
export type ExemptIncomeKind = (typeof EXEMPT_INCOME_KINDS)[number];

/** An income in another currency: the official rate of the month, and its day (no rule seen). */
const ForeignAmount = group("Of an income in another currency: what converts it.", {
  currency: Type.String({ pattern: "^[A-Z]{3}$", description: "Code of the currency, as GBP." }),
  rate: Type.String({
    pattern: "^[0-9]{1,9}(\\.[0-9]{1,9})?$",
    description: "Euros for one unit of the currency.",
  }),
  rateDate: day("Day of the rate."),
});

/** Part of a month worked: days that the income covers, of the days of that month. */
const PartOfMonth = group("Of an income that covers part of a month only.", {
  days: Type.Integer({ minimum: 1, maximum: 31, description: "Days that the income covers." }),
  daysInMonth: Type.Integer({ minimum: 28, maximum: 31, description: "Days of that month." }),
});

/** A net income. */
export const CaseIncome = fact({
  kind: Type.Enum([...CASE_INCOME_KINDS], {
    description: "What it is. What fits nowhere else is `other`, and counts.",
  }),
  amountCents: Type.Integer({
    minimum: 0,
    maximum: HIGHEST_CENTS,
    description:
      "Net. With a foreign currency: in hundredths of that currency. What was lowered by a " +
      "sanction of its own scheme is given as lowered; what was seized is given after seizure.",
  }),
  per: Type.Enum(["month", "year"], { description: "What the amount is for." }),
  received: Type.Optional(yesNo("Actually available; a mere claim is false. True by default.")),
  seizedCents: Type.Optional(cents("Seized before it was received; same period and currency.")),
  foreign: Type.Optional(ForeignAmount),
  partOfMonth: Type.Optional(PartOfMonth),
  beneficiaryRaises: Type.Optional(
    yesNo(
      "childBenefitForChildren: the person is the beneficiary, raises the children and has " +
        "them wholly or partly at charge. Needed for the exemption.",
    ),
  ),
  supplement: Type.Optional(
    Type.Enum(["disability", "other"], {
      description: "childBenefitForApplicant: it is a supplement, not the benefit itself.",
    }),
  ),
  fromDebtorUnderSameRoof: Type.Optional(
    yesNo(
      "irregularGift: the giver lives under the same roof and owes maintenance. It then counts.",
    ),
  ),
  withinCeilings: Type.Optional(
    yesNo(
      "volunteerAllowance: within the legal ceilings per day and year; studentServiceAid: at " +
        "most once an academic year, on a new request. Needed for the exemption.",
    ),
  ),
});
export type CaseIncome = Static<typeof CaseIncome>;

/** Movable capital: accounts, securities, tax refunds (art. 27 KB). */
export const Capital = fact({
  amountCents: cents("The whole, before the share."),
  share: Type.Optional(share("The person's own share; the whole by default.")),
});
export type Capital = Static<typeof Capital>;

/** Rights to property. */
const PROPERTY_RIGHTS = ["ownership", "usufruct", "bareOwnership"] as const;

/** Immovable property (art. 24–26 KB). */
export const Property = fact({
  kind: Type.Enum(["built", "unbuilt"], { description: "With a building on it or not." }),
  right: Type.Enum([...PROPERTY_RIGHTS], { description: "The person's right to it." }),
  cadastralIncomeCents: Type.Optional(
    cents("Per year, not indexed, of the whole property. Abroad, where there is none: left out."),
  ),
  share: Type.Optional(share("The person's own share; the whole by default.")),
  rentPerYearCents: Type.Optional(cents("Rent received per year for the person's own share.")),
  mortgageInterestPerYearCents: Type.Optional(cents("Interest paid by the person per year.")),
  lifeAnnuityPerYearCents: Type.Optional(
    cents("Life annuity paid for it by the person, per year."),
  ),
  abroad: Type.Optional(yesNo("It is not in Belgium.")),
  grossIncomeAbroadPerYearCents: Type.Optional(
    cents(
      "Abroad, without cadastral income or rent: gross income known to the tax administration, " +
        "for the person's own share.",
    ),
  ),
});
export type Property = Static<typeof Property>;

/** Property sold or given away (art. 28–32 KB). */
export const Transfer = fact({
  on: day("Day of the transfer; one after the first day asked about counts from its own day."),
  kind: Type.Enum(["movable", "immovable"], { description: "What was transferred." }),
  manner: Type.Enum(["sale", "gift"], { description: "For a price, or for nothing." }),
  marketValueCents: cents("Of the whole in full ownership, on the day of the transfer."),
  right: Type.Enum([...PROPERTY_RIGHTS], { description: "The right that was transferred." }),
  share: Type.Optional(share("The person's own share; the whole by default.")),
  onlyDwelling: Type.Optional(yesNo("It was the only dwelling.")),
  debtsPaidCents: Type.Optional(
    cents("Personal debts from before the transfer, paid with the proceeds."),
  ),
  stillPresentCents: Type.Optional(
    cents("Part of the proceeds still there, and so given as capital: never counted twice."),
  ),
  equity: Type.Optional(
    group("The centre deviates for equity, in exceptional circumstances.", {
      countedCents: cents("What the centre counts of the value instead, before the slices."),
      reasons: words("The exceptional circumstances. Bad investments alone are none."),
    }),
  ),
});
export type Transfer = Static<typeof Transfer>;

/** Art. 35 KB: work or training that the socio-professional exemption may serve. */
export const Employment = fact({
  variant: Type.Enum(["general", "student", "shortage", "artist"], {
    description: "Which exemption: of work or training, of students, of shortage work, of artists.",
  }),
  startedOnLeefloon: yesNo(
    "Work began, or training began or went on, while the person had the leefloon.",
  ),
  firstDay: Type.Optional(day("First day of the credit, ever.")),
  daysUsed: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 2200,
      description: "Days of the credit used before `from`.",
    }),
  ),
  studentWithGrant: Type.Optional(yesNo("student: has a study grant. Matters before 2022 only.")),
  fullTimeStudent: Type.Optional(yesNo("student: full-time studies at a recognised institution.")),
  hasIndividualPlan: Type.Optional(
    yesNo("student: a plan exists. Nothing of what stands in it matters."),
  ),
  contractMonths: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 600,
      description: "shortage: months of the contract; 600 for one without end.",
    }),
  ),
  shortageCertificate: Type.Optional(
    yesNo("shortage: certificate of the regional employment service."),
  ),
  shortageUsedBefore: Type.Optional(
    yesNo("shortage: had this exemption before; it is once in a lifetime."),
  ),
});
export type Employment = Static<typeof Employment>;

/** All means of one person. An empty object says: looked into, and there are none. */
export const Means = group("All means of one person. Empty: looked into, and there are none.", {
  incomes: Type.Optional(several(CaseIncome, "Net incomes, those that are exempt too.")),
  capital: Type.Optional(several(Capital, "Movable capital.")),
  property: Type.Optional(several(Property, "Immovable property.")),
  transfers: Type.Optional(several(Transfer, "Property sold or given away.")),
  employments: Type.Optional(
    several(
      Employment,
      "What the socio-professional exemption rests on, one for a person at a time.",
    ),
  ),
  childrenAsBeneficiary: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 30,
      description: "Children for whom the person is the beneficiary of the child benefit.",
    }),
  ),
});
export type Means = Static<typeof Means>;
