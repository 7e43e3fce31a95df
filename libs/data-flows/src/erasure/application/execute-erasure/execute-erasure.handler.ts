import { Inject } from "@nestjs/common";
import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { DATA_KEYS, type DataKeys } from "#event-store";
import { belgianDay, type LegalDate, uuid } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { RegisteredApplication } from "#procedure";
import { ChangeErasures } from "../change-erasures.js";
import { destroyKeysOf } from "../destroy-keys.js";

/** Erase what was asked for and approved. */
export class ExecuteErasure extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly erasureId: string,
  ) {
    super();
  }
}

/**
 * The event comes first: with it the erasure can be repeated, on this key table and on one that is
 * restored from a backup. Without it, destroyed keys would be a loss that nobody can explain. That
 * the stream is as it was read keeps out a legal hold that is placed at the same moment.
 *
 * Nobody is told that it is done before the keys are gone: a repeat of the request destroys them too.
 */
@CommandHandler(ExecuteErasure)
export class ExecuteErasureHandler implements ICommandHandler<ExecuteErasure> {
  constructor(
    private readonly change: ChangeErasures,
    @Inject(DATA_KEYS) private readonly keys: DataKeys,
  ) {}

  async execute({ context, applicationId, erasureId }: ExecuteErasure): Promise<Answer> {
    const today = belgianDay(context.now);
    const answer = await this.change.run(
      context,
      "executeErasure",
      applicationId,
      erasureId,
      async ({ file }) => {
        const all = await this.keys.describe(uuid(applicationId));
        return {
          type: "ExecuteErasure",
          erasureId,
          now: context.now,
          today,
          procedure: isOver(file, today) ? "over" : "running",
          keys: all.filter(({ state }) => state === "active"),
        };
      },
    );
    await this.destroyKeys(applicationId, erasureId);
    return answer;
  }

  private async destroyKeys(applicationId: string, erasureId: string): Promise<void> {
    const { loaded } = await this.change.load(applicationId);
    const erasure = loaded.state.requests.find((one) => one.erasureId === erasureId);
    if (erasure?.status !== "executed") return;
    await destroyKeysOf(this.keys, uuid(applicationId), erasure.execution);
  }
}

/** The person has the decision in hand, and the term of appeal has passed. */
function isOver(file: RegisteredApplication, today: LegalDate): boolean {
  return file.status === "notified" && file.appealUntil < today;
}
