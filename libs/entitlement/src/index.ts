import { CONDITIONS } from "#statute";
import { conditionCategory } from "./domain/conditions/condition.js";
import { conditionEvents } from "./domain/conditions/events.js";
import { determinationEvents } from "./domain/determination/events.js";

export { Conditions, type LoadedCondition } from "./application/conditions.js";
export { Determinations, type LoadedDetermination } from "./application/determinations.js";
export {
  type DeterminationRequest,
  DetermineRights,
  type FileToDetermine,
} from "./application/determine-right/determine-rights.js";
export { explanationOf } from "./application/determination-views.js";
export { determinedWithOthers, tellsOfHousehold } from "./application/household.js";
export { REASSESSMENT } from "./application/reassess/assess-file.js";
export { type LookedAt, reassess, type Reassessment } from "./application/reassess/reassess.js";
export type { ReassessmentSummary } from "./application/reassess/summary.js";
export { determinationDecider } from "./domain/determination/determination.js";
export { monthsUntil } from "./domain/determination/due.js";
export {
  type KeptDetermination,
  keptDeterminations,
  toldPeriods,
} from "./domain/determination/kept-determination.js";
export { findingsOf, rightInFile } from "./domain/determination/right-of-file.js";
export { entitlementErrors } from "./domain/errors.js";
export { EntitlementModule } from "./entitlement.module.js";
export { RunningFiles1740960800000 } from "./migrations/running-files.migration.js";
export { SixConditions1740960200000 } from "./migrations/six-conditions.migration.js";
export { RunningFile } from "./projections/running-files/running-file.entity.js";
export { runningFilesProjector } from "./projections/running-files/running-files.projector.js";
export { RunningFilesReader } from "./projections/running-files/running-files.reader.js";

/** Every event of this context. */
export const entitlementEvents = [...conditionEvents, ...determinationEvents] as const;

/** Categories of the streams that are named after the file. */
export const entitlementCategories: readonly string[] = [
  ...CONDITIONS.map(conditionCategory),
  "determination",
];
