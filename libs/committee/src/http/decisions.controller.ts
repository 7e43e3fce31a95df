import { Controller, Get, Param } from "@nestjs/common";
import { QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import {
  type Answer,
  currentActor,
  Endpoint,
  type FileAnswer,
  Id,
  type Input,
  params,
  type PersonalReading,
  requestContext,
} from "#platform";
import { FileParams } from "#procedure";
import { ReadDecision } from "../application/read-decision/read-decision.handler.js";
import { ReadDecisionLetter } from "../application/read-decision-letter/read-decision-letter.handler.js";
import { ReadPacket, ReadPacketDocument } from "../application/read-packet/read-packet.handler.js";
import { DecisionView, PacketParams, PacketView } from "../application/schemas.js";

const DecisionParams = params({ decisionId: Id });

/** What the decision needs, and neither name nor address: see the manifest of the packet. */
const PACKET: PersonalReading = {
  operation: "consult",
  categories: { applicant: ["household", "finance", "freeText"], householdMember: ["finance"] },
};

/** What the committee sees of a case, what it decides, and the letter that says so. */
@ApiTags("decisions")
@Controller()
export class DecisionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get("decisionPackets/:decisionPacketId")
  @Endpoint({
    operationId: "readPacket",
    summary: "The packet of a case (its identifier is the file’s): what the decision needs.",
    action: "readPacket",
    kind: "read",
    params: PacketParams,
    answers: PacketView,
    processing: PACKET,
  })
  packet(@Param() { decisionPacketId }: Input<typeof PacketParams>): Promise<Answer> {
    return this.queries.execute(new ReadPacket(currentActor(), decisionPacketId));
  }

  @Get("decisionPackets/:decisionPacketId/document")
  @Endpoint({
    operationId: "readPacketDocument",
    summary: "The packet of a case as a document.",
    action: "readPacket",
    kind: "read",
    params: PacketParams,
    answers: "application/pdf",
    processing: PACKET,
  })
  packetDocument(@Param() { decisionPacketId }: Input<typeof PacketParams>): Promise<FileAnswer> {
    const { now } = requestContext();
    return this.queries.execute(new ReadPacketDocument(currentActor(), decisionPacketId, now));
  }

  @Get("decisions/:decisionId")
  @Endpoint({
    operationId: "readDecision",
    summary: "The decision on a case (its identifier is the file’s).",
    action: "readDecision",
    kind: "read",
    params: DecisionParams,
    answers: DecisionView,
    processing: {
      operation: "consult",
      categories: { applicant: ["household", "finance", "freeText"] },
    },
  })
  decision(@Param() { decisionId }: Input<typeof DecisionParams>): Promise<Answer> {
    return this.queries.execute(new ReadDecision(currentActor(), decisionId));
  }

  @Get("applications/:applicationId/documents/decisionLetter")
  @Endpoint({
    operationId: "readDecisionLetter",
    summary: "The decision as a letter to the person: amount, calculation, grounds, remedy.",
    action: "readDecisionLetter",
    kind: "read",
    params: FileParams,
    answers: "application/pdf",
    processing: {
      operation: "consult",
      categories: {
        applicant: ["identity", "contact", "household", "finance", "freeText"],
        householdMember: ["finance"],
      },
    },
  })
  letter(@Param() { applicationId }: Input<typeof FileParams>): Promise<FileAnswer> {
    const { now } = requestContext();
    return this.queries.execute(new ReadDecisionLetter(currentActor(), applicationId, now));
  }
}
