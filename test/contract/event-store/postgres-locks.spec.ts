import { exactly, NO_STREAM, type PostgresEventStore, StoreUnavailable } from "#event-store";
import { createTestDatabase, type TestDatabase } from "#testing";
import { all, newStream, note, remembered, texts } from "./fixtures.js";
import {
  inTransaction,
  lockWaiters,
  newPostgresLog,
  type PostgresLog,
  rawAppend,
} from "./postgres-log.js";

describe("appends to PostgreSQL that meet each other", () => {
  let database: TestDatabase;
  let log: PostgresLog;
  let store: PostgresEventStore;
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
  /** True as soon as something waits for a lock, false if `work` ends before. */
  const waits = (work: Promise<unknown>): Promise<boolean> =>
    Promise.race([work.then(() => false), lockWaiters(log.pool, 1).then(() => true)]);

  it("a write waits for the write before it on the stream, and sees its events", async () => {
    const stream = newStream();
    const request = [{ stream, expected: NO_STREAM, events: [note("second")] }];
    let second: Promise<unknown> | undefined;
    await inTransaction(log.pool, async (first) => {
      await rawAppend(first, [{ stream, expected: NO_STREAM, events: [note("first")] }]);
      second = store.append(request).catch((error: unknown) => error);
      expect(await waits(second)).toBe(true);
      return true;
    });
    expect(await second).toMatchObject({ name: "RevisionConflict", actual: 0n });
    expect(texts(await all(store.readStream(stream)))).toEqual(["first"]);
  });

  it("a check waits for the write before it on the stream, and sees its events", async () => {
    const stream = newStream();
    const request = [{ stream, expected: NO_STREAM, events: [] }, ...single("second")];
    let second: Promise<unknown> | undefined;
    await inTransaction(log.pool, async (first) => {
      await rawAppend(first, [{ stream, expected: NO_STREAM, events: [note("first")] }]);
      second = store.append(request).catch((error: unknown) => error);
      expect(await waits(second)).toBe(true);
      return true;
    });
    expect(await second).toMatchObject({ name: "RevisionConflict", stream, actual: 0n });
  });

  it("a write waits for the check before it on the stream; another check does not", async () => {
    const stream = newStream();
    await store.append([{ stream, expected: NO_STREAM, events: [note()] }]);
    const check = { stream, expected: exactly(0n), events: [] };
    let write: Promise<unknown> | undefined;
    await inTransaction(log.pool, async (checker) => {
      await rawAppend(checker, [check, ...single("a")]);
      await store.append([check, ...single("b")]);
      write = store.append([{ ...check, events: [note()] }]);
      expect(await waits(write)).toBe(true);
      return true;
    });
    await write;
    expect(await all(store.readStream(stream))).toHaveLength(2);
  });

  it("finds event ids and keys that two appends without a common stream share", async () => {
    const event = note();
    const record = remembered();
    await inTransaction(log.pool, async (other) => {
      await rawAppend(other, [{ stream: newStream(), expected: NO_STREAM, events: [event] }]);
      await other.query("INSERT INTO rechtop_log.idempotency VALUES ($1, $2, $3, $4, now())", [
        record.scope,
        record.key,
        record.requestHash,
        record.response,
      ]);
      const refused = (append: Promise<unknown>) => append.catch((error: unknown) => error);
      const attempts = Promise.all([
        refused(store.append([{ ...single("x")[0]!, events: [event] }])),
        refused(store.append(single("x"), record)),
      ]);
      await lockWaiters(log.pool, 2);
      await other.query("COMMIT; BEGIN");
      expect((await attempts).map((error) => (error as Error).name)).toEqual([
        "DuplicateEvent",
        "DuplicateIdempotencyKey",
      ]);
      return true;
    });
  });

  it("answers a deadlock among strangers' transactions with: try again", async () => {
    const [a, b] = [newStream(), newStream()];
    const write = (stream: typeof a) => [{ stream, expected: NO_STREAM, events: [note()] }];
    await inTransaction(log.pool, async (stranger) => {
      await stranger.query("SET LOCAL deadlock_timeout = '1h'");
      await rawAppend(stranger, write(a));
      const held = newStream();
      const event = note();
      await rawAppend(stranger, [{ stream: held, expected: NO_STREAM, events: [event] }]);
      // The store holds b and waits for the event id; the stranger holds the id and wants b.
      const ours = store
        .append([{ stream: b, expected: NO_STREAM, events: [event] }])
        .catch((error: unknown) => error);
      await lockWaiters(log.pool, 1);
      const theirs = rawAppend(stranger, write(b));
      expect(await ours).toBeInstanceOf(StoreUnavailable);
      await theirs;
      return true;
    });
  });
});
