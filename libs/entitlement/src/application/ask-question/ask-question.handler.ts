import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import { type Answer, type CommandContext, newId } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { AskQuestionBody } from "../question-schemas.js";

/** Ask the person for something that a condition needs. */
export class AskQuestion extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly question: AskQuestionBody,
  ) {
    super();
  }
}

@CommandHandler(AskQuestion)
export class AskQuestionHandler implements ICommandHandler<AskQuestion> {
  constructor(private readonly change: ChangeCondition) {}

  execute({ context, applicationId, condition, question }: AskQuestion): Promise<Answer> {
    const questionId = newId();
    const { about, incomeKind, of, ...asked } = question;
    return this.change.run(
      context,
      "askQuestion",
      applicationId,
      condition,
      {
        type: "AskQuestion",
        questionId,
        topic: { about, incomeKind, of },
        ...asked,
        today: belgianDay(context.now),
      },
      questionId,
    );
  }
}
