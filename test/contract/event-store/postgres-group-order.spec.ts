import fc from "fast-check";
import pg from "pg";
import {
  type EventStore,
  exactly,
  type IdempotencyRecord,
  MemoryEventStore,
  NO_STREAM,
  PlainJsonCodec,
  type PostgresEventStore,
  type StreamAppend,
} from "#event-store";
import { uuid } from "#kernel";
import { createTestDatabase, type TestDatabase } from "#testing";
import { all, newStream, note, REGISTRY, remembered } from "./fixtures.js";
import { newPostgresLog, type PostgresLog } from "./postgres-log.js";

const SEED = 20_250_619;

interface Request {
  readonly appends: readonly StreamAppend[];
  readonly idempotency?: IdempotencyRecord;
}

describe("appends to PostgreSQL that arrive together, whatever they are,", () => {
  let database: TestDatabase;
  let log: PostgresLog;
  let pool: pg.Pool;
  let store: PostgresEventStore;
  beforeAll(async () => {
    database = await createTestDatabase();
    log = await newPostgresLog(database.url);
    // One connection: behind a group that stalls, the next ones then wait, and the order is theirs.
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    store = await log.open({ pool });
  });
  afterAll(async () => {
    await pool.end();
    await log.close();
    await database.drop();
  });

  const attempt = (target: EventStore, { appends, idempotency }: Request) =>
    target.append(appends, idempotency).catch((error: unknown) => error);

  it(`have the outcomes of a store that takes one after the other (seed ${SEED})`, async () => {
    const event = fc.nat(30);
    const append = fc.record({
      stream: fc.nat(4),
      /** What the writer takes for the number of events in the stream. */
      length: fc.nat(3),
      events: fc.uniqueArray(event, { maxLength: 3 }),
    });
    const request = fc.record({
      appends: fc.uniqueArray(append, { minLength: 1, maxLength: 3, selector: (a) => a.stream }),
      key: fc.option(fc.nat(5)),
    });
    const numbered = (n: number) => uuid(`00000000-0000-4000-8000-${String(n).padStart(12, "0")}`);
    await fc.assert(
      fc.asyncProperty(fc.array(request, { maxLength: 25 }), async (requests) => {
        // Ids of their own for every run, the same for both stores.
        const streams = Array.from({ length: 5 }, () => newStream());
        const events = Array.from({ length: 31 }, () => note());
        const scope = newStream();
        const program = requests.map(({ appends, key }): Request => ({
          appends: appends.map(({ stream, length, events: wanted }) => ({
            stream: streams[stream]!,
            expected: length === 0 ? NO_STREAM : exactly(BigInt(length - 1)),
            events: wanted.map((n) => events[n]!),
          })),
          ...(key !== null && { idempotency: { ...remembered(numbered(key)), scope } }),
        }));
        const model = new MemoryEventStore({ registry: REGISTRY, codec: new PlainJsonCodec() });
        const expected: unknown[] = [];
        for (const request of program) expected.push(await attempt(model, request));
        const outcomes = await Promise.all(program.map((request) => attempt(store, request)));
        expect(outcomes.map(comparable)).toEqual(expected.map(comparable));
        for (const stream of streams) {
          const ids = async (from: EventStore) =>
            (await all(from.readStream(stream))).map((e) => e.eventId);
          expect(await ids(store)).toEqual(await ids(model));
        }
      }),
      { seed: SEED, numRuns: 40 },
    );
  });
});

/** An outcome without what differs from store to store. */
function comparable(outcome: unknown): unknown {
  if (!(outcome instanceof Error)) return "stored";
  const { name, message } = outcome;
  return { name, message };
}
