import {
  BEFORE,
  date,
  father,
  givenAYearAgo,
  incomes,
  member,
  monthly,
  mother,
  penniless,
  whole,
  yearly,
  type Row,
} from "./facts.js";

/** Art. 34 KB before 1 March 2026: parents and adult children, pooled. */
export const FIRST_DEGREE: readonly Row[] = [
  {
    situation: "one parent with 1,500.00 a month, counted as a whole",
    date: BEFORE,
    category: 1,
    household: { members: [father(1500)], countedShares: whole },
    // 18,000.00 − 10,513.60.
    counted: "7486.40",
    rules: ["relativesPooled"],
  },
  {
    situation: "the same in a dwelling: only a student in lodgings lives apart from family",
    date: BEFORE,
    category: 1,
    household: {
      housing: [{ ref: "home", kind: "dwelling" }],
      members: [father(1500)],
      countedShares: whole,
    },
    counted: "7486.40",
  },
  {
    situation: "a parent without income absorbs part of the other's surplus",
    date: BEFORE,
    category: 1,
    household: { members: [father(2400), penniless("parent", "mother")], countedShares: whole },
    // 28,800.00 − 2 × 10,513.60 = 28,800.00 − 21,027.20; not 28,800.00 − 10,513.60.
    counted: "7772.80",
    rules: ["relativesPooled", "relativesPooled"],
  },
  {
    situation: "two parents with an income: one pool, one sum",
    date: BEFORE,
    category: 1,
    household: { members: [father(1400), mother(600)], countedShares: whole },
    // 16,800.00 + 7,200.00 = 24,000.00 − 21,027.20. Apart it would be 6,286.40 of the father.
    counted: "2972.80",
  },
  {
    situation: "the pool has exactly what the parents keep: nothing, and no share is needed",
    date: BEFORE,
    category: 1,
    household: { members: [member("parent", { means: incomes(yearly(10513.6)) })] },
    counted: "0.00",
    rules: ["relativesPooled"],
  },
  {
    situation: "one cent more: the centre must say which share counts",
    date: BEFORE,
    category: 1,
    household: { members: [member("parent", { means: incomes(yearly(10513.61)) })] },
    counted: "0.00",
    gaps: ["countedShareMissing"],
  },
  {
    situation: "one cent more, counted as a whole",
    date: BEFORE,
    category: 1,
    household: {
      members: [member("parent", { means: incomes(yearly(10513.61)) })],
      countedShares: whole,
    },
    counted: "0.01",
  },
  {
    situation: "parent and adult child of the person: three generations, one pool",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        mother(1000),
        member("child", { born: date("2000-05-01"), means: incomes(monthly(1900)) }),
      ],
      countedShares: whole,
    },
    // 12,000.00 + 22,800.00 = 34,800.00 − 2 × 10,513.60.
    counted: "13772.80",
  },
  {
    situation: "a child the day before the 18th birthday",
    date: BEFORE,
    category: 1,
    household: {
      members: [member("child", { born: date("2007-03-04"), means: incomes(monthly(1900)) })],
      countedShares: whole,
    },
    counted: "0.00",
    rules: [],
  },
  {
    situation: "a child on the 18th birthday",
    date: BEFORE,
    category: 1,
    household: {
      members: [member("child", { born: date("2007-03-03"), means: incomes(monthly(1900)) })],
      countedShares: whole,
    },
    // 22,800.00 − 10,513.60.
    counted: "12286.40",
  },
  {
    situation: "born on 29 February: still a minor on 28 February eighteen years later",
    date: "2026-02-28",
    category: 1,
    household: {
      members: [member("child", { born: date("2008-02-29"), means: incomes(monthly(1900)) })],
      countedShares: whole,
    },
    counted: "0.00",
    rules: [],
  },
  {
    situation: "a child whose age is not known",
    date: BEFORE,
    category: 1,
    household: {
      members: [member("child", { means: incomes(monthly(1900)) })],
      countedShares: whole,
    },
    counted: "0.00",
    gaps: ["cohabitantAgeMissing"],
  },
  {
    situation: "an adult child without income keeps an amount of category 1 too",
    date: BEFORE,
    category: 1,
    household: {
      members: [mother(1500), member("child", { born: date("2000-05-01"), means: {} })],
      countedShares: whole,
    },
    // 18,000.00 − 21,027.20 is less than nothing.
    counted: "0.00",
  },
  {
    situation: "wages of parents: art. 35 KB does not serve them",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("parent", {
          means: {
            incomes: [monthly(1500, "wage")],
            employments: [{ variant: "general", startedOnLeefloon: true }],
          },
        }),
      ],
      countedShares: whole,
    },
    // 18,000.00 − 10,513.60, not (1,500.00 − 309.48) × 12 − 10,513.60.
    counted: "7486.40",
  },
  {
    situation: "savings of a parent: the same slices as for the person",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("parent", {
          means: { incomes: [monthly(1200)], capital: [{ amountCents: 2_000_000 }] },
        }),
      ],
      countedShares: whole,
    },
    // 20,000.00: 6 % of 6,300.00 = 378.00, 10 % of 7,500.00 = 750.00, together 1,128.00 a year.
    // 14,400.00 + 1,128.00 − 10,513.60.
    counted: "5014.40",
  },
  {
    situation: "what a parent gave away, less the yearly amount of category 1",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("parent", { means: { incomes: [monthly(1200)], transfers: [givenAYearAgo] } }),
      ],
      countedShares: whole,
    },
    // 20,000.00 − 1,250.00 = 18,750.00: 378.00 + 10 % of 6,250.00 = 1,003.00.
    // 14,400.00 + 1,003.00 − 10,513.60.
    counted: "4889.40",
  },
  {
    situation: "partner and parents: two parts, each above its own amount, added",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("lifePartner", { means: incomes(monthly(1000)) }),
        father(1400),
        mother(600),
      ],
      countedShares: whole,
    },
    // Partner 12,000.00 − 10,513.60 = 1,486.40; parents 24,000.00 − 21,027.20 = 2,972.80.
    counted: "4459.20",
    rules: ["partnerAboveCategory1", "relativesPooled", "relativesPooled"],
  },
  {
    situation: "a student in lodgings with a partner: the parents gone back to live elsewhere",
    date: BEFORE,
    category: 1,
    household: {
      housing: [{ kind: "studentLodgings" }],
      members: [member("lifePartner", { means: incomes(monthly(1000)) }), father(5000)],
      countedShares: whole,
    },
    // 12,000.00 − 10,513.60 of the partner alone.
    counted: "1486.40",
    rules: ["partnerAboveCategory1"],
    open: ["studentLodgings=alone"],
  },
  {
    situation: "a student in lodgings, a centre that reckons the family gone back to",
    date: BEFORE,
    category: 1,
    household: {
      housing: [{ kind: "studentLodgings" }],
      members: [father(1500)],
      countedShares: whole,
    },
    choices: { studentLodgings: "withFamily" },
    counted: "7486.40",
    open: ["studentLodgings=withFamily"],
  },
  {
    situation: "an adult child that only visits",
    date: BEFORE,
    category: 1,
    household: {
      members: [
        member("child", {
          born: date("2000-05-01"),
          custody: "visits",
          means: incomes(monthly(1900)),
        }),
        father(1500),
      ],
      countedShares: whole,
    },
    counted: "7486.40",
    rules: ["relativesPooled"],
  },
  {
    situation: "what the partner lacks is not taken from the parents' surplus",
    date: BEFORE,
    category: 1,
    household: { members: [penniless("lifePartner"), father(1500)], countedShares: whole },
    counted: "7486.40",
  },
];
