import type { EntityManager } from "typeorm";
import type { RecordedEvent } from "#event-store";
import { parseStreamName } from "#kernel";
import type { KeyedHash } from "#platform";
import type { Projector } from "#projections";
import type { ApplicationEvent } from "../../domain/events.js";
import { FileOverview } from "./file-overview.entity.js";

/** How a national number is found again without being kept: the only place that says so. */
export function inszIndex(hash: KeyedHash, insz: string): string {
  return hash.of("insz-index/v1", `insz/v1|${insz}`);
}

/** Keeps the list of files. */
export function fileOverviewProjector(hash: KeyedHash): Projector {
  return {
    name: "procedure.fileOverview",
    filter: { categories: ["application"] },
    tables: ["file_overview"],
    async apply(events, manager) {
      for (const recorded of events as readonly RecordedEvent<ApplicationEvent>[]) {
        await project(recorded, manager, hash);
      }
    },
  };
}

async function project(
  { event, stream }: RecordedEvent<ApplicationEvent>,
  manager: EntityManager,
  hash: KeyedHash,
): Promise<void> {
  const applicationId = parseStreamName(stream).id;
  const files = manager.getRepository(FileOverview);
  switch (event.type) {
    case "procedure.RequestRegistered": {
      const { centre, fileReference, assigneeId, receivedOn, person } = event.data;
      await files.upsert(
        {
          applicationId,
          centre,
          fileReference,
          assigneeId,
          status: "registered",
          receivedOn,
          // The receipt is in the same append: until it is seen, the term is not known.
          decisionDueBy: "",
          inszIndex: inszIndex(hash, person.insz),
        },
        ["applicationId"],
      );
      break;
    }
    case "procedure.ReceiptIssued":
      await files.update({ applicationId }, { decisionDueBy: event.data.decisionDueBy });
      break;
    case "procedure.FileAssigned":
      await files.update({ applicationId }, { assigneeId: event.data.assigneeId });
      break;
    case "procedure.DecisionRecorded":
      await files.update({ applicationId }, { status: "decided" });
      break;
    case "procedure.DecisionNotified":
      await files.update({ applicationId }, { status: "notified" });
      break;
  }
}
