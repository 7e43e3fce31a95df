import { randomUUID } from "node:crypto";
import type { DomainError } from "#kernel";

/** One thing that is wrong with the input. `value` is never echoed: it may be personal. */
export interface InputIssue {
  readonly type: `urn:problem-type:belgif:input-validation:${IssueType}`;
  readonly in: "body" | "header" | "path" | "query";
  /** Where, e.g. `person.address.postalCode` or `ownIncomes[0].netMonthlyCents`. */
  readonly name: string;
  readonly detail: string;
}

export type IssueType = "schemaViolation" | "unknownInput" | "requiredInput" | "invalidInput";

/** A problem of RFC 9457 in the form of the Belgian REST guide. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly [extension: string]: unknown;
}

/** Throw it anywhere behind the edge; the problem filter answers it. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.title);
    this.name = "ProblemError";
  }
}

/** The standard problems of the Belgian REST guide that this API uses, and the few of our own. */
export const STANDARD_PROBLEMS = {
  badRequest: { status: 400, title: "Bad Request" },
  noAccessToken: { status: 401, title: "No Access Token" },
  invalidAccessToken: { status: 401, title: "Invalid Access Token" },
  expiredAccessToken: { status: 401, title: "Expired Access Token" },
  missingPermission: { status: 403, title: "Missing Permission" },
  resourceNotFound: { status: 404, title: "Resource Not Found" },
  payloadTooLarge: { status: 413, title: "Payload Too Large" },
  tooManyRequests: { status: 429, title: "Too Many Requests" },
  internalServerError: { status: 500, title: "Internal Server Error" },
  serviceUnavailable: { status: 503, title: "Service Unavailable" },
} as const;

/** Problems of this API that are about HTTP, not about the law. */
export const OWN_PROBLEMS = {
  unsupportedMediaType: {
    status: 415,
    title: "The body is not JSON",
    remedy: "Send the body as application/json.",
  },
  staleVersion: {
    status: 412,
    title: "The resource has changed since you read it",
    remedy: "Read it again, decide again, and send the ETag that you then get.",
  },
  missingPrecondition: {
    status: 428,
    title: "This change needs an If-Match header",
    remedy: "Read the resource first and send its ETag in If-Match.",
  },
  erased: {
    status: 410,
    title: "Personal data that this needs was erased",
    remedy: "Nothing brings it back; read the resource to see what is left of it.",
  },
  keyMissing: {
    status: 500,
    title: "A key of personal data is missing, and nothing says that it was destroyed",
    remedy:
      "Nothing was erased, and it does not help to try again. The operator stops the product, puts " +
      "the newest backup of the key table back, and starts it.",
  },
  idempotencyKeyReused: {
    status: 409,
    title: "The Idempotency-Key was used for another request",
    remedy: "Use a new key for a new request; a repeat must be the same to the byte.",
  },
  unknownPosition: {
    status: 400,
    title: "Rechtop-Minimum-Position is not a position of this log",
    remedy: "Send the Rechtop-Position header of an earlier answer as it was.",
  },
  notSealedYet: {
    status: 503,
    title: "Nothing of this is in a signed checkpoint yet",
    remedy: "Try again in a moment; a checkpoint is signed at regular intervals.",
  },
  projectionLagging: {
    status: 503,
    title: "The list has not caught up with the position you asked for",
    remedy: "Try again in a moment, or leave the Rechtop-Minimum-Position header out.",
  },
} as const;

/** A problem of the Belgian REST guide. */
export function standardProblem(
  type: keyof typeof STANDARD_PROBLEMS,
  detail: string,
  extensions: Readonly<Record<string, unknown>> = {},
): Problem {
  return {
    type: `urn:problem-type:belgif:${type}`,
    ...STANDARD_PROBLEMS[type],
    detail,
    instance: `urn:uuid:${randomUUID()}`,
    ...extensions,
  };
}

/** A problem of our own about HTTP. */
export function ownProblem(type: keyof typeof OWN_PROBLEMS, detail?: string): Problem {
  const { status, title, remedy } = OWN_PROBLEMS[type];
  return {
    type: `urn:problem-type:rechtop:${type}`,
    title,
    status,
    detail: detail === undefined ? remedy : `${detail} ${remedy}`,
    instance: `urn:uuid:${randomUUID()}`,
  };
}

/** The problem for a broken invariant of the domain: 409 with the stable type of its code. */
export function domainProblem(error: DomainError): Problem {
  const { title, remedy } = error.entry;
  return {
    type: domainProblemType(error.code),
    title,
    status: 409,
    detail: error.detail === undefined ? remedy : `${error.detail}. ${remedy}`,
    instance: `urn:uuid:${randomUUID()}`,
  };
}

/** `social-report.not-read` → `urn:problem-type:rechtop:socialReport:notRead`. */
export function domainProblemType(code: string): string {
  const camel = (kebab: string) => kebab.replace(/-([a-z0-9])/g, (_, c: string) => c.toUpperCase());
  return `urn:problem-type:rechtop:${code.split(".").map(camel).join(":")}`;
}

/** 400 with every issue at once. */
export function badRequest(issues: readonly InputIssue[]): ProblemError {
  return new ProblemError(
    standardProblem("badRequest", "The input is not usable; see issues.", { issues }),
  );
}
