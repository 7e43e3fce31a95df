import { BackOff, type BackOffOptions, pause } from "./back-off.js";
import { errorCode, errorPolicy, errorTrace } from "./error-policy.js";

/** What a projector or reaction is doing. */
export const PROCESSOR_STATES = ["off", "standby", "running", "backingOff", "stopped"] as const;

/**
 * `off`: not started here. `standby`: another process runs it. `running`. `backingOff`: something
 * is away, it will try again. `stopped`: needs a person, `errorCode` says why; start it again
 * after the repair.
 */
export type ProcessorState = (typeof PROCESSOR_STATES)[number];

/** State of one projector or reaction in this process. Holds no personal data. */
export interface ProcessorStatus {
  readonly name: string;
  readonly state: ProcessorState;
  readonly errorCode?: string;
  /** Stack frames of the error, without its message. */
  readonly errorTrace?: readonly string[];
}

/** What the work of a processor gets. */
export interface WorkContext {
  readonly signal: AbortSignal;
  /** Tells that it runs. */
  running(): void;
  /** Tells that it has got on: the back-off starts anew. */
  progressed(): void;
  /** Tells that another process runs it. */
  standby(): void;
}

/** How a processor reacts and tells. */
export interface ProcessorOptions {
  readonly backOff: BackOffOptions;
  readonly onChange?: (status: ProcessorStatus) => void;
}

/**
 * Repeats one piece of work until it is stopped, under the error policy. The work keeps its place
 * in a checkpoint; returning means "call me again from the checkpoint".
 */
export class Processor {
  readonly #backOff: BackOff;
  #status: ProcessorStatus;
  #abort: AbortController | undefined;
  #done: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    private readonly work: (context: WorkContext) => Promise<void>,
    private readonly options: ProcessorOptions,
  ) {
    this.#status = { name, state: "off" };
    this.#backOff = new BackOff(options.backOff);
  }

  get status(): ProcessorStatus {
    return this.#status;
  }

  /** Starts it, also after it stopped by an error; nothing when it already runs. */
  start(): void {
    if (this.#abort !== undefined) return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#backOff.reset();
    this.#done = this.#run(abort.signal).finally(() => this.#ended(abort.signal));
  }

  /** Stops it after what it has in hand. */
  async stop(): Promise<void> {
    this.#abort?.abort();
    await this.#done;
    this.#tell({ name: this.name, state: "off" });
  }

  async #run(signal: AbortSignal): Promise<void> {
    const context: WorkContext = {
      signal,
      running: () => this.#tell({ name: this.name, state: "running" }),
      progressed: () => this.#backOff.reset(),
      standby: () => {
        this.#backOff.reset();
        this.#tell({ name: this.name, state: "standby" });
      },
    };
    while (!signal.aborted) {
      try {
        await this.work(context);
      } catch (error) {
        // What was in hand is not in the checkpoint: an error in it comes again at the next start.
        if (signal.aborted) return;
        const policy = errorPolicy(error);
        const code = errorCode(error);
        const trace = errorTrace(error);
        const facts = { name: this.name, errorCode: code, errorTrace: trace };
        if (policy === "stop") {
          // First, so that whoever is told may start it again at once.
          this.#ended(signal);
          this.#tell({ ...facts, state: "stopped" });
          return;
        }
        this.#tell({ ...facts, state: "backingOff" });
        await pause(this.#backOff.next(), signal);
      }
    }
  }

  #ended(signal: AbortSignal): void {
    if (this.#abort?.signal === signal) this.#abort = undefined;
  }

  #tell(status: ProcessorStatus): void {
    const before = this.#status;
    this.#status = status;
    if (before.state === status.state && before.errorCode === status.errorCode) return;
    const { onChange } = this.options;
    // In a task of its own: an error in the listener must not end the work silently.
    if (onChange !== undefined) queueMicrotask(() => onChange(status));
  }
}
