import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import type { SocialReportCommand } from "../../domain/social-report.js";
import { ChangeReport } from "../change-report.js";
import type { RecordAttemptBody, RecordDeclinationBody, RecordReadingBody } from "../schemas.js";

/** What happened when the report was to be read to the person. */
export type Hearing =
  | ({ readonly kind: "read" } & RecordReadingBody)
  | ({ readonly kind: "declined" } & RecordDeclinationBody)
  | ({ readonly kind: "attempted" } & RecordAttemptBody);

/** Record that the report was read to the person, or that they declined, or an attempt in vain. */
export class RecordReading extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly reportId: string,
    readonly hearing: Hearing,
  ) {
    super();
  }
}

@CommandHandler(RecordReading)
export class RecordReadingHandler implements ICommandHandler<RecordReading> {
  constructor(private readonly change: ChangeReport) {}

  execute({ context, reportId, hearing }: RecordReading): Promise<Answer> {
    return this.change.run(context, "recordReading", reportId, () => ({
      command: commandOf(context, hearing),
    }));
  }
}

function commandOf(context: CommandContext, hearing: Hearing): SocialReportCommand {
  const today = belgianDay(context.now);
  const by = context.actor.id;
  switch (hearing.kind) {
    case "read": {
      const { version, language, manner, remarks } = hearing;
      return {
        type: "RecordReading",
        reading: {
          version,
          readOn: today,
          readerId: by,
          language,
          manner,
          ...(remarks === undefined ? {} : { remarks }),
        },
      };
    }
    case "declined": {
      const { version, statement } = hearing;
      return {
        type: "RecordDeclination",
        declination: {
          version,
          declinedOn: today,
          offeredBy: by,
          ...(statement === undefined ? {} : { statement }),
        },
      };
    }
    case "attempted": {
      const { version, attemptedOn, manner, whatHappened } = hearing;
      return {
        type: "RecordFailedAttempt",
        attempt: { version, attemptedOn, attemptedBy: by, manner, whatHappened },
        today,
      };
    }
  }
}
