import { setTimeout as pause } from "node:timers/promises";
import { KurrentDBClient } from "@kurrent/kurrentdb-client";
import {
  accessError,
  type ConnectionUnusable,
  mayPass,
  needsNewClient,
  NoAnswerInTime,
  storeClosed,
  storeError,
} from "./errors.js";
import { handshakeError } from "./handshake.js";
import { type ServerAddress, serverAddress, unreadable } from "./server-address.js";

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
  readonly #address: ServerAddress;
  #answered = false;
  #closed = false;

  /** @throws ConnectionUnusable when `url` is not a connection string of KurrentDB */
  constructor(url: string, { deadlineMs = 5_000, attempts = 5, firstPauseMs = 100 }: Patience) {
    this.#address = serverAddress(url);
    this.#client = clientFor(this.#address);
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
   * leader or does not answer in time; so it must not matter how often it is done. What has a
   * deadline of its own sees to it that it ends.
   *
   * @throws ConnectionUnusable at once when the server does not let us in, and when TLS cannot work
   * @throws StoreUnavailable when the server stays away, and when this is closed
   */
  async repeat<T>(
    work: (client: KurrentDBClient, attempt: number) => Promise<T>,
    { deadline }: { readonly deadline: "call" | "own" } = { deadline: "call" },
  ): Promise<T> {
    const began = performance.now();
    for (let attempt = 1; ; attempt += 1) {
      // The client would connect again.
      if (this.#closed) throw storeClosed();
      const client = this.#client;
      try {
        const asked = work(client, attempt);
        const answer = await (deadline === "own" ? asked : within(this.deadlineMs, asked));
        this.#answered = true;
        return answer;
      } catch (error) {
        const unusable = await this.#unusable(error);
        if (unusable) throw unusable;
        // A server that is silent is not asked five times: people wait for the answer.
        const late =
          deadline === "own"
            ? error instanceof NoAnswerInTime
            : performance.now() - began >= this.deadlineMs;
        if (!mayPass(error) || attempt >= this.#attempts || late || this.#closed) {
          throw storeError(error);
        }
        if (needsNewClient(error)) this.#replace(client);
      }
      await pause(this.#firstPauseMs * 2 ** (attempt - 1));
    }
  }

  /** Ends everything that is under way; nothing can be asked afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#client.dispose();
  }

  /** Why it makes no sense to try again. What TLS is like is looked at until it has worked once. */
  async #unusable(error: unknown): Promise<ConnectionUnusable | undefined> {
    const refused = accessError(error, this.#address.credentials);
    if (refused || this.#answered || !mayPass(error)) return refused;
    return handshakeError(this.#address);
  }

  #replace(client: KurrentDBClient): void {
    // Another call may have done so already.
    if (client !== this.#client) return;
    this.#client = clientFor(this.#address);
    // Subscriptions over it end, and are made again by who follows them.
    client.dispose().catch(() => undefined);
  }
}

/** The errors of the client would quote the connection string. */
function clientFor({ url, credentials }: ServerAddress): KurrentDBClient {
  let client: KurrentDBClient;
  try {
    client = KurrentDBClient.connectionString(url);
  } catch {
    throw unreadable();
  }
  // Half of the client takes user and password out of a connection string without decoding them.
  if (credentials) client.setCredentialsProvider(() => Promise.resolve(credentials));
  return client;
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
