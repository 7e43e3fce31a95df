import Type, { type Static, type TSchema } from "typebox";

/** A fact of the domain: a frozen type string `<context>.<PastTense>` and its data. */
export interface DomainEvent {
  readonly type: string;
  readonly data: unknown;
}

/** Those whose data is encrypted and can be erased; of staff the log holds pseudonyms only. */
export const CLIENT_SUBJECTS = ["applicant", "householdMember", "thirdParty"] as const;
export type ClientSubject = (typeof CLIENT_SUBJECTS)[number];

/** Whose data a field is. */
export type DataSubject = ClientSubject | "staff";

/** What kind of personal data a field holds. */
export const DATA_KINDS = [
  "identity",
  "contact",
  "household",
  "finance",
  "health",
  "freeText",
] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** The declaration that every leaf field of an event carries. */
export interface PersonalData {
  readonly subject: DataSubject;
  readonly kind: DataKind;
}

/** The personal data of a dossier that has one key and is erased as one. */
export interface PersonalPart {
  readonly subject: ClientSubject;
  readonly kind: DataKind;
}

/** Schema keyword under which the declaration of a field is kept. */
export const PERSONAL = "x-personal";

/**
 * Declares that a field holds personal data of `subject`. From this one declaration follow
 * redaction in packets, encryption, erasure and the research allow-list.
 */
export function personal<S extends TSchema>(subject: DataSubject, kind: DataKind, schema: S): S {
  return withKeyword(schema, PERSONAL, { subject, kind } satisfies PersonalData);
}

/** Declares that a field (and all that is in it) says nothing about a person. */
export function plain<S extends TSchema>(schema: S): S {
  return withKeyword(schema, PERSONAL, "none");
}

/** A copy of `schema` with one more keyword; what the schema library hides in it is copied too. */
export function withKeyword<S extends TSchema>(schema: S, keyword: string, value: unknown): S {
  return Object.create(Object.getPrototypeOf(schema) as object, {
    ...Object.getOwnPropertyDescriptors(schema),
    [keyword]: { value, enumerable: true },
  }) as S;
}

/** An event type at one version: its name, its shape, and how older shapes become this one. */
export interface EventDefinition<T extends string = string, S extends TSchema = TSchema> {
  readonly type: T;
  /** Starts at 1; a new shape adds one and an upcaster, a new meaning takes a new name. */
  readonly version: number;
  readonly schema: S;
  /** `upcasters[n]` turns data of version n into data of version n + 1: pure, total, no I/O. */
  readonly upcasters: Readonly<Record<number, (data: unknown) => unknown>>;
}

/** The domain event that a definition describes. */
export type EventOf<D extends EventDefinition> =
  D extends EventDefinition<infer T, infer S>
    ? { readonly type: T; readonly data: Readonly<Static<S>> }
    : never;

/**
 * Defines an event type. Refuses (throws) a name that is not `<context>.<PastTense>`, a field
 * without a declaration of personal data, and a version whose chain of upcasters has a hole.
 */
export function defineEvent<T extends string, S extends TSchema>(definition: {
  type: T;
  version: number;
  schema: S;
  upcasters?: Readonly<Record<number, (data: unknown) => unknown>>;
}): EventDefinition<T, S> {
  const { type, version, schema, upcasters = {} } = definition;
  if (!/^[a-z][A-Za-z]*\.[A-Z][A-Za-z]*$/.test(type)) {
    throw new Error(`event type ${type} is not <context>.<PastTense>`);
  }
  for (let from = 1; from < version; from += 1) {
    if (!upcasters[from]) throw new Error(`${type} v${version} has no upcaster from v${from}`);
  }
  const undeclared = undeclaredFields(schema);
  if (undeclared.length > 0) {
    throw new Error(`${type} v${version}: fields without declaration: ${undeclared.join(", ")}`);
  }
  return { type, version, schema, upcasters };
}

/** An object schema that refuses fields it does not name. */
export function closedObject<P extends Record<string, TSchema>>(properties: P): Type.TObject<P> {
  return Type.Object(properties, { additionalProperties: false });
}

interface SchemaNode {
  readonly [PERSONAL]?: PersonalData | "none";
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
}

/** Paths of the fields that say neither whose data they are nor that they are nobody's. */
export function undeclaredFields(schema: TSchema, path = ""): string[] {
  const node = schema as SchemaNode;
  if (node[PERSONAL] !== undefined) return [];
  const children: [string, SchemaNode][] = [
    ...Object.entries(node.properties ?? {}).map(([k, v]): [string, SchemaNode] => [`.${k}`, v]),
    ...Object.entries(node.patternProperties ?? {}).map(([, v]): [string, SchemaNode] => [".*", v]),
    ...(typeof node.additionalProperties === "object"
      ? [[".*", node.additionalProperties] as [string, SchemaNode]]
      : []),
    ...(node.items ? [["[]", node.items] as [string, SchemaNode]] : []),
    ...(node.anyOf ?? []).map((v, i): [string, SchemaNode] => [`|${i}`, v]),
  ];
  if (children.length > 0) {
    return children.flatMap(([k, child]) => undeclaredFields(child as TSchema, path + k));
  }
  return node.properties ? [] : [path || "(root)"];
}
