import { type DataSource, IsNull, Not } from "typeorm";
import { belgianDay, type Instant, type PersonalPart } from "#kernel";
import { FileOverview } from "./file-overview.entity.js";

/** Something personal of a file that is no more. */
export interface ErasedOfFile extends PersonalPart {
  readonly dossier: string;
  readonly at: Instant;
}

/**
 * Takes out of the list of files by which number a person was found, wherever that was erased.
 * Before anybody is served: a database that was restored from a backup holds the list as it was,
 * and its log may not know of the erasure either. May be repeated at will.
 *
 * @returns how many files had come back
 */
export async function forgetErased(
  dataSource: DataSource,
  erased: AsyncIterable<ErasedOfFile>,
): Promise<number> {
  const files = dataSource.getRepository(FileOverview);
  let forgotten = 0;
  for await (const { dossier, subject, kind, at } of erased) {
    if (subject !== "applicant" || kind !== "identity") continue;
    const { affected } = await files.update(
      { applicationId: dossier, inszIndex: Not(IsNull()) },
      { inszIndex: null, erasedOn: belgianDay(at) },
    );
    forgotten += affected ?? 0;
  }
  return forgotten;
}
