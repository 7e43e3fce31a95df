import Type, {
  type TOptional,
  type TProperties,
  type TSchema,
  type TUnion,
  type TUnsafe,
} from "typebox";
import { closedObject, type Erased } from "#kernel";
import { component } from "./schemas.js";

/** What an answer shows where personal data was. */
const ErasedView = component(
  "Erased",
  Type.Unsafe<Erased>(
    closedObject({
      erased: closedObject({
        at: Type.String({ format: "date-time" }),
        authority: Type.String({ description: "On whose authority it was erased." }),
      }),
    }),
  ),
);

type OrErased<S extends TSchema> = TUnion<[S, TUnsafe<Erased>]>;

/** A schema of an answer that may show that its value was erased; optional when `S` is. */
export type Erasable<S extends TSchema> = S extends TOptional
  ? TOptional<OrErased<S>>
  : OrErased<S>;

/** Declares that a personal field of an answer may have been erased: then it says so in its place. */
export function erasable<S extends TSchema>(schema: S): Erasable<S> {
  const either = Type.Union([schema, ErasedView]);
  return (Type.IsOptional(schema) ? Type.Optional(either) : either) as unknown as Erasable<S>;
}

/** The same for each of the fields of an object. */
export function erasableFields<P extends TProperties>(
  fields: P,
): { [K in keyof P]: Erasable<P[K]> } {
  return Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, erasable(schema)]),
  ) as { [K in keyof P]: Erasable<P[K]> };
}
