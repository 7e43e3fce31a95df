import { Injectable } from "@nestjs/common";
import type { Action } from "#access";
import { type Answer, changeAggregate, type CommandContext, CommandExecutor } from "#platform";
import { Files } from "#procedure";
import type { Condition } from "#statute";
import { type ConditionCommand, conditionDecider } from "../domain/conditions/condition.js";
import { Conditions } from "./conditions.js";

/** Runs a command on one condition of one file. */
@Injectable()
export class ChangeCondition {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly files: Files,
    private readonly conditions: Conditions,
  ) {}

  /** @param id identifier for the answer: of the evidence that is recorded, or of the file */
  run(
    context: CommandContext,
    action: Action,
    applicationId: string,
    condition: Condition,
    command: ConditionCommand,
    id: string,
  ): Promise<Answer> {
    return changeAggregate(this.executor, context, async () => {
      const { grant } = await this.files.open(context.actor, action, applicationId);
      return {
        grant,
        ...(await this.conditions.load(applicationId, condition)),
        decider: conditionDecider(condition),
        command: () => ({ command }),
        id,
        href: `/applications/${applicationId}/conditions/${condition}`,
      };
    });
  }
}
