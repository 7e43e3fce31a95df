import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { assertNothingErased, Erased, ErasedDataUsed } from "#kernel";
import { type Answer, Centres, CENTRES, householdOf } from "#platform";
import { Files, type Language } from "#procedure";
import { renderTrace } from "#statute";
import type { LeefloonCalculated } from "../../domain/determination/events.js";
import { Determinations } from "../determinations.js";
import { calculatedWithPartner } from "../household.js";
import type { CalculationView } from "../calculation-schemas.js";

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
    @Inject(CENTRES) private readonly centres: Centres,
  ) {}

  async execute({ actor, applicationId }: ReadCalculations): Promise<Answer> {
    const { file } = await this.files.open(actor, "readCalculations", applicationId);
    const { loaded } = await this.determinations.load(applicationId);
    const language = writtenLanguage(file.language, this.centres.get(file.centre).language);
    const items = loaded.state.calculations
      .map((made) => calculationView(made, language))
      .reverse();
    return {
      body: { items },
      subjects: householdOf(applicationId, loaded.state.calculations.some(calculatedWithPartner)),
      version: loaded.version,
      language: `${language}-BE`,
    };
  }
}

/** The language of the person; the one of the centre when nobody knows theirs any more. */
function writtenLanguage(language: Language | Erased, ofTheCentre: Language): Language {
  return language instanceof Erased ? ofTheCentre : language;
}

function calculationView(
  { calculationId, calculatedOn, categoryReasons, partnerClaims, calculation }: LeefloonCalculated,
  language: Language,
): CalculationView {
  const { date, ...result } = calculation;
  return {
    calculationId,
    calculatedOn,
    categoryReasons,
    ...(partnerClaims === undefined ? {} : { partnerClaims }),
    from: date,
    ...result,
    explanation: explanationOf(calculation, language),
  };
}

/** What explains erased amounts is erased with them. */
function explanationOf(
  calculation: LeefloonCalculated["calculation"],
  language: Language,
): readonly string[] | Erased {
  try {
    assertNothingErased(calculation);
    return renderTrace(calculation, language);
  } catch (error) {
    if (!(error instanceof ErasedDataUsed)) throw error;
    return new Erased(error.at, error.authority);
  }
}
