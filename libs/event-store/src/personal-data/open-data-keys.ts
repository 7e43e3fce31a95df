import type { Pool } from "pg";
import type { DestroyedKeyList } from "./destroyed-key-list.js";
import { HeldKeks } from "./held-keks.js";
import { KeyTable } from "./key-table.js";
import type { KekProvider } from "./kek-providers.js";
import { rotateKek } from "./kek-rotation.js";
import { PostgresDataKeys } from "./postgres-data-keys.js";
import { type Reconciled, reconcileDestroyedKeys } from "./reconcile-destroyed.js";

/** What data keys in PostgreSQL are opened with. */
export interface DataKeysOptions {
  /** To the database of the key table. Stays the caller's: who made it ends it. */
  readonly pool: Pool;
  readonly provider: KekProvider;
  readonly destroyedKeys: DestroyedKeyList;
  /** How long key-encrypting keys are held in memory; a minute by default. */
  readonly holdKeksMs?: number;
  /** How many unwrapped data keys are held, and how long; 10 000 for five minutes by default. */
  readonly cache?: { readonly keys: number; readonly lifeMs: number };
  /** Hears of connections that died while idle in the pool; the next call makes a new one. */
  readonly onIdleConnectionLost?: (error: Error) => void;
  /** Milliseconds of a clock that only goes forward; the one of this process by default. */
  readonly now?: () => number;
}

/** Opened data keys, and what an operator can do with them. */
export interface OpenedDataKeys extends Reconciled {
  readonly keys: PostgresDataKeys;
  /** See `rotateKek`. */
  rotateKek(onProgress?: (rewrapped: number) => void): Promise<number>;
  /** Forgets every key that is held in memory: whoever is done with them calls it. */
  forget(): void;
}

/**
 * Opens the key table: brings it to what this program needs, checks that every key-encrypting key
 * that is in use is there and the right one, and makes it agree with the list of destroyed keys: what
 * came back with a backup is destroyed again, what an older list does not have is added to it. Nobody
 * is to be served before it returns.
 *
 * @throws KekUnusable when no key-encrypting key can be had
 * @throws KeysUnavailable when the database does not answer, or a key is missing or another one
 */
export async function openDataKeys(options: DataKeysOptions): Promise<OpenedDataKeys> {
  const { pool, provider, destroyedKeys, now = () => performance.now() } = options;
  // Without a listener an idle connection that dies would end the process.
  pool.on("error", (error) => options.onIdleConnectionLost?.(error));
  // Asked directly: whoever starts the product wants to know what is wrong, not that it is away.
  await provider.load();
  const keks = new HeldKeks({ provider, holdMs: options.holdKeksMs ?? 60_000, now });
  const table = new KeyTable(pool);
  await table.migrate();
  // All of them, and before the current one is remembered: keys of another installation would go
  // unseen under a version that is new here, and what is recorded from then on would be lost with them.
  for (const version of await table.keksInUse()) await table.know(await keks.version(version));
  await table.know(await keks.current());
  const cache = options.cache ?? { keys: 10_000, lifeMs: 300_000 };
  const keys = new PostgresDataKeys({ table, keks, destroyedKeys, cache, now });
  const reconciled = await reconcileDestroyedKeys({ list: destroyedKeys, table, keys });
  // One of the two comes from a backup, and perhaps the log does: what is remembered of it may be of
  // another past.
  if (reconciled.revived + reconciled.listed > 0) await table.forgetErasedUpTo();
  return {
    keys,
    ...reconciled,
    rotateKek: (onProgress) => rotateKek({ table, keks, ...(onProgress && { onProgress }) }),
    forget: () => {
      keys.clear();
      keks.clear();
    },
  };
}

/**
 * Whether a key was ever made in the key table behind `pool`: from then on there is a list of
 * destroyed keys somewhere, if only an empty one.
 *
 * @throws KeysUnavailable when the database does not answer
 */
export function isKeyTableInUse(pool: Pool): Promise<boolean> {
  return new KeyTable(pool).isInUse();
}
