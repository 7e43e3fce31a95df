import { Module } from "@nestjs/common";
import { ProcedureModule } from "#procedure";
import { ListAuditsHandler } from "./application/list-audits.handler.js";
import { ListProcessingsHandler } from "./application/list-processings.handler.js";
import { ProcessingsController } from "./http/processings.controller.js";

/** The views of the processing log. The log itself is given by whoever starts the process. */
@Module({
  imports: [ProcedureModule],
  controllers: [ProcessingsController],
  providers: [ListProcessingsHandler, ListAuditsHandler],
})
export class ProcessingLogModule {}
