import { Injectable } from "@nestjs/common";
import type { Action } from "#access";
import { streamName } from "#kernel";
import { type Answer, changeAggregate, type CommandContext, CommandExecutor } from "#platform";
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
    return changeAggregate(this.executor, context, async () => {
      const { grant, loaded } = await this.files.open(context.actor, action, applicationId);
      return {
        grant,
        stream: streamName("application", applicationId),
        loaded,
        decider: applicationDecider,
        command: () => ({ command }),
        id: applicationId,
        href: `/applications/${applicationId}`,
      };
    });
  }
}
