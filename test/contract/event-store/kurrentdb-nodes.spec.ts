import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { type EventStore, NO_STREAM, StoreUnavailable } from "#event-store";
import type { StreamName } from "#kernel";
import { type KurrentDbDouble, startKurrentDbDouble, TestAuthority } from "#testing";
import { all, newStream, note, oneByOne, texts } from "./fixtures.js";
import { followed } from "./followed.js";
import { HASTY, type KurrentDbLog, kurrentDbLog } from "./kurrentdb-log.js";

describe("a KurrentDB event store and nodes that are gone, or think that they lead", () => {
  let first: KurrentDbDouble;
  let second: KurrentDbDouble;
  let log: KurrentDbLog;
  const start = async (options: { readonly apart?: boolean } = {}) => {
    first = await startKurrentDbDouble();
    second = await startKurrentDbDouble(options.apart ? {} : { records: first.records });
    second.leader = first.endpoint;
    log = kurrentDbLog(named(first, second), async () => {
      await first.stop();
      await second.stop();
    });
  };
  afterEach(() => log.close());

  const single = (name: string) => [
    { stream: newStream(), expected: NO_STREAM, events: [note(name)] },
  ];
  it.each<[string, (store: EventStore, stream: StreamName) => Promise<unknown[]>]>([
    ["head", async (store) => [(await store.head()) === undefined ? "none" : "a"]],
    ["readStream", async (store, stream) => texts(await all(store.readStream(stream)))],
    ["readAll", async (store) => texts(await all(store.readAll()))],
    ["subscribe", (store) => followed(store, new AbortController().signal).until("a")],
    ["append", async (store) => [await store.append(single("b")).then(() => "a")]],
  ])("%s finds the new leader after the first one has crashed", async (_what, ask) => {
    await start();
    const store = await log.open({ ...HASTY, attempts: 8 });
    const [append] = single("a");
    await store.append([append!]);
    await store.head();
    await first.shut();
    second.leader = undefined;
    expect(await ask(store, append!.stream)).toEqual(["a"]);
  });

  it("is opened, and answers, while another node takes connections and says nothing", async () => {
    await start();
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const url = first.url.replace("?", `,127.0.0.1:${port}?`);
    // In which order it is asked is chosen at random.
    const opened = await Promise.all(Array.from({ length: 6 }, () => log.open({ ...HASTY, url })));
    await Promise.all(opened.map((store) => store.append(single("n"))));
    for (const store of opened) expect(await all(store.readAll())).toHaveLength(6);
    silent.close();
  });

  it("keeps no connection of a client that it has replaced, and does not replace it each time", async () => {
    const authority = new TestAuthority();
    const tls = authority.issue(["localhost"]);
    first = await startKurrentDbDouble({ tls });
    second = await startKurrentDbDouble({ tls, records: first.records });
    second.leader = first.endpoint;
    log = kurrentDbLog(named(first, second), async () => {
      await first.stop();
      await second.stop();
    });
    const store = await log.open({
      ...HASTY,
      attempts: 2,
      url: `${log.url}&tlsVerifyCert=false`,
    });
    first.leader = second.endpoint;
    const asked = first.appends + second.appends;
    for (let i = 0; i < 40; i += 1) {
      await expect(store.append(single("n"))).rejects.toBeInstanceOf(StoreUnavailable);
    }
    expect(first.appends + second.appends).toBeGreaterThanOrEqual(asked + 80);
    // One of the client, and some to find out who is there, each time that it is replaced.
    expect(first.connectionsMade + second.connectionsMade).toBeLessThan(160);
    first.leader = undefined;
    const done = () => store.append(single("n")).then(Boolean, () => false);
    while (!(await done()));
    while (first.connections + second.connections > 4) await store.head();
  });

  it("passes over nothing while reads and subscriptions are answered by different nodes", async () => {
    await start({ apart: true });
    const store = await log.open(HASTY);
    await store.append(single("before"));
    for (const record of first.records.all.slice(1)) second.records.append([record], []);
    const follow = followed(store, new AbortController().signal);
    await follow.until("before");
    const after = (await store.head())!;

    // The others have elected another leader, and the first one has not noticed yet.
    second.leader = undefined;
    first.leaderOfReads = second.endpoint;
    const elsewhere = await log.open({ ...HASTY, url: second.url });
    const { position: between } = await elsewhere.append(single("between"));
    expect(await store.head()).toBe(between);
    const { signal } = new AbortController();
    await expect(oneByOne(store.subscribe({ after, signal }))()).rejects.toThrow(StoreUnavailable);
    await expect(all(store.readAll())).rejects.toThrow(StoreUnavailable);
    await expect(store.readStored({ after, limit: 5 })).rejects.toThrow(StoreUnavailable);
    await expect(store.countAfter(after)).rejects.toThrow(StoreUnavailable);

    first.leader = second.endpoint;
    first.cut();
    await elsewhere.append(single("after"));
    expect(await follow.until("after")).toEqual(["before", "between", "after"]);
    expect(texts(await all(store.readAll()))).toEqual(["before", "between", "after"]);
  });

  it("reads the streams of the product alone, whatever else is in the server", async () => {
    await start();
    const foreign = (stream: string) => {
      const id = `00000000-0000-4000-8000-${stream.length.toString().padStart(12, "0")}`;
      const data = Buffer.from("{}");
      first.records.append(
        [{ id, stream, type: "testing.ThingNoted", contentType: "application/json", data }],
        [],
      );
    };
    const store = await log.open(HASTY);
    foreign("order-17");
    await store.append(single("ours"));
    foreign("invoice-0190a8f2-0000-7000-8000-000000000001");
    expect(texts(await all(store.readAll()))).toEqual(["ours"]);
    expect(await all(store.readAll({ filter: { types: ["testing.ThingNoted"] } }))).toHaveLength(1);
    expect(await store.readStored({ limit: 9 })).toHaveLength(1);
    expect(await store.countAfter()).toBe(1);
    const [{ position } = {}] = await all(store.readAll());
    expect(await store.head()).toBe(position);
  });
});

/** The connection string that names both nodes. */
function named(one: KurrentDbDouble, { endpoint: { host, port } }: KurrentDbDouble): string {
  return one.url.replace("?", `,${host}:${port}?`);
}
