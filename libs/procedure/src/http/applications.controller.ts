import { Body, Controller, Get, Param, Post, Query } from "@nestjs/common";
import { CommandBus, QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import {
  type Answer,
  commandContext,
  currentActor,
  Endpoint,
  type FileAnswer,
  type Input,
  type PersonalReading,
  Recorded,
} from "#platform";
import { AssignFile } from "../application/assign-file/assign-file.handler.js";
import { FindFilesByInsz, ListFiles } from "../application/list-files/list-files.handler.js";
import { ReadReceipt } from "../application/issue-receipt/read-receipt.handler.js";
import { NotifyDecision } from "../application/notify-decision/notify-decision.handler.js";
import { ReadFile } from "../application/read-file/read-file.handler.js";
import { ReadHistory } from "../application/read-history/read-history.handler.js";
import { RegisterRequest } from "../application/register-request/register-request.handler.js";
import {
  AssignFileBody,
  FilePage,
  FileParams,
  FileView,
  HistoryPage,
  HistoryQuery,
  ListFilesQuery,
  NotifyDecisionBody,
  QueryFilesBody,
  RegisterRequestBody,
} from "../application/schemas.js";
import { examples } from "./examples.js";

/** Every event of a file, so everything that any of them may hold. */
const EVERYTHING_RECORDED: PersonalReading = {
  operation: "consult",
  categories: {
    applicant: ["identity", "contact", "household", "finance", "health", "freeText"],
    householdMember: ["household", "finance"],
  },
};

/** Requests for the minimum income: register, find, follow, notify. */
@ApiTags("applications")
@Controller("applications")
export class ApplicationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Endpoint({
    operationId: "registerRequest",
    summary: "Enter a request in the register and issue the receipt.",
    action: "registerRequest",
    kind: "create",
    body: RegisterRequestBody,
    example: examples.registerRequest,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  register(@Body() body: Input<typeof RegisterRequestBody>): Promise<Answer> {
    return this.commands.execute(new RegisterRequest(commandContext(), body));
  }

  @Get()
  @Endpoint({
    operationId: "listFiles",
    summary: "The files you may read, oldest request first.",
    action: "listFiles",
    kind: "read",
    query: ListFilesQuery,
    answers: FilePage,
    processing: { operation: "consult", categories: { applicant: ["identity"] } },
  })
  list(@Query() query: Input<typeof ListFilesQuery>): Promise<Answer> {
    return this.queries.execute(new ListFiles(currentActor(), query));
  }

  @Post("query")
  @Endpoint({
    operationId: "findFilesByInsz",
    summary: "The files of a person, by national number in the body.",
    action: "listFiles",
    kind: "read",
    body: QueryFilesBody,
    example: examples.queryFiles,
    answers: FilePage,
    processing: { operation: "consult", categories: { applicant: ["identity"] } },
    // Enough for who types numbers in; too little for who goes through all that there are.
    limit: { perMinute: 10, burst: 30 },
  })
  find(@Body() { insz }: Input<typeof QueryFilesBody>): Promise<Answer> {
    return this.queries.execute(new FindFilesByInsz(currentActor(), insz));
  }

  @Get(":applicationId")
  @Endpoint({
    operationId: "readFile",
    summary: "One file: the request, the person, the terms that run.",
    action: "readFile",
    kind: "read",
    params: FileParams,
    answers: FileView,
    processing: {
      operation: "consult",
      categories: { applicant: ["identity", "contact", "finance"] },
    },
  })
  read(@Param() { applicationId }: Input<typeof FileParams>): Promise<Answer> {
    return this.queries.execute(new ReadFile(currentActor(), applicationId));
  }

  @Get(":applicationId/events")
  @Endpoint({
    operationId: "readHistory",
    summary: "Everything that happened in a file, event by event.",
    action: "readHistory",
    kind: "read",
    params: FileParams,
    query: HistoryQuery,
    answers: HistoryPage,
    processing: EVERYTHING_RECORDED,
  })
  history(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Query() { pageSize, after }: Input<typeof HistoryQuery>,
  ): Promise<Answer> {
    return this.queries.execute(
      new ReadHistory(currentActor(), applicationId, Number(pageSize ?? "100"), after),
    );
  }

  @Get(":applicationId/documents/receipt")
  @Endpoint({
    operationId: "readReceipt",
    summary: "The receipt as a letter to the person, with the terms that run.",
    action: "readReceipt",
    kind: "read",
    params: FileParams,
    answers: "application/pdf",
    processing: { operation: "consult", categories: { applicant: ["identity", "contact"] } },
  })
  receipt(@Param() { applicationId }: Input<typeof FileParams>): Promise<FileAnswer> {
    return this.queries.execute(new ReadReceipt(currentActor(), applicationId));
  }

  @Post(":applicationId/assignments")
  @Endpoint({
    operationId: "assignFile",
    summary: "Put another caseworker in charge.",
    action: "assignFile",
    kind: "change",
    params: FileParams,
    body: AssignFileBody,
    example: examples.assignFile,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  assign(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Body() { assigneeId }: Input<typeof AssignFileBody>,
  ): Promise<Answer> {
    return this.commands.execute(new AssignFile(commandContext(), applicationId, assigneeId));
  }

  @Post(":applicationId/notifications")
  @Endpoint({
    operationId: "notifyDecision",
    summary: "Record that the person has the decision in hand; the term of appeal runs.",
    action: "notifyDecision",
    kind: "change",
    params: FileParams,
    body: NotifyDecisionBody,
    example: examples.notifyDecision,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  notify(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Body() body: Input<typeof NotifyDecisionBody>,
  ): Promise<Answer> {
    return this.commands.execute(new NotifyDecision(commandContext(), applicationId, body));
  }
}
