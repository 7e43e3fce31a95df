import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedDatabase } from "#platform";
import { type BenchLog, createLog } from "./databases.js";
import { type Line, whole } from "./report.js";
import { file, FILE_EVENTS, ids } from "./workload.js";

/** Files that are appended at the same time while a log is filled. */
const FILLERS = 48;

/** A PostgreSQL server of its own, with durable commits, and the logs in it. */
export class Bench {
  readonly #logs = new Map<string, { readonly log: BenchLog; events: number }>();
  #server: ReturnType<typeof startEmbeddedDatabase> | undefined;

  private constructor(
    /** For files; removed at the end. */
    readonly folder: string,
    /** Length of the long log. */
    readonly events: number,
    /** Ids, the same in every run. */
    readonly nextId: ReturnType<typeof ids>,
  ) {}

  static async start(events: number, seed: number): Promise<Bench> {
    const folder = await mkdtemp(join(tmpdir(), "rechtop-bench-"));
    // PostgreSQL runs under an account of its own when we are root.
    await chmod(folder, 0o755);
    return new Bench(folder, events, ids(seed));
  }

  /** The log of this name, which holds at least `events` when it is given. */
  async log(name: "plain" | "sealed" | "scratch" | "files", events = 0): Promise<BenchLog> {
    // What needs no database starts none.
    this.#server ??= startEmbeddedDatabase(this.folder, { durable: true });
    const { url } = await this.#server;
    let known = this.#logs.get(name);
    if (known === undefined) {
      const options = { folder: this.folder, encrypted: name === "sealed" || name === "files" };
      known = { log: await createLog(url, `bench_${name}`, options), events: 0 };
      this.#logs.set(name, known);
    }
    if (known.events < events) {
      await this.#fill(known.log, events - known.events, name);
      known.events = events;
    }
    return known.log;
  }

  /** Says where it is: on the terminal only, never in the results. */
  progress(text: string): void {
    const line = `\r${new Date().toISOString().slice(11, 19)} ${text}`;
    process.stderr.write(process.stderr.isTTY ? `${line}\u001b[K` : `${line.slice(1)}\n`);
  }

  async stop(): Promise<void> {
    for (const { log } of this.#logs.values()) await log.pool.end();
    await (await this.#server)?.stop();
    await rm(this.folder, { recursive: true });
  }

  async #fill({ store, pool }: BenchLog, events: number, name: string): Promise<void> {
    let left = Math.ceil(events / FILE_EVENTS);
    const [all, step] = [left, Math.max(Math.floor(left / 10), 1)];
    const filler = async () => {
      while (left > 0) {
        left -= 1;
        if (left % step === 0) {
          this.progress(`filling the ${name} log: ${whole((all - left) * FILE_EVENTS)} events`);
        }
        await store.append(file(this.nextId));
      }
    };
    await Promise.all(Array.from({ length: FILLERS }, filler));
    await pool.query("VACUUM ANALYZE rechtop_log.events");
  }
}

/** One or more lines of the table; each in a file of its own. */
export type Row = (bench: Bench) => Promise<readonly Line[]>;
