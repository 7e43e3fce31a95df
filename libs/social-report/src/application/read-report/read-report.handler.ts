import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, applicantsOf } from "#platform";
import { Files } from "#procedure";
import { statusOf } from "../../domain/report-status.js";
import { Reports } from "../reports.js";

/** The report of a file with everything that happened to it. */
export class ReadReport extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly reportId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadReport)
export class ReadReportHandler implements IQueryHandler<ReadReport> {
  constructor(
    private readonly files: Files,
    private readonly reports: Reports,
  ) {}

  async execute({ actor, reportId }: ReadReport): Promise<Answer> {
    await this.files.open(actor, "readReport", reportId);
    const { loaded } = await this.reports.load(reportId);
    return {
      body: { id: reportId, status: statusOf(loaded.state), ...loaded.state },
      subjects: applicantsOf([reportId]),
      version: loaded.version,
    };
  }
}
