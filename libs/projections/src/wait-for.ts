import type { EventStore, Position } from "#event-store";
import type { Checkpoints } from "./checkpoints.js";
import { isUnavailable } from "./error-policy.js";

/** The projector has not reached the position in time. The write itself is safe. */
export class ProjectionLagging extends Error {
  constructor(
    readonly projector: string,
    readonly timeoutMs: number,
  ) {
    super(`${projector} has not caught up within ${timeoutMs} ms`);
    this.name = "ProjectionLagging";
  }
}

/** How long a reader is willing to wait. */
export interface WaitOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

// Wake-ups reach this process only; another process shows by its checkpoint row.
const POLL_MS = 50;

/** Resolves when the checkpoint `key` has reached `position`. */
export async function waitForCheckpoint(
  checkpoints: Checkpoints,
  store: Pick<EventStore, "compare">,
  key: string,
  position: Position,
  { timeoutMs, signal }: WaitOptions,
): Promise<void> {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), timeoutMs);
  const stop = signal === undefined ? end.signal : AbortSignal.any([end.signal, signal]);
  try {
    for (;;) {
      // Listening starts before the look, so that no move falls in between.
      const moved = checkpoints.nextMove(key, POLL_MS, stop);
      const reached = await positionOf(checkpoints, key);
      if (reached !== undefined && store.compare(reached, position) >= 0) return;
      signal?.throwIfAborted();
      if (end.signal.aborted) throw new ProjectionLagging(key, timeoutMs);
      await moved;
    }
  } finally {
    clearTimeout(timer);
    end.abort();
  }
}

/** A database that is away for a moment is one more reason to wait, within the same time. */
async function positionOf(checkpoints: Checkpoints, key: string): Promise<Position | undefined> {
  try {
    return (await checkpoints.find(key))?.position;
  } catch (error) {
    if (isUnavailable(error)) return undefined;
    throw error;
  }
}
