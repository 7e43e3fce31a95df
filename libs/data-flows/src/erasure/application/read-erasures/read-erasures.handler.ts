import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, applicantsOf } from "#platform";
import { Files } from "#procedure";
import type { Erasure, LegalHold } from "../../domain/state.js";
import { ChangeErasures } from "../change-erasures.js";
import type { ErasureList, ErasureView } from "../schemas.js";

/** What was asked to be erased of a file, what became of it, and what holds it up. */
export class ReadErasures extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadErasures)
export class ReadErasuresHandler implements IQueryHandler<ReadErasures> {
  constructor(
    private readonly files: Files,
    private readonly erasures: ChangeErasures,
  ) {}

  async execute({ actor, applicationId }: ReadErasures): Promise<Answer> {
    await this.files.open(actor, "readErasures", applicationId);
    const { loaded } = await this.erasures.load(applicationId);
    const { requests, legalHolds } = loaded.state;
    const body: ErasureList = {
      items: requests.map(erasureView),
      legalHolds: legalHolds.map((hold: LegalHold) => ({ ...hold })),
    };
    return { body, subjects: applicantsOf([applicationId]), version: loaded.version };
  }
}

function erasureView(erasure: Erasure): ErasureView {
  if (erasure.status !== "executed") return { ...erasure };
  // Which keys they were is nobody's business outside.
  const { execution, ...request } = erasure;
  return { ...request, execution: { erasedAt: execution.erasedAt } };
}
