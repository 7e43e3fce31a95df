import type { RecordedEvent } from "#event-store";
import { parseStreamName } from "#kernel";
import type { Reaction } from "#projections";
import type { ReopenReport } from "#social-report";
import type { CommitteeCaseEvent } from "../../domain/events.js";

/** When a case is put off for further investigation, its report opens for a new version. */
export function reopenInvestigation(reopenReport: ReopenReport): Reaction {
  return {
    name: "committee.reopenInvestigation",
    filter: { categories: ["committeeCase"], types: ["committee.CaseAdjourned"] },
    startFrom: "origin",
    async react(recorded, command) {
      const { event, stream } = recorded as RecordedEvent<CommitteeCaseEvent>;
      if (event.type !== "committee.CaseAdjourned" || !event.data.furtherInvestigation) return;
      await reopenReport.reopen(parseStreamName(stream).id, recorded, command.id);
    },
  };
}
