import { Injectable } from "@nestjs/common";
import { AggregateStore, type Loaded } from "#event-store";
import { type StreamName, streamName } from "#kernel";
import { type SocialReport, socialReportDecider } from "../domain/social-report.js";

/** The reports, for other contexts: to read, never to write. */
@Injectable()
export class Reports {
  constructor(private readonly aggregates: AggregateStore) {}

  async load(
    applicationId: string,
  ): Promise<{ readonly stream: StreamName; readonly loaded: Loaded<SocialReport> }> {
    const stream = streamName("socialReport", applicationId);
    return { stream, loaded: await this.aggregates.load(socialReportDecider, stream) };
  }
}
