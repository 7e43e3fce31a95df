import { setTimeout as pause } from "node:timers/promises";
import { KurrentDBClient } from "@kurrent/kurrentdb-client";
import { mayPass, needsNewClient, NoAnswerInTime, storeError } from "./errors.js";

/** How patient the store is with the server. */
export interface Patience {
  /** Milliseconds for the answer to one call; 5,000 when absent. */
  readonly deadlineMs?: number;
  /** How often a call is made at most, as long as that takes less than `deadlineMs`; 5 when absent. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, twice that before the third; 100 when absent. */
  readonly firstPauseMs?: number;
}

/** The way to the server: one client, replaced when it does not find the way back by itself. */
export class Connection {
  #client: KurrentDBClient;
  /** Milliseconds for the answer to one call. */
  readonly deadlineMs: number;
  readonly #attempts: number;
  readonly #firstPauseMs: number;
  #closed = false;

  /** @throws Error when `url` is not a connection string of KurrentDB */
  constructor(
    private readonly url: string,
    { deadlineMs = 5_000, attempts = 5, firstPauseMs = 100 }: Patience,
  ) {
    this.#client = clientFor(url);
    this.deadlineMs = deadlineMs;
    this.#attempts = attempts;
    this.#firstPauseMs = firstPauseMs;
  }

  /** The client of now; for what is over when its connection is. */
  get client(): KurrentDBClient {
    return this.#client;
  }

  /**
   * What `work` answers. It is done again, with growing pauses, while the server is away, has no
   * leader or does not answer in time; so it must not matter how often it is done.
   *
   * @throws StoreUnavailable when the server stays away
   */
  async repeat<T>(work: (client: KurrentDBClient, attempt: number) => Promise<T>): Promise<T> {
    const began = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      const client = this.#client;
      try {
        return await within(this.deadlineMs, work(client, attempt));
      } catch (error) {
        // A server that is silent is not asked five times: people wait for the answer.
        const late = performance.now() - began >= this.deadlineMs;
        if (!mayPass(error) || attempt >= this.#attempts || late || this.#closed) {
          throw storeError(error);
        }
        if (needsNewClient(error)) this.#replace(client);
      }
      await pause(this.#firstPauseMs * 2 ** (attempt - 1));
    }
  }

  /** Ends everything that is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#client.dispose();
  }

  #replace(client: KurrentDBClient): void {
    // Another call may have done so already.
    if (client !== this.#client) return;
    this.#client = clientFor(this.url);
    // Subscriptions over it end, and are made again by who follows them.
    client.dispose().catch(() => undefined);
  }
}

/**
 * Everything that the client takes in a connection string. It passes over what else there is, which
 * may be a setting that was meant to protect something, and prints it with all that is around it.
 */
const OPTIONS: ReadonlySet<string | undefined> = new Set([
  ...["tls", "tlsverifycert", "tlscafile", "usercertfile", "userkeyfile"],
  ...["connectionname", "defaultdeadline", "keepaliveinterval", "keepalivetimeout"],
  ...["discoveryinterval", "gossiptimeout", "maxdiscoverattempts", "nodepreference"],
  "throwonappendfailure",
]);

/** The errors of the client would quote the connection string, and the password in it. */
function clientFor(url: string): KurrentDBClient {
  const rest = url.replace(/^[^:]+:\/\/(?:[^:]+:[^@]+@)?/, "");
  for (const [, option] of rest.matchAll(/[?&]([^=&?]*)/g)) {
    if (OPTIONS.has(option?.toLowerCase().replace(/[_-]/g, ""))) continue;
    throw new Error("a connection string of KurrentDB has an option that there is not");
  }
  try {
    return KurrentDBClient.connectionString(url);
  } catch {
    throw new Error("what should be a connection string of KurrentDB cannot be read as one");
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new NoAnswerInTime(ms)), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
