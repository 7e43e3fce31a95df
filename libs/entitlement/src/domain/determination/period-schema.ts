import Type from "typebox";
import { closedObject } from "#kernel";
import { CONDITIONS, FINDING_OUTCOMES } from "#statute";

const code = Type.String();
const codes = Type.Array(code);
const day = Type.String({ format: "date" });
const cents = Type.Integer({ minimum: 0 });
const status = Type.Enum(["sourced", "computed", "unseen", "inConflict"]);
const category = Type.Enum([1, 2, 3]);
/** Place of the citation in the list that the event carries once. */
const citation = Type.Integer({ minimum: 0 });

const reason = closedObject({ code, citation, refs: codes });
const reasons = Type.Array(reason);

const stepBase = {
  id: code,
  kind: Type.Enum(["parameter", "fact", "rule", "choice", "result"]),
  label: code,
  citation,
  status,
  from: codes,
  operation: Type.Optional(code),
  refs: codes,
  person: Type.Optional(code),
  incomeKind: Type.Optional(code),
  parameter: Type.Optional(closedObject({ key: code, validFrom: day, lastChecked: day })),
};

const step = Type.Union([
  closedObject({
    ...stepBase,
    unit: Type.Enum(["euroCentsPerYear", "euroCentsPerMonth", "euroCents"]),
    amountCents: Type.Integer(),
    exact: Type.Optional(code),
  }),
  closedObject({
    ...stepBase,
    unit: Type.Literal("factor"),
    factor: code,
    indexJumps: Type.Integer(),
  }),
  closedObject({
    ...stepBase,
    unit: Type.Enum(["number", "share", "percent", "days", "months", "years", "date", "code"]),
    value: code,
  }),
]);

/** What a period says, as it is kept: the shape of the statute's `Period` without its days. */
export const ToldPeriod = closedObject({
  right: Type.Enum(["open", "notOpen", "undetermined"]),
  verdicts: Type.Array(
    closedObject({
      condition: Type.Enum([...CONDITIONS]),
      outcome: Type.Enum([...FINDING_OUTCOMES]),
      reasons,
    }),
  ),
  category: Type.Optional(
    closedObject({ category, halfTimeWith: Type.Optional(category), reasons }),
  ),
  ownMeans: Type.Optional(
    Type.Array(closedObject({ kind: code, refs: codes, beforeCents: cents, countedCents: cents })),
  ),
  cohabitants: Type.Optional(
    Type.Array(
      closedObject({
        ref: code,
        relation: code,
        rule: code,
        meansCents: cents,
        countedCents: cents,
      }),
    ),
  ),
  amounts: Type.Optional(
    closedObject({
      annualAmountCents: cents,
      ownMeansCents: cents,
      cohabitantsMeansCents: cents,
      countedMeansCents: cents,
      exemptionCents: cents,
      annualLeefloonCents: cents,
      monthlyLeefloonCents: cents,
      meansSufficient: Type.Boolean(),
    }),
  ),
  gaps: Type.Array(closedObject({ code, refs: codes, citation })),
  trace: Type.Array(step),
  notConfirmed: Type.Array(
    closedObject({
      about: Type.Enum(["step", "articleNumber", "lastChecked", "verdict", "choice"]),
      label: code,
      status,
      citation,
    }),
  ),
});
