import { createSecretKey, randomBytes } from "node:crypto";
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
} from "./data-keys.js";
import { scopeText } from "./key-cache.js";
import { unknownKeys } from "./unknown-keys.js";

/** So many random bytes; for tests they may be the same each time. */
export type RandomBytes = (size: number) => Buffer;

/** What memory keys remember; two over one table are two programs over one database. */
export class MemoryKeyTable {
  readonly byId = new Map<Uuid, DataKey>();
  readonly byScope = new Map<string, Uuid>();
  erasedUpTo: Position | undefined;
}

/** Data keys in the memory of this process, for tests. */
export class MemoryDataKeys implements DataKeys {
  readonly #random: RandomBytes;
  readonly #table: MemoryKeyTable;

  /** @param options.table a table of its own when absent */
  constructor(options: { random?: RandomBytes; table?: MemoryKeyTable } = {}) {
    this.#random = options.random ?? randomBytes;
    this.#table = options.table ?? new MemoryKeyTable();
  }

  async keysFor(scopes: readonly KeyScope[]): Promise<readonly ActiveKey[]> {
    return scopes.map((scope) => {
      const key = this.#ofScope(scope) ?? this.#put(this.#newKey(scope));
      if (key.state === "destroyed") throw new ErasedDataUsed(key.at, key.authority);
      return key;
    });
  }

  async keysById(keyIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, DataKey>> {
    return new Map(
      keyIds.map((keyId) => {
        const key = this.#table.byId.get(keyId);
        if (key === undefined) throw new KeyMissing(keyId);
        return [keyId, key];
      }),
    );
  }

  async describe(dossier: Uuid): Promise<readonly KeyDescription[]> {
    return [...this.#table.byId.values()]
      .filter((key) => key.dossier === dossier)
      .sort((a, b) => (scopeText(a) < scopeText(b) ? -1 : 1))
      .map((key) => {
        if (key.state === "destroyed") return key;
        const { keyId, subject, kind, state } = key;
        return { keyId, dossier, subject, kind, state };
      });
  }

  async destroy({ keyIds = [], scopes = [], ...why }: Destruction): Promise<readonly Uuid[]> {
    const known = [
      ...keyIds.map((keyId) => this.#table.byId.get(keyId)),
      ...scopes.map((scope) => this.#ofScope(scope)),
    ].filter((key) => key !== undefined);
    const all = [
      ...new Set(known),
      ...unknownKeys({ keyIds, scopes, known, newId: () => this.#newId() }),
    ].map(({ keyId, dossier, subject, kind }) => ({ keyId, dossier, subject, kind, ...why }));
    await this.ensureDestroyed(all);
    return all.map((key) => key.keyId);
  }

  async ensureDestroyed(keys: readonly Omit<DestroyedKey, "state">[]): Promise<number> {
    let destroyed = 0;
    for (const key of keys) {
      // What has its id here, and what its scope has here.
      const here = [this.#table.byId.get(key.keyId) ?? key, this.#ofScope(key) ?? key];
      for (const { keyId, dossier, subject, kind } of here) {
        if (this.#table.byId.get(keyId)?.state === "destroyed") continue;
        this.#put({ ...key, keyId, dossier, subject, kind, state: "destroyed" });
        destroyed += 1;
      }
    }
    return destroyed;
  }

  async erasedUpTo(): Promise<Position | undefined> {
    return this.#table.erasedUpTo;
  }

  async keepErasedUpTo(position: Position): Promise<void> {
    this.#table.erasedUpTo = position;
  }

  #ofScope(scope: KeyScope): DataKey | undefined {
    const keyId = this.#table.byScope.get(scopeText(scope));
    return keyId && this.#table.byId.get(keyId);
  }

  /** A scope keeps the id that it has. */
  #put<K extends DataKey>(key: K): K {
    this.#table.byId.set(key.keyId, key);
    const scope = scopeText(key);
    if (!this.#table.byScope.has(scope)) this.#table.byScope.set(scope, key.keyId);
    return key;
  }

  #newKey({ dossier, subject, kind }: KeyScope): ActiveKey {
    const key = createSecretKey(this.#random(32));
    return { state: "active", keyId: this.#newId(), dossier, subject, kind, key };
  }

  #newId(): Uuid {
    const bytes = this.#random(16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString("hex");
    return uuid(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
  }
}
