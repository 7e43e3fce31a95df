import { Injectable } from "@nestjs/common";
import type { Action } from "#access";
import { AggregateStore, type Loaded } from "#event-store";
import { type StreamName, streamName } from "#kernel";
import { type Answer, changeAggregate, type CommandContext, CommandExecutor } from "#platform";
import { Files, type OpenedFile } from "#procedure";
import { type ErasureCommand, erasuresDecider } from "../domain/erasures.js";
import type { Erasures } from "../domain/state.js";

/** Runs a command on the erasures of a file, all of which are one stream. */
@Injectable()
export class ChangeErasures {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly aggregates: AggregateStore,
    private readonly files: Files,
  ) {}

  /** @param id identifier for the answer: of the request or the hold that it is about */
  run(
    context: CommandContext,
    action: Action,
    applicationId: string,
    id: string,
    command: (opened: OpenedFile) => ErasureCommand | Promise<ErasureCommand>,
  ): Promise<Answer> {
    return changeAggregate(this.executor, context, async () => {
      const opened = await this.files.open(context.actor, action, applicationId);
      return {
        grant: opened.grant,
        ...(await this.load(applicationId)),
        decider: erasuresDecider,
        command: async () => ({ command: await command(opened) }),
        id,
        href: `/applications/${applicationId}/erasures`,
      };
    });
  }

  /** The erasures of a file, without any decision on access. */
  async load(
    applicationId: string,
  ): Promise<{ readonly stream: StreamName; readonly loaded: Loaded<Erasures> }> {
    const stream = streamName("erasure", applicationId);
    return { stream, loaded: await this.aggregates.load(erasuresDecider, stream) };
  }
}
