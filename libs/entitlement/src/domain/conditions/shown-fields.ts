import Type, { type TProperties, type TSchema } from "typebox";
import { type ClientSubject, type DataKind, personal } from "#kernel";
import { exactlyOne, SHOWN_FACTS, type ShownFact } from "#statute";

/** Whose data each fact is, and of what kind: a fact is sealed, and erased, as a whole. */
const WHOSE = {
  stay: ["applicant", "identity"],
  born: ["applicant", "identity"],
  // One of the three is a pregnancy.
  assimilation: ["applicant", "health"],
  nationality: ["applicant", "identity"],
  capability: ["applicant", "health"],
  healthImpediment: ["applicant", "health"],
  equityImpediment: ["applicant", "freeText"],
  offer: ["applicant", "freeText"],
  claim: ["applicant", "finance"],
  housing: ["applicant", "household"],
  member: ["householdMember", "household"],
  memberMeans: ["householdMember", "finance"],
  countedShare: ["applicant", "finance"],
  claimants: ["applicant", "household"],
  installation: ["applicant", "household"],
  income: ["applicant", "finance"],
  capital: ["applicant", "finance"],
  property: ["applicant", "finance"],
  transfer: ["applicant", "finance"],
  employment: ["applicant", "finance"],
  childrenAsBeneficiary: ["applicant", "finance"],
  noOther: ["applicant", "finance"],
} as const satisfies Record<keyof typeof SHOWN_FACTS, readonly [ClientSubject, DataKind]>;

/** One fact in an event: its name is in clear, what it says is one personal value. */
export const shownFactField = Type.Unsafe<ShownFact>(
  exactlyOne(
    Object.fromEntries(
      Object.entries(WHOSE).map(([name, [subject, kind]]) => [
        name,
        Type.Optional(personal(subject, kind, shapeOf(SHOWN_FACTS[name as keyof typeof WHOSE]))),
      ]),
    ) satisfies TProperties,
  ),
);

/** A schema without its explanations: they may be worded better without a new version of events. */
function shapeOf(schema: TSchema): TSchema {
  const shape = JSON.stringify(schema, (key, value: unknown) =>
    key === "description" && typeof value === "string" ? undefined : value,
  );
  return Type.Unsafe(JSON.parse(shape) as TSchema);
}
