import { applyDecorators, SetMetadata } from "@nestjs/common";
import {
  ApiBearerAuth,
  ApiBody,
  ApiExtension,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
} from "@nestjs/swagger";
import type { TObject, TSchema } from "typebox";
import { type Action, POLICY } from "#access";
import type { SchemaIssue } from "#kernel";
import { componentName, type OpenApiSchema, toOpenApi } from "../openapi/schemas.js";
import { isPersonalReading, type Processing } from "./processing.js";
import type { RateLimit } from "./token-buckets.js";

/** Metadata key under which an endpoint's specification is found. */
export const ENDPOINT = Symbol("ENDPOINT");

/** Everything that the edge must know of an endpoint; the one place where it is said. */
export interface EndpointSpec {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  /** The action that the access function decides on; `public` needs no token. */
  readonly action: Action | "public";
  readonly params?: TObject;
  readonly query?: TObject;
  /** Body of a POST; without it a body is refused. */
  readonly body?: TSchema;
  /** Everything that is wrong with a body, where its schema cannot say all of it. */
  readonly judge?: (body: unknown) => readonly SchemaIssue[];
  /** Example of the body: part of the document, and what the access test sends. */
  readonly example?: object;
  /**
   * `read`: changes nothing. `create`: makes something new. `change`: writes to what exists, so
   * `If-Match` is required.
   */
  readonly kind: "read" | "create" | "change";
  /**
   * What it does is not over when its events are recorded: a repeat with the same `Idempotency-Key`
   * is done again as far as it has to be, and gets the earlier answer only then.
   */
  readonly repeats?: true;
  readonly answers: TSchema | "application/pdf" | "application/octet-stream" | "text/plain";
  /** What it does with personal data: from this the processing log is written. */
  readonly processing: Processing;
  /** How often one person may use it; absent: as often as they like. Beyond it: 429. */
  readonly limit?: RateLimit;
}

/** Declares an endpoint: shape of input and answer, action, documentation. */
export function Endpoint(spec: EndpointSpec): MethodDecorator {
  const decorators: MethodDecorator[] = [
    SetMetadata(ENDPOINT, spec),
    ApiOperation({
      operationId: spec.operationId,
      summary: spec.summary,
      ...(spec.description === undefined ? {} : { description: spec.description }),
      ...(spec.action === "public" ? { security: [] } : {}),
    }),
    ApiExtension("x-processing", documentedProcessing(spec)),
    success(spec),
    ApiResponse({
      status: "default",
      description: "A problem: what is wrong and what to do about it.",
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    }),
  ];
  if (spec.action !== "public") decorators.push(ApiBearerAuth("oidc"));
  if (spec.limit !== undefined) decorators.push(ApiExtension("x-limit", { ...spec.limit }));
  if (spec.params !== undefined) {
    for (const [name, schema] of Object.entries(spec.params.properties)) {
      decorators.push(ApiParam({ name, schema: inline(schema), ...described(schema) }));
    }
  }
  if (spec.query !== undefined) {
    for (const [name, schema] of Object.entries(spec.query.properties)) {
      const required = (spec.query.required ?? []).includes(name);
      decorators.push(ApiQuery({ name, schema: inline(schema), required, ...described(schema) }));
    }
  }
  if (spec.body !== undefined) {
    decorators.push(
      ApiBody({
        required: true,
        schema: reference(spec.body),
        ...(spec.example === undefined ? {} : { examples: { example: { value: spec.example } } }),
      }),
    );
  }
  if (spec.kind === "change") {
    decorators.push(
      ApiHeader({
        name: "If-Match",
        required: true,
        description: "ETag of the resource as you read it. Absent: 428. Stale: 412.",
        schema: { type: "string", example: '"3"' },
      }),
    );
  }
  if (spec.kind !== "read") {
    decorators.push(
      ApiHeader({
        name: "Idempotency-Key",
        required: false,
        description: "A UUID. The same key with the same request gives the same answer again.",
        schema: { type: "string", format: "uuid" },
      }),
    );
  }
  return applyDecorators(...decorators);
}

/** What is recorded when somebody uses the endpoint, as the document says it. */
function documentedProcessing({ action, processing }: EndpointSpec): OpenApiSchema {
  if (processing === "none" || action === "public") return { recordedAs: "nothing" };
  if (!isPersonalReading(processing)) return { recordedAs: "event" };
  const { operation, categories } = processing;
  const { purpose, legalBasis } = POLICY[action];
  return { recordedAs: "processing", operation, categories, purpose, legalBasis };
}

function success(spec: EndpointSpec): MethodDecorator {
  const status = spec.kind === "read" ? 200 : 201;
  if (typeof spec.answers === "string") {
    return ApiResponse({
      status,
      description: "The document.",
      content: {
        [spec.answers]: {
          schema: {
            type: "string",
            ...(spec.answers === "text/plain" ? {} : { format: "binary" }),
          },
        },
      },
    });
  }
  return ApiResponse({
    status,
    description: spec.kind === "read" ? "What was asked for." : "Done and recorded.",
    content: { "application/json": { schema: reference(spec.answers) } },
  });
}

function reference(schema: TSchema): OpenApiSchema {
  const name = componentName(schema);
  return name === undefined ? toOpenApi(schema) : { $ref: `#/components/schemas/${name}` };
}

/** The schema of a parameter; its description is that of the parameter. */
function inline(schema: TSchema): OpenApiSchema {
  const { description: _, ...shown } = toOpenApi(schema);
  return shown;
}

function described(schema: TSchema): { description?: string } {
  const { description } = schema as { description?: string };
  return description === undefined ? {} : { description };
}
