import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import { ChangeReport } from "../change-report.js";
import { ReportBasis } from "../report-basis.js";

/** Hand the sealed version to the committee. */
export class SubmitReport extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly reportId: string,
    readonly version: number,
  ) {
    super();
  }
}

@CommandHandler(SubmitReport)
export class SubmitReportHandler implements ICommandHandler<SubmitReport> {
  constructor(
    private readonly change: ChangeReport,
    private readonly basis: ReportBasis,
  ) {}

  execute({ context, reportId, version }: SubmitReport): Promise<Answer> {
    return this.change.run(context, "submitReport", reportId, async () => ({
      command: {
        type: "SubmitReport",
        version,
        submittedBy: context.actor.id,
        today: belgianDay(context.now),
      },
      unmoved: await this.basis.unmovedSince(reportId, version),
    }));
  }
}
