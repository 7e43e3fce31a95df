import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, applicantsOf } from "#platform";
import type { Decision } from "../../domain/events.js";
import type { DecisionView } from "../schemas.js";
import { Decisions } from "./decisions.js";

/** The decision on a case, condition by condition. How each member voted stays in the committee. */
export class ReadDecision extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadDecision)
export class ReadDecisionHandler implements IQueryHandler<ReadDecision> {
  constructor(private readonly decisions: Decisions) {}

  async execute({ actor, applicationId }: ReadDecision): Promise<Answer> {
    const { decision, version } = await this.decisions.open(actor, "readDecision", applicationId);
    return {
      body: decisionView(applicationId, decision),
      subjects: applicantsOf([applicationId]),
      version,
    };
  }
}

function decisionView(id: string, decision: Decision): DecisionView {
  const { sittingId, decidedOn, outcome, perCondition } = decision;
  const { category, from, monthlyAmountCents } = decision;
  return {
    id,
    sittingId,
    decidedOn,
    outcome,
    perCondition,
    ...(category === undefined ? {} : { category }),
    ...(from === undefined ? {} : { from }),
    ...(monthlyAmountCents === undefined ? {} : { monthlyAmountCents }),
  };
}
