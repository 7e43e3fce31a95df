import { Inject, Injectable } from "@nestjs/common";
import type { DataSource, SelectQueryBuilder } from "typeorm";
import { KEYED_HASH, KeyedHash } from "#platform";
import { READ_SOURCE } from "#projections";
import { FileOverview } from "./file-overview.entity.js";
import { inszIndex } from "./file-overview.projector.js";

/** Which rows somebody may see; made from a decision on access. */
export interface Readable {
  readonly centre: string;
  /** Only files assigned to this person; absent: all of the centre. */
  readonly onlyAssignedTo?: string;
}

/** What a reader of the list wants. */
export interface Wanted {
  readonly status?: string;
  readonly assigneeId?: string;
  readonly after?: { readonly receivedOn: string; readonly id: string };
  readonly limit: number;
}

/** Reads the list of files. */
@Injectable()
export class FileOverviewReader {
  constructor(
    @Inject(READ_SOURCE) private readonly database: DataSource,
    @Inject(KEYED_HASH) private readonly hash: KeyedHash,
  ) {}

  /** Oldest request first, from the place where the last page ended. */
  list(readable: Readable, wanted: Wanted): Promise<FileOverview[]> {
    const select = this.select(readable);
    const { status, assigneeId, after, limit } = wanted;
    if (status !== undefined) select.andWhere("f.status = :status", { status });
    if (assigneeId !== undefined) select.andWhere("f.assigneeId = :assigneeId", { assigneeId });
    if (after !== undefined) {
      select.andWhere("(f.receivedOn, f.applicationId) > (:receivedOn, :id)", after);
    }
    return select.limit(limit).getMany();
  }

  /** The files of the person with this national number. */
  byInsz(readable: Readable, insz: string, limit: number): Promise<FileOverview[]> {
    return this.select(readable)
      .andWhere("f.inszIndex = :index", { index: inszIndex(this.hash, insz) })
      .limit(limit)
      .getMany();
  }

  private select({ centre, onlyAssignedTo }: Readable): SelectQueryBuilder<FileOverview> {
    const select = this.database
      .getRepository(FileOverview)
      .createQueryBuilder("f")
      .where("f.centre = :centre", { centre })
      .orderBy("f.receivedOn")
      .addOrderBy("f.applicationId");
    return onlyAssignedTo === undefined
      ? select
      : select.andWhere("f.assigneeId = :onlyAssignedTo", { onlyAssignedTo });
  }
}
