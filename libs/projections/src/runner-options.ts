import type { EventStore } from "#event-store";
import type { DataSource } from "typeorm";
import type { BackOffOptions } from "./back-off.js";
import type { ProcessorStatus } from "./processor.js";

/** What every runner needs. */
export interface RunnerOptions {
  /** Initialised, made with `readModelDataSourceOptions`. */
  readonly dataSource: DataSource;
  readonly store: EventStore;
  /** Most events in one batch, that is in one transaction; 200 when absent. */
  readonly batchSize?: number;
  /** 100 ms doubling to 30 s when absent. */
  readonly backOff?: BackOffOptions;
  /** Told of every change of state: for the log. */
  readonly onChange?: (status: ProcessorStatus) => void;
}

export const DEFAULT_BATCH_SIZE = 200;
export const DEFAULT_BACK_OFF: BackOffOptions = { firstMs: 100, capMs: 30_000 };
