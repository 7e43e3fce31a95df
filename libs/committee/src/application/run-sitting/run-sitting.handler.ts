import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import { type Answer, changeAggregate, type CommandContext, CommandExecutor } from "#platform";
import { type SittingCommand, sittingDecider } from "../../domain/sitting.js";
import { Sittings } from "../sittings.js";

/** The steps of a sitting that concern no single case. */
export type SittingStep =
  | { readonly type: "DispatchAgenda" }
  | { readonly type: "OpenSitting"; readonly presentIds: readonly string[] }
  | { readonly type: "CloseSitting" };

/** Dispatch the agenda, open the sitting with who is present, or end it. */
export class RunSitting extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly sittingId: string,
    readonly step: SittingStep,
  ) {
    super();
  }
}

@CommandHandler(RunSitting)
export class RunSittingHandler implements ICommandHandler<RunSitting> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly sittings: Sittings,
  ) {}

  execute({ context, sittingId, step }: RunSitting): Promise<Answer> {
    const command: SittingCommand = { ...step, today: belgianDay(context.now) };
    return changeAggregate(this.executor, context, async () => {
      const { grant, stream, loaded } = await this.sittings.open(
        context.actor,
        "runSitting",
        sittingId,
      );
      return {
        grant,
        stream,
        loaded,
        decider: sittingDecider,
        command: () => ({ command }),
        id: sittingId,
        href: `/sittings/${sittingId}`,
      };
    });
  }
}
