import { Body, Controller, Get, Param, Post, Query } from "@nestjs/common";
import { CommandBus, QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import {
  type Answer,
  commandContext,
  currentActor,
  Endpoint,
  type Input,
  Recorded,
} from "#platform";
import { FileParams } from "#procedure";
import { DetermineRightOfFile } from "../application/determine-right/determine-right.handler.js";
import {
  DeterminationPage,
  DeterminationParams,
  DeterminationTrace,
  DeterminationView,
  DetermineRightBody,
  ExplanationQuery,
  ListDeterminationsQuery,
} from "../application/file-determination-schemas.js";
import { ReadDetermination } from "../application/read-determination/read-determination.handler.js";
import { ReadDeterminations } from "../application/read-determinations/read-determinations.handler.js";
import { examples } from "./examples.js";

/** The right of a file through time: determined, kept, explained. */
@ApiTags("determinations")
@Controller("applications/:applicationId/determinations")
export class DeterminationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Endpoint({
    operationId: "listDeterminations",
    summary: "The determinations of a file, newest first: as known at a moment, as valid on a day.",
    action: "readDeterminations",
    kind: "read",
    params: FileParams,
    query: ListDeterminationsQuery,
    answers: DeterminationPage,
    processing: {
      operation: "consult",
      categories: {
        applicant: ["household", "finance"],
        householdMember: ["household", "finance"],
      },
    },
  })
  list(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Query() asked: Input<typeof ListDeterminationsQuery>,
  ): Promise<Answer> {
    return this.queries.execute(new ReadDeterminations(currentActor(), applicationId, asked));
  }

  @Post()
  @Endpoint({
    operationId: "determineRight",
    summary: "Determine the right from everything that is known of the file now.",
    description:
      "A timeline from the day of the request on, with the findings, the facts that the evidence " +
      "shows, the choices of the centre and the figures of the law. Where facts are missing there " +
      "is no amount, and it is recorded which. Earlier determinations stay; what differs from the " +
      "one before is shown, and nothing is recovered.",
    action: "determineRight",
    kind: "change",
    params: FileParams,
    body: DetermineRightBody,
    example: examples.determineRight,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  determine(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Body() body: Input<typeof DetermineRightBody>,
  ): Promise<Answer> {
    return this.commands.execute(new DetermineRightOfFile(commandContext(), applicationId, body));
  }

  @Get(":determinationId")
  @Endpoint({
    operationId: "readDetermination",
    summary: "A determination explained: conditions, amounts, what is missing, what differs.",
    action: "readDeterminations",
    kind: "read",
    params: DeterminationParams,
    query: ExplanationQuery,
    answers: DeterminationView,
    processing: {
      operation: "consult",
      categories: {
        applicant: ["household", "finance", "freeText"],
        householdMember: ["household", "finance"],
      },
    },
  })
  read(
    @Param() { applicationId, determinationId }: Input<typeof DeterminationParams>,
    @Query() { language }: Input<typeof ExplanationQuery>,
  ): Promise<Answer> {
    return this.queries.execute(
      new ReadDetermination(
        currentActor(),
        applicationId,
        determinationId,
        "explanation",
        language,
      ),
    );
  }

  @Get(":determinationId/trace")
  @Endpoint({
    operationId: "readDeterminationTrace",
    summary: "Every step of a determination, as data and in words.",
    action: "readDeterminations",
    kind: "read",
    params: DeterminationParams,
    query: ExplanationQuery,
    answers: DeterminationTrace,
    processing: {
      operation: "consult",
      categories: {
        applicant: ["household", "finance"],
        householdMember: ["household", "finance"],
      },
    },
  })
  trace(
    @Param() { applicationId, determinationId }: Input<typeof DeterminationParams>,
    @Query() { language }: Input<typeof ExplanationQuery>,
  ): Promise<Answer> {
    return this.queries.execute(
      new ReadDetermination(currentActor(), applicationId, determinationId, "trace", language),
    );
  }
}
