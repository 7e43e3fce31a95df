import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import { type Answer, type CommandContext, newId } from "#platform";
import type { Condition } from "#statute";
import { ChangeCondition } from "../change-condition.js";
import type { RecordEvidenceBody } from "../evidence-schemas.js";

/** Record a piece of evidence of an allowed kind for one condition. */
export class RecordEvidence extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly condition: Condition,
    readonly evidence: RecordEvidenceBody,
  ) {
    super();
  }
}

@CommandHandler(RecordEvidence)
export class RecordEvidenceHandler implements ICommandHandler<RecordEvidence> {
  constructor(private readonly change: ChangeCondition) {}

  execute({ context, applicationId, condition, evidence }: RecordEvidence): Promise<Answer> {
    const evidenceId = newId();
    return this.change.run(
      context,
      "recordEvidence",
      applicationId,
      condition,
      {
        type: "RecordEvidence",
        evidence: { evidenceId, ...evidence },
        today: belgianDay(context.now),
      },
      evidenceId,
    );
  }
}
