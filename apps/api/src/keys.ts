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

/** The keys of personal data, opened; `close` ends their connections. */
export interface ProductKeys extends OpenedDataKeys {
  readonly destroyedKeys: DestroyedKeyList;
  close(): Promise<void>;
}

/**
 * Opens the keys of personal data. When it returns, no key that was ever destroyed is back.
 *
 * @param onIdleConnectionLost hears of connections to the key table that died
 * @throws KekUnusable, KeysUnavailable as `openDataKeys` does; Error when the list of destroyed
 *   keys is missing, cannot be written, or can be written by others
 */
export async function openKeys(
  settings: KeySettings,
  onIdleConnectionLost: () => void = () => undefined,
): Promise<ProductKeys> {
  const pool = new pg.Pool({
    connectionString: settings.databaseUrl,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
  });
  try {
    const destroyedKeys = await openList(settings.destroyedKeysFile, pool);
    const opened = await openDataKeys({
      pool,
      provider: providerOf(settings),
      destroyedKeys,
      onIdleConnectionLost,
    });
    return { ...opened, destroyedKeys, close: () => pool.end() };
  } catch (error) {
    await pool.end();
    throw error;
  }
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
