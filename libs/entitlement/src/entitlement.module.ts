import { Module } from "@nestjs/common";
import { ProcedureModule } from "#procedure";
import { loadParameters } from "#statute";
import { AnswerContestHandler } from "./application/answer-contest/answer-contest.handler.js";
import { AnswerQuestionHandler } from "./application/answer-question/answer-question.handler.js";
import { AskQuestionHandler } from "./application/ask-question/ask-question.handler.js";
import { ChangeCondition } from "./application/change-condition.js";
import { CloseControlPointHandler } from "./application/close-control-point/close-control-point.handler.js";
import { Conditions } from "./application/conditions.js";
import { ContestEvidenceHandler } from "./application/contest-evidence/contest-evidence.handler.js";
import { Determinations } from "./application/determinations.js";
import { DetermineRightHandler } from "./application/determine-right/determine-right.handler.js";
import { DetermineRights } from "./application/determine-right/determine-rights.js";
import { MakeFindingHandler } from "./application/make-finding/make-finding.handler.js";
import { PARAMETERS } from "./application/parameters.js";
import { QueryCalculationHandler } from "./application/query-calculation/query-calculation.handler.js";
import { ReadConditionsHandler } from "./application/read-conditions/read-conditions.handler.js";
import { ReadControlPointsHandler } from "./application/read-control-points/read-control-points.handler.js";
import { ReadDeterminationHandler } from "./application/read-determination/read-determination.handler.js";
import { ReadDeterminationsHandler } from "./application/read-determinations/read-determinations.handler.js";
import { ReadProportionalityHandler } from "./application/read-proportionality/read-proportionality.handler.js";
import { RecordEvidenceHandler } from "./application/record-evidence/record-evidence.handler.js";
import { ReopenFindingHandler } from "./application/reopen-finding/reopen-finding.handler.js";
import { WithdrawEvidenceHandler } from "./application/withdraw-evidence/withdraw-evidence.handler.js";
import { WithdrawQuestionHandler } from "./application/withdraw-question/withdraw-question.handler.js";
import { CalculationQueryController } from "./http/calculation-query.controller.js";
import { ConditionsController } from "./http/conditions.controller.js";
import { ContestsController } from "./http/contests.controller.js";
import { ControlPointsController } from "./http/control-points.controller.js";
import { DeterminationsController } from "./http/determinations.controller.js";
import { QuestionsController } from "./http/questions.controller.js";

/** The six conditions and the amount. */
@Module({
  imports: [ProcedureModule],
  controllers: [
    ConditionsController,
    ContestsController,
    ControlPointsController,
    QuestionsController,
    DeterminationsController,
    CalculationQueryController,
  ],
  providers: [
    { provide: PARAMETERS, useFactory: () => loadParameters() },
    Conditions,
    Determinations,
    ChangeCondition,
    RecordEvidenceHandler,
    WithdrawEvidenceHandler,
    ContestEvidenceHandler,
    AnswerContestHandler,
    CloseControlPointHandler,
    AskQuestionHandler,
    AnswerQuestionHandler,
    WithdrawQuestionHandler,
    MakeFindingHandler,
    ReopenFindingHandler,
    ReadConditionsHandler,
    ReadControlPointsHandler,
    ReadProportionalityHandler,
    DetermineRights,
    DetermineRightHandler,
    ReadDeterminationsHandler,
    ReadDeterminationHandler,
    QueryCalculationHandler,
  ],
  exports: [Conditions, Determinations, DetermineRights],
})
export class EntitlementModule {}
