import type { TSchema } from "typebox";
import { PERSONAL, withKeyword } from "#kernel";

/** A schema object of OpenAPI 3.0. */
export type OpenApiSchema = Record<string, unknown>;

const COMPONENT = "x-component";
const SHOWN = "x-shown";
const components = new Map<string, TSchema>();

/**
 * Gives a schema a name among the components of the OpenAPI document (UpperCamelCase). The name
 * belongs to one schema: a second one with the same name is a mistake and throws.
 */
export function component<S extends TSchema>(name: string, schema: S): S {
  if (components.has(name)) throw new Error(`two components are named ${name}`);
  const named = withKeyword(schema, COMPONENT, name);
  components.set(name, named);
  return named;
}

/** A schema that the document shows as `shown`: for what is text on the wire but means more. */
export function shownAs<S extends TSchema>(shown: OpenApiSchema, schema: S): S {
  return withKeyword(schema, SHOWN, shown);
}

/** The name of a schema among the components, if it has one. */
export function componentName(schema: TSchema): string | undefined {
  return (schema as Record<string, unknown>)[COMPONENT] as string | undefined;
}

/** All named schemas, as OpenAPI 3.0. */
export function openApiComponents(): Record<string, OpenApiSchema> {
  const sorted = [...components].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, schema]) => [name, toOpenApi(schema)]));
}

/** A JSON Schema as an OpenAPI 3.0 schema: no `const`, no private keywords, components by reference. */
export function toOpenApi(schema: TSchema): OpenApiSchema {
  return convert(schema as unknown as Record<string, unknown>, true);
}

function convert(node: Record<string, unknown>, top = false): OpenApiSchema {
  const name = node[COMPONENT];
  if (!top && typeof name === "string") return { $ref: `#/components/schemas/${name}` };
  if (node[SHOWN] !== undefined) return node[SHOWN] as OpenApiSchema;
  const converted: OpenApiSchema = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === COMPONENT || key === PERSONAL || key.startsWith("~")) continue;
    // Strictness is a matter of run time here: clients must tolerate fields that come later.
    if (key === "additionalProperties" && value === false) continue;
    if (key === "const") {
      converted["enum"] = [value];
      converted["type"] ??= typeOf([value]);
    } else if (key === "anyOf" && Array.isArray(value)) {
      converted["oneOf"] = value.map((v) => convert(v as Record<string, unknown>));
    } else if (key === "enum") {
      converted["enum"] = value;
      converted["type"] ??= typeOf(value as unknown[]);
    } else if (key === "properties") {
      converted["properties"] = Object.fromEntries(
        Object.entries(value as Record<string, Record<string, unknown>>).map(([k, v]) => [
          k,
          convert(v),
        ]),
      );
    } else if (key === "items") {
      converted["items"] = convert(value as Record<string, unknown>);
    } else {
      converted[key] = value;
    }
  }
  return converted;
}

function typeOf(values: readonly unknown[]): string {
  return values.every(Number.isInteger) ? "integer" : typeof values[0];
}
