import Type from "typebox";
import {
  applicantCentsField as cents,
  closedObject,
  dayField as day,
  defineEvent,
  personal,
  plain,
  type EventOf,
} from "#kernel";
import type { Calculation } from "#statute";

const code = plain(Type.String());
const status = plain(Type.Enum(["sourced", "computed", "unseen", "inConflict"]));
const codes = plain(Type.Array(Type.String()));

const citation = closedObject({
  instrument: code,
  article: code,
  status,
  articleStatus: plain(Type.Enum(["sourced", "unseen"])),
  source: closedObject({ code, title: code }),
});

const stepBase = {
  id: code,
  kind: plain(Type.Enum(["parameter", "fact", "rule", "result"])),
  label: code,
  citation,
  status,
  from: codes,
  refs: codes,
  incomeKind: Type.Optional(code),
  parameter: Type.Optional(closedObject({ key: code, validFrom: day, lastChecked: day })),
};

/** Every step of the calculation, so that it explains itself without looking anything up. */
const trace = Type.Array(
  Type.Union([
    closedObject({
      ...stepBase,
      unit: plain(Type.Enum(["euroCentsPerYear", "euroCentsPerMonth"])),
      amountCents: cents,
    }),
    closedObject({
      ...stepBase,
      unit: plain(Type.Literal("factor")),
      factor: code,
      indexJumps: plain(Type.Integer()),
    }),
  ]),
);

const calculation = Type.Unsafe<Calculation>(
  closedObject({
    ruleSet: code,
    parameterSetHash: code,
    date: day,
    category: personal("applicant", "household", Type.Enum([1, 2, 3])),
    annualAmountCents: plain(Type.Integer({ minimum: 0 })),
    countedMeansCents: cents,
    exemptionCents: cents,
    annualLeefloonCents: cents,
    monthlyLeefloonCents: cents,
    meansSufficient: personal("applicant", "finance", Type.Boolean()),
    trace,
    notConfirmed: Type.Array(
      closedObject({
        about: plain(Type.Enum(["step", "articleNumber", "lastChecked"])),
        label: code,
        status,
        citation,
      }),
    ),
    notApplied: Type.Array(closedObject({ key: code, citation })),
  }),
);

/**
 * Art. 14 §2: the amount was calculated from the evidence of means and a category that people had
 * found. The first rule set did so; none is recorded any more.
 */
export const leefloonCalculated = defineEvent({
  type: "entitlement.LeefloonCalculated",
  version: 1,
  schema: closedObject({
    calculationId: plain(Type.String({ format: "uuid" })),
    calculatedOn: day,
    categoryReasons: personal("applicant", "freeText", Type.String()),
    partnerClaims: Type.Optional(personal("householdMember", "finance", Type.Boolean())),
    /** All evidence of means that there was: later evidence makes the calculation outdated. */
    evidenceIds: plain(Type.Array(Type.String({ format: "uuid" }))),
    calculation,
  }),
});

export type LeefloonCalculated = EventOf<typeof leefloonCalculated>["data"];
