import { Case } from "#statute";
import type { SchemaObject } from "./document.js";

/** Parts that occur in several places, by what they are called. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  means: ["means"],
  member: ["household", "members", ""],
  income: ["means", "incomes", ""],
  property: ["means", "property", ""],
  transfer: ["means", "transfers", ""],
  employment: ["means", "employments", ""],
};

/** The input of a calculation as JSON Schema 2020-12, made from the schema that the code checks with. */
export function caseSchema(): SchemaObject & { readonly $defs: Record<string, SchemaObject> } {
  // What the schema library keeps for itself is not enumerable.
  const whole = JSON.parse(JSON.stringify(Case)) as SchemaObject;
  const parts = Object.entries(PARTS).map(([name, path]) => ({ name, schema: at(whole, path) }));
  const referring = (node: unknown, top?: string): unknown => {
    const text = JSON.stringify(node);
    const part = parts.find(({ name, schema }) => name !== top && JSON.stringify(schema) === text);
    if (part !== undefined) return { $ref: `#/$defs/${part.name}` };
    if (Array.isArray(node)) return node.map((each) => referring(each));
    if (typeof node !== "object" || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, referring(value)]));
  };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Case",
    description:
      "The facts of one case and what is asked of them. What is left out is not known: a condition " +
      "without facts is undetermined. What is given empty was looked into and is not there. " +
      "Amounts are whole euro cents. More: calculate.md.",
    ...(referring(whole) as SchemaObject),
    $defs: Object.fromEntries(
      parts.map(({ name, schema }) => [name, referring(schema, name) as SchemaObject]),
    ),
  };
}

/** The part of `schema` at `path`: names of fields, an empty one for the entries of a list. */
function at(schema: SchemaObject, path: readonly string[]): SchemaObject {
  return path.reduce((node, name) => {
    const inner = name === "" ? node.items : node.properties?.[name];
    if (inner === undefined) throw new Error(`a case has no ${path.join(".")}`);
    return inner;
  }, schema);
}
