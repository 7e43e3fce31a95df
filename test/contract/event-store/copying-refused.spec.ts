import {
  copyLog,
  DuplicateEvent,
  DuplicateIdempotencyKey,
  NO_STREAM,
  RevisionConflict,
} from "#event-store";
import {
  closeAll,
  contentOf,
  disturbed,
  firstOf,
  kurrentDb,
  postgres,
  record,
  steps,
  streamOf,
} from "./copied-logs.js";
import { newStream, note, remembered } from "./fixtures.js";

afterEach(closeAll);

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

  it("goes to a log that went on by itself since it was copied, nor do the answers", async () => {
    const [from, to] = [await postgres(), await kurrentDb()];
    await record(from.store, steps(9));
    await copyLog({ from: from.archive, to: to.archive });
    for (const log of [from, to]) {
      const more = { stream: newStream(), expected: NO_STREAM, events: [note()] };
      await log.store.append([more], remembered());
    }
    const content = await contentOf(to.archive);
    const refused = copyLog({ from: from.archive, to: to.archive, pageSize: 4 });
    await expect(refused).rejects.toMatchObject({ code: "another-log" });
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
    const events = await firstOf(from.archive, 8);
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
