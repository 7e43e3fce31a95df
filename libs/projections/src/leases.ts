import { createHash } from "node:crypto";
import type tls from "node:tls";
import pg from "pg";
import type { DataSource } from "typeorm";

/** The right to run something alone. Ends with the process, at the latest. */
export interface Lease {
  /** Aborts when the database session that carries the lease is gone. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

/** Key of a PostgreSQL advisory lock for `name`. */
export function advisoryKey(name: string): string {
  return createHash("sha256").update(`rechtop:${name}`).digest().readBigInt64BE(0).toString();
}

interface Session {
  readonly client: pg.Client;
  /** Asks one question after the other: a connection of the driver does not queue them. */
  readonly ask: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  readonly lost: AbortController;
}

const HEARTBEAT_MS = 5_000;

/**
 * Leases as advisory locks of one database session: a connection of its own, outside any
 * transaction, so that PostgreSQL lets them go when the process dies and no reader waits for
 * them. Needs a direct connection or a pooler in session mode.
 */
export class Leases {
  #session: Promise<Session> | undefined;
  readonly #held = new Set<string>();

  constructor(private readonly dataSource: DataSource) {}

  /** The lease called `name`, or undefined while another holds it (this object included). */
  async tryAcquire(name: string): Promise<Lease | undefined> {
    // PostgreSQL would give the same lock twice to one session.
    if (this.#held.has(name)) return undefined;
    this.#held.add(name);
    try {
      const session = await this.#open();
      const key = advisoryKey(name);
      const rows = await session.ask<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [
        key,
      ]);
      if (rows[0]?.got === true) return this.#lease(name, key, session);
      this.#held.delete(name);
      return undefined;
    } catch (error) {
      this.#held.delete(name);
      throw error;
    }
  }

  /** Ends the session, and with it all leases. */
  async close(): Promise<void> {
    const session = await this.#session?.catch(() => undefined);
    this.#session = undefined;
    await session?.client.end();
  }

  #lease(name: string, key: string, session: Session): Lease {
    return {
      lost: session.lost.signal,
      release: async () => {
        this.#held.delete(name);
        if (session.lost.signal.aborted) return;
        try {
          await session.ask("SELECT pg_advisory_unlock($1)", [key]);
        } catch {
          // Better no session than one that may or may not hold the lock.
          session.lost.abort();
        }
      },
    };
  }

  #open(): Promise<Session> {
    if (this.#session !== undefined) return this.#session;
    const opening: Promise<Session> = this.#connect(() => {
      if (this.#session === opening) this.#session = undefined;
    });
    this.#session = opening;
    opening.catch(() => {
      if (this.#session === opening) this.#session = undefined;
    });
    return opening;
  }

  async #connect(forget: () => void): Promise<Session> {
    const client = new pg.Client(clientConfig(this.dataSource));
    const lost = new AbortController();
    const lose = (): void => lost.abort();
    client.on("error", lose);
    client.on("end", lose);
    await client.connect();
    const ask = inTurn(client);
    // A connection that a firewall has dropped says nothing by itself, while the server has
    // already given our leases away.
    const heartbeat = setInterval(() => void beat(ask).catch(lose), HEARTBEAT_MS);
    heartbeat.unref();
    const dispose = (): void => {
      clearInterval(heartbeat);
      forget();
      client.end().catch(() => undefined);
    };
    if (lost.signal.aborted) dispose();
    else lost.signal.addEventListener("abort", dispose, { once: true });
    return { client, ask, lost };
  }
}

function inTurn(client: pg.Client): Session["ask"] {
  let turn: Promise<unknown> = Promise.resolve();
  return <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
    const answer = turn.then(async () => (await client.query<Row>(text, values)).rows);
    // Who comes next does not care how this one ended.
    turn = answer.catch(() => undefined);
    return answer;
  };
}

async function beat(ask: Session["ask"]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("no answer")), HEARTBEAT_MS);
  });
  try {
    await Promise.race([ask("SELECT 1"), silence]);
  } finally {
    clearTimeout(timer);
  }
}

function clientConfig({ options }: DataSource): pg.ClientConfig {
  if (options.type !== "postgres") throw new TypeError("read models live in PostgreSQL");
  return {
    ...(options.url === undefined ? {} : { connectionString: options.url }),
    ...(options.host === undefined ? {} : { host: options.host }),
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.username === undefined ? {} : { user: options.username }),
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(options.database === undefined ? {} : { database: options.database }),
    // TypeORM hands both to the same driver; it only types them otherwise.
    ...(options.ssl === undefined ? {} : { ssl: options.ssl as boolean | tls.ConnectionOptions }),
    ...(options.extra as pg.ClientConfig | undefined),
    connectionTimeoutMillis: options.connectTimeoutMS ?? 5_000,
    keepAlive: true,
    application_name: "rechtop leases",
  };
}
