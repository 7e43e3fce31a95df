import { randomUUID } from "node:crypto";
import { link, rename, stat, unlink } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { relative } from "node:path";

/** Another process works with the file. */
export class FileInUse extends Error {
  constructor(file: string) {
    super(`${file}: another process has it open`);
    this.name = "FileInUse";
  }
}

/**
 * A lock that ends with the process, however that ends: a socket at `path` on which the holder
 * listens. Who finds a socket on which nobody answers takes its place.
 */
export class FileLock {
  private constructor(
    private readonly path: string,
    private readonly server: Server,
    private readonly inode: bigint,
  ) {}

  /**
   * Takes the lock at the path `name`, which may have about 90 characters.
   *
   * @throws FileInUse when a living process holds it
   */
  static async take(name: string): Promise<FileLock> {
    const path = shortest(name);
    const own = `${path}.${randomUUID().slice(0, 8)}`;
    const server = await listen(own);
    try {
      const { ino } = await stat(own, { bigint: true });
      if (!(await linked(own, path))) {
        if (await answers(path)) throw new FileInUse(path);
        await rename(own, path);
      } else {
        await unlink(own);
      }
      const lock = new FileLock(path, server, ino);
      await lock.check();
      return lock;
    } catch (error) {
      await unlink(own).catch(() => undefined);
      await closed(server);
      throw error;
    }
  }

  /**
   * Asks whether the lock is still ours. Two processes that start at the same moment over the lock
   * of a dead one can both believe it free; the one whose socket was replaced finds out here.
   *
   * @throws FileInUse when it is not
   */
  async check(): Promise<void> {
    const found = await stat(this.path, { bigint: true }).catch(() => undefined);
    if (found?.ino !== this.inode) throw new FileInUse(this.path);
  }

  async release(): Promise<void> {
    const held = await this.check().then(
      () => true,
      () => false,
    );
    if (held) await unlink(this.path);
    await closed(this.server);
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen(path, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Whether somebody listens at `path`; when that cannot be told, too. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", (error) => {
      resolve(!hasCode(error, "ECONNREFUSED") && !hasCode(error, "ENOENT"));
    });
  });
}

/** The shorter way to write a path: the name of a socket has about a hundred characters. */
function shortest(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Whether `error` is one of the system with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === code;
}
