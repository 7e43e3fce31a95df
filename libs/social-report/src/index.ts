export { registeredDetails } from "./application/registered-details.js";
export { ReopenReport } from "./application/reopen-report/reopen-report.js";
export { ReportBasis } from "./application/report-basis.js";
export { Reports } from "./application/reports.js";
export { socialReportErrors } from "./domain/errors.js";
export { type ReportVersion, socialReportEvents } from "./domain/events.js";
export { maskIdentifiers } from "./domain/identifiers.js";
export { ATTEMPTS_NEEDED, type SocialReport } from "./domain/social-report.js";
export { SocialReportModule } from "./social-report.module.js";

/** Categories of the streams that are named after the file. */
export const socialReportCategories: readonly string[] = ["socialReport"];
