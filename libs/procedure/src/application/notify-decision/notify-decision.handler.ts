import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay, legalDate } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { NotifyDecisionBody } from "../schemas.js";
import { ChangeFile } from "../change-file.js";

/** Record that the person has the decision in hand (art. 21): the term of appeal runs. */
export class NotifyDecision extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly notification: NotifyDecisionBody,
  ) {
    super();
  }
}

@CommandHandler(NotifyDecision)
export class NotifyDecisionHandler implements ICommandHandler<NotifyDecision> {
  constructor(private readonly change: ChangeFile) {}

  execute({ context, applicationId, notification }: NotifyDecision): Promise<Answer> {
    return this.change.run(context, "notifyDecision", applicationId, {
      type: "NotifyDecision",
      notifiedOn: legalDate(notification.notifiedOn),
      manner: notification.manner,
      today: belgianDay(context.now),
    });
  }
}
