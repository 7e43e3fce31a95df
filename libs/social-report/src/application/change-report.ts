import { Injectable } from "@nestjs/common";
import type { Action } from "#access";
import { AggregateStore, type Loaded, type StreamAppend } from "#event-store";
import { streamName } from "#kernel";
import { type Answer, changeAggregate, type CommandContext, CommandExecutor } from "#platform";
import { Files, type OpenedFile } from "#procedure";
import {
  type SocialReport,
  type SocialReportCommand,
  socialReportDecider,
} from "../domain/social-report.js";

/** What a use case needs to make its command. */
export interface ReportAtHand {
  readonly report: Loaded<SocialReport>;
  readonly opened: OpenedFile;
}

/** A command, and the streams that must not have moved since it was made. */
export interface PlannedChange {
  readonly command: SocialReportCommand;
  readonly unmoved?: readonly StreamAppend[];
}

/** Runs a command on the report of a file. The report of a file has the file's identifier. */
@Injectable()
export class ChangeReport {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly aggregates: AggregateStore,
    private readonly files: Files,
  ) {}

  run(
    context: CommandContext,
    action: Action,
    reportId: string,
    plan: (atHand: ReportAtHand) => PlannedChange | Promise<PlannedChange>,
  ): Promise<Answer> {
    return changeAggregate(this.executor, context, async () => {
      const opened = await this.files.open(context.actor, action, reportId);
      const stream = streamName("socialReport", reportId);
      const report = await this.aggregates.load(socialReportDecider, stream);
      return {
        grant: opened.grant,
        stream,
        loaded: report,
        decider: socialReportDecider,
        command: () => plan({ report, opened }),
        id: reportId,
        href: `/socialReports/${reportId}`,
      };
    });
  }
}
