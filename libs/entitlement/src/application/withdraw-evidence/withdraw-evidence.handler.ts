import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { WithdrawEvidenceBody } from "../evidence-schemas.js";

/** Take back evidence that was recorded by mistake: it counts no longer, and stays in the history. */
export class WithdrawEvidence extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly withdrawal: WithdrawEvidenceBody,
  ) {
    super();
  }
}

@CommandHandler(WithdrawEvidence)
export class WithdrawEvidenceHandler implements ICommandHandler<WithdrawEvidence> {
  constructor(private readonly change: ChangeCondition) {}

  execute({ context, applicationId, condition, withdrawal }: WithdrawEvidence): Promise<Answer> {
    return this.change.run(
      context,
      "recordEvidence",
      applicationId,
      condition,
      { type: "WithdrawEvidence", ...withdrawal, today: belgianDay(context.now) },
      withdrawal.evidenceId,
    );
  }
}
