import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The issuer that the committed document names: it is the same for every installation. */
export const ISSUER = "https://issuer.example";

/**
 * Expects that the committed file is what the code makes. With RECHTOP_WRITE_OPENAPI=1, which
 * `npm run openapi` sets, the file is written instead.
 */
export function expectCommitted(file: string, made: string): void {
  const path = join(process.cwd(), file);
  if (process.env["RECHTOP_WRITE_OPENAPI"] === "1") writeFileSync(path, made);
  const committed = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (committed === made) return;
  throw new Error(
    `${file} is not what the code makes: run \`npm run openapi\` and look at the difference`,
  );
}

/** The part of a schema object that the checks look at. */
export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly required?: readonly string[];
  readonly items?: SchemaObject;
  readonly oneOf?: readonly SchemaObject[];
  readonly [keyword: string]: unknown;
}

/** A parameter of an operation. */
export interface ParameterObject {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: SchemaObject;
}

/** Content by media type. */
export type ContentObject = Readonly<
  Record<
    string,
    {
      readonly schema: SchemaObject;
      readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
    }
  >
>;

/** An answer of an operation. */
export interface ResponseObject {
  readonly $ref?: string;
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: ContentObject;
}

/** One operation of the document. */
export interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly ParameterObject[];
  readonly requestBody?: { readonly required: boolean; readonly content: ContentObject };
  readonly responses: Readonly<Record<string, ResponseObject>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** The OpenAPI document as it is read back from its YAML. */
export interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<
    Record<
      string,
      { readonly get?: OperationObject; readonly post?: OperationObject } & Readonly<
        Record<string, unknown>
      >
    >
  >;
  readonly components: {
    readonly schemas: Readonly<Record<string, SchemaObject>>;
    readonly responses: Readonly<Record<string, ResponseObject>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
}

/** An operation with the place where it is. */
export interface PlacedOperation extends OperationObject {
  readonly path: string;
  readonly method: "get" | "post";
}

/** Every operation of the document. */
export function operations({ paths }: OpenApi): PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    (["get", "post"] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ ...operation, path, method }];
    }),
  );
}

/** The schema behind a reference to a component, or the schema itself. */
export function resolved(document: OpenApi, schema: SchemaObject): SchemaObject {
  if (schema.$ref === undefined) return schema;
  const found = document.components.schemas[schema.$ref.split("/").at(-1)!];
  if (found === undefined) throw new Error(`${schema.$ref} leads nowhere`);
  return found;
}

/** The answer behind a reference to a component, or the answer itself. */
export function resolvedResponse(document: OpenApi, response: ResponseObject): ResponseObject {
  if (response.$ref === undefined) return response;
  const found = document.components.responses[response.$ref.split("/").at(-1)!];
  if (found === undefined) throw new Error(`${response.$ref} leads nowhere`);
  return found;
}

/** Every schema in `node`, however deep. */
export function schemasIn(node: unknown): Readonly<Record<string, unknown>>[] {
  if (typeof node !== "object" || node === null) return [];
  const children = Object.values(node).flatMap(schemasIn);
  return Array.isArray(node) ? children : [node as Record<string, unknown>, ...children];
}

/** A schema with everything that it refers to in its place. */
export function inlined(document: OpenApi, schema: SchemaObject): SchemaObject {
  const target = resolved(document, schema);
  return Object.fromEntries(
    Object.entries(target).map(([key, value]) => {
      if (key === "properties") {
        const properties = Object.entries(value as Record<string, SchemaObject>);
        return [key, Object.fromEntries(properties.map(([k, v]) => [k, inlined(document, v)]))];
      }
      if (key === "items") return [key, inlined(document, value as SchemaObject)];
      if (key === "oneOf") {
        return [key, (value as SchemaObject[]).map((each) => inlined(document, each))];
      }
      return [key, value];
    }),
  );
}
