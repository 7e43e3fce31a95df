import pg from "pg";
import { createTestDatabase, type TestDatabase } from "#testing";
import type { EventFilter } from "../../port.js";
import { EVENT_STORE_SCHEMA } from "./schema.js";
import { filtered, HEAD, READ_STREAMS, type Statement } from "./statements.js";

/** Enough for a plan that reads the whole log to stand out: some thousand blocks. */
const EVENTS = 30_000;

type Parameter = number | readonly string[] | null;

describe("the work of one look at a long log", () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    for (const statement of EVENT_STORE_SCHEMA) await client.query(statement);
    await client.query(`
      INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision, event_id, type,
        schema_version, payload, metadata, recorded_at)
      SELECT 3, CASE WHEN n = 7 THEN 'rare' WHEN n % 2 = 0 THEN 'thing' ELSE 'other' END,
        gen_random_uuid(), 0, gen_random_uuid(), CASE WHEN n = 7 THEN 'a.Rare' ELSE 'a.Usual' END,
        1, '{}', convert_to(repeat('m', 300), 'UTF8'), now()
      FROM generate_series(1, ${EVENTS}) n`);
    await client.query("ANALYZE rechtop_log.events");
    // What a prepared statement comes down to after some executions.
    await client.query("SET plan_cache_mode = force_generic_plan");
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  /** Blocks that the statement touches. */
  async function blocks({ text }: Statement, values: Parameter[]): Promise<number> {
    await client.query(`PREPARE look AS ${text}`);
    const literals = values.map((value) => {
      if (typeof value === "number") return String(value);
      return value === null ? "NULL" : pg.escapeLiteral(`{${value.join(",")}}`);
    });
    const list = literals.length > 0 ? `(${literals.join(",")})` : "";
    const { rows } = await client.query<{
      "QUERY PLAN": [{ Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } }];
    }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE look${list}`);
    await client.query("DEALLOCATE look");
    const [{ Plan }] = rows[0]!["QUERY PLAN"];
    return Plan["Shared Hit Blocks"] + Plan["Shared Read Blocks"];
  }

  const filters: EventFilter[] = [
    {},
    { categories: ["thing", "other"] },
    { categories: ["rare"] },
    { categories: ["nowhere"] },
    { types: ["a.Usual", "a.Rare"] },
    { types: ["a.Rare"], categories: ["rare", "thing"] },
    { types: ["a.Unknown"] },
  ];

  it.each(filters)("does not grow with the log: %j", async (filter) => {
    const { page, copiedPage, values } = filtered(filter);
    for (const look of [page, copiedPage]) {
      expect(await blocks(look, [0, 0, 50, ...values])).toBeLessThan(200);
      // At the end of the log, where a subscription idles.
      expect(await blocks(look, [3, EVENTS, 50, ...values])).toBeLessThan(50);
    }
  });

  it.each(filters)("counts no further than its limit: %j", async (filter) => {
    const { count, values } = filtered(filter);
    expect(await blocks(count, [0, 0, 50, ...values])).toBeLessThan(200);
  });

  it("reads some streams of many", async () => {
    const { rows } = await client.query<{ category: string; id: string }>(
      "SELECT category, stream_id AS id FROM rechtop_log.events LIMIT 50",
    );
    const [categories, ids] = [rows.map(({ category }) => category), rows.map(({ id }) => id)];
    const from = rows.map(() => "0");
    expect(await blocks(READ_STREAMS, [categories, ids, from, 1000])).toBeLessThan(400);
  });

  it("finds the head", async () => {
    expect(await blocks(HEAD, [])).toBeLessThan(20);
  });

  it("is measured by a yardstick that sees a plan that reads everything", async () => {
    const everything = "SELECT count(*) FROM rechtop_log.events WHERE schema_version = 1";
    expect(await blocks({ name: "everything", text: everything }, [])).toBeGreaterThan(1000);
  });
});
