import { Inject, Injectable } from "@nestjs/common";
import {
  DuplicateIdempotencyKey,
  EVENT_STORE,
  type EventStore,
  RevisionConflict,
  type StreamAppend,
} from "#event-store";
import type { Answer } from "../http/answer.js";
import { ownProblem, ProblemError } from "../http/problem.js";
import type { CommandContext } from "./command-context.js";

/** What a command wants to write, and what it answers when that has succeeded. */
export interface Plan {
  /** Nothing to append: the command is quiet, there was nothing to do. */
  readonly appends: readonly StreamAppend[];
  readonly answer: Answer;
}

const ATTEMPTS = 3;

/**
 * Runs commands: plan (read, decide), append, answer. Deciding is pure, so after a lost race the
 * whole plan is made again; after three lost races the client is told that its version is stale.
 */
@Injectable()
export class CommandExecutor {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute(context: CommandContext, plan: () => Promise<Plan>): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      const { appends, answer } = await plan();
      if (appends.every((append) => append.events.length === 0)) return answer;
      try {
        return await this.append(context, appends, answer);
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        if (attempt === ATTEMPTS) throw staleVersion();
      }
    }
  }

  private async append(
    context: CommandContext,
    appends: readonly StreamAppend[],
    answer: Answer,
  ): Promise<Answer> {
    const { idempotency } = context;
    if (idempotency === undefined) {
      const { position } = await this.store.append(appends);
      return { ...answer, position };
    }
    try {
      const { position } = await this.store.append(appends, {
        ...idempotency,
        response: JSON.stringify(answer),
      });
      return { ...answer, position };
    } catch (error) {
      if (!(error instanceof DuplicateIdempotencyKey)) throw error;
      return this.earlierAnswer(idempotency);
    }
  }

  /** The twin of this request was faster: its answer is the answer. */
  private async earlierAnswer(claim: NonNullable<CommandContext["idempotency"]>): Promise<Answer> {
    const earlier = await this.store.findIdempotencyRecord(claim.scope, claim.key);
    if (earlier?.requestHash !== claim.requestHash) {
      throw new ProblemError(ownProblem("idempotencyKeyReused"));
    }
    return JSON.parse(earlier.response) as Answer;
  }
}

/** Refuses a write to a version other than the one the client saw: 412 with the current ETag. */
export function requireVersion(context: CommandContext, current: string): void {
  if (context.ifMatch !== undefined && context.ifMatch !== current) throw staleVersion(current);
}

function staleVersion(current?: string): ProblemError {
  return new ProblemError(
    ownProblem("staleVersion"),
    current === undefined ? {} : { ETag: `"${current}"` },
  );
}
