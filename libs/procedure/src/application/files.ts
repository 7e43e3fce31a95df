import { Injectable } from "@nestjs/common";
import type { AccessGrant, Action, Actor, Resource } from "#access";
import { AggregateStore, type Loaded } from "#event-store";
import { isUuid, streamName } from "#kernel";
import { notFound, requireAccess } from "#platform";
import { applicationDecider, type RegisteredApplication } from "../domain/application.js";

/** A file that somebody may reach, and the grant under which they do. */
export interface OpenedFile {
  readonly file: RegisteredApplication;
  readonly grant: AccessGrant;
  readonly loaded: Loaded<RegisteredApplication>;
}

/** The way to a file for every context: loads the request and decides on access to it. */
@Injectable()
export class Files {
  constructor(private readonly aggregates: AggregateStore) {}

  /**
   * Opens the file `applicationId` for `action`.
   *
   * @param more what other contexts know of the relation, e.g. the members of its sitting
   * @throws ProblemError 404 when there is none in the actor's centre, 403 when not for this person
   */
  async open(
    actor: Actor,
    action: Action,
    applicationId: string,
    more: Pick<Resource, "sittingMemberIds"> = {},
  ): Promise<OpenedFile> {
    const loaded = await this.find(applicationId);
    const grant = requireAccess(
      actor,
      action,
      loaded && { centre: loaded.state.centre, assigneeId: loaded.state.assigneeId, ...more },
    );
    if (loaded === undefined) throw notFound();
    return { file: loaded.state, grant, loaded };
  }

  /** The registered request with this id, without any decision on access. */
  async find(applicationId: string): Promise<Loaded<RegisteredApplication> | undefined> {
    if (!isUuid(applicationId)) return undefined;
    const loaded = await this.aggregates.load(
      applicationDecider,
      streamName("application", applicationId),
    );
    return loaded.state.status === "absent" ? undefined : { ...loaded, state: loaded.state };
  }
}
