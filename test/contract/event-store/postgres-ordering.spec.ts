import { exactly, NO_STREAM, type PostgresEventStore } from "#event-store";
import { createTestDatabase, type TestDatabase } from "#testing";
import { all, appendVisibly, newStream, note, oneByOne, texts, visible } from "./fixtures.js";
import { inTransaction, newPostgresLog, type PostgresLog, rawAppend } from "./postgres-log.js";

describe("the order of events in PostgreSQL", () => {
  let database: TestDatabase;
  let log: PostgresLog;
  let store: PostgresEventStore;
  const { signal } = new AbortController();
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    log = await newPostgresLog(database.url);
    store = await log.open();
  });
  afterEach(() => log.close());
  afterAll(() => database.drop());

  const single = (name: string) => [
    { stream: newStream(), expected: NO_STREAM, events: [note(name)] },
  ];

  /** A reader that trusts the sequence: everything after the last position it saw, in order. */
  function naiveReader() {
    let last = "0";
    return async (): Promise<string[]> => {
      const { rows } = await log.pool.query<{ position: string; payload: Buffer }>(
        `SELECT position::text AS position, payload FROM rechtop_log.events
         WHERE position > $1 ORDER BY position`,
        [last],
      );
      last = rows.at(-1)?.position ?? last;
      return rows.map((row) => (JSON.parse(row.payload.toString()) as { text: string }).text);
    };
  }

  it("a reader that trusts the sequence skips an event for ever; ours does not", async () => {
    const naive = naiveReader();
    const ours = oneByOne(store.subscribe({ signal }));
    const seenByOurs: unknown[] = [];
    const seenByNaive: string[] = [];

    await inTransaction(log.pool, async (slow) => {
      await rawAppend(slow, single("first"));
      await inTransaction(log.pool, async (fast) => {
        await rawAppend(fast, single("second"));
        return true;
      });
      seenByNaive.push(...(await naive()));
      // Stored, but nobody may pass it yet: an event with a lower place is still to come.
      expect(await all(store.readAll())).toEqual([]);
      expect(await store.head()).toBeUndefined();
      expect(await store.countAfter()).toBe(0);
      expect(await store.readStored({ limit: 10 })).toEqual([]);
      return true;
    });
    seenByNaive.push(...(await naive()));
    expect(seenByNaive).toEqual(["second"]);

    while (seenByOurs.length < 2) {
      seenByOurs.push(...texts((await ours()).events));
    }
    expect(seenByOurs).toEqual(["first", "second"]);
    expect(texts(await all(store.readAll()))).toEqual(["first", "second"]);
  });

  it("orders by transaction first: a later sequence number can come earlier", async () => {
    await inTransaction(log.pool, async (older) => {
      await older.query("SELECT pg_current_xact_id()");
      await store.append(single("younger transaction, lower sequence number"));
      await rawAppend(older, single("older transaction, higher sequence number"));
      return true;
    });
    const last = await store.append(single("last"));
    await visible(store, last.position);
    expect(texts(await all(store.readAll()))).toEqual([
      "older transaction, higher sequence number",
      "younger transaction, lower sequence number",
      "last",
    ]);
  });

  it("refuses to put an event before its predecessor in the stream", async () => {
    const stream = newStream();
    await inTransaction(log.pool, async (older) => {
      await older.query("SELECT pg_current_xact_id()");
      await store.append([{ stream, expected: NO_STREAM, events: [note("a")] }]);
      const late = rawAppend(older, [{ stream, expected: exactly(0n), events: [note("b")] }]);
      await expect(late).rejects.toMatchObject({ code: "40001" });
      return false;
    });
    expect(texts(await all(store.readStream(stream)))).toEqual(["a"]);
  });

  it("a transaction that rolls back leaves a hole in the sequence and none in the log", async () => {
    await inTransaction(log.pool, async (client) => {
      await rawAppend(client, single("never"));
      return false;
    });
    await appendVisibly(store, single("a"));
    expect(texts(await all(store.readAll()))).toEqual(["a"]);
  });

  it("wakes subscriptions of its own process at once, however rarely they look", async () => {
    const rarely = await log.open({ pollIntervalMs: 3_600_000 });
    const batches = oneByOne(rarely.subscribe({ signal }));
    for (const name of ["a", "b", "c"]) {
      const next = batches();
      await rarely.append(single(name));
      expect(texts((await next).events)).toEqual([name]);
    }
  });

  it("gives what was held back as soon as the holder ends, however rarely it looks", async () => {
    const rarely = await log.open({ pollIntervalMs: 3_600_000 });
    const next = oneByOne(rarely.subscribe({ signal }))();
    await inTransaction(log.pool, async (holder) => {
      await holder.query("SELECT pg_current_xact_id()");
      await rarely.append(single("a"));
      expect(await rarely.head()).toBeUndefined();
      return true;
    });
    expect(texts((await next).events)).toEqual(["a"]);
  });

  it("refuses to append under a snapshot that is older than its locks", async () => {
    await inTransaction(log.pool, async (client) => {
      await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      await expect(rawAppend(client, single("a"))).rejects.toMatchObject({ code: "25000" });
      return false;
    });
  });

  it.each([
    "UPDATE rechtop_log.events SET type = 'x.Y'",
    "DELETE FROM rechtop_log.events",
    "TRUNCATE rechtop_log.events",
  ])("refuses to change what is in the log: %s", async (sql) => {
    await store.append(single("a"));
    await expect(log.pool.query(sql)).rejects.toThrow("only ever added");
  });
});
