import { Module } from "@nestjs/common";
import { EntitlementModule } from "#entitlement";
import { ProcedureModule } from "#procedure";
import { SocialReportModule } from "#social-report";
import { AdjournCaseHandler } from "./application/adjourn-case/adjourn-case.handler.js";
import { Cases } from "./application/cases.js";
import { ConcludeCase } from "./application/conclude-case.js";
import { ConveneSittingHandler } from "./application/convene-sitting/convene-sitting.handler.js";
import { ListSittingsHandler } from "./application/list-sittings/list-sittings.handler.js";
import { PlaceOnAgendaHandler } from "./application/place-on-agenda/place-on-agenda.handler.js";
import { Decisions } from "./application/read-decision/decisions.js";
import { ReadDecisionHandler } from "./application/read-decision/read-decision.handler.js";
import { ReadDecisionLetterHandler } from "./application/read-decision-letter/read-decision-letter.handler.js";
import { Packets } from "./application/read-packet/packets.js";
import {
  ReadPacketDocumentHandler,
  ReadPacketHandler,
} from "./application/read-packet/read-packet.handler.js";
import { ReadSittingHandler } from "./application/read-sitting/read-sitting.handler.js";
import { RunSittingHandler } from "./application/run-sitting/run-sitting.handler.js";
import { Sittings } from "./application/sittings.js";
import { TakeDecisionHandler } from "./application/take-decision/take-decision.handler.js";
import { DecisionsController } from "./http/decisions.controller.js";
import { SittingsController } from "./http/sittings.controller.js";
import { SittingOverviewReader } from "./projections/sitting-overview/sitting-overview.reader.js";

/** The committee: sittings, packets, decisions. */
@Module({
  imports: [ProcedureModule, EntitlementModule, SocialReportModule],
  controllers: [SittingsController, DecisionsController],
  providers: [
    Sittings,
    Cases,
    ConcludeCase,
    Packets,
    Decisions,
    SittingOverviewReader,
    ConveneSittingHandler,
    RunSittingHandler,
    PlaceOnAgendaHandler,
    AdjournCaseHandler,
    TakeDecisionHandler,
    ReadSittingHandler,
    ListSittingsHandler,
    ReadPacketHandler,
    ReadPacketDocumentHandler,
    ReadDecisionHandler,
    ReadDecisionLetterHandler,
  ],
})
export class CommitteeModule {}
