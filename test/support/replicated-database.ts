import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { ownPorts } from "#testing";
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from "../../libs/platform/src/embedded-database/embedded-database.js";

const run = promisify(execFile);

/** A PostgreSQL server with a streaming replica, both on loopback. */
export interface ReplicatedDatabase {
  /** Of the server that is written to. */
  readonly url: string;
  /** The address, in the replica, of what is at `databaseUrl` in the server, as soon as it is there. */
  inReplica(databaseUrl: string): Promise<string>;
  /** What is replayed in the replica stops, or goes on. */
  follow(follows: boolean): Promise<void>;
  stopReplica(): Promise<void>;
  /** At the same address. */
  startReplica(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server and a replica made from a backup of it. */
export async function startReplicatedDatabase(): Promise<ReplicatedDatabase> {
  const folder = await fs.mkdtemp(join(tmpdir(), "rechtop-replicated-"));
  await fs.chmod(folder, 0o755);
  const homes = { server: join(folder, "server"), replica: join(folder, "replica") };
  const server = await startEmbeddedDatabase(homes.server, { durable: false });
  await backUp(server, homes.server, homes.replica);
  // It is stopped and started, and nobody may sit down at its address meanwhile.
  const [port] = await ownPorts();
  const options = { durable: false, port };
  let replica: EmbeddedDatabase = await startEmbeddedDatabase(homes.replica, options);
  return {
    url: server.url,
    inReplica: async (databaseUrl) => {
      await followed(server.url, replica.url);
      const url = new URL(databaseUrl);
      url.port = String(port);
      return url.toString();
    },
    follow: async (follows) => {
      await query(replica.url, `SELECT pg_wal_replay_${follows ? "resume" : "pause"}()`);
    },
    stopReplica: () => replica.stop(),
    startReplica: async () => {
      replica = await startEmbeddedDatabase(homes.replica, options);
    },
    stop: async () => {
      await replica.stop();
      await server.stop();
      await fs.rm(folder, { recursive: true, force: true });
    },
  };
}

/** What `pg_basebackup`, which the embedded PostgreSQL does not have, would do. */
async function backUp(server: EmbeddedDatabase, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query("SELECT pg_backup_start('replica', true)");
    // It keeps the owner, which is not us when we are root.
    await run("cp", ["-a", from, to]);
    const stopped = await client.query<{ label: string }>(
      "SELECT labelfile AS label FROM pg_backup_stop(false)",
    );
    const data = join(to, "pgdata");
    await fs.rm(join(data, "postmaster.pid"));
    await fs.writeFile(join(data, "backup_label"), stopped.rows[0]!.label);
    await fs.writeFile(join(data, "standby.signal"), "");
    const { uid, gid } = await fs.stat(data);
    for (const file of ["backup_label", "standby.signal"]) {
      await fs.chown(join(data, file), uid, gid);
    }
    const { port, username, password } = new URL(server.url);
    const address = `host=127.0.0.1 port=${port} user=${username} password=${password}`;
    // Five seconds, as it is without this, is what a test waits for nothing.
    const settings = `primary_conninfo = '${address}'\nwal_retrieve_retry_interval = '100ms'\n`;
    await fs.appendFile(join(data, "postgresql.auto.conf"), settings);
  } finally {
    await client.end();
  }
}

/** Waits until the replica has what the server has now: a database, too, has to get there first. */
async function followed(server: string, replica: string): Promise<void> {
  const [now] = await query(server, "SELECT pg_current_wal_flush_lsn() AS lsn");
  const there = "SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there";
  while ((await query(replica, there, [now?.["lsn"]]))[0]?.["there"] !== true);
}

async function query(url: string, sql: string, values: readonly unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
