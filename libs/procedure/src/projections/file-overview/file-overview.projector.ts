import type { RecordedEvent } from "#event-store";
import {
  belgianDay,
  Erased,
  type EventOf,
  instant,
  parseStreamName,
  type PersonalDataErased,
  type personalDataErased,
} from "#kernel";
import type { KeyedHash } from "#platform";
import { foldRows, type Projector } from "#projections";
import type { ApplicationEvent } from "../../domain/events.js";
import { FileOverview } from "./file-overview.entity.js";

/** How a national number is found again without being kept: the only place that says so. */
export function inszIndex(hash: KeyedHash, insz: string): string {
  return hash.of("insz-index/v1", `insz/v1|${insz}`);
}

/** A line as a value. */
type Line = { readonly [Column in keyof FileOverview]: FileOverview[Column] };

type Projected = ApplicationEvent | EventOf<typeof personalDataErased>;

/** Keeps the list of files. */
export function fileOverviewProjector(hash: KeyedHash): Projector {
  return {
    name: "procedure.fileOverview",
    filter: { categories: ["application", "erasure"] },
    tables: ["file_overview"],
    apply: (events, manager) =>
      foldRows<Projected, Line>(
        {
          entity: FileOverview,
          key: "applicationId",
          keyOf: ({ stream }) => parseStreamName(stream).id,
          evolve: (file, recorded) => evolve(file, recorded, hash),
        },
        events,
        manager,
      ),
  };
}

function evolve(
  file: Line | undefined,
  { event, stream }: RecordedEvent<Projected>,
  hash: KeyedHash,
): Line | undefined {
  switch (event.type) {
    case "procedure.RequestRegistered": {
      const { centre, fileReference, assigneeId, receivedOn, person } = event.data;
      return {
        applicationId: parseStreamName(stream).id,
        centre,
        fileReference,
        assigneeId,
        status: "registered",
        receivedOn,
        // The receipt is in the same append: until it is seen, the term is not known.
        decisionDueBy: "",
        ...identification(hash, person.insz),
      };
    }
    case "procedure.ReceiptIssued":
      return file && { ...file, decisionDueBy: event.data.decisionDueBy };
    case "procedure.FileAssigned":
      return file && { ...file, assigneeId: event.data.assigneeId };
    case "procedure.DecisionRecorded":
      return file && { ...file, status: "decided" };
    case "procedure.DecisionNotified":
      return file && { ...file, status: "notified" };
    case "erasure.PersonalDataErased":
      return file && { ...file, ...tombstone(event.data) };
    default:
      return file;
  }
}

/** How the file is found by its person, unless that was erased before it was read. */
function identification(
  hash: KeyedHash,
  insz: string | Erased,
): Pick<Line, "inszIndex" | "erasedOn"> {
  return insz instanceof Erased
    ? { inszIndex: null, erasedOn: belgianDay(insz.at) }
    : { inszIndex: inszIndex(hash, insz), erasedOn: null };
}

/** What an erasure leaves of a line: with the number goes the way to find the file by it. */
function tombstone({ parts, erasedAt }: PersonalDataErased): Partial<Line> {
  const erasedOn = belgianDay(instant(erasedAt));
  const unnamed = parts.some((part) => part.subject === "applicant" && part.kind === "identity");
  return unnamed ? { erasedOn, inszIndex: null } : { erasedOn };
}
