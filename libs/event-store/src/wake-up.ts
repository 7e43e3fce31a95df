/**
 * Tells the idle subscriptions of this process that something was appended, so that they need not
 * wait for their next look. Only a shortcut: what other processes append is found by looking.
 */
export class WakeUp {
  #rings = 0;
  #waiting = new Set<() => void>();

  /** Read it before looking, hand it to `wait` after: a ring in between is then not missed. */
  get rings(): number {
    return this.#rings;
  }

  /** Wakes everyone who waits. */
  ring(): void {
    this.#rings += 1;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }

  /** Returns at a ring after `since`, when `signal` aborts, or after `atMostMs`. */
  async wait(since: number, signal: AbortSignal, atMostMs?: number): Promise<void> {
    if (this.#rings !== since || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = atMostMs === undefined ? undefined : setTimeout(done, atMostMs);
      const waiting = this.#waiting;
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        waiting.delete(done);
        resolve();
      }
      signal.addEventListener("abort", done);
      waiting.add(done);
    });
  }
}
