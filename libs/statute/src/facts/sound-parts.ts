import type { Static, TSchema } from "typebox";
import { type SchemaIssue, schemaIssues } from "#kernel";

/** Something that is wrong with what facts say, although their form is right. */
export function refused(pointer: string, problem: string): SchemaIssue {
  return { kind: "refused", pointer, problem };
}

/** The field of whatever it is; nothing where there is none. */
export function field(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** `value` if its form is right, else nothing: that it is wrong is told elsewhere. */
export function sound<S extends TSchema>(schema: S, value: unknown): Static<S> | undefined {
  return value !== undefined && schemaIssues(schema, value).length === 0
    ? (value as Static<S>)
    : undefined;
}

/** No list of facts is longer; the rest of one that is has been refused as a whole. */
const LONGEST_LIST = 100;

/** The entries of a list whose form is right, each with its place. */
export function soundEntries<S extends TSchema>(
  schema: S,
  list: unknown,
): { readonly entry: Static<S>; readonly place: number }[] {
  if (!Array.isArray(list)) return [];
  const entries: readonly unknown[] = list;
  return entries.slice(0, LONGEST_LIST).flatMap((each, place) => {
    const entry = sound(schema, each);
    return entry === undefined ? [] : [{ entry, place }];
  });
}

/** Whether it is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
