import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedDatabase } from "./embedded-database.js";

const QUICK = { durable: false };
const SOURCE = join(import.meta.dirname, "embedded-database.ts");

describe("the embedded database", () => {
  let folder: string;
  let lockFile: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rechtop-embedded-"));
    await chmod(folder, 0o755);
    lockFile = join(folder, "pgdata", "postmaster.pid");
    // What a start that was killed while it initialised leaves behind.
    await mkdir(join(folder, "pgdata.unfinished"));
    await writeFile(join(folder, "pgdata.unfinished", "PG_VERSION"), "18\n");
    await (await startEmbeddedDatabase(folder, QUICK)).stop();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("makes the database when it is missing", async () => {
    const first = await startEmbeddedDatabase(folder, QUICK);
    await query(first.url.replace(/rechtop$/, "postgres"), "DROP DATABASE rechtop");
    await first.stop();
    const second = await startEmbeddedDatabase(folder, QUICK);
    const rows = await query(second.url, "SELECT current_database() AS name").finally(second.stop);
    expect(rows).toEqual([{ name: "rechtop" }]);
  });

  it("takes another port when the one it wanted is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const database = await startEmbeddedDatabase(folder, { ...QUICK, port });
    const rows = await query(database.url, "SELECT 1 AS one").finally(database.stop);
    other.close();
    expect(rows).toEqual([{ one: 1 }]);
    expect(Number(new URL(database.url).port)).not.toBe(port);
  });

  it("does not touch a folder that is in use", async () => {
    const database = await startEmbeddedDatabase(folder, QUICK);
    try {
      await expect(startEmbeddedDatabase(folder, QUICK)).rejects.toThrow(
        `${folder} is in use by the process ${process.pid}: stop it, or use another folder`,
      );
      expect(await query(database.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    } finally {
      await database.stop();
    }
  });

  it("starts although the number of a server long gone belongs to another process", async () => {
    await writeFile(lockFile, `${process.pid}\n${join(folder, "pgdata")}\n0\n5432\n\n`);
    await (await startEmbeddedDatabase(folder, QUICK)).stop();
  });

  it("goes when the process that started it is killed", async () => {
    const owner = await startInAnotherProcess(folder);
    const server = await serverProcess(lockFile);
    owner.kill("SIGKILL");
    await until(() => !processes().some(({ pid }) => pid === server));
  });

  it("stops a server that was left running, and starts", async () => {
    const owner = await startInAnotherProcess(folder);
    const server = await serverProcess(lockFile);
    const watcher = processes().find(
      ({ args }) => args.includes("kill -INT") && args.includes(folder),
    );
    process.kill(watcher!.pid, "SIGKILL");
    owner.kill("SIGKILL");
    await once(owner, "exit");
    expect(processes().some(({ pid }) => pid === server)).toBe(true);

    const database = await startEmbeddedDatabase(folder, QUICK);
    const rows = await query(database.url, "SELECT 1 AS one").finally(database.stop);
    expect(rows).toEqual([{ one: 1 }]);
    expect(processes().some(({ pid }) => pid === server)).toBe(false);
  });

  it("leaves the signals of the process to the process", async () => {
    const events = ["SIGINT", "SIGTERM", "SIGHUP", "beforeExit", "exit"];
    const before = events.map((event) => process.listenerCount(event));
    const database = await startEmbeddedDatabase(folder, QUICK);
    const after = events.map((event) => process.listenerCount(event));
    await database.stop();
    expect(after).toEqual(before);
  });

  it("says what PostgreSQL printed when it does not start", async () => {
    const broken = await mkdtemp(join(tmpdir(), "rechtop-broken-"));
    await chmod(broken, 0o755);
    await mkdir(join(broken, "pgdata"));
    await writeFile(join(broken, "pgdata", "PG_VERSION"), "18\n");
    await expect(startEmbeddedDatabase(broken, QUICK)).rejects.toThrow(
      /did not start.*It printed:\n.+/s,
    );
    await rm(broken, { recursive: true });
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Node runs the source itself, as it does for the set-up of the tests. */
async function startInAnotherProcess(folder: string) {
  const program = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(SOURCE)});
    await startEmbeddedDatabase(${JSON.stringify(folder)}, { durable: false });
    process.stdout.write("started");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

async function serverProcess(lockFile: string): Promise<number> {
  return Number((await readFile(lockFile, "utf8")).split("\n")[0]);
}

/** Every process that still runs; one that only waits to be counted out does not. */
function processes(): { pid: number; args: string }[] {
  return execFileSync("ps", ["axww", "-o", "pid=,stat=,args="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, pid, stat = "", args = ""] = /^ *(\d+) (\S+) +(.*)$/.exec(line) ?? [];
      return pid === undefined || stat.startsWith("Z") ? [] : [{ pid: Number(pid), args }];
    });
}

/** Looks again and again; gives up after twenty seconds. */
async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error("it did not come true");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
