import { Inject, Injectable } from "@nestjs/common";
import type { Logger } from "pino";
import { Registry } from "prom-client";
import { DataSource } from "typeorm";
import { reopenInvestigation, sittingOverviewProjector, tellProcedure } from "#committee";
import { destroyKeys, PostgresProcessingLog } from "#data-flows";
import { runningFilesProjector } from "#entitlement";
import {
  DATA_KEYS,
  type DataKeys,
  EVENT_STORE,
  type EventStore,
  type Position,
} from "#event-store";
import {
  type Clock,
  CLOCK,
  KEYED_HASH,
  KeyedHash,
  LOGGER,
  ownProblem,
  ProblemError,
  type ProcessRole,
  type ReadModels,
} from "#platform";
import { fileOverviewProjector, RecordDecision } from "#procedure";
import { ReopenReport } from "#social-report";
import {
  ProjectionLagging,
  ProjectionRunner,
  type ProcessorStatus,
  type Projector,
  ReactionRunner,
  READ_SOURCE,
  registerProjectionMetrics,
} from "#projections";
import { SealedLog } from "#transparency-log";
import { registerSealingMetrics } from "./sealing/sealing-metrics.js";
import { SEALING, type SealingParts, SealingWork } from "./sealing/sealing-work.js";

/** Every projector of the product. */
export function projectors(hash: KeyedHash): Projector[] {
  return [fileOverviewProjector(hash), sittingOverviewProjector, runningFilesProjector];
}

const CATCH_UP_MS = 5_000;

/** The work that goes on beside the requests: read models, reactions, sealing. */
@Injectable()
export class Background implements ReadModels {
  readonly metrics = new Registry();
  readonly sealing: SealingWork;
  private readonly projections: ProjectionRunner;
  private readonly reactions: ReactionRunner;
  private readonly projectorNames: readonly string[];

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DATA_KEYS) keys: DataKeys,
    dataSource: DataSource,
    @Inject(READ_SOURCE) readSource: DataSource,
    @Inject(KEYED_HASH) hash: KeyedHash,
    recordDecision: RecordDecision,
    reopenReport: ReopenReport,
    @Inject(LOGGER) logger: Logger,
    processingLog: PostgresProcessingLog,
    sealedLog: SealedLog,
    @Inject(CLOCK) clock: Clock,
    @Inject(SEALING) { pool, keys: sealingKeys }: SealingParts,
  ) {
    const onChange = (status: ProcessorStatus) => {
      const level = status.state === "stopped" ? "error" : "info";
      logger[level]({ processor: status }, "background work");
    };
    const all = projectors(hash);
    this.projectorNames = all.map(({ name }) => name);
    this.projections = new ProjectionRunner({
      dataSource,
      readSource,
      store,
      projectors: all,
      onChange,
    });
    this.reactions = new ReactionRunner({
      dataSource,
      store,
      reactions: [
        tellProcedure(recordDecision),
        reopenInvestigation(reopenReport),
        destroyKeys(keys),
      ],
      onChange,
    });
    const shared = { store, sealedLog, clock };
    this.sealing = new SealingWork({
      ...shared,
      pool,
      dataSource,
      processingLog,
      logger,
      keys: sealingKeys,
      onChange,
    });
    registerProjectionMetrics(this.metrics, [this.projections, this.reactions, this.sealing]);
    registerSealingMetrics(this.metrics, shared);
  }

  /** Starts what the roles of this process ask for. */
  start(roles: ReadonlySet<ProcessRole>): void {
    if (roles.has("projections")) this.projections.start();
    if (roles.has("reactions")) this.reactions.start();
    if (roles.has("sealing")) this.sealing.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.projections.stop(), this.reactions.stop(), this.sealing.stop()]);
  }

  statuses(): readonly ProcessorStatus[] {
    return [this.projections, this.reactions, this.sealing].flatMap((work) => work.statuses());
  }

  async waitFor(position: string): Promise<void> {
    const wanted = position as Position;
    try {
      this.store.compare(wanted, wanted);
    } catch {
      throw new ProblemError(ownProblem("unknownPosition"));
    }
    try {
      await Promise.all(
        this.projectorNames.map((name) =>
          this.projections.waitFor(name, wanted, { timeoutMs: CATCH_UP_MS }),
        ),
      );
    } catch (error) {
      if (!(error instanceof ProjectionLagging)) throw error;
      throw new ProblemError(ownProblem("projectionLagging"), { "Retry-After": "1" });
    }
  }
}
