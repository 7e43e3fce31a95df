import Type, { type Static, type TSchema } from "typebox";
import { closedObject, type LegalDate } from "#kernel";

/** A calendar day; `description` says which, in place of how it is written. */
export const day = (description: string) =>
  Type.Unsafe<LegalDate>(Type.String({ format: "date", description }));

/** A calendar day. */
export const Day = day("A day as yyyy-MM-dd.");

/** Fields that belong together; `description` says what they are together. */
export function group<P extends Record<string, TSchema>>(description: string, properties: P) {
  return Type.Object(properties, { additionalProperties: false, description });
}

/** Far above any amount of one person, far below what a sum of whole cents can hold. */
export const HIGHEST_CENTS = 100_000_000_000;

/** A whole, non-negative number of euro cents. */
export const cents = (description: string) =>
  Type.Integer({ minimum: 0, maximum: HIGHEST_CENTS, description });

/** Running text; short, because it must be read. */
export const words = (description: string) =>
  Type.String({ minLength: 1, maxLength: 2000, description });

/** A reference that comes back in the trace: of the evidence, or one's own. */
export const Ref = Type.String({
  minLength: 1,
  maxLength: 100,
  description: "Comes back in the trace; without one, its place in the input is used.",
});

/**
 * An exact share, as 1 of 3; `description` says of what. More than the whole is refused when the
 * facts are checked.
 */
export const share = (description: string) =>
  group(description, {
    of: Type.Integer({ minimum: 1, maximum: 1_000_000, description: "Denominator." }),
    part: Type.Integer({ minimum: 0, maximum: 1_000_000, description: "Numerator." }),
  });
export type Share = Static<ReturnType<typeof share>>;

/** A yes or no. */
export const yesNo = (description: string) => Type.Boolean({ description });

/** When a fact holds: both days included, open where one is left out. */
export const HOLDS = {
  from: Type.Optional(day("First day on which this holds; since ever when left out.")),
  until: Type.Optional(day("Last day on which this holds; for the time being when left out.")),
};

export interface Holds {
  readonly from?: LegalDate;
  readonly until?: LegalDate;
}

/** A fact with its reference and the days on which it holds. */
export function fact<P extends Record<string, TSchema>>(properties: P, description?: string) {
  const all = { ref: Type.Optional(Ref), ...HOLDS, ...properties };
  return description === undefined ? closedObject(all) : group(description, all);
}

/** At most so many facts of one kind: more is a mistake, or an attack. */
export const several = <S extends TSchema>(item: S, description: string, maxItems = 100) =>
  Type.Array(item, { maxItems, description });
