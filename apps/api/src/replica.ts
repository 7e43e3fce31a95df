import { setTimeout as pause } from "node:timers/promises";
import { DataSource } from "typeorm";
import { readModelOptions } from "./database.js";
import { opening } from "./opening.js";

/** How long a replica may take to have what the database had when the process started. */
const CATCH_UP_MS = 30_000;
const POLL_MS = 100;

/**
 * Where lists are read: in the replica at `replicaUrl`, or in `database` when there is none. What a
 * list shows may then be older; a client that names the position of its write waits for the replica.
 *
 * @throws Error that says what to do when it does not answer, is no replica of `database`, or is far
 *   behind it
 */
export async function openReadSource(
  database: DataSource,
  replicaUrl: string | undefined,
): Promise<DataSource> {
  if (replicaUrl === undefined) return database;
  const replica = await opening("RECHTOP_REPLICA_URL: the replica", () =>
    new DataSource(readModelOptions(replicaUrl)).initialize(),
  );
  try {
    await assertReplica(database, replica);
    await catchUp(database, replica);
  } catch (error) {
    await replica.destroy();
    throw error;
  }
  return replica;
}

/** A copy that does not follow would show the same lists for ever. */
async function assertReplica(database: DataSource, replica: DataSource): Promise<void> {
  const [one, other] = await Promise.all([database, replica].map(identity));
  if (other?.follows === true && other.id === one?.id) return;
  throw new Error(
    "RECHTOP_REPLICA_URL is not a streaming replica of DATABASE_URL: take its address, or none",
  );
}

interface Identity {
  /** Of the cluster: the same in its physical replicas, and nowhere else. */
  readonly id: string;
  readonly follows: boolean;
}

async function identity(source: DataSource): Promise<Identity | undefined> {
  const rows = await source.query<Identity[]>(
    `SELECT system_identifier || '/' || current_database() AS id, pg_is_in_recovery() AS follows
     FROM pg_control_system()`,
  );
  return rows[0];
}

/** The migrations of this start have to be there. */
async function catchUp(database: DataSource, replica: DataSource): Promise<void> {
  const [{ written } = { written: "" }] = await database.query<{ written: string }[]>(
    "SELECT pg_current_wal_flush_lsn() AS written",
  );
  const end = performance.now() + CATCH_UP_MS;
  for (;;) {
    const [row] = await replica.query<{ there: boolean }[]>(
      "SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there",
      [written],
    );
    if (row?.there === true) return;
    if (performance.now() > end) break;
    await pause(POLL_MS);
  }
  throw new Error(
    "the database at RECHTOP_REPLICA_URL is more than 30 seconds behind: look why it does not follow",
  );
}
