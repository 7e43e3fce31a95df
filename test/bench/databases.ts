import pg from "pg";
import {
  DestroyedKeyList,
  EVENT_STORE_SCHEMA,
  type EventCodec,
  kekText,
  openDataKeys,
  PersonalDataCodec,
  PlainJsonCodec,
  PostgresEventStore,
} from "#event-store";
import { PROOF_SCHEMA } from "#transparency-log";
import { join } from "node:path";
import { REGISTRY } from "./workload.js";

/** Connections of a pool: as many as there are writers, and some for whoever else reads. */
const CONNECTIONS = 40;

const KEK = JSON.stringify({
  current: "bench",
  keys: { bench: Buffer.alloc(32, 7).toString("base64") },
});

/** An event log in a database of its own. */
export interface BenchLog {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly store: PostgresEventStore;
  readonly codec: EventCodec;
}

/** Makes a database with an empty log on the server behind `url`, and a twin of its table. */
export async function createLog(
  url: string,
  name: string,
  { folder, encrypted }: { readonly folder: string; readonly encrypted: boolean },
): Promise<BenchLog> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  const pool = new pg.Pool({ connectionString: own.toString(), max: CONNECTIONS });
  for (const statement of [...EVENT_STORE_SCHEMA, ...PROOF_SCHEMA]) await pool.query(statement);
  await pool.query("CREATE TABLE twin (LIKE rechtop_log.events INCLUDING ALL)");
  const codec = encrypted ? await encryptingCodec(pool, folder) : new PlainJsonCodec();
  const store = await PostgresEventStore.open({ pool, registry: REGISTRY, codec });
  return { url: own.toString(), pool, store, codec };
}

async function encryptingCodec(pool: pg.Pool, folder: string): Promise<PersonalDataCodec> {
  const { keys } = await openDataKeys({
    pool,
    provider: kekText(KEK, "the benchmark"),
    destroyedKeys: await DestroyedKeyList.open(join(folder, "destroyed-keys.jsonl")),
  });
  return new PersonalDataCodec({ keys });
}
