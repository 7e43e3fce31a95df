import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import type { Answer, CommandContext } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { ReopenFindingBody } from "../schemas.js";

/** Reopen a finding by hand, with reasons. */
export class ReopenFinding extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly reopening: ReopenFindingBody,
  ) {
    super();
  }
}

@CommandHandler(ReopenFinding)
export class ReopenFindingHandler implements ICommandHandler<ReopenFinding> {
  constructor(private readonly change: ChangeCondition) {}

  execute({ context, applicationId, condition, reopening }: ReopenFinding): Promise<Answer> {
    return this.change.run(
      context,
      "makeFinding",
      applicationId,
      condition,
      { type: "ReopenFinding", ...reopening },
      applicationId,
    );
  }
}
