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
import { AnswerQuestion } from "../application/answer-question/answer-question.handler.js";
import { AskQuestion } from "../application/ask-question/ask-question.handler.js";
import {
  AnswerQuestionBody,
  AskQuestionBody,
  ProportionalityView,
  QuestionParams,
  WithdrawQuestionBody,
} from "../application/question-schemas.js";
import { ReadProportionality } from "../application/read-proportionality/read-proportionality.handler.js";
import { ConditionParams } from "../application/schemas.js";
import { WithdrawQuestion } from "../application/withdraw-question/withdraw-question.handler.js";
import { examples } from "./examples.js";

/** What the person is asked, each question for one condition. */
@ApiTags("conditions")
@Controller("applications/:applicationId")
export class QuestionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get("proportionality")
  @Endpoint({
    operationId: "readProportionality",
    summary: "What the person was asked, for which condition, and whether it was needed.",
    action: "readConditions",
    kind: "read",
    params: FileParams,
    answers: ProportionalityView,
    processing: { operation: "consult", categories: { applicant: ["freeText"] } },
  })
  proportionality(@Param() { applicationId }: Input<typeof FileParams>): Promise<Answer> {
    return this.queries.execute(new ReadProportionality(currentActor(), applicationId));
  }

  @Post("conditions/:condition/questions")
  @Endpoint({
    operationId: "askQuestion",
    summary: "Ask the person for what a condition needs and no authentic source shows.",
    action: "askQuestion",
    kind: "change",
    params: ConditionParams,
    body: AskQuestionBody,
    example: examples.askQuestion,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  ask(
    @Param() { applicationId, condition }: Input<typeof ConditionParams>,
    @Body() body: Input<typeof AskQuestionBody>,
  ): Promise<Answer> {
    return this.commands.execute(new AskQuestion(commandContext(), applicationId, condition, body));
  }

  @Post("conditions/:condition/questions/:questionId/answers")
  @Endpoint({
    operationId: "answerQuestion",
    summary: "Record an answer in words; an answer that is evidence is recorded as evidence.",
    action: "askQuestion",
    kind: "change",
    params: QuestionParams,
    body: AnswerQuestionBody,
    example: examples.answerQuestion,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  answer(
    @Param() { applicationId, condition, questionId }: Input<typeof QuestionParams>,
    @Body() body: Input<typeof AnswerQuestionBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new AnswerQuestion(commandContext(), applicationId, condition, questionId, body),
    );
  }

  @Post("conditions/:condition/questions/:questionId/withdrawals")
  @Endpoint({
    operationId: "withdrawQuestion",
    summary: "Take back a question to the person.",
    action: "askQuestion",
    kind: "change",
    params: QuestionParams,
    body: WithdrawQuestionBody,
    example: examples.withdrawQuestion,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  withdraw(
    @Param() { applicationId, condition, questionId }: Input<typeof QuestionParams>,
    @Body() body: Input<typeof WithdrawQuestionBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new WithdrawQuestion(commandContext(), applicationId, condition, questionId, body),
    );
  }
}
