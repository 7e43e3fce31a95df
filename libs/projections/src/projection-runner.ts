import type { Position } from "#event-store";
import type { DataSource } from "typeorm";
import { applyBatch } from "./apply-batch.js";
import { Checkpoints } from "./checkpoints.js";
import { SubscriptionEnded } from "./error-policy.js";
import type { ProcessorSource } from "./metrics.js";
import { Processor, type ProcessorStatus, type WorkContext } from "./processor.js";
import { checkNames, checkTables, type Projector } from "./projector.js";
import { READ_SCHEMA } from "./read-schema.js";
import { DEFAULT_BACK_OFF, DEFAULT_BATCH_SIZE, type RunnerOptions } from "./runner-options.js";
import { waitForCheckpoint, type WaitOptions } from "./wait-for.js";

/** What read models are kept up to date with. */
export interface ProjectionRunnerOptions extends RunnerOptions {
  readonly projectors: readonly Projector[];
  /** Where read models are read, when that is a replica of `dataSource`. */
  readonly readSource?: DataSource;
}

/**
 * Keeps read models up to date. Events are read outside any transaction; every batch is one short
 * transaction that locks the checkpoint, checks that nobody moved it, writes the rows and moves
 * it. So several processes may run the same projector: each event counts once.
 *
 * A runner that was never started still answers `waitFor` and `lag`.
 */
export class ProjectionRunner implements ProcessorSource {
  readonly #checkpoints: Checkpoints;
  readonly #readCheckpoints: Checkpoints;
  readonly #projectors: ReadonlyMap<string, Projector>;
  readonly #processors: readonly Processor[];

  constructor(private readonly options: ProjectionRunnerOptions) {
    const { projectors, dataSource, readSource, backOff = DEFAULT_BACK_OFF, onChange } = options;
    checkNames(projectors);
    checkTables(projectors);
    this.#checkpoints = new Checkpoints(dataSource);
    this.#readCheckpoints =
      readSource === undefined ? this.#checkpoints : new Checkpoints(readSource);
    this.#projectors = new Map(projectors.map((projector) => [projector.name, projector]));
    this.#processors = projectors.map(
      (projector) =>
        new Processor(projector.name, (context) => this.#project(projector, context), {
          backOff,
          ...(onChange === undefined ? {} : { onChange }),
        }),
    );
  }

  /** Starts all projectors, those too that had stopped by an error. */
  start(): void {
    for (const processor of this.#processors) processor.start();
  }

  /** Stops after the batches in hand. */
  async stop(): Promise<void> {
    await Promise.all(this.#processors.map((processor) => processor.stop()));
  }

  statuses(): readonly ProcessorStatus[] {
    return this.#processors.map(({ status }) => status);
  }

  /** Events that whoever reads a read model does not see in it yet. */
  async lag(): Promise<ReadonlyMap<string, number>> {
    const lags = [...this.#projectors.values()].map(async ({ name, filter }) => {
      const checkpoint = await this.#readCheckpoints.find(name);
      return [name, await this.options.store.countAfter(checkpoint?.position, filter)] as const;
    });
    return new Map(await Promise.all(lags));
  }

  /**
   * Resolves when everything up to `position` can be read in the read model, in whatever process
   * its projector runs: so a client reads what it has just written.
   *
   * @throws ProjectionLagging after `timeoutMs`
   */
  async waitFor(projector: string, position: Position, options: WaitOptions): Promise<void> {
    if (!this.#projectors.has(projector)) throw new TypeError(`there is no ${projector}`);
    const { store } = this.options;
    await waitForCheckpoint(this.#readCheckpoints, store, projector, position, options);
  }

  async #project(projector: Projector, context: WorkContext): Promise<void> {
    const { dataSource, store, batchSize = DEFAULT_BATCH_SIZE } = this.options;
    const { signal } = context;
    const { name, filter } = projector;
    let { position } = await this.#checkpoints.ensure(name, undefined);
    const batches = store.subscribe({
      ...(position === undefined ? {} : { after: position }),
      filter,
      batchSize,
      signal,
    });
    context.running();
    for await (const batch of batches) {
      const applied = await applyBatch(dataSource, READ_SCHEMA, projector, position, batch);
      if (!applied) return;
      position = batch.position;
      this.#checkpoints.announce(name);
      context.progressed();
    }
    if (!signal.aborted) throw new SubscriptionEnded();
  }
}
