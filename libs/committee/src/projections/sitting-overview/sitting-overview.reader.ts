import { Inject, Injectable } from "@nestjs/common";
import type { DataSource } from "typeorm";
import { READ_SOURCE } from "#projections";
import { SittingOverview } from "./sitting-overview.entity.js";

/** Reads the list of sittings. */
@Injectable()
export class SittingOverviewReader {
  constructor(@Inject(READ_SOURCE) private readonly database: DataSource) {}

  /** The sittings of a centre, latest day first, from the place where the last page ended. */
  list(
    centre: string,
    wanted: {
      readonly after?: { readonly on: string; readonly id: string };
      readonly limit: number;
    },
  ): Promise<SittingOverview[]> {
    const select = this.database
      .getRepository(SittingOverview)
      .createQueryBuilder("s")
      .where("s.centre = :centre", { centre })
      .orderBy("s.onDay", "DESC")
      .addOrderBy("s.sittingId");
    if (wanted.after !== undefined) {
      select.andWhere("(s.onDay < :on OR (s.onDay = :on AND s.sittingId > :id))", wanted.after);
    }
    return select.limit(wanted.limit).getMany();
  }
}
