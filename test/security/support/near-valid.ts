import fc from "fast-check";
import type { Api, Schema } from "./routes.js";

/** One way to spoil a body: what is wrong, where, and the bodies with just that. */
export interface NearValid {
  readonly what: string;
  /** Where, as the issues name it. */
  readonly place: string;
  readonly bodies: fc.Arbitrary<unknown>;
}

type Json = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Every way in which the bodies of a schema are spoilt here, starting from a good one. */
export function nearValid(api: Api, schema: Schema, example: Json): NearValid[] {
  return spoil(api, schema, example, []).map(({ what, path, change }) => ({
    what,
    place: placeOf(path),
    bodies: change.map((inner) => put(example, path, inner)),
  }));
}

const REMOVED = Symbol("removed");

interface Way {
  readonly what: string;
  readonly path: Path;
  readonly change: fc.Arbitrary<unknown>;
}

function spoil(api: Api, given: Schema, value: unknown, path: Path): Way[] {
  const schema = api.resolve(given);
  const ways: Way[] = [{ what: "another type", path, change: otherTypeThan(schema) }];
  if (schema.enum !== undefined) {
    const { enum: allowed } = schema;
    const change = fc.oneof(fc.string(), fc.integer()).filter((one) => !allowed.includes(one));
    ways.push({ what: "a value that is not in the list", path, change });
  }
  if (schema.maxLength !== undefined) {
    const { maxLength } = schema;
    const change = fc.integer({ min: 1, max: 500 }).map((more) => "x".repeat(maxLength + more));
    ways.push({ what: "too long a text", path, change });
  }
  if (schema.minimum !== undefined) {
    const change = fc.integer({ max: schema.minimum - 1 });
    ways.push({ what: "too small a number", path, change });
  }
  if (schema.maximum !== undefined) {
    const change = fc.integer({ min: schema.maximum + 1, max: Number.MAX_SAFE_INTEGER });
    ways.push({ what: "too large a number", path, change });
  }
  if (schema.maxItems !== undefined && Array.isArray(value) && value.length > 0) {
    const items: readonly unknown[] = value;
    const change = fc.constant(Array.from({ length: schema.maxItems + 1 }, () => items[0]));
    ways.push({ what: "too long a list", path, change });
  }
  if (schema.items !== undefined && Array.isArray(value) && value.length > 0) {
    ways.push(...spoil(api, schema.items, value[0], [...path, 0]));
  }
  return schema.properties === undefined
    ? ways
    : [...ways, ...spoilFields(api, schema, value as Json, path)];
}

function spoilFields(api: Api, schema: Schema, value: Json, path: Path): Way[] {
  const { properties = {}, required = [] } = schema;
  const dropped = required.map((field) => ({
    what: "a required field left out",
    path: [...path, field],
    change: fc.constant(REMOVED),
  }));
  const unknown = ["centre", "toString", "x".repeat(200), "", "a/b~c"].map((field) => ({
    what: "a field that is not known",
    path: [...path, field],
    change: fc.jsonValue({ maxDepth: 2 }),
  }));
  const inside = Object.entries(properties).flatMap(([field, inner]) =>
    field in value ? spoil(api, inner, value[field], [...path, field]) : [],
  );
  return [...dropped, ...unknown, ...inside];
}

function otherTypeThan({ type }: Schema): fc.Arbitrary<unknown> {
  const all: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    string: fc.string(),
    integer: fc.integer(),
    number: fc.double({ noInteger: true, noNaN: true, noDefaultInfinity: true }),
    boolean: fc.boolean(),
    array: fc.array(fc.string(), { maxLength: 3 }),
    object: fc.dictionary(fc.string({ maxLength: 5 }), fc.integer(), { maxKeys: 3 }),
    null: fc.constant(null),
  };
  const others = Object.entries(all).filter(([name]) => name !== type);
  return fc.oneof(...others.map(([, arbitrary]) => arbitrary));
}

/** `value` with `inner` at `path`. */
function put(value: unknown, path: Path, inner: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return inner;
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === first ? put(item, rest, inner) : item));
  }
  const object = value as Json;
  const changed = put(object[first], rest, inner);
  const others = Object.entries(object).filter(([key]) => key !== first);
  return Object.fromEntries(changed === REMOVED ? others : [...others, [first, changed]]);
}

/** `["person", "address", "street"]` → `person.address.street`; `["votes", 0]` → `votes[0]`. */
function placeOf(path: Path): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? part : `${name}.${part}`;
  }, "");
}
