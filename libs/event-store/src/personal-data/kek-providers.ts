import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { type KekRing, KekUnusable, parseKekRing } from "./kek-ring.js";

/** Where the key-encrypting keys come from. Asked again and again: what it gives may change. */
export interface KekProvider {
  /** @throws KekUnusable, naming the setting and never a value */
  load(): Promise<KekRing>;
}

/** Read and write for others, write for the group; a group may read, as mounted secrets need. */
const TOO_OPEN = 0o027;

/**
 * Keys in a JSON file (see `parseKekRing`), read each time. On POSIX a file that others can read
 * is refused.
 */
export function kekFile(path: string, setting: string): KekProvider {
  return {
    load: async () => {
      const file = await open(path, "r").catch((error: unknown) => {
        throw new KekUnusable(setting, `the file cannot be read (${codeOf(error)})`);
      });
      try {
        const { mode } = await file.stat();
        if (process.platform !== "win32" && (mode & TOO_OPEN) !== 0) {
          throw new KekUnusable(setting, "others can read the file; make it chmod 600");
        }
        const text = await file.readFile("utf8").catch((error: unknown) => {
          throw new KekUnusable(setting, `the file cannot be read (${codeOf(error)})`);
        });
        return parseKekRing(text, setting);
      } finally {
        await file.close();
      }
    },
  };
}

/** Keys in the value of a setting, in the same JSON. */
export function kekText(text: string, setting: string): KekProvider {
  return { load: async () => parseKekRing(text, setting) };
}

/** More than any number of keys needs; a command that prints on and on is stopped. */
const MAX_OUTPUT_BYTES = 1_048_576;

/** What a command needs to find programs, its own files and its language. */
const PASSED_ON = ["PATH", "HOME", "LANG"];

/** Variables with this beginning are for the command. */
const FOR_THE_COMMAND = "RECHTOP_KEK_COMMAND_";

/**
 * Keys that a command of the operator prints in the same JSON: the hook for a key service, an HSM
 * or a ceremony. What it writes on standard error is ignored, for it may hold anything. Of the
 * environment it sees `PATH`, `HOME`, `LANG` and what begins with `RECHTOP_KEK_COMMAND_`: the
 * secret and the password of the database are none of its business.
 */
export function kekCommand(
  command: string,
  setting: string,
  { timeoutMs = 10_000 }: { timeoutMs?: number } = {},
): KekProvider {
  return { load: async () => parseKekRing(await outputOf(command, setting, timeoutMs), setting) };
}

function outputOf(command: string, setting: string, timeoutMs: number): Promise<string> {
  // A process group of its own: what the command has started must not outlive the time it has.
  const child = spawn(command, {
    shell: true,
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "ignore"],
    env: passedOn(process.env),
    windowsHide: true,
  });
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const fail = (problem: string) => {
    endGroup(child.pid);
    child.stdout.destroy();
    reject(new KekUnusable(setting, problem));
  };
  const timer = setTimeout(
    () => fail(`the command gave no answer within ${timeoutMs} ms`),
    timeoutMs,
  );
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_OUTPUT_BYTES) fail("the command prints too much");
    else chunks.push(chunk);
  });
  child.once("error", (error) => fail(`the command could not be run (${codeOf(error)})`));
  child.once("close", (code) => {
    if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
    else fail(`the command ended with ${code === null ? "a signal" : `exit code ${code}`}`);
  });
  return promise.finally(() => clearTimeout(timer));
}

function passedOn(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ofItsOwn = Object.keys(environment).filter((name) => name.startsWith(FOR_THE_COMMAND));
  return Object.fromEntries([...PASSED_ON, ...ofItsOwn].map((name) => [name, environment[name]]));
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? "no code";
}
