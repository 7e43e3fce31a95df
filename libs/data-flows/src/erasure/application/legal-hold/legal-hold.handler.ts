import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import { type Answer, type CommandContext, newId } from "#platform";
import { ChangeErasures } from "../change-erasures.js";
import type { LiftLegalHoldBody, PlaceLegalHoldBody } from "../schemas.js";

/** Hold up every erasure of a file. */
export class PlaceLegalHold extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly hold: PlaceLegalHoldBody,
  ) {
    super();
  }
}

/** Lift a legal hold whose reason is over. */
export class LiftLegalHold extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly lifting: LiftLegalHoldBody,
  ) {
    super();
  }
}

@CommandHandler(PlaceLegalHold)
export class PlaceLegalHoldHandler implements ICommandHandler<PlaceLegalHold> {
  constructor(private readonly change: ChangeErasures) {}

  execute({ context, applicationId, hold }: PlaceLegalHold): Promise<Answer> {
    const legalHoldId = newId();
    return this.change.run(context, "placeLegalHold", applicationId, legalHoldId, () => ({
      type: "PlaceLegalHold",
      legalHoldId,
      by: context.actor.id,
      today: belgianDay(context.now),
      ...hold,
    }));
  }
}

@CommandHandler(LiftLegalHold)
export class LiftLegalHoldHandler implements ICommandHandler<LiftLegalHold> {
  constructor(private readonly change: ChangeErasures) {}

  execute({ context, applicationId, lifting }: LiftLegalHold): Promise<Answer> {
    const { legalHoldId } = lifting;
    return this.change.run(context, "placeLegalHold", applicationId, legalHoldId, () => ({
      type: "LiftLegalHold",
      by: context.actor.id,
      today: belgianDay(context.now),
      ...lifting,
    }));
  }
}
