import type { AllStreamSubscription } from "@kurrent/kurrentdb-client";
import type { KurrentDBClient } from "@kurrent/kurrentdb-client";
import type { WakeUp } from "../../wake-up.js";
import type { LogFilter } from "./filters.js";
import { type LogRecord, logPositionOf, recordOf } from "./stored-records.js";

/** What a feed is opened with. */
export interface FeedOptions {
  readonly client: KurrentDBClient;
  /** From the start of the log when absent. */
  readonly after?: bigint;
  readonly filter: LogFilter;
  /** Records that may wait for whoever takes them; the server is not asked for more. */
  readonly ahead: number;
  /** Rung when there is something new. */
  readonly bell: WakeUp;
}

/** A subscription to `$all`, as something to take records from. */
export class Feed {
  readonly #subscription: AllStreamSubscription;
  #checkpoint = -1n;
  #broken: Error | undefined;
  #live = false;
  #heardAt = performance.now();
  readonly #taken: LogRecord[] = [];

  constructor({ client, after, filter, ahead, bell }: FeedOptions) {
    const options = {
      ...(after !== undefined && { fromPosition: { commit: after, prepare: after } }),
      requiresLeader: true,
      filter: filter.forServer({
        checkpointReached: (_subscription, { commit }) => {
          this.#checkpoint = commit;
          this.#heardAt = performance.now();
          bell.ring();
        },
      }),
    };
    this.#subscription = client.subscribeToAll(options, { highWaterMark: ahead });
    this.#subscription.on("readable", () => {
      this.#heardAt = performance.now();
      bell.ring();
    });
    this.#subscription.on("caughtUp", () => {
      this.#live = true;
      bell.ring();
    });
    for (const end of ["error", "end", "close"] as const) {
      this.#subscription.on(end, (error?: unknown) => {
        const cause = error as Error | undefined;
        this.#broken ??= cause ?? new Error(`the subscription has ended: ${end}`);
        bell.ring();
      });
    }
  }

  /** Whether the server has nothing more to send than what comes from now on. */
  get live(): boolean {
    return this.#live;
  }

  /** Whether nothing waits for a batch to become full. */
  get isEmpty(): boolean {
    return this.#taken.length === 0;
  }

  /** Milliseconds since the server sent anything. */
  get silentMs(): number {
    return performance.now() - this.#heardAt;
  }

  /** Everything that passes up to here was taken; only right when `take` has just given nothing. */
  get checkpoint(): bigint {
    return this.#checkpoint;
  }

  /**
   * The records that have come: `limit` of them, or those before the end of what the server has, or,
   * when it takes its time, those that are there if `atOnce`. None: wait.
   *
   * @throws what the client said when there are none and there will be none
   */
  take(limit: number, atOnce: boolean): LogRecord[] {
    while (this.#taken.length < limit) {
      const resolved = this.#subscription.read() as Parameters<typeof recordOf>[0] | null;
      if (resolved === null) break;
      this.#taken.push(recordOf(resolved));
    }
    if (this.#taken.length === 0 && this.#broken !== undefined) {
      throw this.#broken;
    }
    const complete = this.#taken.length === limit || this.#live || this.#broken !== undefined;
    return complete || atOnce ? this.#taken.splice(0) : [];
  }

  close(): void {
    // The server is told; what it still answers has nobody to hear it.
    this.#subscription.unsubscribe().catch(() => undefined);
  }
}

/** Position of the last of `records`. */
export function lastPosition(records: readonly LogRecord[]): bigint | undefined {
  const last = records.at(-1);
  return last && logPositionOf(last);
}
