import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { CloseControlPointBody } from "../schemas.js";

/** Say that what had to be looked at was looked at, and what came of it. */
export class CloseControlPoint extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly number: number,
    readonly closing: CloseControlPointBody,
  ) {
    super();
  }
}

@CommandHandler(CloseControlPoint)
export class CloseControlPointHandler implements ICommandHandler<CloseControlPoint> {
  constructor(private readonly change: ChangeCondition) {}

  execute({
    context,
    applicationId,
    condition,
    number,
    closing,
  }: CloseControlPoint): Promise<Answer> {
    return this.change.run(
      context,
      "closeControlPoint",
      applicationId,
      condition,
      { type: "CloseControlPoint", number, ...closing, today: belgianDay(context.now) },
      String(number),
    );
  }
}
