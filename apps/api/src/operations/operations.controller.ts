import { setTimeout } from "node:timers/promises";
import { Controller, Get, Inject } from "@nestjs/common";
import { ApiResponse, ApiTags } from "@nestjs/swagger";
import { DataSource } from "typeorm";
import Type from "typebox";
import { ROLES } from "#access";
import { EVENT_STORE, type EventStore } from "#event-store";
import { closedObject } from "#kernel";
import {
  type Answer,
  component,
  currentActor,
  Endpoint,
  FileAnswer,
  requireAccessInOwnCentre,
} from "#platform";
import { READ_SOURCE } from "#projections";
import { Background } from "../background.js";

const Health = component("Health", closedObject({ status: Type.Enum(["UP", "DEGRADED", "DOWN"]) }));

const Profile = component(
  "Profile",
  closedObject({
    id: Type.String({ description: "Pseudonym: the subject of the access token." }),
    centre: Type.String(),
    roles: Type.Array(Type.Enum([...ROLES])),
  }),
);

const HEALTH_TIMEOUT_MS = 2_000;

/** Whether it works, who you are, and figures for the operator. */
@ApiTags("operations")
@Controller()
export class OperationsController {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly dataSource: DataSource,
    @Inject(READ_SOURCE) private readonly readSource: DataSource,
    private readonly background: Background,
  ) {}

  @Get("health")
  @Endpoint({
    operationId: "readHealth",
    summary:
      "Whether the service works: UP, DEGRADED (background work stopped, or lists cannot be read) or DOWN.",
    action: "public",
    kind: "read",
    answers: Health,
    processing: "none",
  })
  @ApiResponse({
    status: 503,
    description: "DOWN.",
    content: { "application/json": { schema: { $ref: "#/components/schemas/Health" } } },
  })
  async health(): Promise<Answer> {
    const [there, lists] = await Promise.all([
      answers(Promise.all([this.store.head(), this.dataSource.query("SELECT 1")])),
      answers(this.readSource.query("SELECT 1")),
    ]);
    if (!there) return { body: { status: "DOWN" }, status: 503 };
    const stopped = this.background.statuses().some(({ state }) => state === "stopped");
    return { body: { status: stopped || !lists ? "DEGRADED" : "UP" } };
  }

  @Get("profile")
  @Endpoint({
    operationId: "readOwnProfile",
    summary: "Who you are to this API: pseudonym, centre, roles.",
    action: "readOwnProfile",
    kind: "read",
    answers: Profile,
    processing: "none",
  })
  profile(): Answer {
    const { id, centre, roles } = currentActor();
    requireAccessInOwnCentre(currentActor(), "readOwnProfile");
    return { body: { id, centre, roles } };
  }

  @Get("metrics")
  @Endpoint({
    operationId: "readMetrics",
    summary: "Figures for Prometheus: lag and state of the background work.",
    action: "readMetrics",
    kind: "read",
    answers: "text/plain",
    processing: "none",
  })
  async metrics(): Promise<FileAnswer> {
    requireAccessInOwnCentre(currentActor(), "readMetrics");
    const text = await this.background.metrics.metrics();
    const { contentType } = this.background.metrics;
    return new FileAnswer(Buffer.from(text), contentType, "metrics.txt", "en");
  }
}

/** Whether `asked` is answered; what hangs is as far away as what is gone. */
function answers(asked: Promise<unknown>): Promise<boolean> {
  const answered = asked.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, setTimeout(HEALTH_TIMEOUT_MS, false, { ref: false })]);
}
