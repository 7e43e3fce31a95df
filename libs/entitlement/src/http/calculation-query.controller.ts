import { Body, Controller, Post, Query } from "@nestjs/common";
import { QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import { type Answer, currentActor, Endpoint, type Input } from "#platform";
import { judgeCase } from "../application/query-calculation/judge-case.js";
import { QueryCalculation } from "../application/query-calculation/query-calculation.handler.js";
import {
  CalculationAnswer,
  CalculationQueryBody,
  CalculationQueryParams,
} from "../application/query-calculation/schemas.js";
import { calculationQueryExample } from "./calculation-query.example.js";

/** What the leefloon would come to: from facts alone, without a file, with nothing kept. */
@ApiTags("calculations")
@Controller("calculations")
export class CalculationQueryController {
  constructor(private readonly queries: QueryBus) {}

  @Post("query")
  @Endpoint({
    operationId: "queryCalculation",
    summary: "Calculate from facts alone: no file is read, and nothing is stored.",
    description:
      "The same engine and the same trace as in a file. Other figures than the law's may be tried " +
      "here and only here; the answer is then `hypothetical`. At most 100 facts. Names and numbers " +
      "of people are no facts: leave them out. Each field is explained in docs/calculate.md.",
    action: "queryCalculation",
    kind: "read",
    query: CalculationQueryParams,
    body: CalculationQueryBody,
    judge: judgeCase,
    example: calculationQueryExample,
    answers: CalculationAnswer,
    // Facts of nobody: no file, no name; whoever sends them has them already.
    processing: "none",
    // Enough to try things out; too little to keep a process busy.
    limit: { perMinute: 60, burst: 60 },
  })
  query(
    @Query() { language }: Input<typeof CalculationQueryParams>,
    @Body() asked: Input<typeof CalculationQueryBody>,
  ): Promise<Answer> {
    return this.queries.execute(new QueryCalculation(currentActor(), asked, language));
  }
}
