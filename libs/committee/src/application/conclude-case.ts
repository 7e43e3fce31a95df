import { Injectable } from "@nestjs/common";
import type { Action } from "#access";
import type { StreamAppend } from "#event-store";
import {
  type Answer,
  appendTo,
  type CommandContext,
  CommandExecutor,
  requireVersion,
  versionAfter,
} from "#platform";
import {
  type CommitteeCase,
  type CommitteeCaseCommand,
  committeeCaseDecider,
} from "../domain/committee-case.js";
import { committeeErrors } from "../domain/errors.js";
import { sittingDecider } from "../domain/sitting.js";
import { Cases } from "./cases.js";
import { type OpenedSitting, Sittings } from "./sittings.js";

/** How an item of an agenda is done with. */
export interface Conclusion {
  readonly action: Action;
  readonly sittingId: string;
  readonly applicationId: string;
  readonly conclusion: "decided" | "adjourned";
  /** Path at which the result can be read. */
  readonly href: string;
  /** The command, and the streams that must not move until it is written. */
  readonly command: (atHand: {
    readonly opened: OpenedSitting;
    readonly state: CommitteeCase;
  }) => Planned | Promise<Planned>;
}

interface Planned {
  readonly command: CommitteeCaseCommand;
  readonly unmoved?: readonly StreamAppend[];
}

/** Decides a case or puts it off: the case and the agenda move together or not at all. */
@Injectable()
export class ConcludeCase {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly sittings: Sittings,
    private readonly cases: Cases,
  ) {}

  run(context: CommandContext, wanted: Conclusion): Promise<Answer> {
    const { action, sittingId, applicationId, conclusion, href } = wanted;
    return this.executor.execute(context, async () => {
      const opened = await this.sittings.open(context.actor, action, sittingId);
      requireVersion(context, opened.loaded.version);
      // Nothing is said of a case that is not on this agenda, not even whether it exists.
      if (!opened.sitting.items.some((item) => item.applicationId === applicationId)) {
        throw committeeErrors.error("not-on-agenda");
      }
      const sittingEvents = sittingDecider.decide(
        { type: "ConcludeItem", applicationId, conclusion },
        opened.loaded.state,
      );
      const { stream, loaded } = await this.cases.load(applicationId);
      const planned = await wanted.command({ opened, state: loaded.state });
      const caseEvents = committeeCaseDecider.decide(planned.command, loaded.state);
      return {
        appends: [
          appendTo(context, opened.grant, opened.stream, opened.loaded, sittingEvents),
          appendTo(context, opened.grant, stream, loaded, caseEvents, sittingEvents.length),
          ...(planned.unmoved ?? []),
        ],
        answer: {
          body: { id: applicationId, href },
          location: href,
          // The If-Match was of the sitting, so the ETag is too: for the next item of the agenda.
          version: versionAfter(opened.loaded, sittingEvents.length),
        },
      };
    });
  }
}
