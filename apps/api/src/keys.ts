import { existsSync } from "node:fs";
import pg from "pg";
import {
  DestroyedKeyList,
  isKeyTableInUse,
  kekCommand,
  kekFile,
  type KekProvider,
  kekText,
  type OpenedDataKeys,
  openDataKeys,
} from "#event-store";
import type { KeySettings } from "#platform";
import { opening } from "./opening.js";

/** The keys of personal data, opened; `close` forgets them and ends their connections. */
export interface ProductKeys extends OpenedDataKeys {
  readonly destroyedKeys: DestroyedKeyList;
  close(): Promise<void>;
}

/** Hears what an operator should know: counts and a sentence, never a name or an id. */
export type Warn = (counts: Readonly<Record<string, number>>, message: string) => void;

/**
 * Opens the keys of personal data. When it returns, no key that was ever destroyed is back, and all
 * that the key table knows to be destroyed is on the list of destroyed keys.
 *
 * @param warn hears what was put right, and of connections to the key table that died; the standard
 *   error by default
 * @throws KekUnusable, KeysUnavailable as `openDataKeys` does; Error when the list of destroyed
 *   keys is missing, cannot be written, or can be written by others
 */
export async function openKeys(
  settings: KeySettings,
  warn: Warn = tellOperator,
): Promise<ProductKeys> {
  const pool = new pg.Pool({
    connectionString: settings.databaseUrl,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
  });
  try {
    await opening("the database of the keys", () => pool.query("SELECT 1"));
    const destroyedKeys = await openList(settings.destroyedKeysFile, pool);
    const opened = await openDataKeys({
      pool,
      provider: providerOf(settings),
      destroyedKeys,
      onIdleConnectionLost: () => warn({}, "a connection to the key table was lost"),
    });
    const { revived, listed } = opened;
    if (revived > 0) warn({ keys: revived }, "destroyed keys had come back; they are gone");
    if (listed > 0) {
      warn(
        { keys: listed },
        "the list of destroyed keys was older than the key table; they are on it",
      );
    }
    const close = () => {
      opened.forget();
      return pool.end();
    };
    return { ...opened, destroyedKeys, close };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function tellOperator(counts: Readonly<Record<string, number>>, message: string): void {
  process.stderr.write(`${JSON.stringify({ ...counts, message })}\n`);
}

function providerOf({ kek: { setting, value } }: KeySettings): KekProvider {
  switch (setting) {
    case "RECHTOP_KEK_FILE":
      return kekFile(value, setting);
    case "RECHTOP_KEK":
      return kekText(value, setting);
    case "RECHTOP_KEK_COMMAND":
      return kekCommand(value, setting);
  }
}

/** A list is begun with the key table and never later: without it, a restored table revives people. */
async function openList(path: string, pool: pg.Pool): Promise<DestroyedKeyList> {
  if (!existsSync(path) && (await isKeyTableInUse(pool))) {
    throw new Error(
      "RECHTOP_DESTROYED_KEYS_FILE is not there, and the key table is in use: put the list back, " +
        "or make an empty file (mode 600) if no key was ever destroyed",
    );
  }
  try {
    return await DestroyedKeyList.open(path);
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: string };
    throw new Error(
      code === undefined
        ? `RECHTOP_DESTROYED_KEYS_FILE: ${message}`
        : `RECHTOP_DESTROYED_KEYS_FILE cannot be written (${code})`,
      { cause: error },
    );
  }
}
