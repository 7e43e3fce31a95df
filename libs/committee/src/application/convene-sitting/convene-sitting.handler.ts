import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay, legalDate } from "#kernel";
import {
  type Answer,
  changeAggregate,
  type CommandContext,
  CommandExecutor,
  newId,
  requireAccessInOwnCentre,
} from "#platform";
import { type SittingCommand, sittingDecider } from "../../domain/sitting.js";
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
    const command: SittingCommand = {
      type: "ConveneSitting",
      ...request,
      on: legalDate(request.on),
      centre: context.actor.centre,
      today: belgianDay(context.now),
    };
    return changeAggregate(this.executor, context, async () => ({
      grant,
      ...(await this.sittings.load(id)),
      decider: sittingDecider,
      command: () => ({ command }),
      id,
      href: `/sittings/${id}`,
    }));
  }
}
