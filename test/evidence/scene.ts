import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { EVENT_STORE_SCHEMA, MemoryDataKeys } from "#event-store";
import { NoteSigner, PROOF_SCHEMA, type RunningWitness, startWitness } from "#transparency-log";
import { createTestDatabase, type TestDatabase } from "#testing";
import { type Answer, runVerifier } from "./verifier.js";
import {
  REQUEST,
  INCOME,
  OTHER_REQUEST,
  Installation,
  said,
  type Keys,
  ORIGIN,
} from "./installation.js";

/** SQL that picks one event of the log. */
export const eventOf = (revision: number, stream: string = REQUEST): string =>
  `category || '-' || stream_id = '${stream}' AND revision = ${revision}`;

/** SQL that changes it. */
export const change = (what: string, revision: number): string =>
  `UPDATE rechtop_log.events SET ${what} WHERE ${eventOf(revision)}`;

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
