import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import { type Answer, type CommandContext, newId } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { AnswerContestBody } from "../schemas.js";

/** Answer a contest of the person: the evidence goes, is corrected, or stays, with reasons. */
export class AnswerContest extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly contestId: string,
    readonly answer: AnswerContestBody,
  ) {
    super();
  }
}

@CommandHandler(AnswerContest)
export class AnswerContestHandler implements ICommandHandler<AnswerContest> {
  constructor(private readonly change: ChangeCondition) {}

  execute({
    context,
    applicationId,
    condition,
    contestId,
    answer,
  }: AnswerContest): Promise<Answer> {
    const { correction, ...answered } = answer;
    return this.change.run(
      context,
      "answerContest",
      applicationId,
      condition,
      {
        type: "AnswerContest",
        contestId,
        ...answered,
        ...(correction === undefined ? {} : { correction: { evidenceId: newId(), ...correction } }),
        today: belgianDay(context.now),
      },
      contestId,
    );
  }
}
