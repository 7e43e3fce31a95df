import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { MakeFindingBody } from "../schemas.js";

/** Find whether a condition is met, on recorded evidence, with reasons. */
export class MakeFinding extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly finding: MakeFindingBody,
  ) {
    super();
  }
}

@CommandHandler(MakeFinding)
export class MakeFindingHandler implements ICommandHandler<MakeFinding> {
  constructor(private readonly change: ChangeCondition) {}

  execute({ context, applicationId, condition, finding }: MakeFinding): Promise<Answer> {
    return this.change.run(
      context,
      "makeFinding",
      applicationId,
      condition,
      { type: "MakeFinding", ...finding, today: belgianDay(context.now) },
      applicationId,
    );
  }
}
