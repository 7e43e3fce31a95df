import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { type PostgresProcessingLog, PROCESSING, processingSource } from "#data-flows";
import type { EventStore, Position } from "#event-store";
import type { Clock } from "#platform";
import { isUnavailable, Leases, pause, Processor, type ProcessorStatus } from "#projections";
import type { ProcessorSource, WorkContext } from "#projections";
import {
  LogDamaged,
  type SealedLog,
  Sealing,
  type SealingOptions,
  satisfies,
  type StoredCheckpoint,
  underName,
} from "#transparency-log";
import type { SealingKeys } from "./sealing-keys.js";

/** Injection token of the `SealingParts`. */
export const SEALING = Symbol("SEALING");

/** What the process brings for sealing. */
export interface SealingParts {
  /** To the database of the log. */
  readonly pool: Pool;
  /** Absent in a process that does not seal. */
  readonly keys: SealingKeys | undefined;
}

/** What the sealing works on. */
export interface SealingSurroundings extends SealingParts {
  readonly dataSource: DataSource;
  readonly store: EventStore;
  readonly sealedLog: SealedLog;
  readonly processingLog: PostgresProcessingLog;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onChange: (status: ProcessorStatus) => void;
  /** How long `catchUp` keeps anybody waiting, witnesses and all; 5 s by default. */
  readonly catchUpMs?: number;
}

const NAME = "sealing";
const LEASE_POLL_MS = 1_000;
const CATCH_UP_MS = 5_000;
const CATCH_UP_ATTEMPTS = 20;
const CATCH_UP_PAUSE_MS = 50;

/**
 * Seals the log of events and that of processing, and signs a checkpoint of each at a configured
 * interval: one process at a time, the one that holds the lease; others stand by.
 */
export class SealingWork implements ProcessorSource {
  readonly #surroundings: SealingSurroundings;
  readonly #logs: readonly Sealing[];
  readonly #leases: Leases;
  readonly #processor: Processor;

  constructor(surroundings: SealingSurroundings) {
    const { dataSource, onChange, logger } = surroundings;
    this.#surroundings = surroundings;
    this.#logs = sealingsOf({
      ...surroundings,
      onMissing: (witness, { reason }) =>
        logger.warn({ witness, reason }, "a witness did not cosign"),
    });
    this.#leases = new Leases(dataSource);
    this.#processor = new Processor(NAME, (context) => this.#work(context), {
      backOff: { firstMs: 100, capMs: 30_000 },
      onChange,
    });
  }

  /** Starts the work, if this process has a key. */
  start(): void {
    if (this.#logs.length > 0) this.#processor.start();
  }

  /** Stops after the batch in hand and lets the lease go. */
  async stop(): Promise<void> {
    await this.#processor.stop();
    await this.#leases.close();
  }

  statuses(): readonly ProcessorStatus[] {
    return this.#logs.length > 0 ? [this.#processor.status] : [];
  }

  async lag(): Promise<ReadonlyMap<string, number>> {
    const { store, sealedLog } = this.#surroundings;
    const { position } = await sealedLog.state();
    return new Map([[NAME, await store.countAfter(position as Position | undefined)]]);
  }

  /**
   * Seals and signs what there is now, where this process can, until it is `enough`: what was just
   * written is seen by readers a moment later. Then the witnesses are asked, once. There is one
   * deadline for all of it: what takes longer goes on, but nobody waits. What is damaged or away is
   * left to the work in the background, and what was published before still stands.
   */
  async catchUp(enough: () => Promise<boolean>): Promise<void> {
    const [events] = this.#logs;
    if (events === undefined) return;
    const deadline = AbortSignal.timeout(this.#surroundings.catchUpMs ?? CATCH_UP_MS);
    await Promise.race([this.#caughtUp(events, enough, deadline), once(deadline, "abort")]);
  }

  async #caughtUp(
    events: Sealing,
    enough: () => Promise<boolean>,
    deadline: AbortSignal,
  ): Promise<void> {
    try {
      let newest: StoredCheckpoint | undefined;
      // Asked before anything is done: who asks for the same over and over makes nobody work.
      for (let attempt = 1; attempt <= CATCH_UP_ATTEMPTS && !(await enough()); attempt += 1) {
        if (attempt > 1) await setTimeout(CATCH_UP_PAUSE_MS);
        if (deadline.aborted) return;
        newest = await events.publish();
      }
      await events.cosigned(newest, deadline);
    } catch (error) {
      if (!(error instanceof LogDamaged) && !isUnavailable(error)) throw error;
      this.#tell(error);
    }
  }

  async #work(context: WorkContext): Promise<void> {
    const lease = await this.#leases.tryAcquire(NAME);
    if (lease === undefined) {
      context.standby();
      await pause(LEASE_POLL_MS, context.signal);
      return;
    }
    const active = AbortSignal.any([context.signal, lease.lost]);
    try {
      context.running();
      while (!active.aborted) {
        const [events] = await runAll(this.#logs, active);
        this.#judge(events);
        context.progressed();
        await pause(1000 * (this.#surroundings.keys?.checkpointSeconds ?? 60), active);
      }
    } catch (error) {
      this.#tell(error);
      throw error;
    } finally {
      await lease.release();
    }
  }

  /** Witnesses that are away stop nothing; that somebody relies on them must be seen. */
  #judge(checkpoint: StoredCheckpoint | undefined): void {
    const { keys, logger } = this.#surroundings;
    if (keys?.policy === undefined || checkpoint === undefined) return;
    if (!satisfies(keys.policy, checkpoint.note)) {
      logger.warn({ size: checkpoint.size }, "the checkpoint does not satisfy the policy");
    }
  }

  /** The messages of damage name places, never content: who is to look must know where. */
  #tell(error: unknown): void {
    if (!(error instanceof LogDamaged)) return;
    this.#surroundings.logger.error({ damage: error.code, detail: error.message }, "sealing");
  }
}

/**
 * Publishes a checkpoint of each log, and only then has all of them cosigned, at the same time:
 * a witness that hangs keeps nothing from being published.
 */
export async function runAll(
  logs: readonly Sealing[],
  signal?: AbortSignal,
): Promise<(StoredCheckpoint | undefined)[]> {
  const published: (StoredCheckpoint | undefined)[] = [];
  for (const log of logs) published.push(await log.publish(signal));
  return Promise.all(logs.map((log, i) => log.cosigned(published[i])));
}

/** What the two logs are sealed from. */
export interface SealingSources extends SealingParts {
  readonly sealedLog: SealedLog;
  readonly processingLog: PostgresProcessingLog;
  readonly clock: Clock;
  readonly onMissing: NonNullable<SealingOptions["onMissing"]>;
}

/** The sealing of the log of events and of that of processing; none without keys. */
export function sealingsOf(sources: SealingSources): Sealing[] {
  const { pool, sealedLog, processingLog, clock, keys, onMissing } = sources;
  if (keys === undefined) return [];
  const { signer, witnesses } = keys;
  const shared = { pool, clock, witnesses, onMissing };
  return [
    new Sealing({ ...shared, source: sealedLog.source, signer, streamHeads: true }),
    new Sealing({
      ...shared,
      source: processingSource(processingLog),
      signer: underName(signer, `${signer.name}/${PROCESSING}`),
      streamHeads: false,
    }),
  ];
}
