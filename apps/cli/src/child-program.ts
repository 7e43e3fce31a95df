import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";

/** A program of the product that runs as a child of this one. */
export interface ChildProgram {
  /** Where it listens, as it told us; empty when it listens nowhere. */
  readonly url: string;
  /**
   * Sends a message and waits for the answer of the type `done`.
   *
   * @throws Error when the answer is of the type `refused`, or the program ends before it answers
   */
  ask(message: object, done: string, refused: string): Promise<void>;
  /** Resolves with the exit code when it has ended, by itself or not. */
  readonly ended: Promise<number>;
  /** Asks it to stop and waits; kills it when it takes too long. */
  stop(): Promise<void>;
}

/** How a child is run. */
export interface ChildOptions {
  /** Gets what it writes on standard error, once it has started. */
  readonly onError: (text: string) => void;
  /** Ends it, and the waiting for its start. */
  readonly signal?: AbortSignal;
  /** How long it may take to stop before it is killed. */
  readonly stopWithinMs?: number;
}

type Message = Readonly<Record<string, unknown>>;

const STOP_WITHIN_MS = 10_000;

/**
 * Starts `program` and waits until it says that it has started. It runs in a process group of its
 * own, out of reach of Ctrl+C: we stop our programs ourselves, one after the other.
 *
 * @throws Error with what it wrote when it ends before that, or why it could not be run at all
 */
export async function startProgram(
  name: string,
  program: string,
  env: Readonly<Record<string, string>>,
  options: ChildOptions,
): Promise<ChildProgram> {
  const { onError, signal, stopWithinMs = STOP_WITHIN_MS } = options;
  const child = fork(program, [], {
    env: { ...inherited(), ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    detached: true,
  });
  let started = false;
  let written = "";
  const { stderr } = child;
  if (stderr === null) throw new Error(`${name} has no standard error`);
  stderr.setEncoding("utf8").on("data", (text: string) => {
    if (started) onError(text);
    else written += text;
  });
  // Not the event `close`: it never comes after a disconnect.
  const ended = Promise.all([once(child, "exit"), once(stderr, "close")]).then(([[code, by]]) =>
    exitCode(code as number | null, by as NodeJS.Signals | null),
  );
  const stop = async () => {
    child.kill("SIGTERM");
    const deadline = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
    await ended;
    clearTimeout(deadline);
  };
  const tooEarly = ended.then((code): never => {
    throw new Error(`${name} ended with code ${code} before it had started:\n${written}`);
  });
  let message: Message;
  try {
    message = await Promise.race([nextMessage(child, ["started"]), tooEarly, aborted(signal)]);
  } catch (error) {
    if (isRunning(child)) await stop();
    throw error;
  }
  started = true;
  return {
    url: typeof message["url"] === "string" ? message["url"] : "",
    ended,
    stop,
    ask: async (question, done, refused) => {
      const answer = await Promise.race([
        nextMessage(child, [done, refused]),
        send(child, question),
        ended.then((code): never => {
          throw new Error(`${name} ended with code ${code} before it answered`);
        }),
      ]);
      if (answer["type"] === refused) {
        throw new Error(`${name} refused: ${String(answer["reason"])}`);
      }
    },
  };
}

/** What a shell would report: 128 and the number of the signal, when one ended the process. */
function exitCode(code: number | null, by: NodeJS.Signals | null): number {
  return code ?? (by === null ? 1 : 128 + constants.signals[by]);
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Never resolves; rejects with the reason when `signal` says so. */
function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal?.reason as Error);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}

/** Never resolves; rejects when the message cannot be sent to a program that still runs. */
function send(child: ChildProcess, message: object): Promise<never> {
  return new Promise((_, reject) => {
    if (!isRunning(child)) return;
    child.send(message, (error) => {
      if (error !== null && isRunning(child)) reject(error);
    });
  });
}

/** Only what a program needs to run at all; its settings are given, never inherited by accident. */
function inherited(): Record<string, string> {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "TZ", "NODE_ENV", "LOG_LEVEL"];
  return Object.fromEntries(
    kept.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function nextMessage(child: ChildProcess, types: readonly string[]): Promise<Message> {
  return new Promise((resolve) => {
    const listen = (received: unknown) => {
      const message = received as Message;
      if (!types.includes(String(message["type"]))) return;
      child.off("message", listen);
      resolve(message);
    };
    child.on("message", listen);
  });
}
