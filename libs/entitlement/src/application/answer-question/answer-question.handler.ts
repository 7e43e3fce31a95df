import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { AnswerQuestionBody } from "../question-schemas.js";

/** Record the answer of the person in words. */
export class AnswerQuestion extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly questionId: string,
    readonly answer: AnswerQuestionBody,
  ) {
    super();
  }
}

@CommandHandler(AnswerQuestion)
export class AnswerQuestionHandler implements ICommandHandler<AnswerQuestion> {
  constructor(private readonly change: ChangeCondition) {}

  execute({
    context,
    applicationId,
    condition,
    questionId,
    answer,
  }: AnswerQuestion): Promise<Answer> {
    return this.change.run(
      context,
      "askQuestion",
      applicationId,
      condition,
      { type: "AnswerQuestion", questionId, ...answer, today: belgianDay(context.now) },
      questionId,
    );
  }
}
