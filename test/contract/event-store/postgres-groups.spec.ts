import pg from "pg";
import {
  type AppendResult,
  type EventStore,
  exactly,
  type IdempotencyRecord,
  NO_STREAM,
  PostgresEventStore,
  RevisionConflict,
  StoreUnavailable,
  type StreamAppend,
} from "#event-store";
import { createTestDatabase, type TestDatabase } from "#testing";
import { all, newStream, note, remembered, take, texts } from "./fixtures.js";
import {
  inTransaction,
  lockWaiters,
  newPostgresLog,
  type PostgresLog,
  rawAppend,
} from "./postgres-log.js";
import { tcpProxy } from "./tcp-proxy.js";

interface Request {
  readonly appends: readonly StreamAppend[];
  readonly idempotency?: IdempotencyRecord;
}

describe("appends to PostgreSQL that arrive together", () => {
  let database: TestDatabase;
  let log: PostgresLog;
  let store: PostgresEventStore;
  /** Over one connection: on a busy machine a group may take so long that the next does not wait for it. */
  let inLine: PostgresEventStore;
  let line: pg.Pool;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    log = await newPostgresLog(database.url);
    store = await log.open();
    line = new pg.Pool({ connectionString: database.url, max: 1 });
    inLine = await log.open({ pool: line });
  });
  afterEach(async () => {
    await line.end();
    await log.close();
  });
  afterAll(() => database.drop());

  const single = (text = "n", stream = newStream()): StreamAppend[] => [
    { stream, expected: NO_STREAM, events: [note(text)] },
  ];
  const attempt = (append: Promise<AppendResult>) => append.catch((error: unknown) => error);
  /** The first goes at once, all others together behind it. */
  const together = (requests: readonly Request[], target: EventStore = store) =>
    Promise.all(
      requests.map(({ appends, idempotency }) => attempt(target.append(appends, idempotency))),
    );
  const transactions = async () => {
    const { rows } = await log.pool.query<{ events: number }>(
      "SELECT count(*)::integer AS events FROM rechtop_log.events GROUP BY commit_order ORDER BY commit_order",
    );
    return rows.map((row) => row.events);
  };

  it("go in one transaction and one round trip, all but the first, which goes at once", async () => {
    const proxy = await tcpProxy(database.url);
    // One connection: on a busy machine the first may take so long that others do not wait for it.
    const pool = new pg.Pool({ connectionString: proxy.url, max: 1 });
    const behindProxy = await log.open({ pool });
    const before = proxy.turns();
    const results = await together(
      Array.from({ length: 20 }, (_, i) => ({ appends: single(String(i)) })),
      behindProxy,
    );
    expect(proxy.turns() - before).toBe(2);
    expect(await transactions()).toEqual([1, 19]);
    const read = await take(store, 20);
    expect(texts(read)).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
    expect(results).toEqual(read.map(({ position }) => ({ position })));
    await pool.end();
    await proxy.close();
  });

  it("leave one out that is refused, and say why to that one only", async () => {
    const [taken, busy] = [newStream(), newStream()];
    const known = note();
    const record = remembered();
    await inLine.append([{ stream: taken, expected: NO_STREAM, events: [known] }], record);
    const outcomes = await together(
      [
        { appends: single("first") },
        { appends: single("a") },
        { appends: [{ stream: taken, expected: NO_STREAM, events: [note()] }] },
        { appends: single("b") },
        { appends: [{ ...single()[0]!, events: [note(), known] }] },
        { appends: single("never"), idempotency: record },
        { appends: [{ stream: busy, expected: exactly(3n), events: [] }, ...single("never")] },
        { appends: single("c"), idempotency: remembered() },
      ],
      inLine,
    );
    const names = outcomes.map((outcome) => (outcome instanceof Error ? outcome.name : "stored"));
    expect(names).toEqual([
      ...["stored", "stored", "RevisionConflict", "stored", "DuplicateEvent"],
      ...["DuplicateIdempotencyKey", "RevisionConflict", "stored"],
    ]);
    expect(outcomes[2]).toMatchObject({ stream: taken, actual: 0n });
    expect(outcomes[6]).toMatchObject({ stream: busy, actual: undefined });
    // Those behind the first went together; it was with them if it came soon after the one before it.
    expect((await transactions()).at(-1)).toBeGreaterThanOrEqual(3);
    expect(texts(await take(store, 5))).toEqual(["n", "first", "a", "b", "c"]);
  });

  it("follow each other on the same stream as if one came after the other", async () => {
    const stream = newStream();
    const outcomes = await together(
      [
        { appends: single("first") },
        { appends: single("a", stream) },
        { appends: [{ stream, expected: exactly(0n), events: [note("b")] }] },
        { appends: [{ stream, expected: exactly(0n), events: [note("late")] }] },
        { appends: [{ stream, expected: exactly(1n), events: [] }, ...single("checked")] },
      ],
      inLine,
    );
    expect(outcomes[3]).toBeInstanceOf(RevisionConflict);
    expect(outcomes[3]).toMatchObject({ actual: 1n });
    expect(outcomes.filter((outcome) => outcome instanceof Error)).toHaveLength(1);
    expect(texts(await all(store.readStream(stream)))).toEqual(["a", "b"]);
  });

  it("do not wait for a stream that somebody else is writing to", async () => {
    const stream = newStream();
    let waiting: Promise<unknown> | undefined;
    await inTransaction(log.pool, async (stranger) => {
      await rawAppend(stranger, [{ stream, expected: NO_STREAM, events: [note("theirs")] }]);
      const [first, held, ...others] = [
        single("first"),
        [{ stream, expected: NO_STREAM, events: [note("ours")] }],
        single("a"),
        single("b"),
      ].map((appends) => attempt(store.append(appends)));
      for (const outcome of await Promise.all([first, ...others])) {
        expect(outcome).not.toBeInstanceOf(Error);
      }
      await lockWaiters(log.pool, 1);
      waiting = held;
      return true;
    });
    expect(await waiting).toMatchObject({ name: "RevisionConflict", actual: 0n });
    expect(texts(await all(store.readStream(stream)))).toEqual(["theirs"]);
  });

  it("go one by one when another process takes an event id or a key of one of them", async () => {
    const event = note();
    const record = remembered();
    let outcomes: Promise<unknown[]> | undefined;
    await inTransaction(log.pool, async (other) => {
      await rawAppend(other, [{ stream: newStream(), expected: NO_STREAM, events: [event] }]);
      await other.query("INSERT INTO rechtop_log.idempotency VALUES ($1, $2, $3, $4, now())", [
        record.scope,
        record.key,
        record.requestHash,
        record.response,
      ]);
      outcomes = together([
        { appends: single("first") },
        { appends: single("a") },
        { appends: [{ ...single()[0]!, events: [event] }] },
        { appends: single("never"), idempotency: record },
        { appends: single("b") },
      ]);
      await lockWaiters(log.pool, 1);
      // What comes later is not held up by the group that waits.
      await store.append(single("later"));
      return true;
    });
    const names = (await outcomes!).map((e) => (e instanceof Error ? e.name : "stored"));
    expect(names).toEqual([
      ...["stored", "stored", "DuplicateEvent", "DuplicateIdempotencyKey", "stored"],
    ]);
    const stored = texts(await take(store, 5));
    expect(stored.sort()).toEqual(["a", "b", "first", "later", "n"]);
  });

  it("are not harmed by one that the database cannot take", async () => {
    const outcomes = await together([
      { appends: single("first") },
      { appends: single("a") },
      { appends: single("never"), idempotency: { ...remembered(), scope: "\u0000" } },
      { appends: single("b") },
    ]);
    expect(outcomes[2]).toMatchObject({ code: "22021" });
    expect(texts(await take(store, 3)).sort()).toEqual(["a", "b", "first"]);
  });

  it("go in more than one group when they are many or large", async () => {
    const text = "x".repeat(100_000);
    await together(Array.from({ length: 26 }, () => ({ appends: single(text) })));
    expect(Math.max(...(await transactions()))).toBeLessThanOrEqual(10);
    const many = () => [{ ...single()[0]!, events: Array.from({ length: 100 }, () => note()) }];
    await together(Array.from({ length: 6 }, () => ({ appends: many() })));
    expect(Math.max(...(await transactions()))).toBe(200);
    const stream = newStream();
    const [start, rest] = [{ ...many()[0]!, stream }, exactly(99n)];
    const outcomes = await together(
      [
        ...[single(), many(), many(), [start]].map((appends) => ({ appends })),
        // Would fit where the one before it did not, and may not overtake it.
        { appends: [{ stream, expected: rest, events: [note()] }] },
      ],
      inLine,
    );
    expect(outcomes.filter((outcome) => outcome instanceof Error)).toEqual([]);
    const large = { ...single()[0]!, events: Array.from({ length: 300 }, () => note(text)) };
    await store.append([large]);
    expect((await transactions()).at(-1)).toBe(300);
  });

  it("are each stored or not, and say unavailable, when the connection breaks", async () => {
    for (const point of ["before the answer", "before the request"]) {
      const proxy = await tcpProxy(database.url);
      // One: a second one that lay idle when it was cut would be noticed only when it is used.
      const pool = new pg.Pool({ connectionString: proxy.url, max: 1 });
      const behindProxy = await log.open({ pool });
      const requests = Array.from({ length: 12 }, (_, i) => single(String(i)));
      const first = behindProxy.append(requests[0]!);
      const others = requests.slice(1).map((request) => attempt(behindProxy.append(request)));
      await first;
      if (point === "before the answer") {
        proxy.muteServer();
        await proxy.heardMuted();
      }
      proxy.cut();
      for (const outcome of await Promise.all(others)) {
        expect(outcome).toBeInstanceOf(StoreUnavailable);
      }
      // Sent again, each is stored exactly once: now, or before.
      for (const request of requests.slice(1)) {
        const again = await attempt(behindProxy.append(request));
        if (again instanceof Error) expect(again.name).toBe("DuplicateEvent");
        expect(await all(store.readStream(request[0]!.stream))).toHaveLength(1);
      }
      await pool.end();
      await proxy.close();
    }
  });
});
