import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import type { Answer } from "#platform";
import { Files } from "#procedure";
import { renderTrace } from "#statute";
import type { LeefloonCalculated } from "../../domain/determination/events.js";
import { Determinations } from "../determinations.js";
import type { CalculationView } from "../schemas.js";

/** The calculations of a file, newest first, each with its explanation. */
export class ReadCalculations extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadCalculations)
export class ReadCalculationsHandler implements IQueryHandler<ReadCalculations> {
  constructor(
    private readonly files: Files,
    private readonly determinations: Determinations,
  ) {}

  async execute({ actor, applicationId }: ReadCalculations): Promise<Answer> {
    const { file } = await this.files.open(actor, "readCalculations", applicationId);
    const { loaded } = await this.determinations.load(applicationId);
    const items = loaded.state.calculations
      .map((made) => calculationView(made, file.language))
      .reverse();
    return { body: { items }, version: loaded.version, language: `${file.language}-BE` };
  }
}

function calculationView(
  { calculationId, calculatedOn, categoryReasons, partnerClaims, calculation }: LeefloonCalculated,
  language: "nl" | "fr" | "de",
): CalculationView {
  const { date, ...result } = calculation;
  return {
    calculationId,
    calculatedOn,
    categoryReasons,
    ...(partnerClaims === undefined ? {} : { partnerClaims }),
    from: date,
    ...result,
    explanation: renderTrace(calculation, language),
  };
}
