import { BY, CALCULATION, EVIDENCE, sample } from "./sample.js";
import { conditionSamples } from "./samples-conditions.js";
import { determinationSamples } from "./samples-determination.js";

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
  ...conditionSamples,
  ...determinationSamples,
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
