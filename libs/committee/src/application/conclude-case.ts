import { Injectable } from "@nestjs/common";
import type { Action } from "#access";
import {
  type Answer,
  appendTo,
  type CommandContext,
  CommandExecutor,
  requireVersion,
  versionAfter,
} from "#platform";
import { type CommitteeCaseCommand, committeeCaseDecider } from "../domain/committee-case.js";
import { committeeErrors } from "../domain/errors.js";
import { sittingDecider } from "../domain/sitting.js";
import { Cases } from "./cases.js";
import { type OpenedSitting, Sittings } from "./sittings.js";

/** Decides a case or puts it off: the case and the agenda move together or not at all. */
@Injectable()
export class ConcludeCase {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly sittings: Sittings,
    private readonly cases: Cases,
  ) {}

  run(
    context: CommandContext,
    action: Action,
    ids: { readonly sittingId: string; readonly applicationId: string },
    conclusion: "decided" | "adjourned",
    commandFor: (opened: OpenedSitting) => CommitteeCaseCommand,
  ): Promise<Answer> {
    const { sittingId, applicationId } = ids;
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
      const caseEvents = committeeCaseDecider.decide(commandFor(opened), loaded.state);
      return {
        appends: [
          appendTo(context, opened.grant, opened.stream, opened.loaded, sittingEvents),
          appendTo(context, opened.grant, stream, loaded, caseEvents, sittingEvents.length),
        ],
        answer: {
          body: { id: applicationId, href: `/decisions/${applicationId}` },
          location: `/decisions/${applicationId}`,
          version: versionAfter(opened.loaded, sittingEvents.length),
        },
      };
    });
  }
}
