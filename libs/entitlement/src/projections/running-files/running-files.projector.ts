import type { RecordedEvent } from "#event-store";
import { type EventOf, parseStreamName } from "#kernel";
import type { procedureEvents } from "#procedure";
import { foldRows, type Projector } from "#projections";
import type { DeterminationEvent } from "../../domain/determination/events.js";
import { basisOf } from "./basis.js";
import { RunningFile } from "./running-file.entity.js";

/** A row as a value. */
type Row = { readonly [Column in keyof RunningFile]: RunningFile[Column] };

type Projected = DeterminationEvent | EventOf<(typeof procedureEvents)[number]>;

/** Keeps the list of files with a determination. */
export const runningFilesProjector: Projector = {
  name: "entitlement.runningFiles",
  filter: {
    categories: ["application", "determination"],
    types: ["entitlement.RightDetermined", "procedure.DecisionRecorded"],
  },
  tables: ["running_file"],
  apply: (events, manager) =>
    foldRows<Projected, Row>(
      {
        entity: RunningFile,
        key: "applicationId",
        keyOf: ({ stream }) => parseStreamName(stream).id,
        evolve,
      },
      events,
      manager,
    ),
};

function evolve(
  file: Row | undefined,
  { event, stream, revision, metadata }: RecordedEvent<Projected>,
): Row | undefined {
  switch (event.type) {
    case "entitlement.RightDetermined": {
      const { determinationId, determinedOn, receipt } = event.data;
      return {
        applicationId: parseStreamName(stream).id,
        centre: metadata.centre,
        determinationId,
        revision: Number(revision),
        determinedOn,
        basis: basisOf(receipt),
        ended: file?.ended ?? false,
      };
    }
    case "procedure.DecisionRecorded":
      return event.data.outcome === "refused" ? file && { ...file, ended: true } : file;
    default:
      return file;
  }
}
