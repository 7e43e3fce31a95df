import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import { CommandBus, QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import {
  type Answer,
  commandContext,
  currentActor,
  Endpoint,
  Recorded,
  type Input,
} from "#platform";
import { DraftVersion } from "../application/draft-version/draft-version.handler.js";
import { ReadReport } from "../application/read-report/read-report.handler.js";
import {
  type Hearing,
  RecordReading,
} from "../application/record-reading/record-reading.handler.js";
import { ReviewVersion } from "../application/review-version/review-version.handler.js";
import {
  DraftVersionBody,
  RecordAttemptBody,
  RecordDeclinationBody,
  RecordReadingBody,
  ReportParams,
  ReportView,
  ReviewVersionBody,
  VersionBody,
} from "../application/schemas.js";
import { SealReport } from "../application/seal-report/seal-report.handler.js";
import { SubmitReport } from "../application/submit-report/submit-report.handler.js";
import { examples } from "./examples.js";

const change = {
  kind: "change",
  params: ReportParams,
  answers: Recorded,
  processing: { recordedAs: "event" },
} as const;

/** The social report of a file (its identifier is the file's): written, read, reviewed, sealed. */
@ApiTags("socialReports")
@Controller("socialReports/:socialReportId")
export class SocialReportsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Endpoint({
    operationId: "readReport",
    summary: "The report with its versions, readings, reviews and seal.",
    action: "readReport",
    kind: "read",
    params: ReportParams,
    answers: ReportView,
    processing: {
      operation: "consult",
      categories: { applicant: ["household", "finance", "freeText"] },
    },
  })
  read(@Param() { socialReportId }: Input<typeof ReportParams>): Promise<Answer> {
    return this.queries.execute(new ReadReport(currentActor(), socialReportId));
  }

  @Post("versions")
  @Endpoint({
    operationId: "draftVersion",
    summary: "Write a version; it takes in the findings and the calculation as they stand.",
    action: "draftReport",
    body: DraftVersionBody,
    example: examples.draftVersion,
    ...change,
  })
  draft(
    @Param() { socialReportId }: Input<typeof ReportParams>,
    @Body() body: Input<typeof DraftVersionBody>,
  ): Promise<Answer> {
    return this.commands.execute(new DraftVersion(commandContext(), socialReportId, body));
  }

  @Post("readings")
  @Endpoint({
    operationId: "recordReading",
    summary: "Record that the latest version was read to the person, with their remarks.",
    action: "recordReading",
    body: RecordReadingBody,
    example: examples.recordReading,
    ...change,
  })
  recordReading(
    @Param() { socialReportId }: Input<typeof ReportParams>,
    @Body() body: Input<typeof RecordReadingBody>,
  ): Promise<Answer> {
    return this.hear(socialReportId, { kind: "read", ...body });
  }

  @Post("declinations")
  @Endpoint({
    operationId: "recordDeclination",
    summary: "Record that the person was offered the reading and did not want it.",
    action: "recordReading",
    body: RecordDeclinationBody,
    example: examples.recordDeclination,
    ...change,
  })
  recordDeclination(
    @Param() { socialReportId }: Input<typeof ReportParams>,
    @Body() body: Input<typeof RecordDeclinationBody>,
  ): Promise<Answer> {
    return this.hear(socialReportId, { kind: "declined", ...body });
  }

  @Post("attempts")
  @Endpoint({
    operationId: "recordAttempt",
    summary: "Record an attempt to read the report that did not succeed; three settle it.",
    action: "recordReading",
    body: RecordAttemptBody,
    example: examples.recordAttempt,
    ...change,
  })
  recordAttempt(
    @Param() { socialReportId }: Input<typeof ReportParams>,
    @Body() body: Input<typeof RecordAttemptBody>,
  ): Promise<Answer> {
    return this.hear(socialReportId, { kind: "attempted", ...body });
  }

  @Post("reviews")
  @Endpoint({
    operationId: "reviewVersion",
    summary: "Review the latest version, as somebody who did not write it.",
    action: "reviewReport",
    body: ReviewVersionBody,
    example: examples.reviewVersion,
    ...change,
  })
  review(
    @Param() { socialReportId }: Input<typeof ReportParams>,
    @Body() body: Input<typeof ReviewVersionBody>,
  ): Promise<Answer> {
    return this.commands.execute(new ReviewVersion(commandContext(), socialReportId, body));
  }

  @Post("seals")
  @Endpoint({
    operationId: "sealReport",
    summary: "Seal the approved version: it can never change again.",
    action: "sealReport",
    body: VersionBody,
    example: examples.version,
    ...change,
  })
  seal(
    @Param() { socialReportId }: Input<typeof ReportParams>,
    @Body() { version }: Input<typeof VersionBody>,
  ): Promise<Answer> {
    return this.commands.execute(new SealReport(commandContext(), socialReportId, version));
  }

  @Post("submissions")
  @Endpoint({
    operationId: "submitReport",
    summary: "Hand the sealed version to the committee.",
    action: "submitReport",
    body: VersionBody,
    example: examples.version,
    ...change,
  })
  submit(
    @Param() { socialReportId }: Input<typeof ReportParams>,
    @Body() { version }: Input<typeof VersionBody>,
  ): Promise<Answer> {
    return this.commands.execute(new SubmitReport(commandContext(), socialReportId, version));
  }

  private hear(socialReportId: string, hearing: Hearing): Promise<Answer> {
    return this.commands.execute(new RecordReading(commandContext(), socialReportId, hearing));
  }
}
