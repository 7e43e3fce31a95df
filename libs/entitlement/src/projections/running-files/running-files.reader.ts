import type { DataSource } from "typeorm";
import { RunningFile } from "./running-file.entity.js";

/** Where a page of the list ended. */
export type AfterFile = Pick<RunningFile, "centre" | "applicationId">;

/** Which files are wanted, and how many at once. */
export interface FilesWanted {
  /** Absent: of all centres. */
  readonly centre?: string;
  readonly pageSize: number;
}

/** Reads the list of files with a determination that were not refused. */
export class RunningFilesReader {
  constructor(private readonly database: DataSource) {}

  count({ centre }: Pick<FilesWanted, "centre">): Promise<number> {
    return this.select(centre).getCount();
  }

  /** Centre by centre, page by page: what comes or goes meanwhile moves no other file. */
  async *pages({ centre, pageSize }: FilesWanted): AsyncGenerator<readonly RunningFile[]> {
    let after: AfterFile | undefined;
    for (;;) {
      const select = this.select(centre)
        .orderBy("f.centre")
        .addOrderBy("f.applicationId")
        .limit(pageSize);
      if (after !== undefined) {
        select.andWhere("(f.centre, f.applicationId) > (:afterCentre, :afterId)", {
          afterCentre: after.centre,
          afterId: after.applicationId,
        });
      }
      const page = await select.getMany();
      if (page.length > 0) yield page;
      if (page.length < pageSize) return;
      after = page.at(-1);
    }
  }

  private select(centre: string | undefined) {
    const select = this.database
      .getRepository(RunningFile)
      .createQueryBuilder("f")
      .where("NOT f.ended");
    return centre === undefined ? select : select.andWhere("f.centre = :centre", { centre });
  }
}
