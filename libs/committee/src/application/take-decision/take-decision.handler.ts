import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import { CONDITIONS } from "#statute";
import { ConcludeCase } from "../conclude-case.js";
import type { TakeDecisionBody } from "../schemas.js";

/** Decide on a case, condition by condition, with the votes. */
export class TakeDecision extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly sittingId: string,
    readonly decision: TakeDecisionBody,
  ) {
    super();
  }
}

@CommandHandler(TakeDecision)
export class TakeDecisionHandler implements ICommandHandler<TakeDecision> {
  constructor(private readonly conclude: ConcludeCase) {}

  execute({ context, sittingId, decision }: TakeDecision): Promise<Answer> {
    const { applicationId, outcome, perCondition, votes } = decision;
    return this.conclude.run(
      context,
      "takeDecision",
      { sittingId, applicationId },
      "decided",
      ({ sitting }) => ({
        type: "TakeDecision",
        sittingId,
        presentIds: sitting.status === "open" ? sitting.presentIds : [],
        today: belgianDay(context.now),
        outcome,
        perCondition: CONDITIONS.map((condition) => ({ condition, ...perCondition[condition] })),
        votes,
      }),
    );
  }
}
