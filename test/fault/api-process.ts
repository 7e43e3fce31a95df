import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KEK } from "../support/keys.js";

const PROGRAM = join(process.cwd(), "dist/apps/api/src/main.js");

/** Base64url of 32 bytes: the secret of the installation under test. */
export const SECRET = Buffer.alloc(32, 7).toString("base64url");

export const AUDIENCE = "urn:rechtop:api";

/** What an installation keeps beside its database. */
const BESIDE = mkdtempSync(join(tmpdir(), "rechtop-beside-"));
process.once("exit", () => rmSync(BESIDE, { recursive: true, force: true }));

/** How a process ended, and what it had printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a process that starts, on any free port. Nothing of ours leaks into it. */
export function environment(
  databaseUrl: string,
  issuer: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    OIDC_ISSUER: issuer,
    OIDC_AUDIENCE: AUDIENCE,
    RECHTOP_ROLES: "http,projections,reactions",
    RECHTOP_SECRET: SECRET,
    RECHTOP_KEK: KEK,
    RECHTOP_DESTROYED_KEYS_FILE: join(BESIDE, "destroyed-keys.jsonl"),
    RECHTOP_CENTRES: join(process.cwd(), "apps/dev-idp/centres.yaml"),
    RECHTOP_CLOCK: "2025-03-03T09:00:00+01:00",
    PORT: "0",
    LOG_LEVEL: "warn",
    ...more,
  };
}

/** The product as it is run: a process of its own, from the build. */
export class ApiProcess {
  /** Settled when the process is gone, however it went. */
  readonly ended: Promise<Ended>;
  /** Where it listens; rejected when it ends before it has started. */
  readonly started: Promise<string>;
  readonly #child: ChildProcess;

  constructor(env: Readonly<Record<string, string>>) {
    if (!existsSync(PROGRAM)) {
      throw new Error(`${PROGRAM} is missing: run "npm run build" first (npm test does)`);
    }
    const { PATH = "" } = process.env;
    const child = fork(PROGRAM, [], {
      env: { PATH, ...env },
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child = child;
    const printed = { stdout: "", stderr: "" };
    const streams = (["stdout", "stderr"] as const).map((name) => {
      const stream = child[name]?.setEncoding("utf8");
      if (stream === undefined) throw new Error(`there is no ${name}`);
      stream.on("data", (text: string) => (printed[name] += text));
      return once(stream, "close");
    });
    // Not the event `close`: it never comes after a disconnect.
    this.ended = Promise.all([once(child, "exit"), ...streams]).then(([[code, signal]]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
      ...printed,
    }));
    const toldUrl = new Promise<string>((resolve) => {
      child.on("message", (message: { type?: string; url?: string }) => {
        if (message.type === "started" && message.url !== undefined) resolve(message.url);
      });
    });
    this.started = Promise.race([
      toldUrl,
      this.ended.then(({ code, stderr }) => {
        throw new Error(`the api ended with ${String(code)} before it had started: ${stderr}`);
      }),
    ]);
    // Whoever waits for the start hears of it; nobody has to.
    this.started.catch(() => undefined);
  }

  /** Breaks the tie to this process, as its death would, and waits until the child is gone. */
  async leaveAlone(): Promise<Ended> {
    this.#child.disconnect();
    return this.ended;
  }

  /** Ends it with `signal`, and waits until it is gone. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.#child.kill(signal);
    return this.ended;
  }
}
