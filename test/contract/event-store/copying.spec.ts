import fc from "fast-check";
import {
  copyLog,
  DuplicateEvent,
  DuplicateIdempotencyKey,
  exactly,
  NO_STREAM,
  RevisionConflict,
} from "#event-store";
import {
  closeAll,
  contentOf,
  disturbed,
  emptied,
  firstOf,
  inKurrentDb,
  kurrentDb,
  opening,
  postgres,
  record,
  type Step,
  steps,
  streamOf,
} from "./copied-logs.js";
import { all, newStream, note } from "./fixtures.js";

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

afterEach(closeAll);

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

  it("leaves events at the end of the log, where everybody looks for the newest", async () => {
    const [from, to] = [await postgres(), opening(await inKurrentDb())];
    await record(from.store, steps(9));
    await copyLog({ from: from.archive, to: to.archive, pageSize: 4 });
    expect(to.server.records.all.at(-1)?.stream).toMatch(/^(thing|other)-/);
  });

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
    const page = await firstOf(from.archive, 12);
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

  it("divides what is too many events for one append", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    const events = Array.from({ length: 250 }, () => note());
    await from.store.append([{ stream: newStream(), expected: NO_STREAM, events }]);
    const before = to.server.appends;
    await to.archive.importStored(await firstOf(from.archive, events.length));
    expect(to.server.appends - before).toBe(3);
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
    const [first] = await firstOf(from.archive, 1);
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
