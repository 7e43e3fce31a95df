import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { ErasedDataUsed, type Uuid, uuid } from "#kernel";
import type { Position } from "../port.js";
import {
  type ActiveKey,
  type DataKey,
  type DataKeys,
  type DestroyedKey,
  type Destruction,
  type KeyDescription,
  KeyMissing,
  type KeyScope,
  KeysUnavailable,
} from "./data-keys.js";
import type { DestroyedKeyList } from "./destroyed-key-list.js";
import type { HeldKeks } from "./held-keks.js";
import { KeyCache, type KeyCacheLimits, scopeText } from "./key-cache.js";
import type { KeyRow, KeyTable, RowsAtEpoch } from "./key-table.js";
import { unwrapKey, wrapKey } from "./kek-ring.js";
import { unknownKeys } from "./unknown-keys.js";

/** How long a process may go on without asking whether keys were destroyed. */
const EPOCH_CHECK_MS = 1_000;

/** What data keys in PostgreSQL are made with. */
export interface PostgresDataKeysOptions {
  readonly table: KeyTable;
  readonly keks: HeldKeks;
  /** Written to before a key is destroyed, so that a restored key table can be put right. */
  readonly destroyedKeys: Pick<DestroyedKeyList, "append">;
  readonly cache: KeyCacheLimits;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** Data keys in PostgreSQL, wrapped under a key-encrypting key that is not there. */
export class PostgresDataKeys implements DataKeys {
  readonly #table: KeyTable;
  readonly #keks: HeldKeks;
  readonly #destroyedKeys: Pick<DestroyedKeyList, "append">;
  readonly #cache: KeyCache;
  readonly #now: () => number;
  /** How many destructions there had been when the cache was known to be right. */
  #epoch = 0n;
  #checkedAt = -Infinity;
  #checking: Promise<RowsAtEpoch> | undefined;

  constructor({ table, keks, destroyedKeys, cache, now }: PostgresDataKeysOptions) {
    this.#table = table;
    this.#keks = keks;
    this.#destroyedKeys = destroyedKeys;
    this.#cache = new KeyCache(cache, now);
    this.#now = now;
  }

  async keysFor(scopes: readonly KeyScope[]): Promise<readonly ActiveKey[]> {
    const wanted = new Map(scopes.map((scope) => [scopeText(scope), scope]));
    const found = await this.#find<KeyScope>(
      wanted,
      (scope) => this.#cache.byScope(scope),
      (missing) => this.#provide(missing),
      scopeText,
    );
    return scopes.map((scope) => active(found.get(scopeText(scope))));
  }

  async keysById(keyIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, DataKey>> {
    const found = await this.#find(
      new Map(keyIds.map((keyId) => [keyId, keyId])),
      (keyId) => this.#cache.byId(keyId),
      (missing) => this.#table.byId(missing),
      (key) => key.keyId,
    );
    const keys = new Map<Uuid, DataKey>();
    for (const keyId of keyIds) {
      const key = found.get(keyId);
      if (key === undefined) throw new KeyMissing(keyId);
      keys.set(keyId, key);
    }
    return keys;
  }

  async describe(dossier: Uuid): Promise<readonly KeyDescription[]> {
    const { rows } = await this.#table.byDossier(dossier);
    return rows.map((row) => {
      if (row.state === "destroyed") return row;
      const { keyId, subject, kind, state } = row;
      return { keyId, dossier, subject, kind, state };
    });
  }

  async destroy({ keyIds = [], scopes = [], ...why }: Destruction): Promise<readonly Uuid[]> {
    const { rows } = await this.#table.byScopeOrId(keyIds, scopes);
    const toDestroy = [
      ...rows.filter((row) => row.state === "active"),
      ...unknownKeys({ keyIds, scopes, known: rows, newId: () => uuid(randomUUID()) }),
    ].map(({ keyId, dossier, subject, kind }) => ({ keyId, dossier, subject, kind, ...why }));
    if (toDestroy.length > 0) {
      await this.#destroyedKeys.append(toDestroy);
      await this.ensureDestroyed(toDestroy);
    }
    const after = await this.#table.byScopeOrId(keyIds, scopes);
    return after.rows.map((row) => row.keyId);
  }

  async ensureDestroyed(keys: readonly Omit<DestroyedKey, "state">[]): Promise<number> {
    const count = await this.#table.destroy(keys);
    this.#cache.clear();
    return count;
  }

  erasedUpTo(): Promise<Position | undefined> {
    return this.#table.erasedUpTo();
  }

  keepErasedUpTo(position: Position): Promise<void> {
    return this.#table.keepErasedUpTo(position);
  }

  /** Forgets the keys that are held in memory. */
  clear(): void {
    this.#cache.clear();
  }

  /**
   * The keys that are wanted, from the cache and from the table, by the name that `nameOf` gives
   * them. When it turns out that keys were destroyed meanwhile, nothing from the cache is used.
   */
  async #find<W>(
    wanted: ReadonlyMap<string, W>,
    cached: (one: W) => DataKey | undefined,
    read: (missing: readonly W[]) => Promise<RowsAtEpoch>,
    nameOf: (key: DataKey) => string,
  ): Promise<ReadonlyMap<string, DataKey>> {
    for (;;) {
      const found = new Map<string, DataKey>();
      const missing: W[] = [];
      for (const [name, one] of wanted) {
        const key = cached(one);
        if (key === undefined) missing.push(one);
        else found.set(name, key);
      }
      const askedAt = this.#now();
      const isChecked = askedAt - this.#checkedAt < EPOCH_CHECK_MS;
      if (missing.length === 0 && (isChecked || wanted.size === 0)) return found;

      const epoch = this.#epoch;
      const rows = await (missing.length === 0 ? this.#check() : read(missing));
      for (const key of await this.#taken(rows, askedAt)) found.set(nameOf(key), key);
      if (epoch === this.#epoch || missing.length === wanted.size) return found;
    }
  }

  /** Asks whether keys were destroyed; whoever asks at the same time shares the answer. */
  #check(): Promise<RowsAtEpoch> {
    this.#checking ??= this.#table.byId([]).finally(() => (this.#checking = undefined));
    return this.#checking;
  }

  /** A key that does not exist yet is made beforehand: then one round trip is enough. */
  async #provide(scopes: readonly KeyScope[]): Promise<RowsAtEpoch> {
    const kek = await this.#keks.current();
    const candidates = scopes.map((scope) => {
      const dataKey = randomBytes(32);
      const wrapped = wrapKey(kek.key, dataKey);
      dataKey.fill(0);
      return { ...scope, keyId: uuid(randomUUID()), wrapped };
    });
    return this.#table.provide(candidates, kek);
  }

  /** Unwraps what was read and keeps it; forgets all from before a destruction. */
  async #taken({ epoch, rows }: RowsAtEpoch, askedAt: number): Promise<readonly DataKey[]> {
    const keys: DataKey[] = [];
    for (const row of rows) keys.push(row.state === "destroyed" ? row : await this.#unwrap(row));
    if (epoch !== this.#epoch) this.#cache.clear();
    this.#epoch = epoch;
    for (const key of keys) this.#cache.put(key);
    this.#checkedAt = Math.max(this.#checkedAt, askedAt);
    return keys;
  }

  async #unwrap(row: Extract<KeyRow, { state: "active" }>): Promise<ActiveKey> {
    const { kekVersion, wrapped, ...rest } = row;
    const kek = await this.#keks.version(kekVersion);
    const dataKey = unwrapKey(kek.key, wrapped);
    if (dataKey === undefined) {
      throw new KeysUnavailable(
        `data key ${row.keyId} does not open with the key-encrypting key of version ${kekVersion}`,
      );
    }
    const key = createSecretKey(dataKey);
    dataKey.fill(0);
    return { ...rest, key };
  }
}

function active(key: DataKey | undefined): ActiveKey {
  if (key === undefined) throw new KeysUnavailable("a new key was not stored; try again");
  if (key.state === "destroyed") throw new ErasedDataUsed(key.at, key.authority);
  return key;
}
