import { Module } from "@nestjs/common";
import { ProcedureModule } from "#procedure";
import { AnswerErasureHandler } from "./application/answer-erasure/answer-erasure.handler.js";
import { ChangeErasures } from "./application/change-erasures.js";
import { ExecuteErasureHandler } from "./application/execute-erasure/execute-erasure.handler.js";
import {
  LiftLegalHoldHandler,
  PlaceLegalHoldHandler,
} from "./application/legal-hold/legal-hold.handler.js";
import { ReadErasuresHandler } from "./application/read-erasures/read-erasures.handler.js";
import { RequestErasureHandler } from "./application/request-erasure/request-erasure.handler.js";
import { ErasuresController } from "./http/erasures.controller.js";

/** Erasing personal data: with authority, by two people, after a hold time. */
@Module({
  imports: [ProcedureModule],
  controllers: [ErasuresController],
  providers: [
    ChangeErasures,
    RequestErasureHandler,
    AnswerErasureHandler,
    PlaceLegalHoldHandler,
    LiftLegalHoldHandler,
    ExecuteErasureHandler,
    ReadErasuresHandler,
  ],
})
export class ErasureModule {}
