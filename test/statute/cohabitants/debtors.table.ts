import {
  date,
  father,
  incomes,
  member,
  monthly,
  mother,
  share,
  SINCE,
  whole,
  type Row,
} from "./facts.js";

/** Art. 34 KB since 1 March 2026: every maintenance debtor, as a whole. */
export const DEBTORS: readonly Row[] = [
  ...(
    [
      "parent",
      "grandparent",
      "greatGrandparent",
      "child",
      "grandchild",
      "greatGrandchild",
      "parentInLaw",
      "childInLaw",
      "exSpouse",
    ] as const
  ).map((relation): Row => ({
    situation: `${relation} with 1,500.00 a month`,
    date: SINCE,
    category: 1,
    household: {
      members: [member(relation, { born: date("1980-01-01"), means: incomes(monthly(1500)) })],
    },
    // 18,000.00 − 10,723.75.
    counted: "7276.25",
    rules: ["relativesPooled"],
    open: ["relatives=mustCount"],
  })),
  {
    situation: "mother and grandmother: one pool",
    date: SINCE,
    category: 1,
    household: {
      members: [mother(1800), member("grandparent", { means: incomes(monthly(400)) })],
    },
    // 21,600.00 + 4,800.00 − 2 × 10,723.75 = 26,400.00 − 21,447.50.
    counted: "4952.50",
    open: ["relatives=mustCount"],
  },
  {
    situation: "the day before: still the old circle",
    date: "2026-02-28",
    category: 1,
    household: {
      members: [mother(1800), member("grandparent", { means: incomes(monthly(400)) })],
      countedShares: whole,
    },
    // 21,600.00 − 10,513.60; the grandmother neither gives nor keeps anything.
    counted: "11086.40",
  },
  {
    situation: "a running file before its review: old circle, with a reasoned share",
    date: "2026-06-01",
    requestedOn: "2025-06-01",
    reviewedOn: ["2026-06-02"],
    category: 1,
    household: {
      members: [mother(1800), member("grandparent", { means: incomes(monthly(400)) })],
      countedShares: [share("1/2")],
    },
    // (21,600.00 − 10,723.75) / 2.
    counted: "5438.13",
  },
  {
    situation: "a review on the last day of the old text changes nothing since",
    date: SINCE,
    requestedOn: "2025-06-01",
    reviewedOn: ["2026-02-28"],
    category: 1,
    household: {
      members: [mother(1800), member("grandparent", { means: incomes(monthly(400)) })],
      countedShares: [share("1/2")],
    },
    counted: "5438.13",
  },
  {
    situation: "a running file from its review on: new circle, as a whole",
    date: "2026-06-02",
    requestedOn: "2025-06-01",
    reviewedOn: ["2026-06-02"],
    category: 1,
    household: {
      members: [mother(1800), member("grandparent", { means: incomes(monthly(400)) })],
    },
    counted: "4952.50",
    open: ["relatives=mustCount"],
  },
  {
    situation: "a minor grandchild, and one on the 18th birthday",
    date: SINCE,
    category: 1,
    household: {
      members: [
        member("grandchild", {
          ref: "younger",
          born: date("2008-03-03"),
          means: incomes(monthly(3000)),
        }),
        member("grandchild", {
          ref: "elder",
          born: date("2008-03-02"),
          means: incomes(monthly(1000)),
        }),
      ],
    },
    // 12,000.00 − 10,723.75 of the elder one alone.
    counted: "1276.25",
    rules: ["relativesPooled"],
    open: ["relatives=mustCount"],
  },
  {
    situation: "less than the whole for reasons of equity",
    date: SINCE,
    category: 1,
    household: { members: [father(1500)], countedShares: [share("1/4", true)] },
    // 7,276.25 / 4 = 1,819.0625.
    counted: "1819.06",
    open: ["relatives=mustCount"],
  },
  {
    situation: "less than the whole without equity: no answer",
    date: SINCE,
    category: 1,
    household: { members: [father(1500)], countedShares: [share("1/4")] },
    counted: "0.00",
    gaps: ["countedShareNeedsEquity"],
    open: ["relatives=mustCount"],
  },
  {
    situation: "the whole, stated, needs no equity",
    date: SINCE,
    category: 1,
    household: { members: [father(1500)], countedShares: [share("3/3")] },
    counted: "7276.25",
    open: ["relatives=mustCount"],
  },
  {
    situation: "nothing for reasons of equity: the means need not be known",
    date: SINCE,
    category: 1,
    household: { members: [member("parent")], countedShares: [share("0/1", true)] },
    counted: "0.00",
    rules: [],
    open: ["relatives=mustCount"],
  },
  {
    situation: "nothing without equity: no answer",
    date: SINCE,
    category: 1,
    household: { members: [member("parent")], countedShares: [share("0/1")] },
    counted: "0.00",
    gaps: ["countedShareNeedsEquity"],
    open: ["relatives=mustCount"],
  },
  {
    situation: "a centre that reads the text as may: a share with reasons is enough",
    date: SINCE,
    category: 1,
    household: { members: [father(1500)], countedShares: [share("1/4")] },
    choices: { relatives: "mayCount" },
    counted: "1819.06",
    open: ["relatives=mayCount"],
  },
  {
    situation: "a centre that reads the text as may: without a share there is no answer",
    date: SINCE,
    category: 1,
    household: { members: [father(1500)] },
    choices: { relatives: "mayCount" },
    counted: "0.00",
    gaps: ["countedShareMissing"],
    open: ["relatives=mayCount"],
  },
  {
    situation: "category 3: relatives stay out",
    date: SINCE,
    category: 3,
    household: { members: [father(2400)] },
    counted: "0.00",
    rules: [],
    open: ["relativesInCategory3=leftOut"],
  },
  {
    situation: "category 3: a centre that counts relatives there too",
    date: SINCE,
    category: 3,
    household: {
      members: [member("spouse", { means: incomes(monthly(500)) }), father(1500)],
    },
    choices: { relativesInCategory3: "counted" },
    // Partner 6,000.00 in full; father 18,000.00 − 10,723.75 = 7,276.25.
    counted: "13276.25",
    rules: ["partnerInFull", "relativesPooled"],
    open: ["relativesInCategory3=counted", "relatives=mustCount"],
  },
  {
    situation: "category 3 with minor children only: nothing has to be chosen",
    date: SINCE,
    category: 3,
    household: { members: [member("child", { born: date("2015-01-01") })] },
    counted: "0.00",
    rules: [],
  },
];
