import { Module } from "@nestjs/common";
import { ProcedureModule } from "#procedure";
import { loadParameters } from "#statute";
import { CalculateHandler, PARAMETERS } from "./application/calculate/calculate.handler.js";
import { ChangeCondition } from "./application/change-condition.js";
import { Conditions } from "./application/conditions.js";
import { Determinations } from "./application/determinations.js";
import { MakeFindingHandler } from "./application/make-finding/make-finding.handler.js";
import { ReadCalculationsHandler } from "./application/read-calculations/read-calculations.handler.js";
import { ReadConditionsHandler } from "./application/read-conditions/read-conditions.handler.js";
import { RecordEvidenceHandler } from "./application/record-evidence/record-evidence.handler.js";
import { CalculationsController } from "./http/calculations.controller.js";
import { WithdrawEvidenceHandler } from "./application/withdraw-evidence/withdraw-evidence.handler.js";
import { ConditionsController } from "./http/conditions.controller.js";

/** The six conditions and the amount. */
@Module({
  imports: [ProcedureModule],
  controllers: [ConditionsController, CalculationsController],
  providers: [
    { provide: PARAMETERS, useFactory: () => loadParameters() },
    Conditions,
    Determinations,
    ChangeCondition,
    RecordEvidenceHandler,
    WithdrawEvidenceHandler,
    MakeFindingHandler,
    ReadConditionsHandler,
    CalculateHandler,
    ReadCalculationsHandler,
  ],
  exports: [Conditions, Determinations],
})
export class EntitlementModule {}
