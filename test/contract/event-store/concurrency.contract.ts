import {
  type EventFilter,
  type EventStore,
  exactly,
  NO_STREAM,
  type Position,
  type RecordedEvent,
  RevisionConflict,
} from "#event-store";
import type { StreamName, Uuid } from "#kernel";
import { all, type LogUnderTest, newStream, note, seededRandom, visible } from "./fixtures.js";

const SEED = 19_740_807;
const WRITERS = 8;
const ROUNDS = 15;

/** Many writers at once, some of which give up. */
export function concurrency(log: () => LogUnderTest): void {
  let store: EventStore;
  beforeEach(async () => {
    store = await log().open();
  });

  it("lets one of many win that expect the same revision, and tells the others", async () => {
    const stream = newStream();
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        store.append([{ stream, expected: NO_STREAM, events: [note(), note()] }]),
      ),
    );
    const refused = attempts.filter((attempt) => attempt.status === "rejected");
    expect(refused).toHaveLength(7);
    for (const { reason } of refused) {
      expect(reason).toBeInstanceOf(RevisionConflict);
      expect(reason).toMatchObject({ actual: 1n });
    }
    expect(await all(store.readStream(stream))).toHaveLength(2);
  });

  it("does not let a check and a write on each other's streams both pass", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = [newStream(), newStream()];
      const absent = (stream: StreamName) => ({ stream, expected: NO_STREAM, events: [] });
      const attempts = await Promise.allSettled([
        store.append([absent(a), { stream: b, expected: NO_STREAM, events: [note()] }]),
        store.append([absent(b), { stream: a, expected: NO_STREAM, events: [note()] }]),
      ]);
      expect(attempts.map((attempt) => attempt.status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });

  it("lets appends to many streams in opposite orders through without a deadlock", async () => {
    const streams = Array.from({ length: 6 }, () => newStream());
    const first = streams.map((stream) => ({ stream, expected: NO_STREAM, events: [note()] }));
    await store.append(first);
    const attempts = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) => {
        const order = i % 2 ? streams : streams.toReversed();
        return store.append(
          order.map((stream) => ({ stream, expected: exactly(0n), events: [note()] })),
        );
      }),
    );
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === "rejected") expect(attempt.reason).toBeInstanceOf(RevisionConflict);
    }
  });

  it(`never skips and never repeats under ${WRITERS} writers that linger and roll back (seed ${SEED})`, async () => {
    const end = note("end");
    const readers = [
      consume(store, end.eventId, { batchSize: 7 }),
      consume(store, end.eventId, { batchSize: 3, restartAfter: 2 }),
      consume(store, end.eventId, { batchSize: 5, filter: { categories: ["thing"] } }),
      consume(store, end.eventId, { filter: { types: ["testing.ThingNoted"] }, restartAfter: 4 }),
    ];
    const contended = newStream();
    const written = await Promise.all(
      Array.from({ length: WRITERS }, (_, i) => write(store, log(), SEED + i, contended)),
    );
    const committed = written.flat();
    const last = await store.append([{ stream: newStream(), expected: NO_STREAM, events: [end] }]);
    await visible(store, last.position);

    const inOrder = await all(store.readAll());
    const ids = inOrder.map((e) => e.eventId);
    expect([...ids].sort()).toEqual([...committed, end.eventId].sort());
    expectRevisionsInOrder(inOrder);
    const [every, restarted, things, byType] = await Promise.all(readers);
    expect(every).toEqual(ids);
    expect(restarted).toEqual(ids);
    expect(byType).toEqual(ids);
    expect(things).toEqual(
      inOrder.filter((e) => e.stream.startsWith("thing-")).map((e) => e.eventId),
    );
  }, 60_000);
}

/** One writer: transactions that linger, plain appends, and a stream that all of them want. */
async function write(
  store: EventStore,
  log: LogUnderTest,
  seed: number,
  contended: StreamName,
): Promise<Uuid[]> {
  const random = seededRandom(seed);
  const own = newStream(seed % 2 ? "thing" : "other");
  const committed: Uuid[] = [];
  let revision = -1n;
  for (let round = 0; round < ROUNDS; round += 1) {
    const events = Array.from({ length: 1 + Math.floor(random() * 3) }, () => note());
    const expected = revision < 0n ? NO_STREAM : exactly(revision);
    const commits = random() < 0.65;
    const kind = random();
    if (kind < 0.6) {
      const [beforeMs, afterMs] = [random() * 12, random() * 12];
      await log.transaction([{ stream: own, expected, events }], { beforeMs, afterMs, commits });
      if (!commits) continue;
    } else if (kind < 0.8) {
      await store.append([{ stream: own, expected, events }]);
    } else {
      const event = note();
      await appendToContended(store, contended, event);
      committed.push(event.eventId);
      continue;
    }
    revision += BigInt(events.length);
    committed.push(...events.map((event) => event.eventId));
  }
  return committed;
}

async function appendToContended(
  store: EventStore,
  stream: StreamName,
  event: ReturnType<typeof note>,
): Promise<void> {
  let expected = NO_STREAM;
  for (;;) {
    try {
      await store.append([{ stream, expected, events: [event] }]);
      return;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      expected = error.actual === undefined ? NO_STREAM : exactly(error.actual);
    }
  }
}

/** The ids that a subscription gives, up to and with `end`; starts anew after so many batches. */
async function consume(
  store: EventStore,
  end: Uuid,
  options: { batchSize?: number; filter?: EventFilter; restartAfter?: number },
): Promise<Uuid[]> {
  const { restartAfter = Infinity, ...how } = options;
  const { signal } = new AbortController();
  const seen: Uuid[] = [];
  let after: Position | undefined;
  for (;;) {
    let batches = 0;
    const from = after === undefined ? {} : { after };
    for await (const batch of store.subscribe({ ...how, ...from, signal })) {
      if (after !== undefined) expect(store.compare(batch.position, after)).toBeGreaterThan(0);
      after = batch.position;
      seen.push(...batch.events.map((e) => e.eventId));
      if (seen.at(-1) === end) return seen;
      batches += 1;
      if (batches >= restartAfter) break;
    }
  }
}

function expectRevisionsInOrder(events: readonly RecordedEvent[]): void {
  const next = new Map<StreamName, bigint>();
  for (const { stream, revision } of events) {
    expect(revision).toBe(next.get(stream) ?? 0n);
    next.set(stream, revision + 1n);
  }
}
