import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { kekFile } from "./kek-providers.js";

/**
 * Adds a new key-encrypting key to the file at `path` and makes it the current one; makes the file
 * when there is none. The keys that were there stay: data keys may still be wrapped under them.
 * The file is replaced as a whole, so that nobody reads half of it.
 *
 * @param version a name that is not in the file yet, 1 to 64 letters, digits, dots, hyphens, underscores
 * @throws KekUnusable when the file that is there is not in order
 * @throws Error when the version is taken, or the file cannot be written
 */
export async function addKek(path: string, version: string, setting: string): Promise<void> {
  const before = await contentOf(path, setting);
  if (Object.hasOwn(before.keys, version)) {
    throw new Error(
      `${setting}: there is a key of version ${version} already; call the new one otherwise (--name)`,
    );
  }
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(version)) {
    throw new Error("a version has 1 to 64 letters, digits, dots, hyphens or underscores");
  }
  const keys = { ...before.keys, [version]: randomBytes(32).toString("base64") };
  const draft = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ current: version, keys }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  if (before.isThere) {
    await rename(draft, path);
  } else {
    // Unlike a rename it fails when another process was first: a key must never be lost.
    await link(draft, path).finally(() => unlink(draft));
  }
  await syncFolder(dirname(path));
}

/** The name must last as long as what is wrapped under the key, also when the power fails. */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function contentOf(
  path: string,
  setting: string,
): Promise<{ keys: Readonly<Record<string, string>>; isThere: boolean }> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return { keys: {}, isThere: false };
  await kekFile(path, setting).load();
  return {
    keys: (JSON.parse(text) as { keys: Readonly<Record<string, string>> }).keys,
    isThere: true,
  };
}
