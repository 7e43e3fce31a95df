import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import { CommandBus, QueryBus } from "@nestjs/cqrs";
import { ApiTags } from "@nestjs/swagger";
import {
  type Answer,
  commandContext,
  currentActor,
  Endpoint,
  type Input,
  Recorded,
} from "#platform";
import { FileParams } from "#procedure";
import { CloseControlPoint } from "../application/close-control-point/close-control-point.handler.js";
import { ReadControlPoints } from "../application/read-control-points/read-control-points.handler.js";
import {
  CloseControlPointBody,
  ControlPointList,
  ControlPointParams,
} from "../application/schemas.js";
import { examples } from "./examples.js";

/** What has to be looked at before a condition is found. */
@ApiTags("conditions")
@Controller("applications/:applicationId")
export class ControlPointsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get("controlPoints")
  @Endpoint({
    operationId: "listControlPoints",
    summary: "What has to be looked at in a file, from which day, and what was looked at.",
    action: "readConditions",
    kind: "read",
    params: FileParams,
    answers: ControlPointList,
    processing: { operation: "consult", categories: { applicant: ["freeText"] } },
  })
  list(@Param() { applicationId }: Input<typeof FileParams>): Promise<Answer> {
    return this.queries.execute(new ReadControlPoints(currentActor(), applicationId));
  }

  @Post("conditions/:condition/controlPoints/:controlPointNumber/closings")
  @Endpoint({
    operationId: "closeControlPoint",
    summary: "Close a control point: what came of looking at it.",
    action: "closeControlPoint",
    kind: "change",
    params: ControlPointParams,
    body: CloseControlPointBody,
    example: examples.closeControlPoint,
    answers: Recorded,
    processing: { recordedAs: "event" },
  })
  close(
    @Param() { applicationId, condition, controlPointNumber }: Input<typeof ControlPointParams>,
    @Body() body: Input<typeof CloseControlPointBody>,
  ): Promise<Answer> {
    return this.commands.execute(
      new CloseControlPoint(
        commandContext(),
        applicationId,
        condition,
        Number(controlPointNumber),
        body,
      ),
    );
  }
}
