import type { OpenAPIObject } from "@nestjs/swagger";
import { API_PREFIX } from "#platform";

type Paths = OpenAPIObject["paths"];
type Operation = NonNullable<Paths[string]["get"]>;

/** Status, name among the components, and description of the problems that operations answer. */
const PROBLEMS = {
  400: ["BadRequest", "The input is not usable; every issue at once."],
  401: ["NotAuthenticated", "There is no access token, or it is not valid any more."],
  403: ["MissingPermission", "Your role, or your relation to the file, does not allow this."],
  404: ["NotFound", "There is nothing here, as far as you may know."],
  409: ["Conflict", "A rule of the procedure does not allow this now; the type says which."],
  410: ["Gone", "Personal data that this needs was erased."],
  412: ["StaleVersion", "It has changed since you read it."],
  413: ["PayloadTooLarge", "The body is larger than this API takes."],
  415: ["UnsupportedMediaType", "The body is not JSON."],
  428: ["MissingPrecondition", "This change needs an If-Match header."],
  429: ["TooManyRequests", "You ask for this too often; x-limit says how often you may."],
} as const;

const header = (description: string, example: string) => ({
  description,
  schema: { type: "string" as const, example },
});

/** The headers of answers that clients work with. */
export const HEADERS = {
  ETag: header("Version of the resource: what a change of it must send in If-Match.", '"3"'),
  Location: header("Where what was made or changed can be read.", `${API_PREFIX}/applications/…`),
  RechtopPosition: header("What a list can be asked to have reached.", "postgres:765.2"),
  IdempotencyReplayed: header("Present on the answer to a repeated request.", "true"),
  RetryAfter: {
    description: "After how many seconds it can be tried again.",
    schema: { type: "integer" as const, example: 6 },
  },
};

type HeaderName = keyof typeof HEADERS;

const WIRE_NAMES: Readonly<Record<HeaderName, string>> = {
  ETag: "ETag",
  Location: "Location",
  RechtopPosition: "Rechtop-Position",
  IdempotencyReplayed: "Idempotency-Replayed",
  RetryAfter: "Retry-After",
};

const problemContent = {
  "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
};

/** Headers of the problems that have any of their own, by status. */
const PROBLEM_HEADERS: Readonly<Record<string, HeaderName>> = { 412: "ETag", 429: "RetryAfter" };

/** The answers that are problems, by name. */
export const PROBLEM_RESPONSES = Object.fromEntries([
  ...Object.entries(PROBLEMS).map(([status, [name, description]]) => {
    const own = PROBLEM_HEADERS[status];
    return [
      name,
      { description, ...(own && { headers: headers(own) }), content: problemContent },
    ] as const;
  }),
  [
    "Problem",
    { description: "A problem: what is wrong and what to do about it.", content: problemContent },
  ],
]) as NonNullable<NonNullable<OpenAPIObject["components"]>["responses"]>;

/** The schemas of problems. */
export const PROBLEM_SCHEMAS = {
  Problem: {
    type: "object",
    description: "A problem of RFC 9457. Which types there are: /refData/problemTypes.",
    required: ["type", "title", "status", "detail", "instance"],
    properties: {
      type: { type: "string", format: "uri", example: "urn:problem-type:belgif:badRequest" },
      title: { type: "string" },
      status: { type: "integer", minimum: 400, maximum: 599 },
      detail: { type: "string", description: "What is wrong here and what to do about it." },
      instance: { type: "string", format: "uri", description: "Names this occurrence." },
      issues: { type: "array", items: { $ref: "#/components/schemas/InputValidationIssue" } },
    },
  },
  InputValidationIssue: {
    type: "object",
    description: "One thing that is wrong with the input; its value is never repeated.",
    required: ["type", "in", "name", "detail"],
    properties: {
      type: { type: "string", format: "uri" },
      in: { type: "string", enum: ["body", "header", "path", "query"] },
      name: { type: "string", example: "person.address.postalCode" },
      detail: { type: "string" },
    },
  },
};

/**
 * The paths below the server of the API, in order, each operation with its problems and headers.
 * What lives beside the API (health, figures) names its own server.
 */
export function documentedPaths(paths: Paths): Paths {
  const versioned = new Set(Object.keys(paths).flatMap((path) => resourceChangedBy(paths, path)));
  const documented = Object.entries(paths).map(([path, item]): [string, Paths[string]] => {
    const below = path.startsWith(`${API_PREFIX}/`);
    const { get, post } = item;
    return [
      below ? path.slice(API_PREFIX.length) : path,
      {
        ...(below ? {} : { servers: [{ url: "/", description: "This server" }] }),
        ...(get && { get: documentedOperation(get, versioned.has(path) ? ["ETag"] : []) }),
        ...(post && { post: documentedOperation(post, []) }),
      },
    ];
  });
  return Object.fromEntries(documented.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where the resource is read that a change at `path` is made to: there itself, or just above. */
function resourceChangedBy(paths: Paths, path: string): string[] {
  const { get, post } = paths[path] ?? {};
  if (!names(post).includes("If-Match")) return [];
  return [get === undefined ? path.slice(0, path.lastIndexOf("/")) : path];
}

function documentedOperation(operation: Operation, onSuccess: readonly HeaderName[]): Operation {
  const given = names(operation);
  const isChange = given.includes("If-Match");
  const isWrite = given.includes("Idempotency-Key");
  const isSecured = (operation.security ?? []).length > 0;
  const hasPathParameter = (operation.parameters ?? []).some((p) => "in" in p && p.in === "path");
  const problems: (keyof typeof PROBLEMS)[] = [
    400,
    ...(isSecured ? ([401, 403] as const) : []),
    ...(hasPathParameter ? ([404, 410] as const) : []),
    ...(isWrite ? ([409] as const) : []),
    ...(isChange ? ([412, 428] as const) : []),
    ...(operation.requestBody === undefined ? [] : ([413, 415] as const)),
    ...("x-limit" in operation ? ([429] as const) : []),
  ];
  const success: readonly HeaderName[] = isWrite
    ? ["Location", "ETag", "RechtopPosition", "IdempotencyReplayed"]
    : onSuccess;
  const { operationId, summary, tags, parameters, ...rest } = operation;
  return {
    ...(tags && { tags }),
    ...(operationId && { operationId }),
    ...(summary && { summary }),
    ...(parameters && parameters.length > 0 && { parameters }),
    ...rest,
    responses: {
      ...withHeaders(operation.responses, success),
      ...Object.fromEntries(problems.map((status) => [status, response(PROBLEMS[status][0])])),
      default: response("Problem"),
    },
  };
}

function withHeaders(
  responses: Operation["responses"],
  added: readonly HeaderName[],
): Operation["responses"] {
  if (added.length === 0) return responses;
  return Object.fromEntries(
    Object.entries(responses).map(([status, answer]) =>
      status === "default" || answer === undefined || "$ref" in answer
        ? [status, answer]
        : [status, { ...answer, headers: headers(...added) }],
    ),
  );
}

function headers(...added: readonly HeaderName[]): Record<string, { $ref: string }> {
  return Object.fromEntries(
    added.map((name) => [WIRE_NAMES[name], { $ref: `#/components/headers/${name}` }]),
  );
}

function response(name: string): { $ref: string } {
  return { $ref: `#/components/responses/${name}` };
}

function names(operation: Operation | undefined): string[] {
  return (operation?.parameters ?? []).flatMap((p) => ("name" in p ? [p.name] : []));
}
