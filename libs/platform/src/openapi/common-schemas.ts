import Type, { type Static, type TSchema, type TProperties } from "typebox";
import { closedObject } from "#kernel";
import { component, shownAs } from "./schemas.js";

/** A calendar day, `yyyy-MM-dd`. */
export const Day = Type.String({ format: "date", description: "A calendar day, yyyy-MM-dd." });

/** A moment, RFC 3339. */
export const Moment = Type.String({ format: "date-time" });

/** An identifier of ours. */
export const Id = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
  description: "A lower-case UUID.",
});

/** Whole euro cents. */
export const EuroCentAmount = component(
  "EuroCentAmount",
  Type.Integer({
    minimum: 0,
    maximum: 100_000_000_000,
    description: "An amount in whole euro cents: 131420 is 1 314.20 euro.",
  }),
);

const CONTROLS = "\\u0000-\\u001f\\u007f";
const CONTROLS_BUT_WHITE_SPACE = "\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f";

/**
 * A pattern for text that is not only white space and has none of `forbidden` in it. Its three
 * parts exclude each other where they meet, so that it is matched in one pass.
 */
function somethingWithout(forbidden: string): string {
  return `^[^\\S${forbidden}]*[^\\s${forbidden}][^${forbidden}]*$`;
}

/** A short line of text: no line breaks or other control characters. */
export function line(maxLength: number, description?: string) {
  return Type.String({
    minLength: 1,
    maxLength,
    pattern: somethingWithout(CONTROLS),
    ...(description === undefined ? {} : { description }),
  });
}

/** Running text of one or more lines, at most 8 000 characters; not only white space, no controls. */
export function text(description?: string, minLength = 1) {
  return Type.String({
    minLength,
    maxLength: 8_000,
    pattern: somethingWithout(CONTROLS_BUT_WHITE_SPACE),
    ...(description === undefined ? {} : { description }),
  });
}

/** Size of a page in a query, where everything is text: 1 to 100, 20 when absent. */
export const PageSize = pageSize("^([1-9]|[1-9]\\d|100)$", 100, 20);

/** The same for what is short and read as a whole: 1 to 500, 100 when absent. */
export const LongPageSize = pageSize("^([1-9]|[1-9]\\d|[1-4]\\d\\d|500)$", 500, 100);

function pageSize(pattern: string, maximum: number, fallback: number) {
  const description = `How many items at most: 1 to ${maximum}, ${fallback} when absent.`;
  return shownAs(
    { type: "integer", minimum: 1, maximum, default: fallback, description },
    Type.String({ pattern, description }),
  );
}

/** Cursor to the next page in a query. */
export const After = Type.String({
  maxLength: 400,
  description: "Opaque cursor, as the link `next` of a page has it.",
});

/** What every command answers. */
export const Recorded = component(
  "Recorded",
  closedObject({
    id: Type.String({ description: "Identifier of what was made or changed." }),
    href: Type.String({ description: "Path at which it can be read." }),
  }),
);

/** A page of a collection: the items, and a cursor to the next page unless this is the last. */
export function page<S extends TSchema>(name: string, item: S) {
  return component(
    name,
    closedObject({
      items: Type.Array(item),
      next: Type.Optional(
        Type.String({ description: "Path of the next page; absent on the last one." }),
      ),
    }),
  );
}

/**
 * What a schema lets in. Decorated parameters are typed with this and not with a named alias: an
 * alias of the same name as its schema would hand the schema to the framework as a class.
 */
export type Input<S extends TSchema> = Static<S>;

/** Path parameters. */
export function params<P extends TProperties>(properties: P) {
  return closedObject(properties);
}
