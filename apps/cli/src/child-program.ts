import { type ChildProcess, fork } from "node:child_process";

/** A program of the product that runs as a child of this one. */
export interface ChildProgram {
  /** Where it listens, as it told us; empty when it listens nowhere. */
  readonly url: string;
  /** Sends a message and waits for the answer of the type `answerType`. */
  ask(message: object, answerType: string): Promise<void>;
  /** Resolves with the exit code when it ends by itself. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts `program` and waits until it says that it has started.
 *
 * @param onError gets what it writes on standard error
 * @throws Error with what it wrote when it ends before that
 */
export async function startProgram(
  name: string,
  program: string,
  env: Readonly<Record<string, string>>,
  onError: (text: string) => void,
): Promise<ChildProgram> {
  const written: string[] = [];
  const child = fork(program, [], {
    env: { ...inherited(), ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    written.push(text);
    onError(text);
  });
  const ended = new Promise<number>((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
  });
  const url = await Promise.race([
    nextMessage(child, "started").then((message) => (message["url"] as string | undefined) ?? ""),
    ended.then((code): never => {
      throw new Error(
        `${name} ended with code ${code} before it had started:\n${written.join("")}`,
      );
    }),
  ]);
  return {
    url,
    ended,
    ask: async (message, answerType) => {
      const answer = nextMessage(child, answerType);
      child.send(message);
      await answer;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
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

function nextMessage(child: ChildProcess, type: string): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      const received = message as Record<string, unknown>;
      if (received["type"] !== type) return;
      child.off("message", listen);
      resolve(received);
    };
    child.on("message", listen);
  });
}
