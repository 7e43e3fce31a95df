import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Injectable,
} from "@nestjs/common";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { IssuerUnavailable } from "#access";
import { KeyMissing } from "#event-store";
import { DomainError, ErasedDataUsed } from "#kernel";
import { isUnavailable } from "#projections";
import type { Traced } from "./endpoint.interceptor.js";
import { LOGGER } from "../operations/logger.js";
import { ProcessingNotRecorded } from "./processing-log.js";
import {
  badRequest,
  domainProblem,
  ownProblem,
  type Problem,
  ProblemError,
  standardProblem,
} from "./problem.js";

/** Turns whatever was thrown into problem details. Nothing internal leaves, nothing is swallowed. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest & Partial<Traced>>();
    const { problem, headers } = problemOf(thrown);
    if (problem.status >= 500) {
      // The name and the code of an error are ours; its message may quote data, so it stays out.
      const { name, code } = (thrown ?? {}) as { name?: string; code?: string };
      this.logger.error({
        instance: problem.instance,
        traceId: request.traceId,
        route: request.routeOptions.url,
        error: name,
        code,
      });
    }
    for (const [name, value] of Object.entries(headers)) void reply.header(name, value);
    void reply
      .status(problem.status)
      .header("Content-Type", "application/problem+json; charset=utf-8")
      .header("Content-Language", "en")
      .header("Cache-Control", "no-store")
      .send(problem);
  }
}

function problemOf(thrown: unknown): {
  problem: Problem;
  headers: Readonly<Record<string, string>>;
} {
  if (thrown instanceof ProblemError) return thrown;
  if (thrown instanceof DomainError) return { problem: domainProblem(thrown), headers: {} };
  if (thrown instanceof ErasedDataUsed) {
    const { at, authority } = thrown;
    return { problem: ownProblem("erased", `Erased at ${at} (${authority}).`), headers: {} };
  }
  if (thrown instanceof KeyMissing) return { problem: ownProblem("keyMissing"), headers: {} };
  if (
    thrown instanceof IssuerUnavailable ||
    thrown instanceof ProcessingNotRecorded ||
    isUnavailable(thrown)
  ) {
    return {
      problem: standardProblem(
        "serviceUnavailable",
        "A part that this answer needs is away. Nothing was lost; try again in a moment.",
      ),
      headers: { "Retry-After": "5" },
    };
  }
  return { problem: clientError(thrown) ?? unexpected(), headers: {} };
}

/** What Fastify and Nest say of a request they could not take in. */
function clientError(thrown: unknown): Problem | undefined {
  const status =
    thrown instanceof HttpException
      ? thrown.getStatus()
      : (thrown as { statusCode?: number } | undefined)?.statusCode;
  switch (status) {
    case 400:
      return badRequest([
        {
          type: "urn:problem-type:belgif:input-validation:schemaViolation",
          in: "body",
          name: "",
          detail: "the body is not well-formed JSON",
        },
      ]).problem;
    case 404:
      return standardProblem("resourceNotFound", "There is nothing at this address.");
    case 413:
      return standardProblem(
        "payloadTooLarge",
        "The body is larger than this API takes (256 KiB).",
      );
    case 415:
      return ownProblem("unsupportedMediaType");
    default:
      return undefined;
  }
}

function unexpected(): Problem {
  return standardProblem(
    "internalServerError",
    "Something went wrong on our side. Give the operator the instance of this problem.",
  );
}
