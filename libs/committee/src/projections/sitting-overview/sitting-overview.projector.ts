import type { EntityManager } from "typeorm";
import type { RecordedEvent } from "#event-store";
import { parseStreamName } from "#kernel";
import type { Projector } from "#projections";
import type { SittingEvent } from "../../domain/events.js";
import { SittingOverview } from "./sitting-overview.entity.js";

const STATUS_AFTER = {
  "committee.AgendaDispatched": "dispatched",
  "committee.SittingOpened": "open",
  "committee.SittingClosed": "closed",
} as const;

/** Keeps the list of sittings. */
export const sittingOverviewProjector: Projector = {
  name: "committee.sittingOverview",
  filter: {
    categories: ["sitting"],
    types: ["committee.SittingConvened", ...Object.keys(STATUS_AFTER)],
  },
  tables: ["sitting_overview"],
  async apply(events, manager) {
    for (const recorded of events as readonly RecordedEvent<SittingEvent>[]) {
      await project(recorded, manager);
    }
  },
};

async function project(
  { event, stream }: RecordedEvent<SittingEvent>,
  manager: EntityManager,
): Promise<void> {
  const sittingId = parseStreamName(stream).id;
  const sittings = manager.getRepository(SittingOverview);
  switch (event.type) {
    case "committee.SittingConvened": {
      const { centre, on, at } = event.data;
      await sittings.upsert({ sittingId, centre, onDay: on, atTime: at, status: "convened" }, [
        "sittingId",
      ]);
      break;
    }
    case "committee.AgendaDispatched":
    case "committee.SittingOpened":
    case "committee.SittingClosed":
      await sittings.update({ sittingId }, { status: STATUS_AFTER[event.type] });
      break;
    case "committee.ItemPlaced":
    case "committee.ItemConcluded":
    case "committee.SittingLackedQuorum":
      break;
  }
}
