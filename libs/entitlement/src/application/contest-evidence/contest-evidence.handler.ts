import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import { type Answer, type CommandContext, newId } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { ContestEvidenceBody } from "../schemas.js";

/** Record what the person says is not right: what it says, what it should say, and why. */
export class ContestEvidence extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly contest: ContestEvidenceBody,
  ) {
    super();
  }
}

@CommandHandler(ContestEvidence)
export class ContestEvidenceHandler implements ICommandHandler<ContestEvidence> {
  constructor(private readonly change: ChangeCondition) {}

  execute({ context, applicationId, condition, contest }: ContestEvidence): Promise<Answer> {
    const contestId = newId();
    return this.change.run(
      context,
      "recordContest",
      applicationId,
      condition,
      { type: "ContestEvidence", contestId, ...contest, today: belgianDay(context.now) },
      contestId,
    );
  }
}
