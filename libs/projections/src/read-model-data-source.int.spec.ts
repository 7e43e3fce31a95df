import { type Harness, openHarness } from "./testing/harness.js";
import { migrateReadModels, READ_SCHEMA } from "./index.js";

describe("the connection to the read models", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  it("keeps all tables, that of the migrations too, in the schema of the live read models", async () => {
    const tables = await harness.dataSource.query<{ schemaname: string; tablename: string }[]>(
      `SELECT schemaname, tablename FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'rechtop_log') ORDER BY 2`,
    );
    expect(tables).toEqual(
      ["probe_counts", "probe_events", "projection_checkpoints", "read_model_migrations"].map(
        (tablename) => ({ schemaname: READ_SCHEMA, tablename }),
      ),
    );
  });

  it("runs every migration once, also when two processes start at the same time", async () => {
    const others = await Promise.all([harness.connect(), harness.connect()]);
    await Promise.all(others.map((dataSource) => migrateReadModels(dataSource)));
    const rows = await harness.dataSource.query<{ name: string }[]>(
      "SELECT name FROM read_model_migrations ORDER BY timestamp",
    );
    expect(rows.map(({ name }) => name)).toEqual([
      "ProjectionCheckpoints1735689600000",
      "ProbeTables1735689600001",
    ]);
  });
});
