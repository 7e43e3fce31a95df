import { randomUUID } from "node:crypto";
import {
  DuplicateEvent,
  DuplicateIdempotencyKey,
  type EventStore,
  exactly,
  NO_STREAM,
  RevisionConflict,
  type StreamAppend,
} from "#event-store";
import { uuid } from "#kernel";
import {
  all,
  appendVisibly,
  type LogUnderTest,
  METADATA,
  newStream,
  note,
  remembered,
  texts,
} from "./fixtures.js";

/** Expectations, conflicts, atomicity, idempotency. */
export function appending(log: () => LogUnderTest): void {
  let store: EventStore;
  beforeEach(async () => {
    store = await log().open();
  });

  const refusal = (appends: StreamAppend[]) => store.append(appends).catch((e: unknown) => e);

  it("starts a stream at revision 0 and continues it at the expected revision", async () => {
    const stream = newStream();
    await store.append([{ stream, expected: NO_STREAM, events: [note("a"), note("b")] }]);
    await store.append([{ stream, expected: exactly(1n), events: [note("c")] }]);
    const events = await all(store.readStream(stream));
    expect(texts(events)).toEqual(["a", "b", "c"]);
    expect(events.map((e) => e.revision)).toEqual([0n, 1n, 2n]);
  });

  it("refuses to start a stream that exists, and says where it is", async () => {
    const stream = newStream();
    await store.append([{ stream, expected: NO_STREAM, events: [note(), note()] }]);
    const error = await refusal([{ stream, expected: NO_STREAM, events: [note()] }]);
    expect(error).toBeInstanceOf(RevisionConflict);
    expect(error).toMatchObject({ stream, expected: NO_STREAM, actual: 1n });
  });

  it("refuses a stale revision, a revision of the future, and one of no stream", async () => {
    const stream = newStream();
    const absent = newStream();
    await store.append([{ stream, expected: NO_STREAM, events: [note(), note()] }]);
    for (const revision of [0n, 2n]) {
      const error = await refusal([{ stream, expected: exactly(revision), events: [note()] }]);
      expect(error).toBeInstanceOf(RevisionConflict);
      expect(error).toMatchObject({ stream, expected: exactly(revision), actual: 1n });
    }
    const error = await refusal([{ stream: absent, expected: exactly(0n), events: [note()] }]);
    expect(error).toMatchObject({ stream: absent, actual: undefined });
  });

  it("takes revisions beyond what a JavaScript number holds", async () => {
    const stream = newStream();
    const far = exactly(2n ** 53n + 1n);
    expect(await refusal([{ stream, expected: far, events: [note()] }])).toMatchObject({
      expected: far,
    });
  });

  it("keeps streams of two categories with the same id apart", async () => {
    const id = randomUUID();
    const [one, other] = [newStream("thing"), newStream("other")].map((stream) =>
      stream.replace(/-.*/, `-${id}`),
    ) as [StreamAppend["stream"], StreamAppend["stream"]];
    await store.append([{ stream: one, expected: NO_STREAM, events: [note("one")] }]);
    await store.append([{ stream: other, expected: NO_STREAM, events: [note("other")] }]);
    expect(texts(await all(store.readStream(other)))).toEqual(["other"]);
  });

  it("appends to several streams in the order given, all or nothing", async () => {
    const [a, b, c] = [newStream(), newStream(), newStream()];
    await appendVisibly(store, [
      { stream: b, expected: NO_STREAM, events: [note("1"), note("2")] },
      { stream: a, expected: NO_STREAM, events: [note("3")] },
    ]);
    expect(texts(await all(store.readAll()))).toEqual(["1", "2", "3"]);

    const error = await refusal([
      { stream: c, expected: NO_STREAM, events: [note()] },
      { stream: a, expected: exactly(0n), events: [note()] },
      { stream: b, expected: exactly(7n), events: [note()] },
    ]);
    expect(error).toMatchObject({ stream: b, actual: 1n });
    expect(await all(store.readStream(c))).toEqual([]);
    expect(await all(store.readStream(a))).toHaveLength(1);
  });

  it("checks a stream without writing to it", async () => {
    const [checked, absent, written] = [newStream(), newStream(), newStream()];
    await store.append([{ stream: checked, expected: NO_STREAM, events: [note()] }]);
    const error = await refusal([
      { stream: written, expected: NO_STREAM, events: [note()] },
      { stream: checked, expected: exactly(3n), events: [] },
    ]);
    expect(error).toMatchObject({ stream: checked, actual: 0n });
    expect(await all(store.readStream(written))).toEqual([]);

    await store.append([
      { stream: checked, expected: exactly(0n), events: [] },
      { stream: absent, expected: NO_STREAM, events: [] },
      { stream: written, expected: NO_STREAM, events: [note("now")] },
    ]);
    expect(texts(await all(store.readStream(written)))).toEqual(["now"]);
    expect(await all(store.readStream(checked))).toHaveLength(1);
  });

  it("refuses an event id that is in the log already, in any stream", async () => {
    const taken = note();
    const [a, b] = [newStream(), newStream()];
    await store.append([{ stream: a, expected: NO_STREAM, events: [taken] }]);
    const error = await refusal([{ stream: b, expected: NO_STREAM, events: [note(), taken] }]);
    expect(error).toBeInstanceOf(DuplicateEvent);
    expect(await all(store.readStream(b))).toEqual([]);
  });

  it("remembers the answer with the events", async () => {
    const record = remembered();
    expect(await store.findIdempotencyRecord(record.scope, record.key)).toBeUndefined();
    await store.append([{ stream: newStream(), expected: NO_STREAM, events: [note()] }], record);
    expect(await store.findIdempotencyRecord(record.scope, record.key)).toEqual(record);
    expect(await store.findIdempotencyRecord("someone else", record.key)).toBeUndefined();
  });

  it("refuses a key that is taken, and stores none of the events", async () => {
    const [stream, other] = [newStream(), newStream()];
    const record = remembered();
    await store.append([{ stream, expected: NO_STREAM, events: [note()] }], record);
    const second = store.append([{ stream: other, expected: NO_STREAM, events: [note()] }], {
      ...record,
      response: "another",
    });
    await expect(second).rejects.toBeInstanceOf(DuplicateIdempotencyKey);
    expect(await all(store.readStream(other))).toEqual([]);
    expect(await store.findIdempotencyRecord(record.scope, record.key)).toEqual(record);

    await store.append([{ stream: other, expected: NO_STREAM, events: [note()] }], {
      ...record,
      scope: "someone else",
    });
  });

  it("forgets the key when the events are refused", async () => {
    const stream = newStream();
    const record = remembered();
    const refused = store.append([{ stream, expected: exactly(4n), events: [note()] }], record);
    await expect(refused).rejects.toBeInstanceOf(RevisionConflict);
    expect(await store.findIdempotencyRecord(record.scope, record.key)).toBeUndefined();
    await store.append([{ stream, expected: NO_STREAM, events: [note()] }], record);
  });

  it("says first that a request was executed before, then that its stream has moved", async () => {
    const stream = newStream();
    const event = note();
    const record = remembered();
    const request: StreamAppend[] = [{ stream, expected: NO_STREAM, events: [event] }];
    await store.append(request, record);
    await expect(store.append(request, record)).rejects.toBeInstanceOf(DuplicateIdempotencyKey);
    await expect(store.append(request)).rejects.toBeInstanceOf(DuplicateEvent);
  });

  it("gives one of two racing requests with the same key its way, once", async () => {
    const record = remembered();
    const attempts = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        store.append([{ stream: newStream(), expected: NO_STREAM, events: [note()] }], record),
      ),
    );
    const refused = attempts.filter((attempt) => attempt.status === "rejected");
    expect(refused).toHaveLength(5);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(DuplicateIdempotencyKey);
  });

  describe("refuses with a TypeError, before anything is stored,", () => {
    const stream = newStream();
    const twice = randomUUID();
    const misfit = { ...note(), event: { type: "testing.ThingNoted", data: { text: 0 } } };
    const unknown = { ...note(), event: { type: "testing.Unknown", data: {} } };
    const chatty = { ...note(), metadata: { ...METADATA, name: "Maria" } };
    const sparse = { text: "", more: { a: Number.NaN } };
    it.each<[string, StreamAppend[]]>([
      ["nothing at all", []],
      ["an append without events", [{ stream, expected: NO_STREAM, events: [] }]],
      [
        "a stream named twice",
        [
          { stream, expected: NO_STREAM, events: [note()] },
          { stream, expected: exactly(0n), events: [note()] },
        ],
      ],
      [
        "an event id named twice",
        [{ stream, expected: NO_STREAM, events: [note("a", twice), note("b", twice)] }],
      ],
      ["a negative revision", [{ stream, expected: exactly(-1n), events: [note()] }]],
      ["data that does not fit", [{ stream, expected: NO_STREAM, events: [note(), misfit] }]],
      [
        "data that JSON cannot hold",
        [
          {
            stream,
            expected: NO_STREAM,
            events: [{ ...note(), event: { type: "testing.ThingNoted", data: sparse } }],
          },
        ],
      ],
      ["a type that is not registered", [{ stream, expected: NO_STREAM, events: [unknown] }]],
      ["metadata with more in it", [{ stream, expected: NO_STREAM, events: [chatty] }]],
      [
        "an event id in capitals",
        [
          {
            stream,
            expected: NO_STREAM,
            events: [{ ...note(), eventId: twice.toUpperCase() as ReturnType<typeof uuid> }],
          },
        ],
      ],
    ])("%s", async (_what, appends) => {
      await expect(store.append(appends)).rejects.toBeInstanceOf(TypeError);
      expect(await all(store.readStream(stream))).toEqual([]);
    });
  });

  it("never quotes a value in the error about it", async () => {
    const secret = { type: "testing.ThingNoted", data: { text: 1, Maria: "85.07.30-033.28" } };
    const error = await refusal([
      { stream: newStream(), expected: NO_STREAM, events: [{ ...note(), event: secret }] },
    ]);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain("text");
    expect((error as Error).message).not.toMatch(/Maria|85\.07/);
  });
}
