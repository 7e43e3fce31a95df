import pg from "pg";
import type { DataKind, ClientSubject, Instant, Uuid } from "#kernel";
import { storeError } from "../adapters/postgres/errors.js";
import { type Position, StoreUnavailable } from "../port.js";
import { type DestroyedKey, type KeyScope, KeysUnavailable } from "./data-keys.js";
import type { Kek } from "./held-keks.js";
import { kekCheck } from "./kek-ring.js";
import {
  BY_DOSSIER,
  BY_ID,
  BY_SCOPE_OR_ID,
  COLUMNS,
  DESTROY,
  DESTROYED_IDS,
  ERASED_UP_TO,
  FORGET_ERASED_UP_TO,
  KEEP_ERASED_UP_TO,
  KEKS_IN_USE,
  KEYS_FOR,
  KNOW_KEK,
} from "./key-statements.js";
import { FOREIGN_KEK, KEY_SCHEMA } from "./schema.js";

/** A key as it is stored: wrapped, or destroyed. */
export type KeyRow =
  | (KeyScope & {
      readonly state: "active";
      readonly keyId: Uuid;
      readonly kekVersion: string;
      readonly wrapped: Buffer;
    })
  | DestroyedKey;

/** Rows, and how many destructions there had been when they were read. */
export interface RowsAtEpoch {
  readonly epoch: bigint;
  readonly rows: readonly KeyRow[];
}

/** A key that is made in case there is none for its scope yet. */
export interface NewKey extends KeyScope {
  readonly keyId: Uuid;
  readonly wrapped: Buffer;
}

interface Row {
  readonly epoch: string;
  readonly key_id: string | null;
  readonly dossier: string;
  readonly subject: string;
  readonly category: string;
  readonly state: "active" | "destroyed";
  readonly kek_version: string;
  readonly wrapped: Buffer;
  readonly erasure_id: string;
  readonly authority: string;
  readonly destroyed_at: string;
}

/** The key table in PostgreSQL; every call is one statement and throws `KeysUnavailable`. */
export class KeyTable {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Brings the tables to what this program needs; two programs may do so at once. */
  async migrate(): Promise<void> {
    await this.#run(async () => {
      const client = await this.#pool.connect();
      try {
        await client.query("BEGIN");
        await client.query("SELECT pg_advisory_xact_lock(7304412909128841155)");
        await client.query("CREATE SCHEMA IF NOT EXISTS rechtop_keys");
        await client.query(
          "CREATE TABLE IF NOT EXISTS rechtop_keys.schema_step (step integer PRIMARY KEY)",
        );
        const { rows } = await client.query<{ done: number }>(
          "SELECT count(*)::integer AS done FROM rechtop_keys.schema_step",
        );
        for (let step = rows[0]?.done ?? 0; step < KEY_SCHEMA.length; step += 1) {
          for (const statement of KEY_SCHEMA[step] ?? []) await client.query(statement);
          await client.query("INSERT INTO rechtop_keys.schema_step VALUES ($1)", [step + 1]);
        }
        await client.query("COMMIT");
        client.release();
      } catch (error) {
        // Closes the connection, and with it the transaction.
        client.release(true);
        throw error;
      }
    });
  }

  /** Remembers `kek`; throws `KeysUnavailable` when another key was known by its version. */
  async know({ version, key }: Kek): Promise<void> {
    await this.#query(KNOW_KEK, [version, kekCheck(key)]);
  }

  /** The versions of the key-encrypting keys under which data keys are wrapped. */
  async keksInUse(): Promise<readonly string[]> {
    const rows = await this.#query<{ version: string }>(KEKS_IN_USE, []);
    return rows.map(({ version }) => version);
  }

  /** Whether a key was ever made here; asks before the tables are made, too. */
  async isInUse(): Promise<boolean> {
    const [made] = await this.#query<{ made: boolean }>(
      { text: "SELECT to_regclass('rechtop_keys.data_key') IS NOT NULL AS made" },
      [],
    );
    if (made?.made !== true) return false;
    return (
      (await this.#query({ text: "SELECT FROM rechtop_keys.data_key LIMIT 1" }, [])).length > 0
    );
  }

  /** The rows with these ids; those that there are not are missing. */
  async byId(keyIds: readonly Uuid[]): Promise<RowsAtEpoch> {
    return atEpoch(await this.#query<Row>(BY_ID, [keyIds]));
  }

  async byDossier(dossier: Uuid): Promise<RowsAtEpoch> {
    return atEpoch(await this.#query<Row>(BY_DOSSIER, [dossier]));
  }

  async byScopeOrId(keyIds: readonly Uuid[], scopes: readonly KeyScope[]): Promise<RowsAtEpoch> {
    return atEpoch(await this.#query<Row>(BY_SCOPE_OR_ID, [keyIds, ...scopeColumns(scopes)]));
  }

  /** The rows of the scopes of `keys`; a scope that has none gets the one given here. */
  async provide(keys: readonly NewKey[], { version, key }: Kek): Promise<RowsAtEpoch> {
    const rows = await this.#query<Row>(KEYS_FOR, [
      ...scopeColumns(keys),
      keys.map((k) => k.keyId),
      keys.map((k) => k.wrapped),
      version,
      kekCheck(key),
    ]);
    return atEpoch(rows);
  }

  /** Up to `limit` ids of destroyed keys after `after`, in order. */
  async destroyedIds(after: Uuid, limit: number): Promise<readonly Uuid[]> {
    const rows = await this.#query<{ key_id: Uuid }>(DESTROYED_IDS, [after, limit]);
    return rows.map(({ key_id }) => key_id);
  }

  /**
   * Destroys the keys of the scopes of `keys`, closes scopes without a key, and remembers ids that
   * were not known; how many it were.
   */
  async destroy(keys: readonly Omit<DestroyedKey, "state">[]): Promise<number> {
    const [row] = await this.#query<{ destroyed: string }>(DESTROY, [
      keys.map((k) => k.keyId),
      ...scopeColumns(keys),
      keys.map((k) => k.erasureId),
      keys.map((k) => k.at),
      keys.map((k) => k.authority),
    ]);
    return Number(row?.destroyed ?? 0);
  }

  /** Up to `limit` keys after `after` that are wrapped under another key than `version`. */
  async wrappedOtherwise(version: string, after: Uuid, limit: number): Promise<RowsAtEpoch> {
    const rows = await this.#query<Row>(
      {
        text: `SELECT 0 AS epoch, ${COLUMNS} FROM rechtop_keys.data_key k
          WHERE k.state = 'active' AND k.kek_version <> $1 AND k.key_id > $2
          ORDER BY k.key_id LIMIT $3`,
      },
      [version, after, limit],
    );
    return atEpoch(rows);
  }

  /** Stores keys that are wrapped anew, unless they were destroyed meanwhile; how many it were. */
  async rewrap(
    keys: readonly { keyId: Uuid; from: string; wrapped: Buffer }[],
    version: string,
  ): Promise<number> {
    const rows = await this.#query(
      {
        text: `UPDATE rechtop_keys.data_key k SET wrapped = u.wrapped, kek_version = $4
          FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS u (key_id, kek_version, wrapped)
          WHERE k.key_id = u.key_id AND k.kek_version = u.kek_version RETURNING k.key_id`,
      },
      [keys.map((k) => k.keyId), keys.map((k) => k.from), keys.map((k) => k.wrapped), version],
    );
    return rows.length;
  }

  async erasedUpTo(): Promise<Position | undefined> {
    const [row] = await this.#query<{ position: Position }>(ERASED_UP_TO, []);
    return row?.position;
  }

  async keepErasedUpTo(position: Position): Promise<void> {
    await this.#query(KEEP_ERASED_UP_TO, [position]);
  }

  async forgetErasedUpTo(): Promise<void> {
    await this.#query(FORGET_ERASED_UP_TO, []);
  }

  async #query<R extends pg.QueryResultRow>(
    statement: { name?: string; text: string },
    values: readonly unknown[],
  ): Promise<R[]> {
    const { rows } = await this.#run(() =>
      this.#pool.query<R>({ ...statement, values: [...values] }),
    );
    return rows;
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === FOREIGN_KEK) {
        throw new KeysUnavailable(
          "a key-encrypting key is another one than the key table knows by its version",
        );
      }
      const translated = storeError(error);
      if (translated instanceof StoreUnavailable) {
        throw new KeysUnavailable("their database does not answer", error);
      }
      throw translated;
    }
  }
}

function scopeColumns(scopes: readonly KeyScope[]): [Uuid[], string[], string[]] {
  return [scopes.map((s) => s.dossier), scopes.map((s) => s.subject), scopes.map((s) => s.kind)];
}

function atEpoch(rows: readonly Row[]): RowsAtEpoch {
  return {
    epoch: BigInt(rows[0]?.epoch ?? 0),
    rows: rows.filter((row) => row.key_id !== null).map(keyRow),
  };
}

/** The casts say what the constraints of the table guarantee. */
function keyRow(row: Row): KeyRow {
  const scope = {
    keyId: row.key_id as Uuid,
    dossier: row.dossier as Uuid,
    subject: row.subject as ClientSubject,
    kind: row.category as DataKind,
  };
  return row.state === "active"
    ? { ...scope, state: "active", kekVersion: row.kek_version, wrapped: row.wrapped }
    : {
        ...scope,
        state: "destroyed",
        erasureId: row.erasure_id as Uuid,
        at: row.destroyed_at as Instant,
        authority: row.authority,
      };
}
