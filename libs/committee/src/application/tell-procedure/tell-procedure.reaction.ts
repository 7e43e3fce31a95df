import type { RecordedEvent } from "#event-store";
import { legalDate, parseStreamName } from "#kernel";
import type { RecordDecision } from "#procedure";
import type { Reaction } from "#projections";
import type { CommitteeCaseEvent } from "../../domain/events.js";

/** When the committee has decided, the procedure hears of it: the next terms begin to run. */
export function tellProcedure(recordDecision: RecordDecision): Reaction {
  return {
    name: "committee.tellProcedure",
    filter: { categories: ["committeeCase"], types: ["committee.DecisionTaken"] },
    startFrom: "origin",
    async react(recorded, command) {
      const { event, stream } = recorded as RecordedEvent<CommitteeCaseEvent>;
      if (event.type !== "committee.DecisionTaken") return;
      const { outcome, decidedOn } = event.data;
      await recordDecision.record(
        parseStreamName(stream).id,
        { outcome, decidedOn: legalDate(decidedOn) },
        recorded,
        command.id,
      );
    },
  };
}
