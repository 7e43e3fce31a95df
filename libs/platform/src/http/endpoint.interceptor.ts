import { Readable } from "node:stream";
import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from "@nestjs/common";
import { Reflector } from "@nestjs/core";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { from, lastValueFrom, type Observable } from "rxjs";
import Type from "typebox";
import type { Actor } from "#access";
import { EVENT_STORE, type EventStore } from "#event-store";
import { isUuid } from "#kernel";
import { Centres, CENTRES } from "../centres/centres.js";
import { CLOCK, type Clock } from "../config/clock.js";
import { KEYED_HASH, KeyedHash } from "../config/secrets.js";
import { replay } from "../execution/command-executor.js";
import { LOGGER } from "../operations/logger.js";
import { type Answer, FileAnswer, versionOf } from "./answer.js";
import { ENDPOINT, type EndpointSpec } from "./endpoint.js";
import {
  badRequest,
  type InputIssue,
  ownProblem,
  ProblemError,
  standardProblem,
} from "./problem.js";
import { ProcessingRecorder, type ServedRequest } from "./processing-recorder.js";
import { RateLimiter } from "./rate-limiter.js";
import {
  withRequestContext,
  type IdempotencyClaim,
  type RequestContext,
} from "./request-context.js";
import { begin, type Begun, sendAnswer, sendFile } from "./sending.js";
import { inputIssues, issuesOf } from "./validation.js";

/** Injection token of the `ReadModels`. */
export const READ_MODELS = Symbol("READ_MODELS");

/** What the edge needs of the read models. */
export interface ReadModels {
  /** Resolves when every read model has come to `position`; rejects with a problem when not in time. */
  waitFor(position: string): Promise<void>;
}

/** What the authentication guard and the trace hook leave on a request. */
export interface Traced {
  readonly traceId: string;
  actor?: Actor;
}

const NOTHING = Type.Object({}, { additionalProperties: false });

/**
 * The edge of every endpoint: all issues of the input at once, preconditions, idempotency, the
 * request's context for whatever is called, the processing log, and the headers of the answer.
 */
@Injectable()
export class EndpointInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(KEYED_HASH) private readonly hash: KeyedHash,
    @Inject(READ_MODELS) private readonly readModels: ReadModels,
    @Inject(CENTRES) private readonly centres: Centres,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly recorder: ProcessingRecorder,
    private readonly limiter: RateLimiter,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const spec = this.reflector.get<EndpointSpec | undefined>(ENDPOINT, context.getHandler());
    if (spec === undefined) throw new Error("a route without @Endpoint is not served");
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest & Traced>();
    const reply = http.getResponse<FastifyReply>();
    return from(this.answer(spec, request, reply, next));
  }

  private async answer(
    spec: EndpointSpec,
    request: FastifyRequest & Traced,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const context: RequestContext = {
      traceId: request.traceId,
      now: this.clock.now(),
      ...(request.actor === undefined ? {} : { actor: request.actor }),
      access: {},
    };
    const served: ServedRequest = { spec, request, context };
    try {
      this.requireServedCentre(served);
      const result = await this.result(served, next);
      if (result instanceof FileAnswer) return await this.file(served, reply, result);
      await this.recorder.answered(served, result);
      return sendAnswer(spec, reply, result);
    } catch (error) {
      await this.recorder.refused(served, error);
      throw error;
    }
  }

  /** Begun, then recorded, then sent: nothing leaves before its record is durable. */
  private async file(served: ServedRequest, reply: FastifyReply, file: FileAnswer): Promise<Begun> {
    const content = await begin(file.content);
    try {
      await this.recorder.answered(served, file);
    } catch (error) {
      if (content instanceof Readable) content.destroy();
      throw error;
    }
    if (content instanceof Readable) {
      const { traceId } = served.context;
      content.once("error", ({ name, code }: NodeJS.ErrnoException) =>
        this.logger.error({ traceId, error: name, code }, "an answer broke off"),
      );
    }
    return sendFile(reply, file, content);
  }

  /** Without its centre a person can do nothing here: no letter could be written in its name. */
  private requireServedCentre({ spec, context: { actor, access } }: ServedRequest): void {
    if (actor === undefined || spec.action === "public" || this.centres.has(actor.centre)) return;
    const problem = new ProblemError(
      standardProblem("missingPermission", "This installation does not serve your centre."),
    );
    access.decided = { action: spec.action, decision: { refused: "forbidden" }, problem };
    throw problem;
  }

  private async result(served: ServedRequest, next: CallHandler): Promise<Answer | FileAnswer> {
    const { spec, request, context } = served;
    const issues: InputIssue[] = [
      ...issuesOf(spec.params ?? NOTHING, request.params, "path"),
      ...issuesOf(spec.query ?? NOTHING, request.query, "query"),
      ...bodyIssues(spec, request),
    ];
    const ifMatch = ifMatchOf(spec, request, issues);
    const idempotency = this.claimOf(spec, request, context.actor, issues);
    if (issues.length > 0) throw badRequest(issues);

    if (idempotency !== undefined) {
      const earlier = await replay(this.store, idempotency);
      if (earlier !== undefined && spec.repeats !== true) return earlier;
    }
    this.limiter.take(served);
    // Not for a stranger on a public endpoint: to ask costs them nothing, to wait costs us a lot.
    if (context.actor !== undefined) await this.catchUp(request);
    const whole: RequestContext = {
      ...context,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(idempotency === undefined ? {} : { idempotency }),
    };
    return withRequestContext(whole, () =>
      lastValueFrom(next.handle() as Observable<Answer | FileAnswer>),
    );
  }

  /** A client that has just written may ask that lists have reached what it wrote. */
  private async catchUp(request: FastifyRequest): Promise<void> {
    const position = request.headers["rechtop-minimum-position"];
    if (typeof position === "string") await this.readModels.waitFor(position);
  }

  private claimOf(
    spec: EndpointSpec,
    request: FastifyRequest,
    actor: Actor | undefined,
    issues: InputIssue[],
  ): IdempotencyClaim | undefined {
    const key = request.headers["idempotency-key"];
    if (key === undefined || spec.kind === "read" || actor === undefined) return undefined;
    if (typeof key !== "string" || !isUuid(key.toLowerCase())) {
      issues.push(headerIssue("Idempotency-Key", "must be a UUID"));
      return undefined;
    }
    const { id, centre } = actor;
    const content = [request.method, request.url, JSON.stringify(request.body ?? null)].join("\n");
    const lower = key.toLowerCase();
    return isUuid(lower)
      ? {
          scope: `${centre}/${id}`,
          key: lower,
          requestHash: this.hash.of("idempotency/v1", content),
        }
      : undefined;
  }
}

function bodyIssues({ body: schema, judge }: EndpointSpec, request: FastifyRequest): InputIssue[] {
  if (schema !== undefined) {
    if (request.body === undefined || request.body === null) {
      return [
        {
          type: "urn:problem-type:belgif:input-validation:requiredInput",
          in: "body",
          name: "",
          detail: "a JSON body is required",
        },
      ];
    }
    return judge === undefined
      ? issuesOf(schema, request.body, "body")
      : inputIssues(judge(request.body), "body");
  }
  return request.body === undefined || request.body === null
    ? []
    : issuesOf(NOTHING, request.body, "body");
}

function ifMatchOf(
  spec: EndpointSpec,
  request: FastifyRequest,
  issues: InputIssue[],
): string | undefined {
  if (spec.kind !== "change") return undefined;
  const header = request.headers["if-match"];
  if (header === undefined) throw new ProblemError(ownProblem("missingPrecondition"));
  const version = versionOf(header);
  if (version === undefined) {
    issues.push(headerIssue("If-Match", 'must be one ETag as this API gave it, like "3"'));
  }
  return version;
}

function headerIssue(name: string, detail: string): InputIssue {
  return {
    type: "urn:problem-type:belgif:input-validation:schemaViolation",
    in: "header",
    name,
    detail,
  };
}
