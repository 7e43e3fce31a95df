import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(process.cwd(), "dist/apps/cli/src/main.js");

/** How a command ended, and what it had printed. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line as it is run: from the build, in a process (group) of its own. */
export class Rechtop {
  readonly ended: Promise<Ended>;
  readonly #child;
  readonly #printed = { stdout: "", stderr: "" };
  #heard: () => void = () => undefined;

  /** @param scratch temporary folder of the command, and the mark of all processes it starts */
  constructor(
    private readonly scratch: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ) {
    if (!existsSync(PROGRAM)) {
      throw new Error(`${PROGRAM} is missing: run npm run build first (npm test does)`);
    }
    const { PATH = "" } = process.env;
    this.#child = spawn(process.execPath, [PROGRAM, ...args], {
      env: { PATH, TMPDIR: scratch, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    for (const name of ["stdout", "stderr"] as const) {
      this.#child[name].setEncoding("utf8").on("data", (text: string) => {
        this.#printed[name] += text;
        this.#heard();
      });
    }
    this.ended = once(this.#child, "close").then(([code]) => ({
      code: code as number | null,
      ...this.#printed,
    }));
  }

  /** Waits until it has printed `text`; rejects when it ends without. */
  async prints(text: string): Promise<void> {
    const printed = new Promise<void>((resolve) => {
      this.#heard = () => {
        if (`${this.#printed.stdout}${this.#printed.stderr}`.includes(text)) resolve();
      };
      this.#heard();
    });
    await Promise.race([
      printed,
      this.ended.then(({ code, stderr }) => {
        throw new Error(`it ended with ${String(code)} and never printed ${text}: ${stderr}`);
      }),
    ]);
  }

  /** Ends it as the shell or the system would. */
  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ctrl+C: the terminal sends the signal to the whole process group. */
  interrupt(): void {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error("it was not started");
    process.kill(-pid, "SIGINT");
  }

  /** What runs of it and of the programs that it started. */
  processes(): string[] {
    return execFileSync("ps", ["axeww", "-o", "stat=,args="], { encoding: "utf8" })
      .split("\n")
      .filter((line) => !line.startsWith("Z"))
      .filter((line) => line.includes(this.scratch) || line.includes(`rechtop-${this.#child.pid}`));
  }

  /** Waits until nothing of it runs; says what does when that takes more than twenty seconds. */
  async nothingLeft(): Promise<void> {
    const deadline = performance.now() + 20_000;
    for (let left = this.processes(); left.length > 0; left = this.processes()) {
      if (performance.now() > deadline) throw new Error(`still there:\n${left.join("\n")}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** Runs a command to its end. */
export async function rechtop(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Rechtop(tmpdir(), args, env).ended;
}

/** A temporary folder that the account of PostgreSQL can enter. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rechtop-cli-"));
  await chmod(folder, 0o755);
  return folder;
}

/** What is in the folder beside what Node keeps there for itself. */
export async function contentOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => !name.startsWith("node-"));
}

export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true });
