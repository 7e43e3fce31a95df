import { Injectable } from "@nestjs/common";
import type { AccessGrant, Action, Actor } from "#access";
import { notFound, requireAccess } from "#platform";
import { Files, type RegisteredApplication } from "#procedure";
import type { Decision, PlacedCase } from "../../domain/events.js";
import { Cases } from "../cases.js";
import { openTo, Sittings } from "../sittings.js";

/** A decision that somebody may see. */
export interface OpenedDecision {
  readonly decision: Decision;
  readonly placed: PlacedCase;
  readonly file: RegisteredApplication;
  readonly version: string;
  readonly grant: AccessGrant;
}

/** The way to a decision: loads it and decides on access to it. */
@Injectable()
export class Decisions {
  constructor(
    private readonly cases: Cases,
    private readonly sittings: Sittings,
    private readonly files: Files,
  ) {}

  async open(actor: Actor, action: Action, applicationId: string): Promise<OpenedDecision> {
    const [{ loaded }, found] = await Promise.all([
      this.cases.load(applicationId),
      this.files.find(applicationId),
    ]);
    const state = loaded.state;
    const sitting =
      state.status === "absent"
        ? undefined
        : (await this.sittings.load(state.placed.sittingId)).loaded.state;
    const grant = requireAccess(
      actor,
      action,
      found && {
        centre: found.state.centre,
        assigneeId: found.state.assigneeId,
        sittingMemberIds: sitting === undefined ? [] : openTo(sitting),
      },
    );
    if (state.status !== "decided" || found === undefined) throw notFound();
    const { decision, placed } = state;
    return { decision, placed, file: found.state, version: loaded.version, grant };
  }
}
