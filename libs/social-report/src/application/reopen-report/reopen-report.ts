import { Inject, Injectable } from "@nestjs/common";
import { EVENT_STORE, type EventStore, type RecordedEvent } from "#event-store";
import { belgianDay, type Uuid } from "#kernel";
import { appendTo, reactionContext } from "#platform";
import { socialReportDecider } from "../../domain/social-report.js";
import { Reports } from "../reports.js";

/** Opens a report again when the committee wants further investigation. */
@Injectable()
export class ReopenReport {
  constructor(
    private readonly reports: Reports,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * Quiet when the report is open already, so it may be called again.
   *
   * @param cause the event that this follows from
   * @param commandId the same on every run for this event
   */
  async reopen(applicationId: string, cause: RecordedEvent, commandId: Uuid): Promise<void> {
    const { stream, loaded } = await this.reports.load(applicationId);
    const context = reactionContext("socialReport.reopen", cause, commandId);
    const events = socialReportDecider.decide(
      { type: "ReopenReport", today: belgianDay(context.now) },
      loaded.state,
    );
    if (events.length === 0) return;
    const grant = {
      role: "system",
      purpose: "socialInvestigation",
      legalBasis: "RMI-wet art. 19 §1",
    } as const;
    await this.store.append([appendTo(context, grant, stream, loaded, events)]);
  }
}
