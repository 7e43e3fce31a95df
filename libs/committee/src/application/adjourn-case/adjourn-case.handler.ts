import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import { ConcludeCase } from "../conclude-case.js";
import type { AdjournCaseBody } from "../schemas.js";

/** Put a case off to another sitting, with or without further investigation before it. */
export class AdjournCase extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly sittingId: string,
    readonly adjournment: AdjournCaseBody,
  ) {
    super();
  }
}

@CommandHandler(AdjournCase)
export class AdjournCaseHandler implements ICommandHandler<AdjournCase> {
  constructor(private readonly conclude: ConcludeCase) {}

  execute({ context, sittingId, adjournment }: AdjournCase): Promise<Answer> {
    const { applicationId, reasons, furtherInvestigation } = adjournment;
    return this.conclude.run(context, {
      action: "takeDecision",
      sittingId,
      applicationId,
      conclusion: "adjourned",
      href: `/sittings/${sittingId}`,
      command: () => ({
        command: {
          type: "AdjournCase",
          sittingId,
          today: belgianDay(context.now),
          reasons,
          furtherInvestigation,
        },
      }),
    });
  }
}
