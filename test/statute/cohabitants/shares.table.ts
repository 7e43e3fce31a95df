import { BEFORE, date, father, member, mother, share, whole, type Row } from "./facts.js";

/** Art. 34 KB before 1 March 2026: which share of the surplus counts, and for how many claimants. */
export const SHARES: readonly Row[] = [
  {
    situation: "half of the surplus, with reasons",
    date: BEFORE,
    category: 1,
    household: { members: [father(1500)], countedShares: [share("1/2")] },
    // 7,486.40 / 2; no equity is needed before 1 March 2026.
    counted: "3743.20",
  },
  {
    situation: "a third of the surplus: no cent is rounded on the way",
    date: BEFORE,
    category: 1,
    household: { members: [father(1500)], countedShares: [share("1/3")] },
    // 7,486.40 / 3 = 2,495.4666…
    counted: "2495.47",
  },
  {
    situation: "nothing, with reasons: the parents need not show their means",
    date: BEFORE,
    category: 1,
    household: { members: [member("parent")], countedShares: [share("0/1")] },
    counted: "0.00",
    rules: [],
  },
  {
    situation: "a parent whose means were not looked into",
    date: BEFORE,
    category: 1,
    household: { members: [father(1500), member("parent")], countedShares: whole },
    counted: "0.00",
    gaps: ["cohabitantMeansMissing"],
  },
  {
    situation: "two parents whose means are known, a child of age whose means are not",
    date: BEFORE,
    category: 1,
    household: {
      members: [father(1500), mother(500), member("child", { born: date("2000-01-01") })],
      countedShares: whole,
    },
    counted: "0.00",
    gaps: ["cohabitantMeansMissing"],
  },
  {
    situation: "two decisions on the share at once",
    date: BEFORE,
    category: 1,
    household: { members: [father(1500)], countedShares: [share("1/2"), share("1/3")] },
    counted: "3743.20",
    gaps: ["countedSharesSeveral"],
  },
  {
    situation: "two claimants: the surplus is divided",
    date: BEFORE,
    category: 1,
    household: { members: [father(1500)], countedShares: whole, claimants: 2 },
    counted: "3743.20",
    open: ["severalClaimants=divided"],
  },
  {
    situation: "two claimants and no surplus: nothing to divide",
    date: BEFORE,
    category: 1,
    household: { members: [father(500)], claimants: 2 },
    counted: "0.00",
    open: [],
  },
  {
    situation: "three claimants and half of the surplus",
    date: BEFORE,
    category: 1,
    household: { members: [father(1500)], countedShares: [share("1/2")], claimants: 3 },
    // 7,486.40 / 2 / 3 = 1,247.7333…
    counted: "1247.73",
    open: ["severalClaimants=divided"],
  },
  {
    situation: "two claimants, a centre that counts the surplus for each in full",
    date: BEFORE,
    category: 1,
    household: { members: [father(1500)], countedShares: whole, claimants: 2 },
    choices: { severalClaimants: "eachInFull" },
    counted: "7486.40",
    open: ["severalClaimants=eachInFull"],
  },
];
