import { Inject, Injectable } from "@nestjs/common";
import { AggregateStore, EVENT_STORE, type EventStore, type RecordedEvent } from "#event-store";
import { type LegalDate, streamName, type Uuid } from "#kernel";
import { appendTo, reactionContext } from "#platform";
import { applicationDecider } from "../../domain/application.js";

/** Takes over what the committee decided: the terms of notification and payment begin to run. */
@Injectable()
export class RecordDecision {
  constructor(
    private readonly aggregates: AggregateStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /**
   * Quiet when the decision is known already, so it may be called again.
   *
   * @param cause the event that this follows from
   * @param commandId the same on every run for this event
   */
  async record(
    applicationId: string,
    decision: { readonly outcome: "granted" | "refused"; readonly decidedOn: LegalDate },
    cause: RecordedEvent,
    commandId: Uuid,
  ): Promise<void> {
    const stream = streamName("application", applicationId);
    const loaded = await this.aggregates.load(applicationDecider, stream);
    const events = applicationDecider.decide({ type: "RecordDecision", ...decision }, loaded.state);
    if (events.length === 0) return;
    const context = reactionContext("procedure.recordDecision", cause, commandId);
    const grant = { role: "system", purpose: "decision", legalBasis: "RMI-wet art. 21" } as const;
    await this.store.append([appendTo(context, grant, stream, loaded, events)]);
  }
}
