import fc from "fast-check";
import { addDays, type EventDefinition, type EventOf, legalDate } from "#kernel";

/** What is read of a schema: the keywords that events use. */
interface SchemaNode {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
}

/** Any day from 1900 to 2099. */
export const anyDay = fc
  .integer({ min: 0, max: 73_048 })
  .map((days) => addDays(legalDate("1900-01-01"), days));

/** Any event of `definitions` with any data that its schema lets in. */
export function anyEvent<D extends EventDefinition>(
  definitions: readonly D[],
): fc.Arbitrary<EventOf<D>> {
  return fc.oneof(
    ...definitions.map(({ type, schema }) =>
      valueOf(schema).map((data) => ({ type, data }) as EventOf<D>),
    ),
  );
}

function valueOf(schema: SchemaNode): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valueOf));
  switch (schema.type) {
    case "object":
      return objectOf(schema);
    case "array":
      return fc.array(valueOf(schema.items ?? {}), { maxLength: 4 });
    case "string":
      return stringOf(schema);
    case "integer":
      return fc.integer({ min: schema.minimum ?? -1_000_000, max: 2_000_000_000 });
    case "boolean":
      return fc.boolean();
    default:
      throw new Error(`no values for a schema of type ${schema.type ?? "(none)"}`);
  }
}

function objectOf({ properties = {}, required = [] }: SchemaNode): fc.Arbitrary<unknown> {
  const values = Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [key, valueOf(schema)]),
  );
  return fc.record(values, { requiredKeys: [...required] });
}

function stringOf({ format, pattern }: SchemaNode): fc.Arbitrary<string> {
  if (format === "date") return anyDay;
  if (format === "date-time") return anyDay.map((day) => `${day}T09:00:00.000Z`);
  if (format === "uuid") return fc.uuid();
  if (format !== undefined) throw new Error(`no values for the format ${format}`);
  return pattern === undefined
    ? fc.string({ unit: "grapheme", maxLength: 20 })
    : fc.stringMatching(new RegExp(pattern));
}
