import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import { type Answer, type CommandContext, newId } from "#platform";
import { ChangeErasures } from "../change-erasures.js";
import type { RequestErasureBody } from "../schemas.js";

/** Ask that personal data of a file be erased. */
export class RequestErasure extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly request: RequestErasureBody,
  ) {
    super();
  }
}

@CommandHandler(RequestErasure)
export class RequestErasureHandler implements ICommandHandler<RequestErasure> {
  constructor(private readonly change: ChangeErasures) {}

  execute({ context, applicationId, request }: RequestErasure): Promise<Answer> {
    const erasureId = newId();
    return this.change.run(context, "requestErasure", applicationId, erasureId, () => ({
      type: "RequestErasure",
      erasureId,
      by: context.actor.id,
      today: belgianDay(context.now),
      scope: request.scope,
      parts: request.parts ?? [],
      reason: request.reason,
      authority: request.authority,
    }));
  }
}
