import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Somebody ended the command before it was done: Ctrl+C, or a signal of another kind. */
export class Interrupted extends Error {
  /** What a shell reports of a program that was ended by the signal. */
  readonly exitCode: number;

  constructor(signal: (typeof SIGNALS)[number]) {
    super(`interrupted (${signal})`);
    this.name = "Interrupted";
    this.exitCode = 128 + constants.signals[signal];
  }
}

/**
 * Does `work`, and tells it when it is to end. Signals do not end this process meanwhile, however
 * often they come: `work` has to stop what it started.
 *
 * @throws Interrupted when `work` fails after the signal; what `work` throws otherwise
 */
export async function interruptible(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const listeners = SIGNALS.map((signal) => {
    const listener = () => controller.abort(new Interrupted(signal));
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  try {
    await work(controller.signal);
  } catch (error) {
    controller.signal.throwIfAborted();
    throw error;
  } finally {
    for (const remove of listeners) remove();
  }
}
