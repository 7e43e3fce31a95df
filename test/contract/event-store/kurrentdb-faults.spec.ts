import {
  DuplicateEvent,
  type EventStore,
  KurrentDbEventStore,
  NO_STREAM,
  StoreUnavailable,
} from "#event-store";
import { all, newStream, note, oneByOne, remembered, texts } from "./fixtures.js";
import { followed } from "./followed.js";
import { HASTY, type KurrentDbLog, kurrentDbLog } from "./kurrentdb-log.js";
import { fromNow, newServer, REAL_SERVER, type ServerUnderTest } from "./kurrentdb-server.js";

const WHERE = REAL_SERVER === undefined ? "the double" : "a real server";

describe(`the connection of a KurrentDB event store to ${WHERE}`, () => {
  let server: ServerUnderTest;
  let log: KurrentDbLog;
  let opened: KurrentDbEventStore;
  let store: EventStore;
  beforeEach(async () => {
    server = await newServer();
    log = kurrentDbLog(server.url, () => server.stop());
    opened = await log.open(HASTY);
    store = await fromNow(opened, await opened.head());
  });
  afterEach(() => log.close());

  const single = (name = "n") => [
    { stream: newStream(), expected: NO_STREAM, events: [note(name)] },
  ];

  it("appends once when an answer is lost, and says where", async () => {
    const [append] = single("once");
    const record = remembered();
    server.loseNextAnswer();
    const { position } = await store.append([append!], record);
    const read = await all(store.readStream(append!.stream));
    expect(texts(read)).toEqual(["once"]);
    expect(read[0]?.position).toBe(position);
    expect(await store.findIdempotencyRecord(record.scope, record.key)).toEqual(record);
  });

  it("cannot be opened where nobody listens", async () => {
    await server.shut();
    await expect(log.open(HASTY)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it("says unavailable on every call while the server is away, and recovers by itself", async () => {
    const [append] = single();
    await store.append([append!]);
    expect(await all(store.readAll())).toHaveLength(1);
    await server.shut();
    const { signal } = new AbortController();
    const record = remembered();
    const place = { stream: append!.stream, revision: 0n };
    const calls: (() => Promise<unknown>)[] = [
      () => store.append(single()),
      () => all(store.readStream(append!.stream)),
      () => all(store.readStreams([{ stream: append!.stream }])),
      () => all(store.readAll()),
      () => all(store.subscribe({ signal })),
      () => store.readStored({ limit: 1 }),
      () => store.readStoredAt([place]),
      () => store.streamsOf(append!.events[0]!.eventId),
      () => store.head(),
      () => store.countAfter(),
      () => store.findIdempotencyRecord(record.scope, record.key),
    ];
    await Promise.all(calls.map((call) => expect(call()).rejects.toBeInstanceOf(StoreUnavailable)));

    await server.open();
    await store.append(single());
    expect(await all(store.readStream(append!.stream))).toHaveLength(1);
    expect(await all(store.readAll())).toHaveLength(2);
  });

  it("does not know whether an append was stored whose answer was lost; the retry does", async () => {
    const hasty = await log.open({ ...HASTY, attempts: 1 });
    server.loseNextAnswer();
    const request = single("once");
    await expect(hasty.append(request)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.append(request)).rejects.toBeInstanceOf(DuplicateEvent);
    expect(texts(await all(store.readStream(request[0]!.stream)))).toEqual(["once"]);
  });

  it("ends a subscription whose connection breaks; it goes on from its last position", async () => {
    await store.append(single("a"));
    const { signal } = new AbortController();
    const next = oneByOne(store.subscribe({ signal }));
    const { position } = await next();
    const broken = next();
    server.cut();
    await expect(broken).rejects.toBeInstanceOf(StoreUnavailable);
    await store.append(single("b"));
    const again = oneByOne(store.subscribe({ after: position, signal }));
    expect(texts((await again()).events)).toEqual(["b"]);
  });

  it("skips and repeats nothing when its connection breaks again and again", async () => {
    const { signal } = new AbortController();
    const follow = followed(store, signal);
    const names = Array.from({ length: 40 }, (_, i) => `n${i}`);
    for (const [i, name] of names.entries()) {
      await store.append(single(name));
      if (i % 7 === 3) server.cut();
    }
    expect(await follow.until("n39")).toEqual(names);
  });

  it("ends what is under way when it is closed", async () => {
    const { signal } = new AbortController();
    const next = oneByOne(store.subscribe({ signal }));
    const waiting = next();
    waiting.catch(() => undefined);
    await opened.close();
    await expect(waiting).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it("answers nothing any more when it is closed", async () => {
    await opened.close();
    const { signal } = new AbortController();
    for (const asked of [
      opened.append(single()),
      all(opened.readAll()),
      opened.head(),
      oneByOne(opened.subscribe({ signal }))(),
    ]) {
      await expect(asked).rejects.toThrow(StoreUnavailable);
    }
  });
});
