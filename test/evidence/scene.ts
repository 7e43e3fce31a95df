import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import Type from "typebox";
import {
  EVENT_STORE_SCHEMA,
  eventOpener,
  EventRegistry,
  exactly,
  MemoryDataKeys,
  NO_STREAM,
  PersonalDataCodec,
  PostgresEventStore,
} from "#event-store";
import {
  closedObject,
  defineEvent,
  type DomainEvent,
  instant,
  personal,
  personalDataErased,
  plain,
  type StreamName,
  streamName,
  uuid,
} from "#kernel";
import {
  NoteSigner,
  PROOF_SCHEMA,
  type RunningWitness,
  SealedLog,
  Sealing,
  startWitness,
} from "#transparency-log";
import { createTestDatabase, type TestDatabase } from "#testing";
import { type Answer, runVerifier } from "./verifier.js";

const stated = defineEvent({
  type: "testing.IncomeStated",
  version: 1,
  schema: closedObject({
    note: plain(Type.String()),
    name: Type.Optional(personal("applicant", "identity", Type.String())),
    income: Type.Optional(personal("applicant", "finance", Type.String())),
  }),
});

export const ORIGIN = "log.example/rechtop";
export const FILE = uuid("11111111-1111-4111-8111-111111111111");
export const OTHER_FILE = uuid("22222222-2222-4222-8222-222222222222");
/** Streams of the first file; the second has one of the first kind. */
export const REQUEST = streamName("request", FILE);
export const INCOME = streamName("income", FILE);
const OTHER_REQUEST = streamName("request", OTHER_FILE);

const METADATA = {
  correlationId: "c0ffee00-0000-4000-8000-000000000001",
  causationId: "c0ffee00-0000-4000-8000-000000000002",
  actor: { id: "pseudonym-7", role: "caseworker" },
  centre: "centre-a",
  purpose: "entitlement",
  legalBasis: "RMI-wet art. 19 §1",
  occurredAt: instant("2025-03-03T09:15:00.123Z"),
};

/** Tables that triggers keep from being changed. */
const GUARDED = [
  "rechtop_log.events",
  ...["logs", "leaves", "tiles", "checkpoints"].map((table) => `rechtop_proof.${table}`),
];

/** Keys of everybody who has some: they outlive every database. */
export interface Keys {
  readonly log: NoteSigner;
  readonly data: MemoryDataKeys;
}

/** One database with a log in it, and all that can be done with it, honest or not. */
export class Installation {
  readonly #pool: pg.Pool;

  private constructor(
    readonly database: TestDatabase,
    private readonly keys: Keys,
    pool: pg.Pool,
    readonly store: PostgresEventStore,
    readonly sealed: SealedLog,
  ) {
    this.#pool = pool;
  }

  static async open(database: TestDatabase, keys: Keys): Promise<Installation> {
    const pool = new pg.Pool({ connectionString: database.url });
    const store = await PostgresEventStore.open({
      pool,
      registry: new EventRegistry([stated, personalDataErased]),
      codec: new PersonalDataCodec({ keys: keys.data }),
    });
    return new Installation(database, keys, pool, store, new SealedLog(pool, store));
  }

  /** Appends one event to `stream`, which has `revision` events by now. */
  async append(stream: StreamName, revision: number, event: DomainEvent): Promise<void> {
    const expected = revision === 0 ? NO_STREAM : exactly(BigInt(revision - 1));
    const events = [{ eventId: uuid(randomUUID()), event, metadata: METADATA }];
    await this.store.append([{ stream, expected, events }]);
    await this.#untilVisible();
  }

  /** Seals and signs what there is; with a witness, when one is given. */
  async seal(
    witness?: { url: string; signer: NoteSigner },
    { signer = this.keys.log, streamHeads = true } = {},
  ): Promise<string> {
    const witnesses = witness && [{ url: witness.url, verifier: witness.signer.verifier }];
    const sealing = new Sealing({
      pool: this.#pool,
      source: this.sealed.source,
      signer,
      clock: { now: () => instant("2025-03-03T09:00:00.000Z") },
      streamHeads,
      ...(witnesses && { witnesses }),
    });
    const checkpoint = await sealing.run();
    if (checkpoint === undefined) throw new Error("nothing was sealed");
    return (await this.sealed.checkpoint())?.note ?? "";
  }

  /** As the owner of the database, whom no trigger stops. */
  async tamper(...statements: readonly string[]): Promise<void> {
    for (const table of GUARDED) await this.#pool.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    for (const statement of statements) await this.#pool.query(statement);
  }

  /** Forgets that the log was ever sealed. */
  async forgetProofs(): Promise<void> {
    const tables = ["checkpoints", "leaves", "tiles", "logs", "stream_heads", "witnesses"];
    await this.tamper(...tables.map((table) => `DELETE FROM rechtop_proof.${table}`));
  }

  /** What `rechtop log verify` says. */
  async check(earlier: readonly string[] = []): Promise<string[]> {
    const logKeys = [this.keys.log.verifier];
    const findings = await Array.fromAsync(this.sealed.check({ logKeys, earlier }));
    return findings.map(({ code }) => code);
  }

  bundle(
    what: "log" | "file",
    wishes: { earlier?: string[]; open?: boolean } = {},
  ): Promise<Buffer> {
    const { earlier = [], open = false } = wishes;
    const all = { earlier, ...(open && { open: eventOpener(this.keys.data) }) };
    const pieces =
      what === "log" ? this.sealed.bundleOfAll(all) : this.sealed.bundleOfDossier(FILE, all);
    return Array.fromAsync(pieces).then((buffers) => Buffer.concat(buffers));
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #untilVisible(): Promise<void> {
    for (;;) {
      const { rows } = await this.#pool.query<{ visible: boolean }>(
        `SELECT coalesce(max(commit_order), 0) < rechtop_log.horizon() AS visible
          FROM rechtop_log.events`,
      );
      if (rows[0]?.visible === true) return;
    }
  }
}

/** Something that happened in a file. */
export const said = (note: string, more: { name?: string; income?: string } = {}): DomainEvent => ({
  type: stated.type,
  data: { note, ...more },
});

/** A log with a past: what was kept of it yesterday and today, and its witness. */
export class Scene {
  readonly #open: Installation[] = [];

  private constructor(
    private readonly folder: string,
    readonly keys: Keys,
    readonly witness: RunningWitness & { readonly signer: NoteSigner },
    private readonly databases: { readonly yesterday: TestDatabase; readonly today: TestDatabase },
    /** The checkpoints that somebody outside kept, cosigned. */
    readonly kept: { readonly yesterday: string; readonly today: string },
  ) {}

  static async set(): Promise<Scene> {
    const folder = await mkdtemp(join(tmpdir(), "rechtop-evidence-"));
    const keys = { log: NoteSigner.generate(ORIGIN), data: new MemoryDataKeys() };
    const signer = NoteSigner.generate("witness.example/w", "cosignature");
    const witness = await startWitness({
      listen: { host: "127.0.0.1", port: 0 },
      stateFile: join(folder, "witness.json"),
      signer,
      logs: [keys.log.verifier],
    });
    const today = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: today.url });
    for (const statement of [...EVENT_STORE_SCHEMA, ...PROOF_SCHEMA]) await pool.query(statement);
    await pool.end();

    const first = await Installation.open(today, keys);
    await first.append(REQUEST, 0, said("asked", { name: "Ann Ex", income: "900.00" })); // 0
    await first.append(OTHER_REQUEST, 0, said("asked too", { name: "Bob Ex" })); // 1
    await first.append(INCOME, 0, said("investigated", { income: "1200.00" })); // 2
    await first.append(REQUEST, 1, said("heard")); // 3, and 4 is the list of streams
    const atEvening = await first.seal({ url: witness.url, signer });
    await first.close();
    const yesterday = await copyOf(today);

    const second = await Installation.open(today, keys);
    await second.append(REQUEST, 2, said("decided", { income: "1200.00" })); // 5
    await second.append(OTHER_REQUEST, 1, said("heard too")); // 6
    await second.append(REQUEST, 3, said("told")); // 7
    const now = await second.seal({ url: witness.url, signer }, { streamHeads: false });
    await second.close();
    const databases = { yesterday, today };
    return new Scene(folder, keys, { ...witness, signer }, databases, {
      yesterday: atEvening,
      today: now,
    });
  }

  /** A database as it was then; whatever happens to it, the next one is not touched. */
  async database(when: "yesterday" | "today"): Promise<Installation> {
    const installation = await Installation.open(await copyOf(this.databases[when]), this.keys);
    this.#open.push(installation);
    return installation;
  }

  /** Drops what the last test has used. */
  async clear(): Promise<void> {
    for (const installation of this.#open.splice(0)) {
      await installation.close();
      await installation.database.drop();
    }
  }

  async leave(): Promise<void> {
    await this.clear();
    await this.witness.close();
    await this.databases.yesterday.drop();
    await this.databases.today.drop();
    await rm(this.folder, { recursive: true });
  }

  /** The policy of a reader who trusts the log and wants its witness. */
  get policy(): string {
    const { log } = this.keys;
    const { signer } = this.witness;
    return `log ${log.verifierKey}\nwitness w ${signer.verifierKey}\nquorum w\n`;
  }

  /** Judges a bundle with nothing but files. */
  async judge(
    bundle: Buffer,
    earlier: readonly string[] = [],
    policy = this.policy,
  ): Promise<Answer> {
    const write = async (name: string, content: string | Buffer): Promise<string> => {
      const file = join(this.folder, name);
      await writeFile(file, content);
      return file;
    };
    const notes = await Promise.all(earlier.map((note, i) => write(`earlier-${i}`, note)));
    return runVerifier(await write("bundle", bundle), await write("policy", policy), notes);
  }
}

/** A second database with the content of the first, to which nobody may be connected. */
async function copyOf({ url }: TestDatabase): Promise<TestDatabase> {
  const copy = await createTestDatabase();
  const [from, to] = [url, copy.url].map((each) => new URL(each).pathname.slice(1));
  const server = new URL(url);
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.toString() });
  await client.connect();
  try {
    await client.query(`DROP DATABASE ${to}`);
    await client.query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
  } finally {
    await client.end();
  }
  return copy;
}
