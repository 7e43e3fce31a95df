import type { TSchema } from "typebox";
import { Compile, type Validator } from "typebox/compile";
import { CLIENT_SUBJECTS, PERSONAL, type PersonalData, type PersonalPart } from "#kernel";

/** A personal field as it was found in data: where it is, what it holds, what part it belongs to. */
export interface PersonalField extends PersonalPart {
  /** JSON pointer (RFC 6901). */
  readonly path: string;
  readonly value: unknown;
}

/** Takes the personal fields out of data; made once per event definition. */
export type FieldTaker = (data: object) => PersonalField[];

interface SchemaNode {
  readonly [PERSONAL]?: PersonalData | "none";
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** What to do with the value of `holder[key]`. */
type Visit = (holder: Holder, key: string, path: string, found: PersonalField[]) => void;
type Holder = Record<string, unknown>;

/**
 * The fields that `schema` declares as data of a client, in data that fits it. The taker removes
 * them: a member of an object becomes `undefined` (JSON leaves it out), an item of a list too (JSON
 * writes `null`). The keys of a record are no values and stay. Staff is pseudonymous and stays.
 *
 * @returns undefined when the schema declares none
 * @throws TypeError when all of the data is one personal field: an event is an object
 */
export function takerOf(schema: TSchema): FieldTaker | undefined {
  const visit = compile(schema);
  if (visit === undefined) return undefined;
  if (partOf(schema) !== undefined) throw new TypeError("the data of an event is an object");
  return (data) => {
    const found: PersonalField[] = [];
    visit({ data }, "data", "", found);
    return found;
  };
}

/** Undefined when there is nothing to take in or below `node`. */
function compile(node: SchemaNode): Visit | undefined {
  const part = partOf(node);
  if (part !== undefined) return leaf(part);
  if (node[PERSONAL] !== undefined) return undefined;
  if (node.anyOf !== undefined) return union(node.anyOf);
  if (node.items !== undefined) return list(node.items);
  return members(node);
}

function partOf(node: SchemaNode): PersonalPart | undefined {
  const declared = node[PERSONAL];
  if (declared === undefined || declared === "none") return undefined;
  const subject = CLIENT_SUBJECTS.find((one) => one === declared.subject);
  return subject && { subject, kind: declared.kind };
}

function leaf(part: PersonalPart): Visit {
  return (holder, key, path, found) => {
    found.push({ subject: part.subject, kind: part.kind, path, value: holder[key] });
    holder[key] = undefined;
  };
}

function members(node: SchemaNode): Visit | undefined {
  const named = new Map<string, Visit | undefined>();
  for (const [name, schema] of Object.entries(node.properties ?? {})) {
    named.set(name, compile(schema));
  }
  const patterns = Object.entries(node.patternProperties ?? {}).flatMap(([pattern, schema]) => {
    const visit = compile(schema);
    return visit ? [{ pattern: new RegExp(pattern, "u"), visit }] : [];
  });
  const { additionalProperties: others } = node;
  const rest = typeof others === "object" ? compile(others) : undefined;
  if (![...named.values()].some(Boolean) && patterns.length === 0 && rest === undefined) {
    return undefined;
  }
  const visitOf = (name: string) =>
    named.has(name)
      ? named.get(name)
      : (patterns.find(({ pattern }) => pattern.test(name))?.visit ?? rest);
  return (holder, key, path, found) => {
    const value = holder[key];
    if (!isHolder(value)) return;
    for (const name of Object.keys(value)) {
      if (value[name] === undefined) continue;
      visitOf(name)?.(value, name, `${path}/${escaped(name)}`, found);
    }
  };
}

function list(items: SchemaNode): Visit | undefined {
  const visit = compile(items);
  if (visit === undefined) return undefined;
  return (holder, key, path, found) => {
    const value = holder[key];
    if (!Array.isArray(value)) return;
    const elements = value as unknown as Holder;
    for (let i = 0; i < value.length; i += 1) {
      if (value[i] !== undefined) visit(elements, String(i), `${path}/${i}`, found);
    }
  };
}

/** Every branch that the data fits has its say: what one of them calls personal is. */
function union(branches: readonly SchemaNode[]): Visit | undefined {
  const visits = branches.map(compile);
  if (!visits.some(Boolean)) return undefined;
  let validators: Pick<Validator, "Check">[] | undefined;
  return (holder, key, path, found) => {
    validators ??= branches.map((branch) => Compile(branch as TSchema));
    const value = holder[key];
    const fitting = visits.filter((_, i) => validators?.[i]?.Check(value));
    // Left as it is, it would be stored in clear.
    if (fitting.length === 0) throw new TypeError(`no branch of a union fits the data at ${path}`);
    for (const visit of fitting) {
      if (holder[key] !== undefined) visit?.(holder, key, path, found);
    }
  };
}

/**
 * Puts `value` back at `path`.
 *
 * @throws TypeError when there is no such place
 */
export function putBack(data: unknown, path: string, value: unknown): void {
  const tokens = path.split("/");
  let at = data;
  for (let i = 1; i < tokens.length - 1; i += 1) {
    const token = unescaped(tokens[i] ?? "");
    at = isHolder(at) && Object.hasOwn(at, token) ? at[token] : undefined;
  }
  if (!isHolder(at) || tokens.length < 2 || tokens[0] !== "") {
    throw new TypeError("a path leads nowhere");
  }
  const name = unescaped(tokens.at(-1) ?? "");
  // Assigned, this one name would change what the object is.
  if (name !== "__proto__") at[name] = value;
  else
    Object.defineProperty(at, name, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

/** Objects and lists: what has members. */
function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}

function escaped(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

function unescaped(token: string): string {
  return token.includes("~") ? token.replaceAll("~1", "/").replaceAll("~0", "~") : token;
}
