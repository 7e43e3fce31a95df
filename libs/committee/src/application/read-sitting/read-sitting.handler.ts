import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, applicantsOf } from "#platform";
import type { ConvenedSitting } from "../../domain/sitting.js";
import type { SittingView } from "../schemas.js";
import { Sittings } from "../sittings.js";

/** One sitting with its agenda. */
export class ReadSitting extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly sittingId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadSitting)
export class ReadSittingHandler implements IQueryHandler<ReadSitting> {
  constructor(private readonly sittings: Sittings) {}

  async execute({ actor, sittingId }: ReadSitting): Promise<Answer> {
    const { sitting, loaded } = await this.sittings.open(actor, "readSitting", sittingId);
    return {
      body: sittingView(sittingId, sitting),
      subjects: applicantsOf(sitting.items.map(({ applicationId }) => applicationId)),
      version: loaded.version,
    };
  }
}

function sittingView(id: string, sitting: ConvenedSitting): SittingView {
  const { status, on, at, place, memberIds, chairId, items } = sitting;
  return {
    id,
    status,
    on,
    at,
    place,
    memberIds: [...memberIds],
    chairId,
    ...(sitting.status === "open" ? { presentIds: [...sitting.presentIds] } : {}),
    agenda: items.map(({ itemNumber, applicationId, conclusion }) => ({
      itemNumber,
      applicationId,
      packet: `/decisionPackets/${applicationId}`,
      ...(conclusion === undefined ? {} : { conclusion }),
    })),
  };
}
