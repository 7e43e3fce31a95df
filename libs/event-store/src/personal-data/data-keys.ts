import type { KeyObject } from "node:crypto";
import type { Instant, PersonalPart, Uuid } from "#kernel";
import { type Position, StoreUnavailable } from "../port.js";

/** What one data key is for: one part of the personal data in one dossier. */
export interface KeyScope extends PersonalPart {
  readonly dossier: Uuid;
}

/** A key that opens and closes the personal data of its scope. */
export interface ActiveKey extends KeyScope {
  readonly state: "active";
  readonly keyId: Uuid;
  /** AES-256. */
  readonly key: KeyObject;
}

/** A key that is no more; what it closed is closed for ever. */
export interface DestroyedKey extends KeyScope {
  readonly state: "destroyed";
  readonly keyId: Uuid;
  readonly erasureId: Uuid;
  readonly at: Instant;
  readonly authority: string;
}

export type DataKey = ActiveKey | DestroyedKey;

/** What `describe` tells of a key: everything but the key. */
export type KeyDescription = Omit<ActiveKey, "key"> | DestroyedKey;

/** Which keys to destroy, and why that may be done. */
export interface Destruction {
  readonly erasureId: Uuid;
  readonly at: Instant;
  /** On whose authority, in one line; shown wherever the data was. Never personal data. */
  readonly authority: string;
  /**
   * These keys, whatever they are for, … An id that nobody knows (of a key that was made after the
   * backup this key table comes from) is taken for one of `scopes`, and remembered as destroyed.
   */
  readonly keyIds?: readonly Uuid[];
  /** … and these scopes, whether they have a key yet or not. */
  readonly scopes?: readonly KeyScope[];
}

/** Injection token of the `DataKeys`. */
export const DATA_KEYS = Symbol("DATA_KEYS");

/**
 * The keys under which personal data is encrypted: one per dossier, subject and kind, made when it
 * is first needed. Adapters: memory, PostgreSQL. One contract suite holds for both.
 *
 * Every method throws `KeysUnavailable` when keys cannot be had just now; nothing is ever taken for
 * erased because of that.
 */
export interface DataKeys {
  /**
   * The keys of `scopes`, in the same order; those that do not exist yet are made. One round trip
   * at most, and two processes that ask at once get the same keys.
   *
   * @throws ErasedDataUsed when the key of one of them was destroyed: nothing more is recorded
   *   there, and a new key is never made in silence
   */
  keysFor(scopes: readonly KeyScope[]): Promise<readonly ActiveKey[]>;

  /**
   * The keys with these ids, by id: all of them. One round trip at most.
   *
   * @throws KeyMissing when there is no key with one of them, and none was destroyed
   */
  keysById(keyIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, DataKey>>;

  /** What keys a dossier has or had, by subject and kind. Never from a cache. */
  describe(dossier: Uuid): Promise<readonly KeyDescription[]>;

  /**
   * Destroys keys, for ever; other processes notice within a second. A scope without a key is
   * closed too: it will not get one. Doing it again changes nothing, also under another authority.
   * Returns the ids of all keys that were named, by id or by scope, and that there are.
   */
  destroy(destruction: Destruction): Promise<readonly Uuid[]>;

  /**
   * Makes sure that keys which were destroyed before are so here too, by scope and by id, in a key
   * table that may come from a backup. Returns how many were not.
   */
  ensureDestroyed(keys: readonly Omit<DestroyedKey, "state">[]): Promise<number>;

  /** Up to where in the log every erasure is known to be carried out here; undefined: nowhere. */
  erasedUpTo(): Promise<Position | undefined>;

  /** Remembers it with the keys: a key table from an older backup says less. */
  keepErasedUpTo(position: Position): Promise<void>;
}

/**
 * The keys of personal data cannot be had just now: their database or the provider of the
 * key-encrypting key does not answer, or is not the right one. Says nothing about erasure; the same
 * read works again when they are back.
 */
export class KeysUnavailable extends StoreUnavailable {
  constructor(reason: string, cause?: unknown) {
    super(cause);
    this.message = `the keys of personal data are not available: ${reason}`;
    this.name = "KeysUnavailable";
  }
}

/**
 * Something was sealed under a key that the key table does not have, and that nobody is known to
 * have destroyed: the table is older than the log, or damaged. Not to be waited for, and never to
 * be taken for an erasure: a person has to put the right key table back.
 */
export class KeyMissing extends Error {
  constructor(keyId: Uuid) {
    super(
      `the key table does not have key ${keyId}, and nothing says that it was destroyed: ` +
        "put the newest backup of the key table back",
    );
    this.name = "KeyMissing";
  }
}
