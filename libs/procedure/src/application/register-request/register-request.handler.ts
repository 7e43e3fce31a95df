import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { AggregateStore } from "#event-store";
import { belgianDay, legalDate, streamName } from "#kernel";
import {
  type Answer,
  changeAggregate,
  type CommandContext,
  CommandExecutor,
  newId,
  requireAccessInOwnCentre,
} from "#platform";
import { type ApplicationCommand, applicationDecider } from "../../domain/application.js";
import { fileReference } from "../../domain/file-reference.js";
import type { RegisterRequestBody } from "../schemas.js";

/** Enter a request in the register, on the day (art. 18), with its receipt. */
export class RegisterRequest extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly request: RegisterRequestBody,
  ) {
    super();
  }
}

@CommandHandler(RegisterRequest)
export class RegisterRequestHandler implements ICommandHandler<RegisterRequest> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly aggregates: AggregateStore,
  ) {}

  execute({ context, request }: RegisterRequest): Promise<Answer> {
    const grant = requireAccessInOwnCentre(context.actor, "registerRequest");
    const id = newId();
    const stream = streamName("application", id);
    const receivedOn = legalDate(request.receivedOn);
    const command: ApplicationCommand = {
      type: "RegisterRequest",
      fileReference: fileReference(id, receivedOn),
      centre: context.actor.centre,
      receivedOn,
      today: belgianDay(context.now),
      channel: request.channel,
      assigneeId: context.actor.id,
      person: request.person,
    };
    return changeAggregate(this.executor, context, async () => ({
      grant,
      stream,
      loaded: await this.aggregates.load(applicationDecider, stream),
      decider: applicationDecider,
      command: () => ({ command }),
      id,
      href: `/applications/${id}`,
    }));
  }
}
