import { Controller, Get, Param, Query } from "@nestjs/common";
import { QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import { type Answer, currentActor, Endpoint, type Input, requestContext } from "#platform";
import { FileParams } from "#procedure";
import { ListAudits } from "../application/list-audits.handler.js";
import { ListProcessings } from "../application/list-processings.handler.js";
import {
  AuditPage,
  ListAuditsQuery,
  ListProcessingsQuery,
  ProcessingPage,
} from "../application/schemas.js";

/** Who looked, when and why: for the person, and for the data-protection officer. */
@ApiTags("processings")
@Controller()
export class ProcessingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get("applications/:applicationId/processings")
  @Endpoint({
    operationId: "listProcessings",
    summary: "Who in which role looked at a file or tried to, when and why: for the person.",
    action: "readProcessings",
    kind: "read",
    params: FileParams,
    query: ListProcessingsQuery,
    answers: ProcessingPage,
    processing: {
      operation: "consult",
      categories: { applicant: ["identity"], householdMember: ["identity"] },
    },
  })
  processings(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Query() query: Input<typeof ListProcessingsQuery>,
  ): Promise<Answer> {
    const { now } = requestContext();
    return this.queries.execute(new ListProcessings(currentActor(), applicationId, query, now));
  }

  @Get("audits")
  @Endpoint({
    operationId: "listAudits",
    summary: "Who did something, by request or by file: for the data-protection officer.",
    description: "`applicationId` or `traceId` is required.",
    action: "readAudits",
    kind: "read",
    query: ListAuditsQuery,
    answers: AuditPage,
    processing: { operation: "consult", categories: { applicant: ["identity"] } },
  })
  audits(@Query() query: Input<typeof ListAuditsQuery>): Promise<Answer> {
    return this.queries.execute(new ListAudits(currentActor(), query));
  }
}
