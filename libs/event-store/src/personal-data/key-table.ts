import pg from "pg";
import type { DataKind, ClientSubject, Instant, Uuid } from "#kernel";
import { storeError } from "../adapters/postgres/errors.js";
import { StoreUnavailable } from "../port.js";
import { type DestroyedKey, type KeyScope, KeysUnavailable } from "./data-keys.js";
import type { Kek } from "./held-keks.js";
import { kekCheck } from "./kek-ring.js";
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

const COLUMNS = `k.key_id, k.dossier, k.subject, k.category, k.state, k.kek_version, k.wrapped,
  k.erasure_id, k.authority, k.destroyed_at`;

const BY_ID = {
  name: "rechtop_keys.by_id",
  text: `SELECT e.value AS epoch, ${COLUMNS} FROM rechtop_keys.epoch e
    LEFT JOIN rechtop_keys.any_key_at_epoch k ON k.key_id = ANY ($1::uuid[])`,
};
const BY_DOSSIER = {
  name: "rechtop_keys.by_dossier",
  text: `SELECT e.value AS epoch, ${COLUMNS} FROM rechtop_keys.epoch e
    LEFT JOIN rechtop_keys.any_key_at_epoch k ON k.dossier = $1
    ORDER BY k.subject, k.category`,
};
const BY_SCOPE_OR_ID = {
  name: "rechtop_keys.by_scope_or_id",
  text: `SELECT e.value AS epoch, ${COLUMNS} FROM rechtop_keys.epoch e
    LEFT JOIN rechtop_keys.any_key_at_epoch k ON k.key_id = ANY (ARRAY(
      SELECT unnest($1::uuid[])
      UNION
      SELECT d.key_id FROM rechtop_keys.data_key d
        JOIN unnest($2::uuid[], $3::text[], $4::text[]) AS u (dossier, subject, category)
          ON (d.dossier, d.subject, d.category) = (u.dossier, u.subject, u.category)))`,
};
const KEYS_FOR = {
  name: "rechtop_keys.keys_for",
  text: `SELECT * FROM rechtop_keys.keys_for($1, $2, $3, $4, $5, $6, $7)`,
};
const DESTROY = {
  name: "rechtop_keys.destroy",
  text: `SELECT rechtop_keys.destroy($1, $2, $3, $4, $5, $6, $7) AS destroyed`,
};
const DESTROYED_IDS = {
  name: "rechtop_keys.destroyed_ids",
  text: `(SELECT key_id FROM rechtop_keys.data_key WHERE state = 'destroyed' AND key_id > $1
      ORDER BY key_id LIMIT $2)
    UNION ALL
    (SELECT key_id FROM rechtop_keys.former_key WHERE key_id > $1 ORDER BY key_id LIMIT $2)
    ORDER BY key_id LIMIT $2`,
};
const KNOW_KEK = {
  name: "rechtop_keys.know_kek",
  text: `SELECT rechtop_keys.know_kek($1, $2)`,
};
const KEKS_IN_USE = {
  name: "rechtop_keys.keks_in_use",
  text: `SELECT k.version FROM rechtop_keys.kek k WHERE EXISTS (SELECT FROM rechtop_keys.data_key d
      WHERE d.kek_version = k.version AND d.state = 'active')
    ORDER BY k.version`,
};

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
