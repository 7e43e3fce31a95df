import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import {
  type Answer,
  applicantsOf,
  badRequest,
  requireAccessInOwnCentre,
  traceIdOf,
} from "#platform";
import { Files } from "#procedure";
import { type AuditFilter, PostgresProcessingLog } from "../postgres-processing-log.js";
import type { AuditRow } from "../statements.js";
import { pageOf, wanted } from "./pages.js";
import type { AuditView, ListAuditsQuery } from "./schemas.js";

/** Who did it, newest first: for the data-protection officer, with a request or a file in hand. */
export class ListAudits extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly query: ListAuditsQuery,
  ) {
    super();
  }
}

@QueryHandler(ListAudits)
export class ListAuditsHandler implements IQueryHandler<ListAudits> {
  constructor(
    private readonly files: Files,
    private readonly log: PostgresProcessingLog,
  ) {}

  async execute({ actor, query }: ListAudits): Promise<Answer> {
    const filter = filterOf(query);
    if (filter.applicationId === undefined) requireAccessInOwnCentre(actor, "readAudits");
    else await this.files.open(actor, "readAudits", filter.applicationId);
    const page = wanted(query);
    const { shown, next } = pageOf(await this.log.auditsOf(filter, actor.centre, page), page);
    const items = shown.map(auditView);
    const { applicationId, traceId } = query;
    const parameters = new URLSearchParams({
      ...(applicationId === undefined ? {} : { applicationId }),
      ...(traceId === undefined ? {} : { traceId }),
      ...next,
    });
    return {
      body: { items, ...(next && { next: `/audits?${parameters.toString()}` }) },
      subjects: applicantsOf([...new Set(items.flatMap((item) => item.applicationIds))]),
    };
  }
}

/** Nobody leafs through what everybody does: there must be a request or a file to ask about. */
function filterOf({ applicationId, traceId: given }: ListAuditsQuery): AuditFilter {
  const traceId = given === undefined ? undefined : traceIdOf(given);
  if (applicationId !== undefined) {
    return traceId === undefined ? { applicationId } : { applicationId, traceId };
  }
  if (traceId !== undefined) return { traceId };
  throw badRequest([
    {
      type: "urn:problem-type:belgif:input-validation:requiredInput",
      in: "query",
      name: "applicationId",
      detail: "applicationId or traceId is required",
    },
  ]);
}

function auditView(row: AuditRow): AuditView {
  return {
    at: row.start_time,
    what: row.name,
    activity: row.activity_uri,
    operation: row.operation as AuditView["operation"],
    purpose: row.purpose_code,
    legalBasis: row.legal_basis,
    roles: row.role === null ? row.roles_held : [row.role],
    organisation: row.user_org,
    outcome: row.decision === "permit" ? "done" : "refused",
    traceId: row.trace_id,
    ...(row.user_id === null ? {} : { userId: row.user_id }),
    policy: row.policy_id,
    policyVersion: row.policy_version,
    subjectCount: row.result_count,
    applicationIds: row.dossiers,
    ...(row.client_id === null ? {} : { clientId: row.client_id }),
    ...(row.network_address === null ? {} : { networkAddress: row.network_address }),
    ...(row.parent_trace_id === null ? {} : { parentTraceId: row.parent_trace_id }),
  };
}
