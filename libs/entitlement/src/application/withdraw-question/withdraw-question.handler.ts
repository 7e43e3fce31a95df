import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { WithdrawQuestionBody } from "../question-schemas.js";

/** Take back a question to the person. */
export class WithdrawQuestion extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly questionId: string,
    readonly withdrawal: WithdrawQuestionBody,
  ) {
    super();
  }
}

@CommandHandler(WithdrawQuestion)
export class WithdrawQuestionHandler implements ICommandHandler<WithdrawQuestion> {
  constructor(private readonly change: ChangeCondition) {}

  execute({
    context,
    applicationId,
    condition,
    questionId,
    withdrawal,
  }: WithdrawQuestion): Promise<Answer> {
    return this.change.run(
      context,
      "askQuestion",
      applicationId,
      condition,
      { type: "WithdrawQuestion", questionId, ...withdrawal, today: belgianDay(context.now) },
      questionId,
    );
  }
}
