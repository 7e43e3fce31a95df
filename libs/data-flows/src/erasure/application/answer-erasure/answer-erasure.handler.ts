import { Inject } from "@nestjs/common";
import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay, legalDate } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { ErasureCommand } from "../../domain/erasures.js";
import { ChangeErasures } from "../change-erasures.js";
import type { RefuseErasureBody } from "../schemas.js";

/** Injection token of the number of days between the approval of an erasure and its execution. */
export const ERASURE_HOLD_DAYS = Symbol("ERASURE_HOLD_DAYS");

/** What becomes of a request. */
export type ErasureAnswer =
  | { readonly kind: "approved" }
  | ({ readonly kind: "refused" } & RefuseErasureBody)
  | { readonly kind: "withdrawn" };

/** Approve a request for erasure, refuse it, or take it back. */
export class AnswerErasure extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly erasureId: string,
    readonly answer: ErasureAnswer,
  ) {
    super();
  }
}

@CommandHandler(AnswerErasure)
export class AnswerErasureHandler implements ICommandHandler<AnswerErasure> {
  constructor(
    private readonly change: ChangeErasures,
    @Inject(ERASURE_HOLD_DAYS) private readonly holdDays: number,
  ) {}

  execute({ context, applicationId, erasureId, answer }: AnswerErasure): Promise<Answer> {
    const action = answer.kind === "withdrawn" ? "requestErasure" : "approveErasure";
    return this.change.run(context, action, applicationId, erasureId, () =>
      this.commandOf(context, erasureId, answer),
    );
  }

  private commandOf(
    context: CommandContext,
    erasureId: string,
    answer: ErasureAnswer,
  ): ErasureCommand {
    const common = { erasureId, by: context.actor.id, today: belgianDay(context.now) };
    switch (answer.kind) {
      case "approved":
        return { type: "ApproveErasure", ...common, holdDays: this.holdDays };
      case "refused": {
        const { ground, askAgainFrom } = answer;
        return {
          type: "RefuseErasure",
          ...common,
          ground,
          ...(askAgainFrom === undefined ? {} : { askAgainFrom: legalDate(askAgainFrom) }),
        };
      }
      case "withdrawn":
        return { type: "WithdrawErasure", ...common };
    }
  }
}
