import { DuplicateEvent, type Position, type RecordedEvent, RevisionConflict } from "#event-store";
import { Checkpoints } from "./checkpoints.js";
import { reactionCommandId } from "./command-ids.js";
import { SubscriptionEnded } from "./error-policy.js";
import { type Lease, Leases } from "./leases.js";
import { pause } from "./back-off.js";
import type { ProcessorSource } from "./metrics.js";
import { Processor, type ProcessorStatus, type WorkContext } from "./processor.js";
import { checkNames } from "./projector.js";
import type { Reaction } from "./reaction.js";
import { DEFAULT_BACK_OFF, DEFAULT_BATCH_SIZE, type RunnerOptions } from "./runner-options.js";

/** What a runner of reactions needs. */
export interface ReactionRunnerOptions extends RunnerOptions {
  readonly reactions: readonly Reaction[];
  /** How often a standby asks for the lease; 1 s when absent. */
  readonly leasePollMs?: number;
}

const RETRIES_AFTER_CONFLICT = 3;

/**
 * Runs reactions, each in one process at a time: the one that holds its lease; the others stand
 * by. The checkpoint is saved after every event, once `react` has returned. A crash in between
 * runs `react` again under the same command id.
 */
export class ReactionRunner implements ProcessorSource {
  readonly #checkpoints: Checkpoints;
  readonly #leases: Leases;
  readonly #processors: readonly Processor[];

  constructor(private readonly options: ReactionRunnerOptions) {
    const { reactions, dataSource, backOff = DEFAULT_BACK_OFF, onChange } = options;
    checkNames(reactions);
    this.#checkpoints = new Checkpoints(dataSource);
    this.#leases = new Leases(dataSource);
    this.#processors = reactions.map(
      (reaction) =>
        new Processor(reaction.name, (context) => this.#work(reaction, context), {
          backOff,
          ...(onChange === undefined ? {} : { onChange }),
        }),
    );
  }

  /** Starts all reactions, those too that had stopped by an error. */
  start(): void {
    for (const processor of this.#processors) processor.start();
  }

  /** Stops after the events in hand and lets the leases go. */
  async stop(): Promise<void> {
    await Promise.all(this.#processors.map((processor) => processor.stop()));
    await this.#leases.close();
  }

  statuses(): readonly ProcessorStatus[] {
    return this.#processors.map(({ status }) => status);
  }

  async lag(): Promise<ReadonlyMap<string, number>> {
    const lags = this.options.reactions.map(async (reaction) => {
      const checkpoint = await this.#checkpoints.find(checkpointKey(reaction));
      // Before its first start such a reaction has nothing to do: it will begin at the head.
      const idle = checkpoint === undefined && reaction.startFrom === "current";
      const lag = idle
        ? 0
        : await this.options.store.countAfter(checkpoint?.position, reaction.filter);
      return [reaction.name, lag] as const;
    });
    return new Map(await Promise.all(lags));
  }

  async #work(reaction: Reaction, context: WorkContext): Promise<void> {
    const lease = await this.#leases.tryAcquire(checkpointKey(reaction));
    if (lease === undefined) {
      context.standby();
      await pause(this.options.leasePollMs ?? 1_000, context.signal);
      return;
    }
    try {
      await this.#follow(reaction, lease, context);
    } finally {
      await lease.release();
    }
  }

  async #follow(reaction: Reaction, lease: Lease, context: WorkContext): Promise<void> {
    const { store, batchSize = DEFAULT_BATCH_SIZE } = this.options;
    const key = checkpointKey(reaction);
    const active = AbortSignal.any([context.signal, lease.lost]);
    let position = await this.#startingPosition(reaction);
    const batches = store.subscribe({
      ...(position === undefined ? {} : { after: position }),
      filter: reaction.filter,
      batchSize,
      signal: active,
    });
    context.running();
    for await (const batch of batches) {
      for (const event of batch.events) {
        if (active.aborted) return;
        await this.#react(reaction, event);
        // Not moved: the lease was lost unnoticed and another process has gone on from here.
        if (!(await this.#checkpoints.advance(key, position, event.position))) return;
        position = event.position;
        context.progressed();
      }
      if (active.aborted) return;
      if (position !== batch.position) {
        if (!(await this.#checkpoints.advance(key, position, batch.position))) return;
        position = batch.position;
      }
      context.progressed();
    }
    if (!active.aborted) throw new SubscriptionEnded();
  }

  async #startingPosition(reaction: Reaction): Promise<Position | undefined> {
    const key = checkpointKey(reaction);
    const checkpoint = await this.#checkpoints.find(key);
    if (checkpoint !== undefined) return checkpoint.position;
    const first = reaction.startFrom === "current" ? await this.options.store.head() : undefined;
    return (await this.#checkpoints.ensure(key, first)).position;
  }

  async #react(reaction: Reaction, event: RecordedEvent): Promise<void> {
    const command = { id: reactionCommandId(reaction.name, event.eventId) };
    for (let retries = 0; ; retries += 1) {
      try {
        await reaction.react(event, command);
        return;
      } catch (error) {
        if (error instanceof DuplicateEvent) return;
        if (!(error instanceof RevisionConflict) || retries === RETRIES_AFTER_CONFLICT) throw error;
      }
    }
  }
}

/** Reactions and projectors share a table: a name that both use must not share a checkpoint. */
function checkpointKey({ name }: Reaction): string {
  return `reaction:${name}`;
}
