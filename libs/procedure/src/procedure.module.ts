import { Module } from "@nestjs/common";
import { AssignFileHandler } from "./application/assign-file/assign-file.handler.js";
import { ChangeFile } from "./application/change-file.js";
import { Files } from "./application/files.js";
import { ReadReceiptHandler } from "./application/issue-receipt/read-receipt.handler.js";
import {
  FindFilesByInszHandler,
  ListFilesHandler,
} from "./application/list-files/list-files.handler.js";
import { NotifyDecisionHandler } from "./application/notify-decision/notify-decision.handler.js";
import { ReadFileHandler } from "./application/read-file/read-file.handler.js";
import { ReadHistoryHandler } from "./application/read-history/read-history.handler.js";
import { RecordDecision } from "./application/record-decision/record-decision.js";
import { RegisterRequestHandler } from "./application/register-request/register-request.handler.js";
import { ApplicationsController } from "./http/applications.controller.js";
import { FileOverviewReader } from "./projections/file-overview/file-overview.reader.js";

/** The request and its procedure, from the register to the notification. */
@Module({
  controllers: [ApplicationsController],
  providers: [
    Files,
    ChangeFile,
    RecordDecision,
    FileOverviewReader,
    RegisterRequestHandler,
    AssignFileHandler,
    NotifyDecisionHandler,
    ReadFileHandler,
    ReadReceiptHandler,
    ReadHistoryHandler,
    ListFilesHandler,
    FindFilesByInszHandler,
  ],
  exports: [Files, RecordDecision],
})
export class ProcedureModule {}
