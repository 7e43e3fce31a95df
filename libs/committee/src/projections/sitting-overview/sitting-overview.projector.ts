import type { RecordedEvent } from "#event-store";
import { parseStreamName } from "#kernel";
import { foldRows, type Projector } from "#projections";
import type { SittingEvent } from "../../domain/events.js";
import { SittingOverview } from "./sitting-overview.entity.js";

const STATUS_AFTER = {
  "committee.AgendaDispatched": "dispatched",
  "committee.SittingOpened": "open",
  "committee.SittingClosed": "closed",
} as const;

/** A line as a value. */
type Line = { readonly [Column in keyof SittingOverview]: SittingOverview[Column] };

/** Keeps the list of sittings. */
export const sittingOverviewProjector: Projector = {
  name: "committee.sittingOverview",
  filter: {
    categories: ["sitting"],
    types: ["committee.SittingConvened", ...Object.keys(STATUS_AFTER)],
  },
  tables: ["sitting_overview"],
  apply: (events, manager) =>
    foldRows<SittingEvent, Line>(
      {
        entity: SittingOverview,
        key: "sittingId",
        keyOf: ({ stream }) => parseStreamName(stream).id,
        evolve,
      },
      events,
      manager,
    ),
};

function evolve(
  sitting: Line | undefined,
  { event, stream }: RecordedEvent<SittingEvent>,
): Line | undefined {
  switch (event.type) {
    case "committee.SittingConvened": {
      const { centre, on, at } = event.data;
      const sittingId = parseStreamName(stream).id;
      return { sittingId, centre, onDay: on, atTime: at, status: "convened" };
    }
    case "committee.AgendaDispatched":
    case "committee.SittingOpened":
    case "committee.SittingClosed":
      return sitting && { ...sitting, status: STATUS_AFTER[event.type] };
    case "committee.ItemPlaced":
    case "committee.ItemConcluded":
    case "committee.SittingLackedQuorum":
      return sitting;
  }
}
