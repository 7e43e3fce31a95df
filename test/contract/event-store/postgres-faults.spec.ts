import pg from "pg";
import {
  DuplicateEvent,
  NO_STREAM,
  PlainJsonCodec,
  PostgresEventStore,
  StoreUnavailable,
} from "#event-store";
import { createTestDatabase, type TestDatabase } from "#testing";
import { all, newStream, note, oneByOne, REGISTRY, remembered, texts } from "./fixtures.js";
import { lockWaiters, newPostgresLog, type PostgresLog } from "./postgres-log.js";
import { tcpProxy } from "./tcp-proxy.js";

describe("a PostgreSQL event store and its connection", () => {
  let database: TestDatabase;
  let log: PostgresLog;
  const open = (pool: pg.Pool, onIdleConnectionLost?: (error: Error) => void) =>
    PostgresEventStore.open({
      pool,
      registry: REGISTRY,
      codec: new PlainJsonCodec(),
      ...(onIdleConnectionLost && { onIdleConnectionLost }),
    });
  const single = (name = "n") => [
    { stream: newStream(), expected: NO_STREAM, events: [note(name)] },
  ];
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(async () => {
    log = await newPostgresLog(database.url);
  });
  afterEach(() => log.close());
  afterAll(() => database.drop());

  it("appends in one round trip, with or without an idempotency record", async () => {
    const proxy = await tcpProxy(database.url);
    const pool = new pg.Pool({ connectionString: proxy.url, max: 1 });
    const store = await open(pool);
    const turnsOf = async (work: () => Promise<unknown>) => {
      const before = proxy.turns();
      await work();
      return proxy.turns() - before;
    };
    const many = Array.from({ length: 5 }, () => single()).flat();
    expect(await turnsOf(() => store.append(single()))).toBe(1);
    expect(await turnsOf(() => store.append(many, remembered()))).toBe(1);
    const conflict = [{ ...many[0]!, events: [note()] }];
    expect(await turnsOf(() => store.append(conflict).catch(() => undefined))).toBe(1);
    expect(await turnsOf(() => all(store.readAll()))).toBe(1);
    await pool.end();
    await proxy.close();
  });

  it("cannot be opened where nobody listens", async () => {
    const url = new URL(database.url);
    url.port = "1";
    const pool = new pg.Pool({ connectionString: url.toString() });
    await expect(open(pool)).rejects.toBeInstanceOf(StoreUnavailable);
    await pool.end();
  });

  it("says unavailable on every call while the server is away, and recovers by itself", async () => {
    const proxy = await tcpProxy(database.url);
    const pool = new pg.Pool({ connectionString: proxy.url });
    const store = await open(pool);
    const [append] = single();
    await store.append([append!]);
    proxy.cut({ andRefuse: true });

    const { signal } = new AbortController();
    const record = remembered();
    const calls: (() => Promise<unknown>)[] = [
      () => store.append(single()),
      () => all(store.readStream(append!.stream)),
      () => all(store.readAll()),
      () => all(store.subscribe({ signal })),
      () => store.readStored({ limit: 1 }),
      () => store.head(),
      () => store.countAfter(),
      () => store.findIdempotencyRecord(record.scope, record.key),
    ];
    for (const call of calls) await expect(call()).rejects.toBeInstanceOf(StoreUnavailable);

    proxy.cut({ andRefuse: false });
    await store.append(single());
    expect(await all(store.readStream(append!.stream))).toHaveLength(1);
    await pool.end();
    await proxy.close();
  });

  it("survives the death of idle connections and goes on with new ones", async () => {
    const lost = Promise.withResolvers<Error>();
    const pool = new pg.Pool({ connectionString: database.url, max: 1 });
    const store = await open(pool, (error) => lost.resolve(error));
    const { rows } = await pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await log.pool.query("SELECT pg_terminate_backend($1)", [rows[0]!.pid]);
    expect((await lost.promise).message).toContain("terminat");
    await store.append(single());
    await pool.end();
  });

  it("says unavailable when its connection is killed at work, having stored nothing", async () => {
    const store = await log.open();
    const [held] = single("held");
    const blocker = await log.pool.connect();
    await blocker.query("BEGIN; LOCK TABLE rechtop_log.events IN EXCLUSIVE MODE");
    const append = store.append([held!]).catch((error: unknown) => error);
    const [pid] = await lockWaiters(log.pool, 1);
    await blocker.query("SELECT pg_terminate_backend($1)", [pid]);
    expect(await append).toBeInstanceOf(StoreUnavailable);
    await blocker.query("ROLLBACK");
    blocker.release();

    expect(await all(store.readStream(held!.stream))).toEqual([]);
    await store.append([held!]);
    expect(texts(await all(store.readStream(held!.stream)))).toEqual(["held"]);
  });

  it("does not know whether an append was stored whose answer was lost; the retry does", async () => {
    const proxy = await tcpProxy(database.url);
    const pool = new pg.Pool({ connectionString: proxy.url, max: 1 });
    const store = await open(pool);
    const request = single("once");
    proxy.muteServer();
    const append = store.append(request).catch((error: unknown) => error);
    await proxy.heardMuted();
    proxy.cut();
    expect(await append).toBeInstanceOf(StoreUnavailable);
    await expect(store.append(request)).rejects.toBeInstanceOf(DuplicateEvent);
    expect(texts(await all(store.readStream(request[0]!.stream)))).toEqual(["once"]);
    await pool.end();
    await proxy.close();
  });

  it("ends a subscription whose connection breaks; it goes on from its last position", async () => {
    const proxy = await tcpProxy(database.url);
    const pool = new pg.Pool({ connectionString: proxy.url, max: 2 });
    const store = await open(pool);
    await store.append(single("a"));
    const { signal } = new AbortController();
    const next = oneByOne(store.subscribe({ signal }));
    const { position } = await next();
    proxy.muteServer();
    const broken = next();
    await proxy.heardMuted();
    proxy.cut();
    await expect(broken).rejects.toBeInstanceOf(StoreUnavailable);

    await store.append(single("b"));
    const again = oneByOne(store.subscribe({ after: position, signal }));
    expect(texts((await again()).events)).toEqual(["b"]);
    await pool.end();
    await proxy.close();
  });

  it("does not call a fault of the installation a passing one", async () => {
    const store = await log.open();
    await log.pool.query("DROP TABLE rechtop_log.events CASCADE");
    await expect(store.append(single())).rejects.toMatchObject({ code: "42P01" });
    await expect(store.head()).rejects.toMatchObject({ code: "42P01" });
  });
});
