import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import type { Instant } from "#kernel";
import { type Answer, householdOf } from "#platform";
import { Files } from "#procedure";
import { PostgresProcessingLog } from "../postgres-processing-log.js";
import type { ProcessingRow } from "../statements.js";
import { pageOf, wanted } from "./pages.js";
import type { ListProcessingsQuery, ProcessingView } from "./schemas.js";

/** What was done with the data of a file, newest first: to be handed to the person (GDPR art. 15). */
export class ListProcessings extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly query: ListProcessingsQuery,
    readonly now: Instant,
  ) {
    super();
  }
}

@QueryHandler(ListProcessings)
export class ListProcessingsHandler implements IQueryHandler<ListProcessings> {
  constructor(
    private readonly files: Files,
    private readonly log: PostgresProcessingLog,
  ) {}

  async execute({ actor, applicationId, query, now }: ListProcessings): Promise<Answer> {
    await this.files.open(actor, "readProcessings", applicationId);
    const page = wanted(query);
    const { shown, next } = pageOf(await this.log.processingsOf(applicationId, now, page), page);
    const items = shown.map(processingView);
    const ofHousehold = items.some(({ concerns }) => concerns === "householdMember");
    const path = `/applications/${applicationId}/processings?`;
    return {
      body: { items, ...(next && { next: path + new URLSearchParams(next).toString() }) },
      subjects: householdOf(applicationId, ofHousehold),
    };
  }
}

function processingView(row: ProcessingRow): ProcessingView {
  return {
    at: row.start_time,
    what: row.name,
    activity: row.activity_uri,
    operation: row.operation as ProcessingView["operation"],
    purpose: row.purpose_code,
    legalBasis: row.legal_basis,
    // Never who: of the user, the person is told the role only.
    roles: row.role === null ? row.roles_held : [row.role],
    organisation: row.user_org,
    outcome: row.status === "Ok" ? "done" : "refused",
    traceId: row.trace_id,
    concerns: row.role_of_subject as ProcessingView["concerns"],
    categories: row.data_categories as ProcessingView["categories"],
  };
}
