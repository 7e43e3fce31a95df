import { euroCents, legalDate } from "#kernel";
import { type Citation, cite } from "../law/citation.js";
import type { AmountStep } from "../trace/step.js";
import type { Calculation } from "./calculation.js";

const AMOUNT = cite("rmiWet", "art. 14 § 1, 1°", "sourced", "BD-3321");
const COUNTING = cite("rmiWet", "art. 16 § 1", "sourced", "PB-CALC");
const DIFFERENCE = cite("rmiWet", "art. 14 § 2", "sourced", "DQ-CHO");
const ROUNDING = cite("rmiWet", "art. 14 § 2", "unseen", "K");

/** A step as the first rule set wrote it: without operation and without a person. */
const step = (
  id: string,
  label: AmountStep["label"],
  amountCents: number,
  citation: Citation,
  more: Partial<AmountStep> = {},
): AmountStep => ({
  id,
  kind: "rule",
  label,
  unit: "euroCentsPerYear",
  amountCents: euroCents(amountCents),
  citation,
  status: citation.status,
  from: [],
  refs: [],
  ...more,
});

/** A couple of which one claims and the other earns 1,200.00 a month, as it was stored in 2025. */
export const STORED_CALCULATION: Calculation = {
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
    step("s1", "baseAmount", 603_883, AMOUNT, { kind: "parameter" }),
    {
      id: "s2",
      kind: "parameter",
      label: "indexCoefficient",
      unit: "factor",
      factor: "1.7410",
      indexJumps: 28,
      citation: cite("rmiWet", "art. 15", "sourced", "PB-CALC"),
      status: "sourced",
      from: [],
      refs: [],
    },
    step("s3", "categoryAmount", 1_051_360, AMOUNT, { from: ["s1", "s2"] }),
    step("s4", "ownMeans", 0, COUNTING),
    step("s5", "partnerIncome", 120_000, COUNTING, {
      kind: "fact",
      unit: "euroCentsPerMonth",
      refs: ["evidence-2"],
      incomeKind: "wage",
    }),
    step("s6", "annualIncome", 1_440_000, COUNTING, { from: ["s5"], refs: ["evidence-2"] }),
    step("s7", "partnerMeans", 1_440_000, COUNTING, { from: ["s6"] }),
    step(
      "s8",
      "partnerCountedAboveCategory1",
      388_640,
      cite("kbRmi", "art. 34", "sourced", "MI-COH"),
      { from: ["s7", "s3"] },
    ),
    step("s9", "countedMeans", 388_640, DIFFERENCE, { from: ["s4", "s8"] }),
    step("s10", "exemptionApplied", 15_500, DIFFERENCE, { from: ["s9"] }),
    step("s11", "annualLeefloon", 678_220, DIFFERENCE, { from: ["s3", "s9", "s10"] }),
    step("s12", "monthlyLeefloon", 56_518, ROUNDING, {
      kind: "result",
      unit: "euroCentsPerMonth",
      from: ["s11"],
    }),
  ],
  notConfirmed: [
    { about: "step", label: "monthlyLeefloon", status: "unseen", citation: ROUNDING },
    { about: "articleNumber", label: "ownMeans", status: "unseen", citation: COUNTING },
    { about: "articleNumber", label: "countedMeans", status: "unseen", citation: DIFFERENCE },
  ],
  notApplied: [
    {
      key: "socioProfessionalExemption",
      citation: cite("kbRmi", "art. 35", "sourced", "BD-3363"),
    },
    { key: "partMonths", citation: cite("rmiWet", "art. 14", "unseen", "K") },
  ],
};
