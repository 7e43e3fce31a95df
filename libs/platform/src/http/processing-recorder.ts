import { isIP } from "node:net";
import { Inject, Injectable } from "@nestjs/common";
import type { FastifyRequest } from "fastify";
import { type AccessGrant, type Actor, POLICY } from "#access";
import { isUuid } from "#kernel";
import { CLOCK, type Clock } from "../config/clock.js";
import { type Answer, FileAnswer } from "./answer.js";
import type { EndpointSpec } from "./endpoint.js";
import {
  isPersonalReading,
  type ProcessingOperation,
  type ProcessingSubject,
} from "./processing.js";
import {
  PROCESSING_LOG,
  type ProcessedSubject,
  type ProcessingAct,
  type ProcessingLog,
  ProcessingNotRecorded,
  type ProcessingUser,
} from "./processing-log.js";
import type { RequestContext } from "./request-context.js";
import { traceParentOf } from "./trace-parent.js";

/** A request by somebody known, on its way to an answer. */
export interface ServedRequest {
  readonly spec: EndpointSpec;
  readonly request: FastifyRequest;
  readonly context: RequestContext;
}

/** Parameters and fields that hold the identifier of a file: what is about a file is named like it. */
const FILE_IDENTIFIERS = ["applicationId", "socialReportId", "decisionPacketId", "decisionId"];

/** Records, at the edge, what is answered and what is refused, before it is. */
@Injectable()
export class ProcessingRecorder {
  constructor(
    @Inject(PROCESSING_LOG) private readonly log: ProcessingLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Records that `answer` goes out, if there is anything personal in it.
   *
   * @throws ProcessingNotRecorded when it is not certain that it is recorded
   * @throws Error when the endpoint forgot to name its subjects or to decide on access
   */
  async answered(served: ServedRequest, answer: Answer | FileAnswer): Promise<void> {
    const { spec, context } = served;
    const { processing, operationId } = spec;
    if (!isPersonalReading(processing)) return;
    const { decided } = context.access;
    if (decided?.action !== spec.action || "refused" in decided.decision) {
      throw new Error(`${operationId} answers personal data without a decision on ${spec.action}`);
    }
    if (answer.subjects === undefined) {
      throw new Error(`${operationId} answers personal data and does not say whose`);
    }
    const subjects = answer.subjects.map((subject) => processed(spec, subject));
    await this.record(served, decided.decision, processing.operation, subjects);
  }

  /**
   * Records that access was refused, if that is what `error` says.
   *
   * @throws ProcessingNotRecorded when it is not certain that it is recorded
   */
  async refused(served: ServedRequest, error: unknown): Promise<void> {
    const { decided } = served.context.access;
    if (decided?.problem === undefined || decided.problem !== error) return;
    const subjects = filesNamedIn(served.request).map((dossier): ProcessedSubject => ({
      dossier,
      role: "applicant",
      categories: [],
    }));
    await this.record(served, undefined, wantedOperation(served.spec), subjects);
  }

  private async record(
    { spec, request, context }: ServedRequest,
    grant: AccessGrant | undefined,
    operation: ProcessingOperation,
    subjects: readonly ProcessedSubject[],
  ): Promise<void> {
    const { actor, traceId, now, access } = context;
    if (actor === undefined || access.decided === undefined) {
      throw new Error(`${spec.operationId} processes personal data for nobody`);
    }
    const { action } = access.decided;
    const { purpose, legalBasis } = grant ?? POLICY[action];
    const parent = traceParentOf(request.headers);
    const act: ProcessingAct = {
      traceId,
      ...(parent === undefined ? {} : { parent }),
      name: spec.operationId,
      action,
      operation,
      purpose,
      legalBasis,
      startedAt: now,
      endedAt: this.clock.now(),
      user: userOf(actor, grant, request),
      decision: grant === undefined ? "deny" : "permit",
      subjects,
    };
    try {
      await this.log.record(act);
    } catch (error) {
      throw new ProcessingNotRecorded(error);
    }
  }
}

function processed(
  { operationId, processing }: EndpointSpec,
  { dossier, role }: ProcessingSubject,
): ProcessedSubject {
  const categories = isPersonalReading(processing) ? processing.categories[role] : undefined;
  if (categories === undefined || categories.length === 0) {
    throw new Error(`${operationId} does not declare that it shows data of a ${role}`);
  }
  return { dossier, role, categories };
}

/** What would have been done, had it not been refused. */
function wantedOperation({ processing, kind }: EndpointSpec): ProcessingOperation {
  if (isPersonalReading(processing)) return processing.operation;
  switch (kind) {
    case "read":
      return "consult";
    case "create":
      return "collect";
    case "change":
      return "alter";
  }
}

/** The files that a request names, in its address or its body; whether they exist is not asked. */
function filesNamedIn({ params, query, body }: FastifyRequest): string[] {
  const named = [params, query, body].flatMap((part) =>
    FILE_IDENTIFIERS.map((name) => (part as Record<string, unknown> | null | undefined)?.[name]),
  );
  return [...new Set(named.filter((id) => typeof id === "string" && isUuid(id)))] as string[];
}

function userOf(
  { id, centre, roles, clientId }: Actor,
  grant: AccessGrant | undefined,
  { ip }: FastifyRequest,
): ProcessingUser {
  // An address of the local link names the network card after a percent sign: not part of it.
  const address = ip.split("%", 1)[0] ?? "";
  return {
    id,
    organisation: centre,
    ...(grant === undefined ? {} : { role: grant.role }),
    rolesHeld: roles,
    authentication: "accessToken",
    ...(clientId === undefined ? {} : { clientId }),
    ...(isIP(address) === 0 ? {} : { networkAddress: address }),
  };
}
