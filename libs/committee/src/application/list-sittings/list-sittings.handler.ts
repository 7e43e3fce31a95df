import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { closedObject } from "#kernel";
import {
  type Answer,
  Day,
  decodeCursor,
  encodeCursor,
  Id,
  requireAccessInOwnCentre,
} from "#platform";
import { SittingOverviewReader } from "../../projections/sitting-overview/sitting-overview.reader.js";
import type { ListSittingsQuery, SittingSummary } from "../schemas.js";

/** The sittings of the actor's centre, latest first. */
export class ListSittings extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly query: ListSittingsQuery,
  ) {
    super();
  }
}

const Place = closedObject({ on: Day, id: Id });

@QueryHandler(ListSittings)
export class ListSittingsHandler implements IQueryHandler<ListSittings> {
  constructor(private readonly sittings: SittingOverviewReader) {}

  async execute({ actor, query }: ListSittings): Promise<Answer> {
    requireAccessInOwnCentre(actor, "listSittings");
    const pageSize = Number(query.pageSize ?? "20");
    const rows = await this.sittings.list(actor.centre, {
      ...(query.after === undefined ? {} : { after: decodeCursor(query.after, Place) }),
      limit: pageSize + 1,
    });
    const shown = rows.slice(0, pageSize);
    const items = shown.map(({ sittingId, onDay, atTime, status }): SittingSummary => ({
      id: sittingId,
      href: `/sittings/${sittingId}`,
      on: onDay,
      at: atTime,
      status,
    }));
    const last = shown.at(-1);
    if (rows.length <= pageSize || last === undefined) return { body: { items } };
    const after = encodeCursor({ on: last.onDay, id: last.sittingId });
    return { body: { items, next: `/sittings?pageSize=${pageSize}&after=${after}` } };
  }
}
