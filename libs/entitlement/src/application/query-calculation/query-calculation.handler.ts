import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, Centres, CENTRES, requireAccessInOwnCentre } from "#platform";
import {
  type Case,
  determine,
  type Language,
  type Parameters,
  renderDetermination,
} from "#statute";
import { PARAMETERS } from "../parameters.js";

/** A calculation of a case that can be judged, without a file: nothing of it is stored. */
export class QueryCalculation extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly asked: Case,
    /** Of the explanation; that of the centre when it is left out. */
    readonly language?: Language,
  ) {
    super();
  }
}

@QueryHandler(QueryCalculation)
export class QueryCalculationHandler implements IQueryHandler<QueryCalculation> {
  constructor(
    @Inject(PARAMETERS) private readonly parameters: Parameters,
    @Inject(CENTRES) private readonly centres: Centres,
  ) {}

  async execute({ actor, asked, language: wanted }: QueryCalculation): Promise<Answer> {
    requireAccessInOwnCentre(actor, "queryCalculation");
    const language = wanted ?? this.centres.get(actor.centre).language;
    const determination = determine(asked, this.parameters);
    return {
      body: { ...determination, explanation: renderDetermination(determination, language) },
      language: language === "en" ? language : `${language}-BE`,
    };
  }
}
