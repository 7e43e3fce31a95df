import { setTimeout as timeout } from "node:timers/promises";

/** How long to wait between attempts. */
export interface BackOffOptions {
  readonly firstMs: number;
  readonly capMs: number;
}

/** Waiting times that double up to a cap, and start anew after a success. */
export class BackOff {
  #next: number;

  constructor(private readonly options: BackOffOptions) {
    this.#next = options.firstMs;
  }

  next(): number {
    const delay = this.#next;
    this.#next = Math.min(delay * 2, this.options.capMs);
    return delay;
  }

  reset(): void {
    this.#next = this.options.firstMs;
  }
}

/** Waits `ms`, or until `signal` aborts; resolves either way. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await timeout(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
