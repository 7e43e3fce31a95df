import { Injectable } from "@nestjs/common";
import type { AccessGrant, Action, Actor } from "#access";
import { AggregateStore, type Loaded } from "#event-store";
import { type StreamName, streamName } from "#kernel";
import { notFound, requireAccess } from "#platform";
import {
  type ConvenedSitting,
  packetsAreOpen,
  type Sitting,
  sittingDecider,
} from "../domain/sitting.js";

/** A sitting that somebody may reach, and the grant under which they do. */
export interface OpenedSitting {
  readonly sitting: ConvenedSitting;
  readonly stream: StreamName;
  readonly loaded: Loaded<Sitting>;
  readonly grant: AccessGrant;
}

/** The way to a sitting: loads it and decides on access to it. */
@Injectable()
export class Sittings {
  constructor(private readonly aggregates: AggregateStore) {}

  /** @throws ProblemError 404 when there is none in the actor's centre, 403 when not for them */
  async open(actor: Actor, action: Action, sittingId: string): Promise<OpenedSitting> {
    const { stream, loaded } = await this.load(sittingId);
    const sitting = loaded.state;
    const grant = requireAccess(
      actor,
      action,
      sitting.status === "absent"
        ? undefined
        : {
            centre: sitting.centre,
            sittingMemberIds: openTo(sitting),
            sittingChairId: sitting.chairId,
          },
    );
    if (sitting.status === "absent") throw notFound();
    return { sitting, stream, loaded, grant };
  }

  async load(
    sittingId: string,
  ): Promise<{ readonly stream: StreamName; readonly loaded: Loaded<Sitting> }> {
    const stream = streamName("sitting", sittingId);
    return { stream, loaded: await this.aggregates.load(sittingDecider, stream) };
  }
}

/** The members to whom the packets of a sitting are open now; none outside its window. */
export function openTo(sitting: Sitting): readonly string[] {
  return sitting.status !== "absent" && packetsAreOpen(sitting) ? sitting.memberIds : [];
}
