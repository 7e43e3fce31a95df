import { Inject } from "@nestjs/common";
import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import {
  type Answer,
  changeAggregate,
  type CommandContext,
  CommandExecutor,
  newId,
  unmoved,
} from "#platform";
import { Files } from "#procedure";
import type { Parameters } from "#statute";
import {
  type CalculateCommand,
  determinationDecider,
  rightBeginsOn,
} from "../../domain/determination/determination.js";
import { Conditions } from "../conditions.js";
import { Determinations } from "../determinations.js";
import type { CalculateBody } from "../calculation-schemas.js";

/** Injection token of the dated parameters of the law. */
export const PARAMETERS = Symbol("PARAMETERS");

/** Calculate the leefloon from the evidence of means as it stands and a reasoned category. */
export class Calculate extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly request: CalculateBody,
  ) {
    super();
  }
}

@CommandHandler(Calculate)
export class CalculateHandler implements ICommandHandler<Calculate> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly files: Files,
    private readonly conditions: Conditions,
    private readonly determinations: Determinations,
    @Inject(PARAMETERS) private readonly parameters: Parameters,
  ) {}

  execute({ context, applicationId, request }: Calculate): Promise<Answer> {
    const calculationId = newId();
    return changeAggregate(this.executor, context, async () => {
      const { grant, file } = await this.files.open(context.actor, "calculate", applicationId);
      return {
        grant,
        ...(await this.determinations.load(applicationId)),
        decider: determinationDecider,
        command: async () => {
          const means = await this.conditions.load(applicationId, "means");
          const made: CalculateCommand = {
            type: "Calculate",
            calculationId,
            from: rightBeginsOn(file.receivedOn),
            today: belgianDay(context.now),
            ...request,
            meansEvidence: means.loaded.state.evidence,
            parameters: this.parameters,
          };
          return { command: made, unmoved: [unmoved(means.stream, means.loaded)] };
        },
        id: calculationId,
        href: `/applications/${applicationId}/calculations`,
      };
    });
  }
}
