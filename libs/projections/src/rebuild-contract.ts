import type { EventStore, Position } from "#event-store";
import type { DataSource } from "typeorm";
import type { Projector } from "./projector.js";
import type { TableShape } from "./table-copies.js";

/** How far a rebuild is, for the one who waits for it. */
export interface RebuildProgress {
  /** `waiting`: somebody reads the live table for long, the swap is tried again. */
  readonly phase: "applying" | "swapping" | "waiting";
  readonly applied: number;
  /** Events still to apply, as counted at the start of this round. */
  readonly remaining: number;
}

/** What a rebuild needs. */
export interface RebuildOptions {
  readonly dataSource: DataSource;
  readonly store: EventStore;
  readonly projector: Projector;
  /** Events per transaction; 1000 when absent. */
  readonly batchSize?: number;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Gives up and leaves the live tables as they are. */
  readonly signal?: AbortSignal;
}

/** What a rebuild did. */
export interface RebuildResult {
  readonly applied: number;
}

/** The rebuild cannot be done, or not now; the live tables are untouched. */
export class RebuildRefused extends Error {
  constructor(
    readonly reason: "already-running" | "not-rebuildable" | "tables-altered" | "interrupted",
    detail: string,
  ) {
    super(detail);
    this.name = "RebuildRefused";
  }
}

/** A rebuild on its way. */
export interface Rebuild extends RebuildOptions {
  readonly schema: string;
  readonly shapes: readonly TableShape[];
  readonly signal: AbortSignal;
  readonly batchSize: number;
  position: Position | undefined;
  applied: number;
}
