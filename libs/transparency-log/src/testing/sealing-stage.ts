import { randomUUID } from "node:crypto";
import pg from "pg";
import Type from "typebox";
import {
  EVENT_STORE_SCHEMA,
  EventRegistry,
  exactly,
  type EventStore,
  NO_STREAM,
  openEventStore,
  PlainJsonCodec,
} from "#event-store";
import {
  closedObject,
  defineEvent,
  type Instant,
  instant,
  plain,
  type StreamName,
  streamName,
  uuid,
} from "#kernel";
import { createTestDatabase, startKurrentDbDouble } from "#testing";
import { NoteSigner } from "../note/keys.js";
import { PROOF_SCHEMA } from "../sealing/schema.js";
import { SealedLog } from "../sealing/sealed-log.js";
import { Sealing, type SealingOptions } from "../sealing/sealing.js";

const noted = defineEvent({
  type: "testing.ThingNoted",
  version: 1,
  schema: closedObject({ text: plain(Type.String()) }),
});

/** A database with an event log, empty, and all that seals it. */
export interface SealingStage {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly store: EventStore;
  readonly signer: NoteSigner;
  readonly sealed: SealedLog;
  /** Where the clock stands; starts on 3 March 2025, 9 o'clock in Brussels. */
  now: Instant;
  /** One that seals; a new one each time, as after a restart. */
  sealing(options?: Partial<SealingOptions>): Sealing;
  /** Appends `texts` to `stream`, which has `revision` events by now; readers see them at once. */
  append(stream: StreamName, revision: number, texts: readonly string[]): Promise<void>;
  /** As somebody with all rights on the database: triggers do not hold them back. */
  tamper(statement: string, values?: readonly unknown[]): Promise<number>;
  drop(): Promise<void>;
}

/** A stream that nothing was appended to. */
export function newStream(category = "thing", id: string = randomUUID()): StreamName {
  return streamName(category, id);
}

/** @param where the events are; what seals them is in PostgreSQL always */
export async function sealingStage(
  where: "PostgreSQL" | "KurrentDB" = "PostgreSQL",
): Promise<SealingStage> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 60 });
  for (const statement of [...EVENT_STORE_SCHEMA, ...PROOF_SCHEMA]) await pool.query(statement);
  const server = where === "KurrentDB" ? await startKurrentDbDouble() : undefined;
  const { store, close } = await openEventStore({
    kurrentDbUrl: server?.url,
    categories: ["thing", "other"],
    pool,
    registry: new EventRegistry([noted]),
    codec: new PlainJsonCodec(),
  });
  const signer = NoteSigner.generate("log.example/events");
  const sealed = new SealedLog(pool, store);
  const stage: SealingStage = {
    url: database.url,
    pool,
    store,
    signer,
    sealed,
    now: instant("2025-03-03T08:00:00.000Z"),
    sealing: (options = {}) =>
      new Sealing({
        pool,
        source: sealed.source,
        signer,
        clock: { now: () => stage.now },
        streamHeads: true,
        ...options,
      }),
    append: async (stream, revision, texts) => {
      const expected = revision === 0 ? NO_STREAM : exactly(BigInt(revision - 1));
      const events = texts.map((text) => ({
        eventId: uuid(randomUUID()),
        event: { type: noted.type, data: { text } },
        metadata: METADATA,
      }));
      await store.append([{ stream, expected, events }]);
      if (server === undefined) await untilVisible(pool);
    },
    tamper: async (statement, values = []) => {
      const client = await pool.connect();
      try {
        await client.query("SET session_replication_role = replica");
        const { rowCount } = await client.query(statement, [...values]);
        return rowCount ?? 0;
      } finally {
        client.release(true);
      }
    },
    drop: async () => {
      await close();
      await server?.stop();
      await pool.end();
      await database.drop();
    },
  };
  return stage;
}

/** Returns when readers may see the whole log: other tests may have transactions open too. */
export async function untilVisible(pool: pg.Pool): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ visible: boolean }>(
      `SELECT coalesce(max(commit_order), 0) < rechtop_log.horizon() AS visible
        FROM rechtop_log.events`,
    );
    if (rows[0]?.visible === true) return;
  }
}

/** Everything that is kept of a sealed log, to be compared byte by byte. */
export async function treeOf({ pool }: SealingStage): Promise<Record<string, unknown>> {
  const rows = async (text: string) => (await pool.query<Record<string, unknown>>(text)).rows;
  const hex = (column: string) => `encode(${column}, 'hex') AS ${column}`;
  return {
    state: await rows(`SELECT log, size, ${hex("root")} FROM rechtop_proof.logs`),
    leaves: await rows(
      `SELECT leaf_index, ${hex("leaf_hash")} FROM rechtop_proof.leaves ORDER BY leaf_index`,
    ),
    tiles: await rows(
      `SELECT level, n, ${hex("hashes")} FROM rechtop_proof.tiles ORDER BY level, n`,
    ),
  };
}

/** Metadata of every event of the stage. */
export const METADATA = {
  correlationId: "c0ffee00-0000-4000-8000-000000000001",
  causationId: "c0ffee00-0000-4000-8000-000000000002",
  actor: { id: "pseudonym-7", role: "caseworker" },
  centre: "centre-a",
  purpose: "entitlement",
  legalBasis: "RMI-wet art. 19 §1",
  occurredAt: instant("2025-03-03T09:15:00.123Z"),
};
