import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import { ConcludeCase } from "../conclude-case.js";

/** Put a case off to another sitting. */
export class AdjournCase extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly sittingId: string,
    readonly applicationId: string,
    readonly reasons: string,
  ) {
    super();
  }
}

@CommandHandler(AdjournCase)
export class AdjournCaseHandler implements ICommandHandler<AdjournCase> {
  constructor(private readonly conclude: ConcludeCase) {}

  execute({ context, sittingId, applicationId, reasons }: AdjournCase): Promise<Answer> {
    return this.conclude.run(
      context,
      "takeDecision",
      { sittingId, applicationId },
      "adjourned",
      () => ({ type: "AdjournCase", sittingId, today: belgianDay(context.now), reasons }),
    );
  }
}
