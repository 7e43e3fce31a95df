import type { AppendResult } from "../../port.js";
import type { AppendOutcome, AppendRequest } from "./append-call.js";

/** Sends a group in one transaction and one round trip; as many outcomes as requests. */
export type SendGroup = (
  group: readonly AppendRequest[],
  how: { readonly waits: boolean },
) => Promise<readonly AppendOutcome[]>;

/** What goes together at most. One append that is larger goes alone. */
const MAX_EVENTS = 256;
const MAX_BYTES = 1 << 20;

/** A group that takes longer waits for somebody else's transaction: nobody queues behind it. */
const STALLED_MS = 20;

interface Waiting extends AppendRequest {
  /** Streams that it writes, its event ids and its key: in a group, nobody else's. */
  readonly owns: readonly string[];
  /** Streams that it only checks. */
  readonly checks: readonly string[];
  readonly events: number;
  readonly bytes: number;
  readonly settled: PromiseWithResolvers<AppendResult>;
}

/**
 * Commits together what arrives together. An append that finds the way free goes at once; those
 * that arrive while others are under way go together in one transaction, which costs one round
 * trip and one wait for the disk. Each is answered when its transaction is durable, and with an
 * answer of its own.
 *
 * Appends that touch the same stream, event id or key never share a group: the later one goes when
 * the earlier one is stored or refused, and is judged by what is then in the log.
 */
export class AppendGroups {
  readonly #send: SendGroup;
  /** Whether the server has undone a group for what may concern one of its appends only. */
  readonly #concernsOne: (error: unknown) => boolean;
  #waiting: Waiting[] = [];
  #underWay: readonly Waiting[] | undefined;

  constructor(send: SendGroup, concernsOne: (error: unknown) => boolean) {
    this.#send = send;
    this.#concernsOne = concernsOne;
  }

  /** Stores the append or throws what `EventStore.append` does. */
  append(request: AppendRequest): Promise<AppendResult> {
    const waiting = toWaiting(request);
    this.#waiting.push(waiting);
    this.#sendNext();
    return waiting.settled.promise;
  }

  #sendNext(): void {
    if (this.#underWay !== undefined || this.#waiting.length === 0) return;
    void this.#run(this.#take());
  }

  /** The next group: in the order of arrival, without what touches the same as one before it does. */
  #take(): Waiting[] {
    const claims = new Claims();
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    let events = 0;
    let bytes = 0;
    for (const waiting of this.#waiting) {
      const fits =
        group.length === 0 ||
        (events + waiting.events <= MAX_EVENTS && bytes + waiting.bytes <= MAX_BYTES);
      // Also what stays behind claims its streams: nobody who needs them overtakes it.
      if (claims.claim(waiting) && fits) {
        group.push(waiting);
        events += waiting.events;
        bytes += waiting.bytes;
      } else {
        left.push(waiting);
      }
    }
    this.#waiting = left;
    return group;
  }

  async #run(group: readonly Waiting[]): Promise<void> {
    this.#underWay = group;
    const leave = () => {
      if (this.#underWay !== group) return;
      this.#underWay = undefined;
      this.#sendNext();
    };
    const stalled = setTimeout(leave, STALLED_MS);
    try {
      const outcomes = await this.#send(group, { waits: false });
      for (const [i, waiting] of group.entries()) this.#settle(waiting, outcomes[i]);
    } catch (error) {
      for (const waiting of group) {
        if (group.length > 1 && this.#concernsOne(error)) void this.#sendAlone(waiting);
        else waiting.settled.reject(error);
      }
    }
    clearTimeout(stalled);
    // Who was answered may have more to append: there is a turn to say so, so that it goes together.
    setImmediate(leave);
  }

  async #sendAlone(waiting: Waiting): Promise<void> {
    try {
      const [outcome] = await this.#send([waiting], { waits: true });
      this.#settle(waiting, outcome);
    } catch (error) {
      waiting.settled.reject(error);
    }
  }

  #settle(waiting: Waiting, outcome: AppendOutcome | undefined): void {
    switch (outcome?.kind) {
      case "appended":
        waiting.settled.resolve(outcome.result);
        break;
      case "refused":
        waiting.settled.reject(outcome.error);
        break;
      case "busy":
        void this.#sendAlone(waiting);
        break;
      case undefined:
        waiting.settled.reject(new Error("an append of a group got no answer"));
    }
  }
}

/** What appends touch. */
class Claims {
  readonly #owned = new Set<string>();
  readonly #checked = new Set<string>();

  /** Claims what the append touches; false when something of it was claimed before. */
  claim({ owns, checks }: Waiting): boolean {
    const free =
      owns.every((name) => !this.#owned.has(name) && !this.#checked.has(name)) &&
      checks.every((name) => !this.#owned.has(name));
    for (const name of owns) this.#owned.add(name);
    for (const name of checks) this.#checked.add(name);
    return free;
  }
}

function toWaiting({ plan, idempotency }: AppendRequest): Waiting {
  const [written, checked] = [true, false].map((writes) =>
    plan.streams.filter(({ events }) => events.length > 0 === writes).map(({ stream }) => stream),
  );
  return {
    plan,
    idempotency,
    owns: [
      ...(written ?? []),
      ...plan.events.map(({ eventId }) => eventId),
      ...(idempotency === undefined ? [] : [`${idempotency.key} ${idempotency.scope}`]),
    ],
    checks: checked ?? [],
    events: plan.events.length + (checked?.length ?? 0),
    bytes: plan.events.reduce(
      (sum, { payload, metadata }) => sum + payload.length + metadata.length,
      0,
    ),
    settled: Promise.withResolvers(),
  };
}
