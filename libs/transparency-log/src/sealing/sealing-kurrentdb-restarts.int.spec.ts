import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import Type from "typebox";
import {
  EventRegistry,
  exactly,
  NO_STREAM,
  openEventStore,
  PlainJsonCodec,
  type StreamAppend,
} from "#event-store";
import { closedObject, defineEvent, instant, plain, streamName, type Uuid, uuid } from "#kernel";
import {
  createTestDatabase,
  type KurrentDbDouble,
  startKurrentDbDouble,
  type TestDatabase,
} from "#testing";
import { NoteSigner } from "../note/keys.js";
import { METADATA } from "../testing/sealing-stage.js";
import { PROOF_SCHEMA } from "./schema.js";
import { SealedLog } from "./sealed-log.js";
import { Sealing } from "./sealing.js";

const SEED = 20_261_122;
/** Far more than it takes, on a busy machine. */
const PATIENCE_MS = 120_000;

const noted = defineEvent({
  type: "testing.ThingNoted",
  version: 1,
  schema: closedObject({ text: plain(Type.String()) }),
});
const STREAMS = Array.from({ length: 4 }, () => streamName("thing", randomUUID()));
const signer = NoteSigner.generate("log.example/events");
const clock = { now: () => instant("2025-03-03T08:00:00.000Z") };

/** What happens to the log: one append, and then somebody may seal. */
interface Step {
  readonly stream: number;
  readonly count: number;
  readonly sealer: Sealer | undefined;
}

/** How it is sealed: in such batches, by a new program or the one of before, one batch or all. */
interface Sealer {
  readonly batchSize: number;
  readonly restarted: boolean;
  readonly stopped: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(STREAMS.length - 1),
  count: fc.integer({ min: 1, max: 40 }),
  sealer: fc.option(
    fc.record({
      batchSize: fc.integer({ min: 1, max: 60 }),
      restarted: fc.boolean(),
      stopped: fc.boolean(),
    }),
    { nil: undefined },
  ),
});

describe("sealing over $all of KurrentDB, whatever the batches and wherever it is restarted", () => {
  it(
    `gives every event the leaf that it has when all is sealed at once (seed ${SEED})`,
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
          const server = await startKurrentDbDouble();
          const databases = [await createTestDatabase(), await createTestDatabase()] as const;
          try {
            await compare(server, databases, steps);
          } finally {
            await Promise.all([...running].map((program) => program.close()));
            await server.stop();
            await Promise.all(databases.map((database) => database.drop()));
          }
        }),
        { seed: SEED, numRuns: 8 },
      );
    },
    PATIENCE_MS,
  );
});

/** Seals in `steps`, with what comes and goes, in the first database, and at once in the second. */
async function compare(
  server: KurrentDbDouble,
  [inSteps, atOnce]: readonly [TestDatabase, TestDatabase],
  steps: readonly Step[],
): Promise<void> {
  for (const { url } of [inSteps, atOnce]) await makeTables(url);
  let program = await opened(server, inSteps.url);
  const ids: Uuid[] = [];
  for (const { stream, count, sealer } of steps) {
    ids.push(...(await program.append(stream, count)));
    if (sealer === undefined) continue;
    if (sealer.restarted) {
      await program.close();
      program = await opened(server, inSteps.url);
    }
    // Asked to stop before it has begun, it seals one batch.
    const signal = sealer.stopped ? AbortSignal.abort() : undefined;
    await program.sealing(sealer.batchSize).publish(signal);
  }
  await program.close();
  const last = await opened(server, inSteps.url);
  await last.sealing(7).publish();
  const whole = await opened(server, atOnce.url);
  await whole.sealing().publish();

  const kept = await keptOf(last.pool);
  expect(kept.leaves.map(({ record_id }) => record_id)).toEqual(ids);
  expect(kept).toEqual(await keptOf(whole.pool));
  // All that was signed on the way is of the beginning of this tree.
  expect(await Array.fromAsync(last.log.check({ logKeys: [signer.verifier] }))).toEqual([]);
}

const running = new Set<{ close(): Promise<void> }>();

/** A program as it starts: its own connections to both, and nothing that it remembers. */
async function opened(server: KurrentDbDouble, databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const { store, close } = await openEventStore({
    kurrentDbUrl: server.url,
    categories: ["thing"],
    pool,
    registry: new EventRegistry([noted]),
    codec: new PlainJsonCodec(),
  });
  const log = new SealedLog(pool, store);
  const append = async (stream: number, count: number): Promise<Uuid[]> => {
    const name = STREAMS[stream]!;
    const revisions = server.records.of(name).length;
    const expected = revisions === 0 ? NO_STREAM : exactly(BigInt(revisions - 1));
    const events: StreamAppend["events"] = Array.from({ length: count }, (_, i) => ({
      eventId: uuid(randomUUID()),
      event: { type: noted.type, data: { text: `${stream}.${revisions + i}` } },
      metadata: METADATA,
    }));
    await store.append([{ stream: name, expected, events }]);
    return events.map(({ eventId }) => eventId);
  };
  const sealing = (batchSize?: number) => {
    const options = { pool, source: log.source, signer, clock, streamHeads: false };
    return new Sealing({ ...options, ...(batchSize !== undefined && { batchSize }) });
  };
  const program = {
    pool,
    log,
    append,
    sealing,
    close: async () => {
      running.delete(program);
      await close();
      await pool.end();
    },
  };
  running.add(program);
  return program;
}

async function makeTables(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const statement of PROOF_SCHEMA) await client.query(statement);
  await client.end();
}

/** What is kept of the sealed log: where it stands, every leaf, every tile. */
async function keptOf(pool: pg.Pool) {
  const rows = async <Row extends pg.QueryResultRow>(text: string) =>
    (await pool.query<Row>(text)).rows;
  return {
    state: await rows(`SELECT * FROM rechtop_proof.logs`),
    leaves: await rows<{ readonly record_id: Uuid }>(
      `SELECT * FROM rechtop_proof.leaves ORDER BY leaf_index`,
    ),
    tiles: await rows(`SELECT * FROM rechtop_proof.tiles ORDER BY level, n`),
  };
}
