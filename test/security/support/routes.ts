import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { parse } from "yaml";
import { API_PREFIX } from "#platform";
import type { Place } from "./world.js";

/** A schema of the OpenAPI document, as far as the tests look at one. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly requestBody?: {
    readonly content: Readonly<
      Record<
        string,
        {
          readonly schema: Schema;
          readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
        }
      >
    >;
  };
}

interface PathItem {
  readonly servers?: readonly { readonly url: string }[];
  readonly get?: Operation;
  readonly post?: Operation;
}

interface OpenApi {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation of the API. */
export interface Route {
  /** Method and path, e.g. `GET /applications/{applicationId}`. */
  readonly name: string;
  readonly method: "GET" | "POST";
  /** Path below the server, with parameters in braces. */
  readonly path: string;
  readonly isPublic: boolean;
  /** Writes to something that exists, so it needs `If-Match`. */
  readonly isChange: boolean;
  /** Status of success. */
  readonly success: number;
  /** Whether the path names a file or a sitting. */
  readonly hasIdentifier: boolean;
  readonly queryParameters: readonly string[];
  readonly body?: { readonly schema: Schema; readonly example: Readonly<Record<string, unknown>> };
}

/** The API as its own document describes it. */
export interface Api {
  readonly routes: readonly Route[];
  route(name: string): Route;
  /** The schema behind a reference, or the schema itself. */
  resolve(schema: Schema): Schema;
}

/** Reads the document that the running product serves. */
export async function readApi(url: string): Promise<Api> {
  const answer = await fetch(`${url}${API_PREFIX}/doc/openapi.yaml`);
  const document = parse(await answer.text()) as OpenApi;
  const routes = Object.entries(document.paths).flatMap(([path, { servers, ...operations }]) => {
    const base = (servers ?? document.servers)[0]?.url.replace(/\/$/, "") ?? "";
    return Object.entries(operations).map(([method, operation]) =>
      routeOf(method, base + path, operation),
    );
  });
  return {
    routes,
    route: (name) => {
      const found = routes.find((route) => route.name === name);
      if (found === undefined) throw new Error(`the OpenAPI document has no route ${name}`);
      return found;
    },
    resolve: (schema) => {
      if (schema.$ref === undefined) return schema;
      const component = document.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
      if (component === undefined) throw new Error(`nothing is behind ${schema.$ref}`);
      return component;
    },
  };
}

function routeOf(method: string, path: string, operation: Operation): Route {
  const { security, parameters = [], responses, requestBody } = operation;
  const content = requestBody?.content["application/json"];
  const example = content?.examples?.["example"]?.value;
  const has = (place: string, name: string) =>
    parameters.some((one) => one.in === place && one.name === name);
  return {
    name: nameOf(method, path),
    method: methodOf(method),
    path,
    isPublic: security?.length === 0,
    isChange: has("header", "If-Match"),
    success: Number(Object.keys(responses).find((status) => status.startsWith("2"))),
    hasIdentifier: path.includes("{"),
    queryParameters: parameters.filter((one) => one.in === "query").map(({ name }) => name),
    ...(content === undefined
      ? {}
      : { body: { schema: content.schema, example: example as Record<string, unknown> } }),
  };
}

function methodOf(method: string): Route["method"] {
  if (method === "get") return "GET";
  if (method === "post") return "POST";
  throw new Error(`the tests of access do not know how to send ${method.toUpperCase()}`);
}

/** Every route that the router of the running product knows, by the name that it would have. */
export function routesOfRouter(app: NestFastifyApplication): string[] {
  const tree = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const above: string[] = [];
  return tree.split("\n").flatMap((line) => {
    const match = /^(?<indent>[│├└─\s]*)(?<path>\S+) \((?<methods>[A-Z, ]+)\)/u.exec(line);
    if (match?.groups === undefined) {
      if (line.trim() !== "") throw new Error(`a line of the router is not understood: ${line}`);
      return [];
    }
    const { indent = "", path = "", methods = "" } = match.groups;
    const depth = indent.length / 4 - 1;
    above.splice(depth, Infinity, path);
    const full = above.join("").replaceAll(/:(\w+)/g, "{$1}");
    return methods.split(", ").map((method) => nameOf(method, full));
  });
}

function nameOf(method: string, path: string): string {
  const below = path.startsWith(API_PREFIX) ? path.slice(API_PREFIX.length) : path;
  return `${method.toUpperCase()} ${below}`;
}

const NOT_THERE = "5ad0c0de-0000-4000-8000-000000000071";

/** The path of a route for one file and its sitting. */
export function pathFor({ path }: Pick<Route, "path">, place: Place): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    switch (name) {
      case "applicationId":
      case "socialReportId":
      case "decisionPacketId":
      case "decisionId":
        return place.applicationId;
      case "sittingId":
        return place.sittingId;
      case "determinationId":
        return place.determinationId ?? NOT_THERE;
      case "contestId":
      case "questionId":
      case "erasureId":
        // There is no such one: who may do something to it is decided before that is looked at.
        return NOT_THERE;
      case "controlPointNumber":
        return "1";
      case "condition":
        return "residence";
      default:
        throw new Error(`the access test does not know what to put for {${name}}`);
    }
  });
}
