import { BY, CALCULATION, EVIDENCE, sample } from "./sample.js";

const source = { code: "PB-CALC", title: "POD MI Primabook, calculation of the means" };

const citation = {
  instrument: "rmiWet",
  article: "art. 14 § 2",
  status: "sourced",
  articleStatus: "unseen",
  source,
};

const step = { citation, status: "sourced", from: [], refs: [] };

/** Steps of every kind, not all the steps of one calculation. */
const calculation = {
  ruleSet: "leefloon-narrow/1",
  parameterSetHash: "f22b476f0cd75c4363bd026226904602ed66d964598e60ca9b97fc2a3f2cdaa8",
  date: "2025-03-03",
  category: 1,
  annualAmountCents: 1_051_360,
  countedMeansCents: 240_000,
  exemptionCents: 15_500,
  annualLeefloonCents: 826_860,
  monthlyLeefloonCents: 68_905,
  meansSufficient: false,
  trace: [
    {
      ...step,
      id: "s1",
      kind: "parameter",
      label: "baseAmount",
      unit: "euroCentsPerYear",
      amountCents: 603_883,
      status: "computed",
      parameter: {
        key: "rmi-wet/art-14/category-1.base",
        validFrom: "2023-07-01",
        lastChecked: "2026-08-20",
      },
    },
    {
      ...step,
      id: "s2",
      kind: "parameter",
      label: "indexCoefficient",
      unit: "factor",
      factor: "1.7410",
      indexJumps: 28,
      citation: { ...citation, article: "art. 15" },
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
      label: "ownIncome",
      unit: "euroCentsPerMonth",
      amountCents: 20_000,
      incomeKind: "wage",
      refs: [EVIDENCE[0]],
    },
    {
      ...step,
      id: "s4",
      kind: "result",
      label: "monthlyLeefloon",
      unit: "euroCentsPerMonth",
      amountCents: 68_905,
      status: "unseen",
      from: ["s1", "s2", "s3"],
    },
  ],
  notConfirmed: [{ about: "step", label: "monthlyLeefloon", status: "unseen", citation }],
  notApplied: [
    {
      key: "socioProfessionalExemption",
      citation: { ...citation, instrument: "kbRmi", article: "art. 35" },
    },
  ],
};

const calculated = {
  calculationId: CALCULATION,
  calculatedOn: "2025-03-10",
  evidenceIds: [EVIDENCE[0], EVIDENCE[1]],
};

/** Events of the streams `<condition>Condition-<uuid>` and `determination-<uuid>`. */
export const entitlementSamples = {
  "entitlement.EvidenceRecorded": [
    // No kind of evidence has all of these at once: the type has, and the file is about the type.
    sample(BY.investigate, "2025-03-05", {
      evidenceId: EVIDENCE[0],
      condition: "means",
      kind: "bankStatement",
      source: "Rekeninguittreksels van januari en februari 2025",
      facts: "Krijgt elke maand 200,00 euro loon en de helft van de huur van haar partner.",
      periodFrom: "2025-01-01",
      periodUntil: "2025-02-28",
      ownIncomes: [{ kind: "wage", netMonthlyCents: 20_000 }],
      partnerIncomes: [
        { kind: "replacementIncome", netMonthlyCents: 0 },
        { kind: "selfEmployment", netMonthlyCents: 65_000 },
      ],
      homeVisit: { announcedOn: "2025-03-03", consentGiven: true },
      whyNotOtherwise: "De werkgever bezorgt geen loonfiches; mevrouw stelt dit zelf voor.",
    }),
    sample(BY.investigate, "2025-03-05", {
      evidenceId: EVIDENCE[1],
      condition: "residence",
      kind: "homeVisit",
      source: "Huisbezoek",
      facts: "Woont met haar dochter in de woning; twee bedden, kleren en speelgoed.",
      periodFrom: "2025-03-05",
      homeVisit: { announcedOn: "2025-03-03", consentGiven: true },
    }),
    sample(BY.investigate, "2025-03-05", {
      evidenceId: EVIDENCE[2],
      condition: "age",
      kind: "nationalRegisterExtract",
      source: "Rijksregister",
      facts: "Is meerderjarig.",
      periodFrom: "2025-03-03",
    }),
  ],
  "entitlement.EvidenceWithdrawn": [
    sample(BY.investigate, "2025-03-06", {
      evidenceId: EVIDENCE[2],
      condition: "age",
      reasons: "Het uittreksel was van iemand met dezelfde naam.",
      withdrawnOn: "2025-03-06",
    }),
  ],
  "entitlement.FindingMade": [
    sample(BY.investigate, "2025-03-07", {
      condition: "willingnessToWork",
      outcome: "excusedEquity",
      reasons: "De zorg voor haar zieke moeder maakt werken voorlopig onmogelijk.",
      evidenceIds: [EVIDENCE[0], EVIDENCE[1]],
      madeOn: "2025-03-07",
    }),
    sample(BY.investigate, "2025-03-07", {
      condition: "residence",
      outcome: "undetermined",
      reasons: "Er is nog geen bewijs.",
      evidenceIds: [],
      madeOn: "2025-03-07",
    }),
  ],
  "entitlement.FindingReopened": [
    sample(BY.investigate, "2025-03-10", { condition: "means", evidenceId: EVIDENCE[2] }),
  ],
  "entitlement.LeefloonCalculated": [
    sample(BY.investigate, "2025-03-10", {
      ...calculated,
      categoryReasons: "Woont samen met haar partner; het huishouden is gemeenschappelijk.",
      partnerClaims: false,
      calculation,
    }),
    sample(BY.investigate, "2025-03-10", {
      ...calculated,
      categoryReasons: "Woont alleen; deelt dak noch huishouden met iemand.",
      calculation: { ...calculation, category: 2, notConfirmed: [], notApplied: [] },
    }),
  ],
} as const;
