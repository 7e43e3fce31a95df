import pg from "pg";
import { CLOCK_LOCK } from "../../libs/event-store/src/adapters/postgres/schema.js";
import type { Fleet } from "./fleet.js";
import type { BeforeWrite } from "./retrying-client.js";

/**
 * Where a process dies. `wherever`: in whatever it is doing for all its clients. `append`: its
 * appends have been sent and are stored after its death, so nobody hears that they were. `rows`: a
 * projector has written rows and not committed. `answer`: a reaction has sent its append, which is
 * stored after its death, and has not moved its checkpoint.
 */
export type Moment = "wherever" | "append" | "rows" | "answer";

/** One kill: at the `after`-th write since the last one that can lead to the moment. */
export interface Kill {
  readonly moment: Moment;
  readonly after: number;
}

const LEADS_TO: Readonly<Record<Moment, RegExp>> = {
  wherever: /./,
  append: /./,
  rows: /^\/applications$/,
  answer: /\/decisions$/,
};

/** Stops the process at its moment, by a lock that it will need. */
const HOLD: Readonly<Record<Exclude<Moment, "wherever">, string>> = {
  append: `SELECT pg_advisory_lock(${CLOCK_LOCK})`,
  rows: "BEGIN; LOCK TABLE rechtop_read.file_overview IN SHARE MODE",
  // The lock that an append takes for its stream.
  answer: "SELECT pg_advisory_lock(hashtextextended('application-' || $1, 0))",
};

/** Kills processes of a fleet, one after the other, each time starting another. */
export class Killer {
  readonly #ended = Promise.withResolvers<undefined>();
  readonly #kills: Kill[];
  #armed: Kill | undefined;
  #seen = 0;

  constructor(
    private readonly fleet: Fleet,
    private readonly databaseUrl: string,
    kills: readonly Kill[],
  ) {
    this.#kills = [...kills];
    this.#arm();
  }

  /** Kept when the last of the kills is done and its successor is up; broken when one fails. */
  get ended(): Promise<undefined> {
    return this.#ended.promise;
  }

  /** Throws when the clients have finished and there is still somebody to be killed. */
  assertSpent(): void {
    const left = this.#kills.length + (this.#armed === undefined ? 0 : 1);
    if (left > 0) throw new Error(`${left} kills never came: the clients were too fast`);
  }

  readonly beforeWrite: BeforeWrite = async (path, body) => {
    const kill = this.#armed;
    if (kill === undefined || !LEADS_TO[kill.moment].test(path)) return;
    this.#seen += 1;
    if (this.#seen < kill.after) return;
    this.#armed = undefined;
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    const holds = kill.moment !== "wherever";
    if (kill.moment === "answer") {
      await client.query(HOLD.answer, [(body as { applicationId: string }).applicationId]);
    } else if (holds) {
      await client.query(HOLD[kill.moment]);
    }
    this.#execute(client, holds).catch((error: unknown) => this.#ended.reject(error));
  };

  async #execute(client: pg.Client, holds: boolean): Promise<void> {
    if (holds) await somebodyWaitsFor(client);
    await this.fleet.kill();
    // The end of the connection lets all its locks go.
    await client.end();
    await this.fleet.grow();
    this.#arm();
  }

  #arm(): void {
    this.#seen = 0;
    this.#armed = this.#kills.shift();
    if (this.#armed === undefined) this.#ended.resolve(undefined);
  }
}

async function somebodyWaitsFor(client: pg.Client): Promise<void> {
  for (;;) {
    // Within a transaction PostgreSQL shows the activity that it showed first, unless told to look anew.
    await client.query("SELECT pg_stat_clear_snapshot()");
    const { rows } = await client.query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
    );
    if (rows.length > 0) return;
  }
}
