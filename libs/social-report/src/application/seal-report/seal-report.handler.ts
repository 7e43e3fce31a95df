import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import { ChangeReport } from "../change-report.js";
import { ReportBasis } from "../report-basis.js";
import { versionDigest } from "../version-digest.js";

/** Close the approved version for ever. */
export class SealReport extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly reportId: string,
    readonly version: number,
  ) {
    super();
  }
}

@CommandHandler(SealReport)
export class SealReportHandler implements ICommandHandler<SealReport> {
  constructor(
    private readonly change: ChangeReport,
    private readonly basis: ReportBasis,
  ) {}

  execute({ context, reportId, version }: SealReport): Promise<Answer> {
    return this.change.run(context, "sealReport", reportId, async ({ report }) => {
      return {
        command: {
          type: "SealReport",
          version,
          sealedBy: context.actor.id,
          today: belgianDay(context.now),
          digest: versionDigest(report.state, version),
        },
        unmoved: await this.basis.unmovedSince(reportId, version),
      };
    });
  }
}
