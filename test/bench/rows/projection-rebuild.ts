import { DataSource } from "typeorm";
import { KeyedHash } from "#platform";
import { FileOverview, FileOverview1740960300000, fileOverviewProjector } from "#procedure";
import { migrateReadModels, readModelDataSourceOptions, rebuildProjection } from "#projections";
import type { Row } from "../bench.js";
import { compare, rateOf } from "../measure.js";
import { ratioLine, whole } from "../report.js";

/** Rows of one INSERT that the rebuild is compared with. */
const ROWS_AT_ONCE = 500;

/** The list of files from the first event on, against writing the same rows that are known already. */
export const projectionRebuild: Row = async (bench) => {
  const what = "projection rebuild";
  const { url, store } = await bench.log("plain", bench.events);
  const dataSource = new DataSource(
    readModelDataSourceOptions(url, {
      entities: [FileOverview],
      migrations: [FileOverview1740960300000],
    }),
  );
  await dataSource.initialize();
  await migrateReadModels(dataSource);
  const projector = fileOverviewProjector(new KeyedHash(Buffer.alloc(32, 7)));
  let events = 0;
  const rebuild = () =>
    rateOf(async () => {
      events = (await rebuildProjection({ dataSource, store, projector })).applied;
      return dataSource.getRepository(FileOverview).count();
    });
  await rebuild();
  const rows: unknown[][] = (
    await dataSource.query<Record<string, unknown>[]>("SELECT * FROM file_overview")
  ).map((row) => Object.values(row));
  await dataSource.query("CREATE TABLE file_overview_twin (LIKE file_overview INCLUDING ALL)");
  const rates = await compare(
    rebuild,
    async () => {
      await dataSource.query("TRUNCATE file_overview_twin");
      return rateOf(async () => {
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
          await insertRows(dataSource, rows.slice(at, at + ROWS_AT_ONCE));
        }
        return rows.length;
      });
    },
    (text) => bench.progress(`${what}: ${text}`),
    3,
  );
  await dataSource.destroy();
  return [
    ratioLine(
      `${what} (${whole(events)} events into ${whole(rows.length)} rows)`,
      "rows/s",
      rates,
      `INSERT of ${ROWS_AT_ONCE} of the same rows at a time`,
      0.5,
    ),
  ];
};

async function insertRows(dataSource: DataSource, rows: readonly unknown[][]): Promise<void> {
  const columns = rows[0]?.length ?? 0;
  const values = rows.map(
    (_, row) =>
      `(${Array.from({ length: columns }, (_, i) => `$${row * columns + i + 1}`).join(", ")})`,
  );
  await dataSource.query(`INSERT INTO file_overview_twin VALUES ${values.join(", ")}`, rows.flat());
}
