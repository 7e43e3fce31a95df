import { committeeCaseEvents, sittingEvents } from "./domain/events.js";

export { reopenInvestigation } from "./application/reopen-investigation/reopen-investigation.reaction.js";
export { tellProcedure } from "./application/tell-procedure/tell-procedure.reaction.js";
export { CommitteeModule } from "./committee.module.js";
export { committeeErrors } from "./domain/errors.js";
export { SittingOverview1740960400000 } from "./migrations/sitting-overview.migration.js";
export { SittingOverview } from "./projections/sitting-overview/sitting-overview.entity.js";
export { sittingOverviewProjector } from "./projections/sitting-overview/sitting-overview.projector.js";

/** Every event of this context. */
export const committeeEvents = [...sittingEvents, ...committeeCaseEvents] as const;

/** Categories of the streams that are named after the file. */
export const committeeCategories: readonly string[] = ["committeeCase"];

/** How each member voted stays in the committee: it is not part of the history of a file. */
export const committeeWithheld: Readonly<Record<string, readonly string[]>> = {
  "committee.DecisionTaken": ["votes"],
};
