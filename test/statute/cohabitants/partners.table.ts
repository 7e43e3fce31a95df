import {
  BEFORE,
  date,
  givenAYearAgo,
  incomes,
  member,
  monthly,
  penniless,
  SINCE,
  yearly,
  type Row,
} from "./facts.js";

/** Art. 34 KB: spouse and life partner. */
export const PARTNERS: readonly Row[] = [
  {
    situation: "category 3: all of the partner's 1,000.00 a month",
    date: BEFORE,
    category: 3,
    household: { members: [member("spouse", { means: incomes(monthly(1000)) })] },
    // 1,000.00 × 12 = 12,000.00, without any deduction.
    counted: "12000.00",
    rules: ["partnerInFull"],
  },
  {
    situation: "category 3: a life partner like a spouse",
    date: BEFORE,
    category: 3,
    household: { members: [member("lifePartner", { means: incomes(monthly(500)) })] },
    counted: "6000.00",
    rules: ["partnerInFull"],
  },
  {
    situation: "category 3: a partner without means",
    date: BEFORE,
    category: 3,
    household: { members: [penniless("spouse")] },
    counted: "0.00",
    rules: ["partnerInFull"],
  },
  {
    situation: "category 3, a claim of the partner beside it: the rules give no answer",
    date: BEFORE,
    category: 3,
    household: { members: [member("spouse", { claims: true, means: incomes(monthly(1000)) })] },
    counted: "0.00",
    gaps: ["partnerClaimsInCategory3"],
  },
  {
    situation: "category 1: the partner does not claim, exactly the amount of category 1",
    date: BEFORE,
    category: 1,
    household: { members: [member("lifePartner", { means: incomes(yearly(10513.6)) })] },
    counted: "0.00",
    rules: ["partnerAboveCategory1"],
  },
  {
    situation: "category 1: one cent above the amount",
    date: BEFORE,
    category: 1,
    household: { members: [member("lifePartner", { means: incomes(yearly(10513.61)) })] },
    counted: "0.01",
    rules: ["partnerAboveCategory1"],
  },
  {
    situation: "category 1: the partner does not claim and has 1,200.00 a month",
    date: BEFORE,
    category: 1,
    household: { members: [member("spouse", { claims: false, means: incomes(monthly(1200)) })] },
    // 14,400.00 − 10,513.60.
    counted: "3886.40",
    rules: ["partnerAboveCategory1"],
  },
  {
    situation: "category 1: the partner claims too: nothing, and the means need not be known",
    date: BEFORE,
    category: 1,
    household: { members: [member("spouse", { claims: true })] },
    counted: "0.00",
    rules: [],
  },
  {
    situation: "category 1: the partner claims and has a pension: nothing",
    date: BEFORE,
    category: 1,
    household: { members: [member("spouse", { claims: true, means: incomes(monthly(2000)) })] },
    counted: "0.00",
    rules: [],
  },
  {
    situation: "category 1: the partner claims and works under art. 60 § 7: the wage above",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("spouse", {
          claims: true,
          means: incomes(monthly(200, "maintenance"), monthly(1500, "art60Wage")),
        }),
      ],
    },
    // 1,500.00 × 12 = 18,000.00 − 10,513.60; the maintenance stays out.
    counted: "7486.40",
    rules: ["partnerEmploymentAboveCategory1"],
  },
  {
    situation: "category 1: the partner claims and has an activated wage: the wage above",
    date: BEFORE,
    category: 1,
    household: {
      members: [member("spouse", { claims: true, means: incomes(monthly(1000, "activatedWage")) })],
    },
    // 12,000.00 − 10,513.60.
    counted: "1486.40",
    rules: ["partnerEmploymentAboveCategory1"],
  },
  {
    situation: "category 1: such a wage below the amount",
    date: BEFORE,
    category: 1,
    household: {
      members: [member("spouse", { claims: true, means: incomes(monthly(800, "art60Wage")) })],
    },
    counted: "0.00",
    rules: ["partnerEmploymentAboveCategory1"],
  },
  {
    situation: "category 1: an activated wage that began with the leefloon: less the exemption",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("spouse", {
          claims: true,
          means: {
            incomes: [monthly(1500, "activatedWage")],
            employments: [{ variant: "general", startedOnLeefloon: true }],
          },
        }),
      ],
    },
    // (1,500.00 − 309.48) × 12 = 14,286.24 − 10,513.60.
    counted: "3772.64",
    rules: ["partnerEmploymentAboveCategory1"],
  },
  {
    situation: "category 1: a partner who studies and works, under 25, with a plan",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("lifePartner", {
          born: date("2002-01-01"),
          means: {
            incomes: [monthly(1500, "wage")],
            employments: [
              {
                variant: "student",
                startedOnLeefloon: false,
                fullTimeStudent: true,
                hasIndividualPlan: true,
              },
            ],
          },
        }),
      ],
    },
    counted: "3772.64",
    rules: ["partnerAboveCategory1"],
  },
  {
    situation: "category 3: what the partner gave away, less the yearly amount of category 3",
    date: BEFORE,
    category: 3,
    household: { members: [member("spouse", { means: { transfers: [givenAYearAgo] } })] },
    // 20,000.00 − 2,500.00 = 17,500.00: 6 % of 6,300.00 = 378.00, 10 % of 5,000.00 = 500.00.
    counted: "878.00",
    rules: ["partnerInFull"],
  },
  {
    situation: "category 1: the partner's means were not looked into",
    date: BEFORE,
    category: 1,
    household: { members: [member("spouse")] },
    counted: "0.00",
    gaps: ["cohabitantMeansMissing"],
  },
  {
    situation: "category 1: a partner under the same roof with a household of their own",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("other"),
        member("spouse", { commonHousehold: false, means: incomes(monthly(3000)) }),
      ],
    },
    counted: "0.00",
    rules: [],
  },
  {
    situation: "two partners: the rules give no answer",
    date: BEFORE,
    category: 1,
    household: { members: [penniless("spouse"), penniless("lifePartner")] },
    counted: "0.00",
    gaps: ["partnersSeveral"],
  },
  {
    situation: "category 1 since 1 March 2026: the same rule, with the new amount",
    date: SINCE,
    category: 1,
    household: { members: [member("spouse", { means: incomes(monthly(1200)) })] },
    // 14,400.00 − 10,723.75.
    counted: "3676.25",
    rules: ["partnerAboveCategory1"],
  },
];
