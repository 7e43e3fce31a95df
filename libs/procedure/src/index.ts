export { Files, type OpenedFile } from "./application/files.js";
export { addresseeOf, caseworkerOf, centreOf } from "./application/letterhead.js";
export { FILE_STREAMS, type FileStreams } from "./application/read-history/read-history.handler.js";
export { RecordDecision } from "./application/record-decision/record-decision.js";
export { FileParams } from "./application/schemas.js";
export { type RegisteredApplication } from "./domain/application.js";
export { procedureErrors } from "./domain/errors.js";
export { type Language, procedureEvents } from "./domain/events.js";
export { FileOverview1740960300000 } from "./migrations/file-overview.migration.js";
export { FileOverview } from "./projections/file-overview/file-overview.entity.js";
export { fileOverviewProjector } from "./projections/file-overview/file-overview.projector.js";
export { forgetErased } from "./projections/file-overview/forget-erased.js";
export { ProcedureModule } from "./procedure.module.js";

/** Categories of the streams that are named after the file. */
export const procedureCategories: readonly string[] = ["application"];
