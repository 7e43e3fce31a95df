import { randomUUID } from "node:crypto";
import pg from "pg";
import { NO_STREAM } from "#event-store";
import { instant, streamName, type StreamName, uuid } from "#kernel";
import { CONDITIONS } from "#statute";
import { createTestDatabase, type TestDatabase } from "#testing";
import { openReadModels } from "../../apps/api/src/database.js";
import { inTransaction, rawAppend } from "../contract/event-store/postgres-log.js";

const metadata = {
  correlationId: "guards",
  causationId: "guards",
  actor: { id: "u-guards", role: "caseworker" },
  centre: "ocmw-lindeveld",
  purpose: "test",
  legalBasis: "none",
  occurredAt: instant("2025-03-03T08:00:00Z"),
};

const MERGE_AWAY =
  "MERGE INTO rechtop_log.events USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE";

describe("the database of the product, past all of its code", () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
    await (await openReadModels(database.url)).destroy();
    pool = new pg.Pool({ connectionString: database.url });
    await append(streamName("residenceCondition", randomUUID()));
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  /** Appends one event by hand, through the function that the store calls. */
  const append = (stream: StreamName): Promise<void> =>
    inTransaction(pool, async (client) => {
      const event = { type: "entitlement.FindingReopened", data: {} };
      const events = [{ eventId: uuid(randomUUID()), event, metadata }];
      await rawAppend(client, [{ stream, expected: NO_STREAM, events }]);
      return true;
    });
  const categories = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ category: string }>(
      "SELECT DISTINCT category FROM rechtop_log.events ORDER BY category",
    );
    return rows.map(({ category }) => category);
  };

  it.each(CONDITIONS)("takes a stream of the condition %s (art. 3)", async (condition) => {
    await append(streamName(`${condition}Condition`, randomUUID()));
    expect(await categories()).toContain(`${condition}Condition`);
  });

  it.each(["characterCondition", "cooperationCondition", "housekeepingCondition"])(
    "refuses a stream of a seventh condition: %s",
    async (category) => {
      await expect(append(streamName(category, randomUUID()))).rejects.toMatchObject({
        code: "23514",
        constraint: "events_six_conditions",
      });
      expect(await categories()).not.toContain(category);
    },
  );

  it("refuses it also when it comes with one that is allowed: all or nothing", async () => {
    const before = await count();
    const event = { type: "entitlement.FindingReopened", data: {} };
    const appends = ["ageCondition", "characterCondition"].map((category) => ({
      stream: streamName(category, randomUUID()),
      expected: NO_STREAM,
      events: [{ eventId: uuid(randomUUID()), event, metadata }],
    }));
    await expect(
      inTransaction(pool, async (client) => {
        await rawAppend(client, appends);
        return true;
      }),
    ).rejects.toMatchObject({ constraint: "events_six_conditions" });
    expect(await count()).toBe(before);
  });

  it.each([
    ["changed", "UPDATE rechtop_log.events SET payload = '\\x7b7d'"],
    ["changed, not even their metadata", "UPDATE rechtop_log.events SET metadata = '\\x7b7d'"],
    ["moved to a seventh condition", "UPDATE rechtop_log.events SET category = 'xCondition'"],
    ["removed", "DELETE FROM rechtop_log.events"],
    ["removed, none at all", "DELETE FROM rechtop_log.events WHERE false"],
    ["emptied", "TRUNCATE rechtop_log.events"],
    ["merged away", MERGE_AWAY],
  ])("does not let events be %s", async (_how, statement) => {
    const before = await everything();
    await expect(pool.query(statement)).rejects.toMatchObject({
      code: "23001",
      message: "events are only ever added",
    });
    expect(await everything()).toEqual(before);
  });

  const count = async (): Promise<number> => (await everything()).length;
  const everything = async (): Promise<unknown[]> => {
    const { rows } = await pool.query<Record<string, unknown>>(
      "SELECT * FROM rechtop_log.events ORDER BY position",
    );
    return rows;
  };
});
