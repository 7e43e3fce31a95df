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
import { answeringHosts, handshakeError } from "./handshake.js";
import {
  connectionString,
  type ServerAddress,
  serverAddress,
  unreadable,
} from "./server-address.js";

/** How patient the store is with the server. */
export interface Patience {
  /** Milliseconds for the answer to one call; 5,000 when absent. */
  readonly deadlineMs?: number;
  /** How often a call is made at most, as long as that takes less than `deadlineMs`; 5 when absent. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, twice that before the third; 100 when absent. */
  readonly firstPauseMs?: number;
}

/** Longest time between two replacements of the client. */
const LONGEST_GAP_MS = 15_000;

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
  #replacing: Promise<void> | undefined;
  #gapMs = 0;
  #replacedAt = -Infinity;

  private constructor(address: ServerAddress, client: KurrentDBClient, patience: Patience) {
    const { deadlineMs = 5_000, attempts = 5, firstPauseMs = 100 } = patience;
    this.#address = address;
    this.#client = client;
    this.deadlineMs = deadlineMs;
    this.#attempts = attempts;
    this.#firstPauseMs = firstPauseMs;
  }

  /** @throws ConnectionUnusable when `url` is not a connection string of KurrentDB */
  static async open(url: string, patience: Patience): Promise<Connection> {
    const address = serverAddress(url);
    return new Connection(address, await clientFor(address), patience);
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
      const left = this.deadlineMs - (performance.now() - began);
      const pauseMs = this.#firstPauseMs * 2 ** (attempt - 1);
      try {
        const asked = work(client, attempt);
        const answer = await (deadline === "own" ? asked : within(left, asked));
        this.#answered = true;
        return answer;
      } catch (error) {
        const unusable = await this.#unusable(error);
        if (unusable) throw unusable;
        if (needsNewClient(error)) await this.#replace(client);
        // A server that is silent is not asked five times: people wait for the answer.
        const late =
          deadline === "own"
            ? error instanceof NoAnswerInTime
            : performance.now() - began + pauseMs >= this.deadlineMs;
        if (!mayPass(error) || attempt >= this.#attempts || late || this.#closed) {
          throw storeError(error);
        }
      }
      await pause(pauseMs);
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

  #replace(client: KurrentDBClient): Promise<void> {
    // Another call may have done so already.
    if (client !== this.#client) return Promise.resolve();
    this.#replacing ??= this.#renew().finally(() => (this.#replacing = undefined));
    return this.#replacing;
  }

  /** Seldom while nothing helps: each client leaves memory behind, that of its native half. */
  async #renew(): Promise<void> {
    const since = performance.now() - this.#replacedAt;
    if (since < this.#gapMs) return;
    const calm = since > 2 * LONGEST_GAP_MS;
    this.#gapMs = calm ? this.#firstPauseMs : Math.min(this.#gapMs * 2, LONGEST_GAP_MS);
    this.#replacedAt = performance.now();
    const [old, client] = [this.#client, await clientFor(this.#address)];
    if (this.#closed) return;
    this.#client = client;
    // Subscriptions over it end, and are made again by who follows them.
    endClient(old).catch(() => undefined);
  }
}

/**
 * A client of the servers that answer: it would ask a silent one for longer than a call may take. The
 * errors of the client would quote the connection string.
 */
async function clientFor(address: ServerAddress): Promise<KurrentDBClient> {
  const { hosts, credentials } = address;
  const there = hosts.length > 1 ? await answeringHosts(address) : hosts;
  // One name alone would be taken for a server that has no others.
  const named = there.length < hosts.length ? [...there, ...there] : there;
  let client: KurrentDBClient;
  try {
    client = KurrentDBClient.connectionString(connectionString(address, named));
  } catch {
    throw unreadable();
  }
  // Half of the client takes user and password out of a connection string without decoding them.
  if (credentials) client.setCredentialsProvider(() => Promise.resolve(credentials));
  return client;
}

/** `dispose` ends what is under way over a client, and leaves its connection open. */
async function endClient(client: KurrentDBClient): Promise<void> {
  await client.dispose();
  const { getChannel } = client as unknown as { getChannel: () => Promise<{ close(): void }> };
  (await getChannel()).close();
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new NoAnswerInTime(Math.round(ms))), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
