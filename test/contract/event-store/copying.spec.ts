import fc from "fast-check";
import {
  copyLog,
  CopyRefused,
  DuplicateEvent,
  DuplicateIdempotencyKey,
  exactly,
  NO_STREAM,
  type Position,
  RevisionConflict,
  type StoredEvent,
} from "#event-store";
import {
  contentOf,
  type CopiedLog,
  disturbed,
  emptied,
  inKurrentDb,
  inPostgres,
  record,
  type Step,
  steps,
  streamOf,
} from "./copied-logs.js";
import { all, newStream, note, remembered } from "./fixtures.js";

const SEED = 20_261_122;

const step: fc.Arbitrary<Step> = fc.record({
  streams: fc
    .uniqueArray(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 4 })), {
      minLength: 1,
      maxLength: 3,
      selector: ([stream]) => stream,
    })
    .map((pairs) => Object.fromEntries(pairs)),
  remembered: fc.boolean(),
});

const opened: CopiedLog[] = [];
afterEach(() => Promise.all(opened.splice(0).map((log) => log.close())));

const postgres = async () => open(await inPostgres());
const kurrentDb = async () => open(await inKurrentDb());
function open<L extends CopiedLog>(log: L): L {
  opened.push(log);
  return log;
}

describe("copyLog", () => {
  it(`gives the same log in KurrentDB and back in PostgreSQL, whatever it holds (seed ${SEED})`, async () => {
    const [from, back] = [await postgres(), await postgres()];
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 12 }),
        fc.integer({ min: 1, max: 9 }),
        async (history, pageSize) => {
          const there = await inKurrentDb();
          try {
            await emptied(from);
            await emptied(back);
            const requests = await record(from.store, history);
            const content = await contentOf(from.archive);
            const out = await copyLog({ from: from.archive, to: there.archive, pageSize });
            expect(await contentOf(there.archive)).toEqual(content);
            await copyLog({ from: there.archive, to: back.archive, pageSize });
            expect(await contentOf(back.archive)).toEqual(content);
            const { events } = content as { events: unknown[] };
            expect(out).toMatchObject({
              events: events.length,
              added: events.length,
              requests: requests.length,
            });
          } finally {
            await there.close();
          }
        },
      ),
      { seed: SEED, numRuns: 8 },
    );
  }, 120_000);

  it("keeps what KurrentDB recorded itself, with its time", async () => {
    const [from, to] = [await kurrentDb(), await postgres()];
    await record(from.store, steps(5));
    await copyLog({ from: from.archive, to: to.archive, pageSize: 3 });
    expect(await contentOf(to.archive)).toEqual(await contentOf(from.archive));
  });

  it.each([
    ["PostgreSQL", "KurrentDB", postgres, kurrentDb],
    ["KurrentDB", "PostgreSQL", kurrentDb, postgres],
  ])("goes on wherever it was stopped: from %s to %s", async (_a, _b, source, target) => {
    const [from, to] = [await source(), await target()];
    await record(from.store, steps(9));
    const options = { from: from.archive, pageSize: 4 };
    const stopped = async (method: "importStored" | "importRequests", done: boolean) => {
      const stopping = disturbed(to.archive, method, 1, async (call) => {
        if (done) await call();
        throw new Error("stopped");
      });
      await expect(copyLog({ ...options, to: stopping })).rejects.toThrow("stopped");
    };
    for (let page = 0; page < 5; page += 1) {
      await stopped("importStored", false);
      await stopped("importStored", true);
    }
    await stopped("importRequests", false);
    await stopped("importRequests", true);
    const { added, events } = await copyLog({ ...options, to: to.archive });
    expect({ added, events }).toEqual({ added: 0, events: 18 });
    expect(await contentOf(to.archive)).toEqual(await contentOf(from.archive));
  });

  it("goes on where half a page had come", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    await record(from.store, steps(6));
    const page = await from.archive.readStored({ limit: 12 });
    await to.archive.importStored(page.slice(0, 5));
    await to.archive.importStored(page.slice(3, 8));
    await to.archive.importStored(page.slice(0, 8));
    const { added } = await copyLog({ from: from.archive, to: to.archive, pageSize: 7 });
    expect(added).toBe(4);
    expect(await contentOf(to.archive)).toEqual(await contentOf(from.archive));
  });

  it.each(["cutBefore", "cutDuring", "cutAfter", "wrongRevision"] as const)(
    "copies once when the connection to KurrentDB breaks: %s",
    async (fault) => {
      const [from, to] = [await postgres(), await kurrentDb()];
      await record(from.store, steps(4));
      to.server.appendFaults.push(fault);
      await copyLog({ from: from.archive, to: to.archive, pageSize: 3 });
      expect(await contentOf(to.archive)).toEqual(await contentOf(from.archive));
    },
  );

  it("divides what is too much for one append", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    const stream = newStream();
    const events = Array.from({ length: 8 }, () => note("x".repeat(400_000)));
    await from.store.append([{ stream, expected: NO_STREAM, events }]);
    const before = to.server.appends;
    await copyLog({ from: from.archive, to: to.archive });
    expect(to.server.appends - before).toBe(8);
    expect(await contentOf(to.archive)).toEqual(await contentOf(from.archive));
  });

  it("waits for events that an older transaction holds back, and says so", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    await record(from.store, steps(2));
    const holder = await from.pool.connect();
    await holder.query("BEGIN");
    await holder.query("SELECT pg_current_xact_id()");
    await record(from.store, [{ streams: { 9: 1 }, remembered: false }]);
    let told = 0;
    const { events } = await copyLog({
      from: from.archive,
      to: to.archive,
      onHeldBack: () => {
        told += 1;
        if (told === 1) void holder.query("COMMIT").finally(() => holder.release());
      },
    });
    expect({ events, told: told > 0 }).toEqual({ events: 5, told: true });
  });

  it("tells how far it is", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    await record(from.store, steps(5));
    const told: number[] = [];
    const onProgress = (progress: { readonly events: number }) => told.push(progress.events);
    await copyLog({ from: from.archive, to: to.archive, pageSize: 4, onProgress });
    expect(told).toEqual([4, 8, 10]);
  });
});

describe("a copied log", () => {
  it.each([
    ["KurrentDB", postgres, kurrentDb],
    ["PostgreSQL", kurrentDb, postgres],
  ])("in %s is one to go on with", async (_name, source, target) => {
    const [from, to] = [await source(), await target()];
    const [answered] = await record(from.store, steps(4));
    const [first] = await all(from.store.readAll());
    await copyLog({ from: from.archive, to: to.archive });
    const { store } = to;
    await expect(store.findIdempotencyRecord(answered!.scope, answered!.key)).resolves.toEqual(
      answered,
    );
    const fresh = { stream: newStream(), expected: NO_STREAM };
    const twice = store.append([{ ...fresh, events: [note()] }], answered);
    await expect(twice).rejects.toThrow(DuplicateIdempotencyKey);
    const again = store.append([{ ...fresh, events: [note("n", first!.eventId)] }]);
    await expect(again).rejects.toThrow(DuplicateEvent);
    const stream = streamOf(7);
    const late = store.append([{ stream, expected: exactly(2n), events: [note()] }]);
    await expect(late).rejects.toThrow(RevisionConflict);
    await store.append([{ stream, expected: exactly(3n), events: [note("next")] }]);
    const revisions = (await all(store.readStream(stream))).map(({ revision }) => revision);
    expect(revisions).toEqual([0n, 1n, 2n, 3n, 4n]);
    // And it can go back: the old log is a beginning of the new one.
    await expect(copyLog({ from: to.archive, to: from.archive })).resolves.toMatchObject({
      events: 9,
      added: 1,
    });
  });
});

describe("what is not copied", () => {
  it("goes to a log that holds something else", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    await record(from.store, steps(3));
    await record(to.store, steps(1));
    const content = await contentOf(to.archive);
    const refused = copyLog({ from: from.archive, to: to.archive });
    await expect(refused).rejects.toMatchObject({
      code: "another-log",
      message: `the target is not a beginning of the source: event 0 is ${streamOf(0)} revision 0, and not the same in both`,
    });
    expect(await contentOf(to.archive)).toEqual(content);
  });

  it("goes to a log that holds more", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    await record(from.store, steps(3));
    await copyLog({ from: from.archive, to: to.archive });
    const more = { stream: newStream(), expected: NO_STREAM, events: [note()] };
    await to.store.append([more]);
    const refused = copyLog({ from: from.archive, to: to.archive });
    await expect(refused).rejects.toThrow("the target holds more than the source");
  });

  it.each(["payload", "metadata", "recorded_at", "type"])(
    "passes for a copy when its %s was changed",
    async (column) => {
      const [from, to] = [await kurrentDb(), await postgres()];
      await record(from.store, steps(3));
      await copyLog({ from: from.archive, to: to.archive });
      const value = {
        payload: "'{}'",
        metadata: "'{}'",
        recorded_at: "now()",
        type: "'other.Type'",
      };
      await to.pool.query("ALTER TABLE rechtop_log.events DISABLE TRIGGER ALL");
      await to.pool.query(
        `UPDATE rechtop_log.events SET ${column} = ${value[column as "payload"]}
          WHERE revision = 1 AND stream_id = $1`,
        [streamOf(7).slice("other-".length)],
      );
      const refused = copyLog({ from: from.archive, to: to.archive });
      await expect(refused).rejects.toThrow(`event 3 is ${streamOf(7)} revision 1`);
    },
  );

  it("is taken into use while somebody writes", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    await record(from.store, steps(3));
    const written = disturbed(to.archive, "importRequests", 1, async (call) => {
      await from.store.append([{ stream: newStream(), expected: NO_STREAM, events: [note()] }]);
      return call();
    });
    const options = { from: from.archive, to: to.archive };
    const refused = copyLog({ ...options, to: written });
    await expect(refused).rejects.toMatchObject({ code: "still-written" });
    await expect(copyLog(options)).resolves.toMatchObject({ events: 7, added: 1 });
  });

  it("has streams that the target would not find again", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    const stream = newStream("unknown");
    await from.store.append([{ stream, expected: NO_STREAM, events: [note()] }]);
    const refused = copyLog({ from: from.archive, to: to.archive });
    await expect(refused).rejects.toThrow("no stream is a unknown");
  });

  it.each([
    ["KurrentDB", postgres, kurrentDb],
    ["PostgreSQL", kurrentDb, postgres],
  ])("has another answer than %s remembers", async (_name, source, target) => {
    const [from, to] = [await source(), await target()];
    const [answered] = await record(from.store, steps(1));
    await copyLog({ from: from.archive, to: to.archive });
    const page = (await Array.fromAsync(from.archive.requests())).flat();
    const other = page.map((request) => ({ ...request, response: "another" }));
    await expect(to.archive.importRequests(other)).rejects.toThrow(DuplicateIdempotencyKey);
    // Beside others, and those that are there already.
    const news = { ...page[0]!, ...remembered() };
    await to.archive.importRequests([news, ...page]);
    await expect(to.store.findIdempotencyRecord(news.scope, news.key)).resolves.toMatchObject({
      key: news.key,
    });
    await expect(to.store.findIdempotencyRecord(answered!.scope, answered!.key)).resolves.toEqual(
      answered,
    );
  });

  it.each([
    ["PostgreSQL", postgres],
    ["KurrentDB", kurrentDb],
  ])("is no continuation of %s", async (_name, target) => {
    const [from, to] = [await postgres(), await target()];
    await record(from.store, steps(4));
    const events = await from.archive.readStored({ limit: 8 });
    const [first, second] = events.filter(({ stream }) => stream === streamOf(7));
    await expect(to.archive.importStored([second!])).rejects.toThrow(RevisionConflict);
    const hole = to.archive.importStored([first!, { ...first!, revision: 2n }]);
    await expect(hole).rejects.toThrow(`a hole in stream ${streamOf(7)}`);
    await to.archive.importStored([first!]);
    const changed = { ...first!, payload: Buffer.from("{}") };
    await expect(to.archive.importStored([changed])).rejects.toThrow(RevisionConflict);
    const elsewhere = { ...first!, stream: newStream() };
    await expect(to.archive.importStored([elsewhere])).rejects.toThrow(DuplicateEvent);
    expect(await contentOf(to.archive)).toMatchObject({ events: { length: 1 } });
  });
});

describe("positions of a copied log", () => {
  /** The ids of what comes after a position. */
  const after = async ({ archive }: CopiedLog, position: Position | undefined) => {
    const options = { ...(position && { after: position }), limit: 100 };
    return (await archive.readStored(options)).map(({ eventId }: StoredEvent) => eventId);
  };

  it.each([
    ["PostgreSQL", postgres, kurrentDb],
    ["KurrentDB", kurrentDb, postgres],
  ])("leave what %s left to be read", async (_name, source, target) => {
    const [from, to] = [await source(), await target()];
    await record(from.store, steps(6));
    const events = await from.archive.readStored({ limit: 100 });
    const kept = events.map(({ position }) => position);
    // KurrentDB tells readers positions of records that are no events, too.
    if ("server" in from) {
      const { server } = from as Awaited<ReturnType<typeof kurrentDb>>;
      for (const { position } of server.records.all) {
        kept.push(`kurrentdb:${position}` as Position);
      }
      kept.push("kurrentdb:99999999" as Position);
    }
    const { positions } = await copyLog({ from: from.archive, to: to.archive, kept, pageSize: 5 });
    expect(new Set(positions.keys())).toEqual(new Set(kept));
    for (const [before, now] of positions) {
      expect(await after(to, now)).toEqual(await after(from, before));
    }
  });

  it("of an empty log are none", async () => {
    const [from, to] = [await kurrentDb(), await postgres()];
    const kept = ["kurrentdb:0" as Position];
    const { positions } = await copyLog({ from: from.archive, to: to.archive, kept });
    expect([...positions]).toEqual([["kurrentdb:0", undefined]]);
  });

  it.each(["postgres:1.1", "postgres:999999999999.1"])(
    "have to be of events in PostgreSQL: not %s",
    async (unknown) => {
      const [from, to] = [await postgres(), await kurrentDb()];
      await record(from.store, steps(2));
      const kept = [unknown as Position];
      const refused = copyLog({ from: from.archive, to: to.archive, kept });
      await expect(refused).rejects.toThrow(CopyRefused);
      await expect(refused).rejects.toThrow(unknown);
    },
  );
});
