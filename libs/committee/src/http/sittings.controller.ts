import { Body, Controller, Get, Param, Post, Query } from "@nestjs/common";
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
import { AdjournCase } from "../application/adjourn-case/adjourn-case.handler.js";
import { ConveneSitting } from "../application/convene-sitting/convene-sitting.handler.js";
import { ListSittings } from "../application/list-sittings/list-sittings.handler.js";
import { PlaceOnAgenda } from "../application/place-on-agenda/place-on-agenda.handler.js";
import { ReadSitting } from "../application/read-sitting/read-sitting.handler.js";
import { RunSitting, type SittingStep } from "../application/run-sitting/run-sitting.handler.js";
import {
  AdjournCaseBody,
  AgendaItemBody,
  ConveneSittingBody,
  ListSittingsQuery,
  OpenSittingBody,
  SittingPage,
  SittingParams,
  SittingView,
  TakeDecisionBody,
} from "../application/schemas.js";
import { TakeDecision } from "../application/take-decision/take-decision.handler.js";
import { examples } from "./examples.js";

const change = {
  kind: "change",
  params: SittingParams,
  answers: Recorded,
  processing: { recordedAs: "event" },
} as const;

/** Sittings of the committee: agenda, opening, decisions, end. */
@ApiTags("sittings")
@Controller("sittings")
export class SittingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Endpoint({
    operationId: "conveneSitting",
    summary: "Call a sitting with its members.",
    action: "conveneSitting",
    kind: "create",
    body: ConveneSittingBody,
    example: examples.conveneSitting,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  convene(@Body() body: Input<typeof ConveneSittingBody>): Promise<Answer> {
    return this.commands.execute(new ConveneSitting(commandContext(), body));
  }

  @Get()
  @Endpoint({
    operationId: "listSittings",
    summary: "The sittings of your centre, latest first.",
    action: "listSittings",
    kind: "read",
    query: ListSittingsQuery,
    answers: SittingPage,
    processing: "none",
  })
  list(@Query() query: Input<typeof ListSittingsQuery>): Promise<Answer> {
    return this.queries.execute(new ListSittings(currentActor(), query));
  }

  @Get(":sittingId")
  @Endpoint({
    operationId: "readSitting",
    summary: "One sitting with its agenda.",
    action: "readSitting",
    kind: "read",
    params: SittingParams,
    answers: SittingView,
    processing: { operation: "consult", categories: { applicant: ["identity"] } },
  })
  read(@Param() { sittingId }: Input<typeof SittingParams>): Promise<Answer> {
    return this.queries.execute(new ReadSitting(currentActor(), sittingId));
  }

  @Post(":sittingId/agendaItems")
  @Endpoint({
    operationId: "placeOnAgenda",
    summary: "Put a submitted report before the sitting.",
    action: "placeOnAgenda",
    body: AgendaItemBody,
    example: examples.placeOnAgenda,
    ...change,
  })
  place(
    @Param() { sittingId }: Input<typeof SittingParams>,
    @Body() { applicationId }: Input<typeof AgendaItemBody>,
  ): Promise<Answer> {
    return this.commands.execute(new PlaceOnAgenda(commandContext(), sittingId, applicationId));
  }

  @Post(":sittingId/agendaDispatches")
  @Endpoint({
    operationId: "dispatchAgenda",
    summary: "Send the agenda: the packets open to the members.",
    action: "runSitting",
    ...change,
  })
  dispatch(@Param() { sittingId }: Input<typeof SittingParams>): Promise<Answer> {
    return this.run(sittingId, { type: "DispatchAgenda" });
  }

  @Post(":sittingId/openings")
  @Endpoint({
    operationId: "openSitting",
    summary: "Open the sitting with the members present; without quorum it stays closed.",
    action: "runSitting",
    body: OpenSittingBody,
    example: examples.openSitting,
    ...change,
  })
  open(
    @Param() { sittingId }: Input<typeof SittingParams>,
    @Body() { presentIds }: Input<typeof OpenSittingBody>,
  ): Promise<Answer> {
    return this.run(sittingId, { type: "OpenSitting", presentIds });
  }

  @Post(":sittingId/decisions")
  @Endpoint({
    operationId: "takeDecision",
    summary: "Decide on a case of the agenda, condition by condition, with reasons and votes.",
    action: "takeDecision",
    body: TakeDecisionBody,
    example: examples.takeDecision,
    ...change,
  })
  decide(
    @Param() { sittingId }: Input<typeof SittingParams>,
    @Body() body: Input<typeof TakeDecisionBody>,
  ): Promise<Answer> {
    return this.commands.execute(new TakeDecision(commandContext(), sittingId, body));
  }

  @Post(":sittingId/adjournments")
  @Endpoint({
    operationId: "adjournCase",
    summary: "Put a case of the agenda off to another sitting.",
    action: "takeDecision",
    body: AdjournCaseBody,
    example: examples.adjournCase,
    ...change,
  })
  adjourn(
    @Param() { sittingId }: Input<typeof SittingParams>,
    @Body() body: Input<typeof AdjournCaseBody>,
  ): Promise<Answer> {
    return this.commands.execute(new AdjournCase(commandContext(), sittingId, body));
  }

  @Post(":sittingId/closings")
  @Endpoint({
    operationId: "closeSitting",
    summary: "End the sitting: the packets close again.",
    action: "runSitting",
    ...change,
  })
  close(@Param() { sittingId }: Input<typeof SittingParams>): Promise<Answer> {
    return this.run(sittingId, { type: "CloseSitting" });
  }

  private run(sittingId: string, step: SittingStep): Promise<Answer> {
    return this.commands.execute(new RunSitting(commandContext(), sittingId, step));
  }
}
