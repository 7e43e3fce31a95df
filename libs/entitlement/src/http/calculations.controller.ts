import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import { CommandBus, QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import {
  type Answer,
  commandContext,
  currentActor,
  Endpoint,
  Recorded,
  type Input,
} from "#platform";
import { FileParams } from "#procedure";
import { Calculate } from "../application/calculate/calculate.handler.js";
import { ReadCalculations } from "../application/read-calculations/read-calculations.handler.js";
import { CalculateBody, CalculationPage } from "../application/calculation-schemas.js";
import { examples } from "./examples.js";

/** What the leefloon of a file comes to, step by step. */
@ApiTags("calculations")
@Controller("applications/:applicationId/calculations")
export class CalculationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Endpoint({
    operationId: "listCalculations",
    summary: "The calculations of a file, newest first, each with its explanation.",
    action: "readCalculations",
    kind: "read",
    params: FileParams,
    answers: CalculationPage,
    processing: {
      operation: "consult",
      categories: { applicant: ["household", "finance", "freeText"], householdMember: ["finance"] },
    },
  })
  list(@Param() { applicationId }: Input<typeof FileParams>): Promise<Answer> {
    return this.queries.execute(new ReadCalculations(currentActor(), applicationId));
  }

  @Post()
  @Endpoint({
    operationId: "calculate",
    summary: "Calculate from the evidence of means as it stands and a reasoned category.",
    action: "calculate",
    kind: "change",
    params: FileParams,
    body: CalculateBody,
    example: examples.calculate,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  calculate(
    @Param() { applicationId }: Input<typeof FileParams>,
    @Body() body: Input<typeof CalculateBody>,
  ): Promise<Answer> {
    return this.commands.execute(new Calculate(commandContext(), applicationId, body));
  }
}
