import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, applicantsOf } from "#platform";
import { Files } from "#procedure";
import { Conditions } from "../conditions.js";
import { controlPointViews } from "../views.js";

/** What has to be looked at in a file, and what was, condition by condition. */
export class ReadControlPoints extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadControlPoints)
export class ReadControlPointsHandler implements IQueryHandler<ReadControlPoints> {
  constructor(
    private readonly files: Files,
    private readonly conditions: Conditions,
  ) {}

  async execute({ actor, applicationId }: ReadControlPoints): Promise<Answer> {
    await this.files.open(actor, "readConditions", applicationId);
    const all = await this.conditions.loadAll(applicationId);
    return {
      body: { items: all.flatMap(controlPointViews) },
      subjects: applicantsOf([applicationId]),
    };
  }
}
