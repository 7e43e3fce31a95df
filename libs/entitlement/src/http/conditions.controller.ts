import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import { CommandBus, QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import {
  type Answer,
  commandContext,
  currentActor,
  Endpoint,
  type Input,
  type PersonalReading,
  Recorded,
} from "#platform";
import { FileParams } from "#procedure";
import { RecordEvidenceBody, WithdrawEvidenceBody } from "../application/evidence-schemas.js";
import { MakeFinding } from "../application/make-finding/make-finding.handler.js";
import { ReadConditions } from "../application/read-conditions/read-conditions.handler.js";
import { RecordEvidence } from "../application/record-evidence/record-evidence.handler.js";
import { ReopenFinding } from "../application/reopen-finding/reopen-finding.handler.js";
import {
  ConditionList,
  ConditionParams,
  ConditionView,
  MakeFindingBody,
  ReopenFindingBody,
} from "../application/schemas.js";
import { WithdrawEvidence } from "../application/withdraw-evidence/withdraw-evidence.handler.js";
import { examples } from "./examples.js";

/** What evidence shows: facts of the law, also of the household, and in words. */
const EVIDENCE: PersonalReading = {
  operation: "consult",
  categories: {
    applicant: ["identity", "household", "finance", "health", "freeText"],
    householdMember: ["household", "finance"],
  },
};

/** The six statutory conditions of a file: evidence and findings. */
@ApiTags("conditions")
@Controller("applications/:applicationId/conditions")
export class ConditionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Endpoint({
    operationId: "listConditions",
    summary: "The six conditions of a file, with all that is known of each.",
    action: "readConditions",
    kind: "read",
    params: FileParams,
    answers: ConditionList,
    processing: EVIDENCE,
  })
  list(@Param() { applicationId }: Input<typeof FileParams>): Promise<Answer> {
    return this.queries.execute(new ReadConditions(currentActor(), applicationId));
  }

  @Get(":condition")
  @Endpoint({
    operationId: "readCondition",
    summary: "One condition: evidence, contests, control points, questions and finding.",
    action: "readConditions",
    kind: "read",
    params: ConditionParams,
    answers: ConditionView,
    processing: EVIDENCE,
  })
  read(@Param() { applicationId, condition }: Input<typeof ConditionParams>): Promise<Answer> {
    return this.queries.execute(new ReadConditions(currentActor(), applicationId, condition));
  }

  @Post(":condition/evidence")
  @Endpoint({
    operationId: "recordEvidence",
    summary: "Record a piece of evidence of an allowed kind, with the facts that it shows.",
    action: "recordEvidence",
    kind: "change",
    params: ConditionParams,
    body: RecordEvidenceBody,
    example: examples.recordEvidence,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  record(
    @Param() { applicationId, condition }: Input<typeof ConditionParams>,
    @Body() body: Input<typeof RecordEvidenceBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new RecordEvidence(commandContext(), applicationId, condition, body),
    );
  }

  @Post(":condition/withdrawals")
  @Endpoint({
    operationId: "withdrawEvidence",
    summary: "Take back evidence that was recorded by mistake: it counts no longer.",
    action: "recordEvidence",
    kind: "change",
    params: ConditionParams,
    body: WithdrawEvidenceBody,
    example: examples.withdrawEvidence,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  withdraw(
    @Param() { applicationId, condition }: Input<typeof ConditionParams>,
    @Body() body: Input<typeof WithdrawEvidenceBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new WithdrawEvidence(commandContext(), applicationId, condition, body),
    );
  }

  @Post(":condition/findings")
  @Endpoint({
    operationId: "makeFinding",
    summary: "Find whether the condition is met, on recorded evidence, with reasons.",
    action: "makeFinding",
    kind: "change",
    params: ConditionParams,
    body: MakeFindingBody,
    example: examples.makeFinding,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  find(
    @Param() { applicationId, condition }: Input<typeof ConditionParams>,
    @Body() body: Input<typeof MakeFindingBody>,
  ): Promise<Answer> {
    return this.commands.execute(new MakeFinding(commandContext(), applicationId, condition, body));
  }

  @Post(":condition/reopenings")
  @Endpoint({
    operationId: "reopenFinding",
    summary: "Reopen a finding by hand, with reasons.",
    action: "makeFinding",
    kind: "change",
    params: ConditionParams,
    body: ReopenFindingBody,
    example: examples.reopenFinding,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  reopen(
    @Param() { applicationId, condition }: Input<typeof ConditionParams>,
    @Body() body: Input<typeof ReopenFindingBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new ReopenFinding(commandContext(), applicationId, condition, body),
    );
  }
}
