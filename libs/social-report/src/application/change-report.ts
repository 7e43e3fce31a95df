import { Injectable } from "@nestjs/common";
import type { Action } from "#access";
import { AggregateStore, type Loaded, type StreamAppend } from "#event-store";
import { streamName } from "#kernel";
import {
  type Answer,
  appendTo,
  type CommandContext,
  CommandExecutor,
  requireVersion,
  versionAfter,
} from "#platform";
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
    return this.executor.execute(context, async () => {
      const opened = await this.files.open(context.actor, action, reportId);
      const stream = streamName("socialReport", reportId);
      const report = await this.aggregates.load(socialReportDecider, stream);
      requireVersion(context, report.version);
      const { command, unmoved = [] } = await plan({ report, opened });
      const events = socialReportDecider.decide(command, report.state);
      return {
        appends: [appendTo(context, opened.grant, stream, report, events), ...unmoved],
        answer: {
          body: { id: reportId, href: `/socialReports/${reportId}` },
          location: `/socialReports/${reportId}`,
          version: versionAfter(report, events.length),
        },
      };
    });
  }
}
