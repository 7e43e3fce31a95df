export { type BackOffOptions, pause } from "./back-off.js";
export { CHECKPOINT_POSITIONS } from "./checkpoints.js";
export { derivedEventId, reactionCommandId } from "./command-ids.js";
export { errorCode, type ErrorPolicy, errorTrace, isUnavailable } from "./error-policy.js";
export { foldRows, type RowFold } from "./fold-rows.js";
export { type Lease, Leases } from "./leases.js";
export { registerProjectionMetrics, type ProcessorSource } from "./metrics.js";
export { ProjectionCheckpoints1735689600000 } from "./migrations/1735689600000-projection-checkpoints.js";
export {
  Processor,
  type ProcessorState,
  type ProcessorStatus,
  type WorkContext,
} from "./processor.js";
export type { RunnerOptions } from "./runner-options.js";
export { ProjectionRunner, type ProjectionRunnerOptions } from "./projection-runner.js";
export type { Projector } from "./projector.js";
export type { Reaction } from "./reaction.js";
export { ReactionRunner, type ReactionRunnerOptions } from "./reaction-runner.js";
export {
  migrateReadModels,
  READ_SCHEMA,
  READ_SOURCE,
  readModelDataSourceOptions,
  type ReadModelDataSourceOptions,
  type ReadModels,
} from "./read-model-data-source.js";
export { rebuildProjection } from "./rebuild.js";
export {
  RebuildRefused,
  type RebuildOptions,
  type RebuildProgress,
  type RebuildResult,
} from "./rebuild-contract.js";
export { ProjectionLagging, type WaitOptions } from "./wait-for.js";
