import { exactly, NO_STREAM, type RecordedEvent, repairAfterRestore } from "#event-store";
import { createTestDatabase, type TestDatabase } from "#testing";
import { all, appendVisibly, newStream, note, take, texts } from "./fixtures.js";
import {
  inTransaction,
  lockWaiters,
  newPostgresLog,
  type PostgresLog,
  rawAppend,
} from "./postgres-log.js";

/** How far the transaction ids of the old cluster were ahead of those of the new one. */
const AHEAD = 5_000_000_000n;

describe("a log that was restored into another PostgreSQL cluster", () => {
  const stream = newStream();
  let databases: TestDatabase[];
  let log: PostgresLog;
  let original: RecordedEvent[];
  beforeAll(async () => {
    databases = [await createTestDatabase(), await createTestDatabase()];
  });
  afterAll(() => Promise.all(databases.map((database) => database.drop())));

  beforeEach(async () => {
    const old = await newPostgresLog(databases[0]!.url);
    const oldStore = await old.open();
    for (const [i, name] of ["a", "b", "c"].entries()) {
      const expected = i === 0 ? NO_STREAM : exactly(BigInt(i - 1));
      await appendVisibly(oldStore, [{ stream, expected, events: [note(name)] }]);
    }
    original = await all(oldStore.readAll());
    const { rows } = await old.pool.query<Record<string, unknown>>(
      "SELECT e.*, recorded_at::text AS at FROM rechtop_log.events e ORDER BY position",
    );
    log = await newPostgresLog(databases[1]!.url);
    for (const row of rows) {
      await log.pool.query(
        `INSERT INTO rechtop_log.events (commit_order, position, category, stream_id, revision,
           event_id, type, schema_version, payload, metadata, recorded_at)
         OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          BigInt(row["commit_order"] as string) + AHEAD,
          ...["position", "category", "stream_id", "revision", "event_id", "type"].map(
            (c) => row[c],
          ),
          ...["schema_version", "payload", "metadata", "at"].map((c) => row[c]),
        ],
      );
    }
    await old.close();
  });
  afterEach(() => log.close());

  const offset = async () => {
    const { rows } = await log.pool.query<{ xid_offset: string }>(
      "SELECT xid_offset::text AS xid_offset FROM rechtop_log.log_clock",
    );
    return BigInt(rows[0]!.xid_offset);
  };

  it("would be invisible and out of order without repair (the hazard is real)", async () => {
    const visible = await log.pool.query(
      "SELECT FROM rechtop_log.events WHERE commit_order < rechtop_log.horizon()",
    );
    expect(visible.rowCount).toBe(0);
    const late = [{ stream, expected: exactly(2n), events: [note("d")] }];
    const client = await log.pool.connect();
    await expect(rawAppend(client, late)).rejects.toMatchObject({ code: "40001" });
    client.release();
  });

  it("is repaired when it is opened: all is visible, and what is new comes last", async () => {
    const store = await log.open();
    expect(texts(await take(store, 3))).toEqual(["a", "b", "c"]);
    expect(await store.countAfter()).toBe(3);

    await appendVisibly(store, [{ stream: newStream(), expected: NO_STREAM, events: [note("x")] }]);
    await appendVisibly(store, [{ stream, expected: exactly(2n), events: [note("d")] }]);
    const read = await take(store, 5);
    expect(texts(read)).toEqual(["a", "b", "c", "x", "d"]);
    for (const [i, event] of read.slice(1).entries()) {
      expect(store.compare(read[i]!.position, event.position)).toBeLessThan(0);
    }
    expect(read.slice(0, 3).map((e) => ({ ...e, position: "" }))).toEqual(
      original.map((e) => ({ ...e, position: "" })),
    );
  });

  it("is repaired once; a log that is in order is left alone", async () => {
    expect(await offset()).toBe(0n);
    expect(await repairAfterRestore(log.pool)).toBe(true);
    const raised = await offset();
    expect(raised).toBeGreaterThan(AHEAD - 10_000n);
    expect(await repairAfterRestore(log.pool)).toBe(false);
    const store = await log.open();
    await appendVisibly(store, [{ stream, expected: exactly(2n), events: [note("d")] }]);
    expect(await repairAfterRestore(log.pool)).toBe(false);
    expect(await offset()).toBe(raised);
  });

  it("gets its clock back when that was not restored", async () => {
    await log.pool.query("DELETE FROM rechtop_log.log_clock");
    expect(await repairAfterRestore(log.pool)).toBe(true);
    const store = await log.open();
    expect(texts(await take(store, 3))).toEqual(["a", "b", "c"]);
  });

  it("is repaired when no append is under way, and once by all who open it meanwhile", async () => {
    const events = [{ stream: newStream(), expected: NO_STREAM, events: [note("under way")] }];
    let repairs: Promise<boolean>[] = [];
    await inTransaction(log.pool, async (client) => {
      await rawAppend(client, events);
      repairs = Array.from({ length: 3 }, () => repairAfterRestore(log.pool));
      await lockWaiters(log.pool, 3);
      return true;
    });
    expect((await Promise.all(repairs)).sort()).toEqual([false, false, true]);
    expect(await take(await log.open(), 4)).toHaveLength(4);
  });
});
