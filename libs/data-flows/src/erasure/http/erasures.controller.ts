import { Body, Controller, Get, Param, Post } from "@nestjs/common";
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
import { AnswerErasure } from "../application/answer-erasure/answer-erasure.handler.js";
import { ExecuteErasure } from "../application/execute-erasure/execute-erasure.handler.js";
import { LiftLegalHold, PlaceLegalHold } from "../application/legal-hold/legal-hold.handler.js";
import { ReadErasures } from "../application/read-erasures/read-erasures.handler.js";
import { RequestErasure } from "../application/request-erasure/request-erasure.handler.js";
import {
  ErasureList,
  ErasureParams,
  LiftLegalHoldBody,
  PlaceLegalHoldBody,
  RefuseErasureBody,
  RequestErasureBody,
} from "../application/schemas.js";
import { examples } from "./examples.js";

const VERSION = "The version in If-Match is the one of the erasures of the file.";

/** Erasing the personal data of a file: ask, answer, hold up, execute. */
@ApiTags("erasures")
@Controller("applications/:applicationId")
export class ErasuresController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get("erasures")
  @Endpoint({
    operationId: "listErasures",
    summary: "What was asked to be erased of a file, what became of it, and the legal holds.",
    action: "readErasures",
    kind: "read",
    params: FileParams,
    answers: ErasureList,
    processing: { operation: "consult", categories: { applicant: ["identity"] } },
  })
  list(@Param() { applicationId }: Input<typeof FileParams>): Promise<Answer> {
    return this.queries.execute(new ReadErasures(currentActor(), applicationId));
  }

  @Post("erasures")
  @Endpoint({
    operationId: "requestErasure",
    summary: "Ask that personal data of a file be erased; nothing is erased yet.",
    action: "requestErasure",
    kind: "change",
    params: FileParams,
    body: RequestErasureBody,
    example: examples.requestErasure,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  request(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Body() body: Input<typeof RequestErasureBody>,
  ): Promise<Answer> {
    return this.commands.execute(new RequestErasure(commandContext(), applicationId, body));
  }

  @Post("erasures/:erasureId/approvals")
  @Endpoint({
    operationId: "approveErasure",
    summary: "Approve a request that somebody else made; the hold time runs.",
    description: VERSION,
    action: "approveErasure",
    kind: "change",
    params: ErasureParams,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  approve(@Param() { applicationId, erasureId }: Input<typeof ErasureParams>): Promise<Answer> {
    return this.commands.execute(
      new AnswerErasure(commandContext(), applicationId, erasureId, { kind: "approved" }),
    );
  }

  @Post("erasures/:erasureId/refusals")
  @Endpoint({
    operationId: "refuseErasure",
    summary: "Refuse a request on a ground of GDPR art. 17(3).",
    description: VERSION,
    action: "approveErasure",
    kind: "change",
    params: ErasureParams,
    body: RefuseErasureBody,
    example: examples.refuseErasure,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  refuse(
    @Param() { applicationId, erasureId }: Input<typeof ErasureParams>,
    @Body() body: Input<typeof RefuseErasureBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new AnswerErasure(commandContext(), applicationId, erasureId, { kind: "refused", ...body }),
    );
  }

  @Post("erasures/:erasureId/withdrawals")
  @Endpoint({
    operationId: "withdrawErasure",
    summary: "Take a request back before anything is erased.",
    description: VERSION,
    action: "requestErasure",
    kind: "change",
    params: ErasureParams,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  withdraw(@Param() { applicationId, erasureId }: Input<typeof ErasureParams>): Promise<Answer> {
    return this.commands.execute(
      new AnswerErasure(commandContext(), applicationId, erasureId, { kind: "withdrawn" }),
    );
  }

  @Post("erasures/:erasureId/executions")
  @Endpoint({
    operationId: "executeErasure",
    summary: "Destroy the keys of what was asked for and approved. It cannot be taken back.",
    description: `${VERSION} 201: the keys are gone. 503: it may be recorded, and the keys are there still; they are destroyed as soon as that is possible. Send the same again to know.`,
    action: "executeErasure",
    kind: "change",
    repeats: true,
    params: ErasureParams,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  execute(@Param() { applicationId, erasureId }: Input<typeof ErasureParams>): Promise<Answer> {
    return this.commands.execute(new ExecuteErasure(commandContext(), applicationId, erasureId));
  }

  @Post("legalHolds")
  @Endpoint({
    operationId: "placeLegalHold",
    summary: "Hold up every erasure of a file.",
    description: VERSION,
    action: "placeLegalHold",
    kind: "change",
    params: FileParams,
    body: PlaceLegalHoldBody,
    example: examples.placeLegalHold,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  place(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Body() body: Input<typeof PlaceLegalHoldBody>,
  ): Promise<Answer> {
    return this.commands.execute(new PlaceLegalHold(commandContext(), applicationId, body));
  }

  @Post("legalHoldLiftings")
  @Endpoint({
    operationId: "liftLegalHold",
    summary: "Lift a legal hold whose reason is over.",
    description: VERSION,
    action: "placeLegalHold",
    kind: "change",
    params: FileParams,
    body: LiftLegalHoldBody,
    example: examples.liftLegalHold,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  lift(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Body() body: Input<typeof LiftLegalHoldBody>,
  ): Promise<Answer> {
    return this.commands.execute(new LiftLegalHold(commandContext(), applicationId, body));
  }
}
