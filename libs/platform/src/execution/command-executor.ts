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
import type { IdempotencyClaim } from "../http/request-context.js";
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
      const { appends, answer } = await this.planOrTwin(context, plan);
      if (appends.every((append) => append.events.length === 0)) return answer;
      try {
        return await this.append(context, appends, answer);
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        if (attempt === ATTEMPTS) throw staleVersion();
      }
    }
  }

  /**
   * Plans. A refusal may be the doing of this request's twin, that was faster: after its effect the
   * version is stale and the step is taken. Then the twin's answer is the answer, not the refusal.
   */
  private async planOrTwin(context: CommandContext, plan: () => Promise<Plan>): Promise<Plan> {
    try {
      return await plan();
    } catch (refusal) {
      const { idempotency } = context;
      const twin = idempotency && (await replay(this.store, idempotency));
      if (twin === undefined) throw refusal;
      return { appends: [], answer: twin };
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
      const twin = await replay(this.store, idempotency);
      if (twin === undefined) throw error;
      return twin;
    }
  }
}

/**
 * The answer to an earlier request with the same key, or undefined when there was none.
 *
 * @throws ProblemError 409 when the key was used for another request
 */
export async function replay(
  store: EventStore,
  claim: IdempotencyClaim,
): Promise<Answer | undefined> {
  const earlier = await store.findIdempotencyRecord(claim.scope, claim.key);
  if (earlier === undefined) return undefined;
  if (earlier.requestHash !== claim.requestHash) {
    throw new ProblemError(ownProblem("idempotencyKeyReused"));
  }
  return { ...(JSON.parse(earlier.response) as Answer), replayed: true };
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
