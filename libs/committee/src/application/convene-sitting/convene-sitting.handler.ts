import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay, legalDate } from "#kernel";
import {
  type Answer,
  appendTo,
  type CommandContext,
  CommandExecutor,
  newId,
  requireAccessInOwnCentre,
  versionAfter,
} from "#platform";
import { sittingDecider } from "../../domain/sitting.js";
import type { ConveneSittingBody } from "../schemas.js";
import { Sittings } from "../sittings.js";

/** Call a sitting of the committee with its members. */
export class ConveneSitting extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly request: ConveneSittingBody,
  ) {
    super();
  }
}

@CommandHandler(ConveneSitting)
export class ConveneSittingHandler implements ICommandHandler<ConveneSitting> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly sittings: Sittings,
  ) {}

  execute({ context, request }: ConveneSitting): Promise<Answer> {
    const grant = requireAccessInOwnCentre(context.actor, "conveneSitting");
    const id = newId();
    return this.executor.execute(context, async () => {
      const { stream, loaded } = await this.sittings.load(id);
      const events = sittingDecider.decide(
        {
          type: "ConveneSitting",
          ...request,
          on: legalDate(request.on),
          centre: context.actor.centre,
          today: belgianDay(context.now),
        },
        loaded.state,
      );
      return {
        appends: [appendTo(context, grant, stream, loaded, events)],
        answer: {
          body: { id, href: `/sittings/${id}` },
          location: `/sittings/${id}`,
          version: versionAfter(loaded, events.length),
        },
      };
    });
  }
}
