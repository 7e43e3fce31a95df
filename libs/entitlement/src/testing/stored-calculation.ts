import { euroCents, legalDate } from "#kernel";
import { type Calculation, cite } from "#statute";
import type { LeefloonCalculated } from "../domain/determination/leefloon-calculated.js";

const rule = cite("rmiWet", "art. 14 § 2", "sourced", "DQ-CHO");
const partner = cite("kbRmi", "art. 34", "sourced", "MI-COH");

/** What the first rule set gave for a couple: 565.18 a month from 3 March 2025. */
const CALCULATION: Calculation = {
  ruleSet: "leefloon-narrow/1",
  parameterSetHash: "ea317ec36916d7bfb093006be5f0f34cf5496d35cd884268afd86344b788df19",
  date: legalDate("2025-03-03"),
  category: 1,
  annualAmountCents: euroCents(1_051_360),
  countedMeansCents: euroCents(388_640),
  exemptionCents: euroCents(15_500),
  annualLeefloonCents: euroCents(678_220),
  monthlyLeefloonCents: euroCents(56_518),
  meansSufficient: false,
  trace: [
    {
      id: "s1",
      kind: "rule",
      label: "partnerCountedAboveCategory1",
      unit: "euroCentsPerYear",
      amountCents: euroCents(388_640),
      citation: partner,
      status: "sourced",
      from: [],
      refs: ["evidence-2"],
    },
    {
      id: "s2",
      kind: "result",
      label: "monthlyLeefloon",
      unit: "euroCentsPerMonth",
      amountCents: euroCents(56_518),
      citation: rule,
      status: "sourced",
      from: ["s1"],
      refs: [],
    },
  ],
  notConfirmed: [],
  notApplied: [{ key: "partMonths", citation: cite("rmiWet", "art. 14", "unseen", "K") }],
};

/** An event as the first rule set recorded it on 7 March 2025. */
export function storedCalculation(changes: Partial<LeefloonCalculated> = {}) {
  return {
    type: "entitlement.LeefloonCalculated" as const,
    data: {
      calculationId: "c1111111-1111-4111-8111-111111111111",
      calculatedOn: "2025-03-07",
      categoryReasons: "Woont samen met haar partner.",
      partnerClaims: false,
      evidenceIds: ["a4444444-4444-4444-8444-444444444444"],
      calculation: CALCULATION,
      ...changes,
    },
  };
}
