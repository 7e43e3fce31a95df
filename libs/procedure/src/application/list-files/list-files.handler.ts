import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import { type Actor, decideAccess } from "#access";
import { closedObject } from "#kernel";
import {
  type Answer,
  applicantsOf,
  Day,
  decodeCursor,
  encodeCursor,
  Id,
  requireAccessInOwnCentre,
} from "#platform";
import type { FileOverview } from "../../projections/file-overview/file-overview.entity.js";
import {
  FileOverviewReader,
  type Readable,
} from "../../projections/file-overview/file-overview.reader.js";
import type { FileSummary, ListFilesQuery } from "../schemas.js";

/** The files that somebody may read, oldest request first. */
export class ListFiles extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly query: ListFilesQuery,
  ) {
    super();
  }
}

/** The files of the person with this national number that somebody may read. */
export class FindFilesByInsz extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly insz: string,
  ) {
    super();
  }
}

const Place = closedObject({ receivedOn: Day, id: Id });
const FOUND_AT_MOST = 100;

@QueryHandler(ListFiles)
export class ListFilesHandler implements IQueryHandler<ListFiles> {
  constructor(private readonly files: FileOverviewReader) {}

  async execute({ actor, query }: ListFiles): Promise<Answer> {
    const { status, assignee, after } = query;
    const pageSize = Number(query.pageSize ?? "20");
    const rows = await this.files.list(readableBy(actor), {
      ...(status === undefined ? {} : { status }),
      ...(assignee === "me" ? { assigneeId: actor.id } : {}),
      ...(after === undefined ? {} : { after: decodeCursor(after, Place) }),
      limit: pageSize + 1,
    });
    const items = rows.slice(0, pageSize).map(summary);
    const subjects = applicantsOf(items.map(({ id }) => id));
    const last = rows.at(pageSize - 1);
    if (rows.length <= pageSize || last === undefined) return { body: { items }, subjects };
    const next = new URLSearchParams({
      ...(status === undefined ? {} : { status }),
      ...(assignee === undefined ? {} : { assignee }),
      pageSize: String(pageSize),
      after: encodeCursor({ receivedOn: last.receivedOn, id: last.applicationId }),
    });
    return { body: { items, next: `/applications?${next.toString()}` }, subjects };
  }
}

@QueryHandler(FindFilesByInsz)
export class FindFilesByInszHandler implements IQueryHandler<FindFilesByInsz> {
  constructor(private readonly files: FileOverviewReader) {}

  async execute({ actor, insz }: FindFilesByInsz): Promise<Answer> {
    const rows = await this.files.byInsz(readableBy(actor), insz, FOUND_AT_MOST);
    const items = rows.map(summary);
    return { body: { items }, subjects: applicantsOf(items.map(({ id }) => id)) };
  }
}

/** Only rows that the access function would let this person read: the same answer as the detail. */
function readableBy(actor: Actor): Readable {
  requireAccessInOwnCentre(actor, "listFiles");
  const anyFile = decideAccess(actor, "readFile", { centre: actor.centre });
  return "refused" in anyFile
    ? { centre: actor.centre, onlyAssignedTo: actor.id }
    : { centre: actor.centre };
}

function summary(row: FileOverview): FileSummary {
  const { applicationId, fileReference, status, receivedOn, decisionDueBy, assigneeId, erasedOn } =
    row;
  return {
    id: applicationId,
    href: `/applications/${applicationId}`,
    fileReference,
    status,
    receivedOn,
    decisionDueBy,
    assigneeId,
    ...(erasedOn === null ? {} : { erasedOn }),
  };
}
