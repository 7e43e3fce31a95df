import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import { ReportBasis } from "#social-report";
import { CONDITIONS } from "#statute";
import { committeeErrors } from "../../domain/errors.js";
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
  constructor(
    private readonly conclude: ConcludeCase,
    private readonly basis: ReportBasis,
  ) {}

  execute({ context, sittingId, decision }: TakeDecision): Promise<Answer> {
    const { applicationId, outcome, perCondition, votes } = decision;
    return this.conclude.run(context, {
      action: "takeDecision",
      sittingId,
      applicationId,
      conclusion: "decided",
      href: `/decisions/${applicationId}`,
      command: async ({ opened: { sitting }, state }) => {
        const presentIds = sitting.status === "open" ? sitting.presentIds : [];
        if (!presentIds.includes(context.actor.id)) {
          throw committeeErrors.error("chair-not-present");
        }
        return {
          command: {
            type: "TakeDecision",
            sittingId,
            presentIds,
            today: belgianDay(context.now),
            outcome,
            perCondition: CONDITIONS.map((condition) => ({
              condition,
              ...perCondition[condition],
            })),
            votes,
          },
          // Nobody decides on findings that the investigation has left behind.
          unmoved:
            state.status === "placed"
              ? await this.basis.unmovedSince(applicationId, state.placed.reportVersion)
              : [],
        };
      },
    });
  }
}
