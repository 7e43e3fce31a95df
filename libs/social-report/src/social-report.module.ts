import { Module } from "@nestjs/common";
import { EntitlementModule } from "#entitlement";
import { ProcedureModule } from "#procedure";
import { ChangeReport } from "./application/change-report.js";
import { DraftVersionHandler } from "./application/draft-version/draft-version.handler.js";
import { ReadReportHandler } from "./application/read-report/read-report.handler.js";
import { RecordReadingHandler } from "./application/record-reading/record-reading.handler.js";
import { ReportBasis } from "./application/report-basis.js";
import { ReopenReport } from "./application/reopen-report/reopen-report.js";
import { Reports } from "./application/reports.js";
import { ReviewVersionHandler } from "./application/review-version/review-version.handler.js";
import { SealReportHandler } from "./application/seal-report/seal-report.handler.js";
import { SubmitReportHandler } from "./application/submit-report/submit-report.handler.js";
import { SocialReportsController } from "./http/social-reports.controller.js";

/** The social report, from the first version to the committee. */
@Module({
  imports: [ProcedureModule, EntitlementModule],
  controllers: [SocialReportsController],
  providers: [
    ChangeReport,
    ReportBasis,
    Reports,
    ReopenReport,
    DraftVersionHandler,
    RecordReadingHandler,
    ReviewVersionHandler,
    SealReportHandler,
    SubmitReportHandler,
    ReadReportHandler,
  ],
  exports: [Reports, ReportBasis, ReopenReport],
})
export class SocialReportModule {}
