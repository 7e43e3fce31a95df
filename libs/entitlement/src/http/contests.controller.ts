import { Body, Controller, Param, Post } from "@nestjs/common";
import { CommandBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import { type Answer, commandContext, Endpoint, type Input, Recorded } from "#platform";
import { AnswerContest } from "../application/answer-contest/answer-contest.handler.js";
import { ContestEvidence } from "../application/contest-evidence/contest-evidence.handler.js";
import {
  AnswerContestBody,
  ConditionParams,
  ContestEvidenceBody,
  ContestParams,
} from "../application/schemas.js";
import { examples } from "./examples.js";

/** What the person says is not right in the evidence, and what is answered. */
@ApiTags("conditions")
@Controller("applications/:applicationId/conditions/:condition/contests")
export class ContestsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Endpoint({
    operationId: "contestEvidence",
    summary: "Record that the person contests evidence: what it says, what it should say, why.",
    action: "recordContest",
    kind: "change",
    params: ConditionParams,
    body: ContestEvidenceBody,
    example: examples.contestEvidence,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  contest(
    @Param() { applicationId, condition }: Input<typeof ConditionParams>,
    @Body() body: Input<typeof ContestEvidenceBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new ContestEvidence(commandContext(), applicationId, condition, body),
    );
  }

  @Post(":contestId/answers")
  @Endpoint({
    operationId: "answerContest",
    summary: "Answer a contest: the evidence goes or is corrected, or it stays, with reasons.",
    action: "answerContest",
    kind: "change",
    params: ContestParams,
    body: AnswerContestBody,
    example: examples.answerContest,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  answer(
    @Param() { applicationId, condition, contestId }: Input<typeof ContestParams>,
    @Body() body: Input<typeof AnswerContestBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new AnswerContest(commandContext(), applicationId, condition, contestId, body),
    );
  }
}
