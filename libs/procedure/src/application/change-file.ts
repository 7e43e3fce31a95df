import { Injectable } from "@nestjs/common";
import type { Action } from "#access";
import { streamName } from "#kernel";
import {
  type Answer,
  appendTo,
  type CommandContext,
  CommandExecutor,
  requireVersion,
  versionAfter,
} from "#platform";
import { type ApplicationCommand, applicationDecider } from "../domain/application.js";
import { Files } from "./files.js";

/** Runs a command on a request that is in the register. */
@Injectable()
export class ChangeFile {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly files: Files,
  ) {}

  run(
    context: CommandContext,
    action: Action,
    applicationId: string,
    command: ApplicationCommand,
  ): Promise<Answer> {
    return this.executor.execute(context, async () => {
      const { grant, loaded } = await this.files.open(context.actor, action, applicationId);
      requireVersion(context, loaded.version);
      const events = applicationDecider.decide(command, loaded.state);
      return {
        appends: [
          appendTo(context, grant, streamName("application", applicationId), loaded, events),
        ],
        answer: {
          body: { id: applicationId, href: `/applications/${applicationId}` },
          version: versionAfter(loaded, events.length),
        },
      };
    });
  }
}
