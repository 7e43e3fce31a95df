import { CONDITIONS } from "#statute";
import { BY, CALCULATION, EVIDENCE, id, sample } from "./sample.js";

/** The articles that the periods cite; a citation within a period is its place here. */
const citations = [
  {
    instrument: "rmiWet",
    article: "art. 14 § 2",
    status: "sourced",
    articleStatus: "unseen",
    source: { code: "PB-CALC", title: "POD MI Primabook, calculation of the means" },
  },
  {
    instrument: "kbRmi",
    article: "art. 34",
    status: "inConflict",
    articleStatus: "sourced",
    source: { code: "MI-COH", title: "POD MI FAQ on art. 34 of the Royal Decree" },
  },
];

const step = { citation: 0, status: "sourced", from: [], refs: [] };

/** Steps of every kind, not all the steps of one calculation. */
const trace = [
  { ...step, id: "s1", kind: "rule", label: "cohabits", unit: "code", value: "1", refs: ["member1"] },
  {
    ...step,
    id: "s2",
    kind: "parameter",
    label: "indexCoefficient",
    operation: "none",
    unit: "factor",
    factor: "1.7410",
    indexJumps: 28,
    parameter: {
      key: "rmi-wet/art-15/index-jumps",
      validFrom: "2025-02-01",
      lastChecked: "2026-08-20",
    },
  },
  {
    ...step,
    id: "s3",
    kind: "fact",
    label: "incomePerMonth",
    operation: "none",
    unit: "euroCentsPerMonth",
    amountCents: 120_000,
    person: "partner",
    incomeKind: "wage",
    refs: [EVIDENCE[1]],
  },
  {
    ...step,
    id: "s4",
    kind: "rule",
    label: "partnerCountedAboveCategory1",
    operation: "positiveDifference",
    unit: "euroCentsPerYear",
    amountCents: 388_640,
    citation: 1,
    status: "inConflict",
    person: "partner",
    from: ["s3"],
  },
  {
    ...step,
    id: "s5",
    kind: "choice",
    label: "choiceMade",
    operation: "none",
    unit: "code",
    value: "rounding=halfUp",
  },
  {
    ...step,
    id: "s6",
    kind: "result",
    label: "monthlyLeefloon",
    operation: "halfUp",
    unit: "euroCentsPerMonth",
    amountCents: 56_518,
    exact: "339110/6",
    from: ["s4"],
  },
];

const reason = { code: "meansBelow", citation: 0, refs: [] };

const told = {
  right: "open",
  verdicts: CONDITIONS.map((condition) => ({
    condition,
    outcome: condition === "willingnessToWork" ? "excusedHealth" : "met",
    reasons: [{ ...reason, refs: [EVIDENCE[0]] }],
  })),
  category: { category: 1, reasons: [{ code: "cohabits", citation: 0, refs: ["member1"] }] },
  ownMeans: [
    { kind: "wage", refs: [EVIDENCE[0]], beforeCents: 600_000, countedCents: 228_624 },
  ],
  cohabitants: [
    {
      ref: "member1",
      relation: "lifePartner",
      rule: "partnerAboveCategory1",
      meansCents: 1_440_000,
      countedCents: 388_640,
    },
  ],
  amounts: {
    annualAmountCents: 1_051_360,
    ownMeansCents: 0,
    cohabitantsMeansCents: 388_640,
    countedMeansCents: 388_640,
    exemptionCents: 15_500,
    annualLeefloonCents: 678_220,
    monthlyLeefloonCents: 56_518,
    meansSufficient: false,
  },
  gaps: [],
  trace,
  notConfirmed: [
    { about: "choice", label: "rounding=halfUp", status: "unseen", citation: 0 },
    { about: "articleNumber", label: "monthlyLeefloon", status: "unseen", citation: 0 },
  ],
};

/** Half of the time another category; nothing but the facts of the household is known. */
const withoutAmount = {
  right: "undetermined",
  verdicts: [],
  category: { category: 3, halfTimeWith: 1, reasons: [] },
  gaps: [{ code: "meansMissing", refs: [], citation: 0 }],
  trace: [],
  notConfirmed: [],
};

/** Not even the category is known. */
const withoutCategory = {
  right: "undetermined",
  verdicts: [],
  gaps: [{ code: "childFactsMissing", refs: ["member2"], citation: 0 }],
  trace: [],
  notConfirmed: [],
};

const receipt = {
  ruleSet: "leefloon/2",
  parameterSetHash: "f22b476f0cd75c4363bd026226904602ed66d964598e60ca9b97fc2a3f2cdaa8",
  requestedOn: "2025-03-03",
  reviewedOn: ["2026-05-04"],
  horizon: "2027-05-04",
  choices: [{ key: "partMonth", value: "yearOver365", from: "2025-01-01" }],
  inputs: CONDITIONS.map((condition, place) => ({
    condition,
    version: String(place + 2),
    evidenceIds: condition === "means" ? [EVIDENCE[0], EVIDENCE[1]] : [EVIDENCE[2]],
  })),
};

const determined = {
  determinedOn: "2026-05-04",
  determinedAt: "2026-05-04T07:30:00.000Z",
  cause: "review",
  receipt,
  citations,
};

/** Determinations of the stream `determination-<uuid>`. */
export const determinationSamples = {
  "entitlement.RightDetermined": [
    sample(BY.investigate, "2026-05-04", {
      ...determined,
      determinationId: id(22),
      supersedes: CALCULATION,
      givenCategory: { category: 1, reasons: "Deelt het huishouden met haar partner." },
      findings: CONDITIONS.map((condition) => ({ condition, outcome: "met" })),
      periods: [
        { from: "2025-03-03", until: "2026-02-28", told },
        { from: "2026-03-01", told: withoutAmount },
      ],
    }),
    sample(BY.investigate, "2025-03-10", {
      ...determined,
      determinationId: id(23),
      cause: "request",
      receipt: { ...receipt, reviewedOn: [], choices: [] },
      findings: [],
      periods: [{ from: "2025-03-03", told: withoutCategory }],
    }),
  ],
} as const;
