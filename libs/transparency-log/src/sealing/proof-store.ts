import type { Pool, QueryResultRow } from "pg";
import type { Uuid } from "#kernel";
import type { Tile } from "../tiles/tile-builder.js";
import type { TileReader } from "../tiles/tile-reader.js";
import { EMPTY_ROOT } from "../tree/hash.js";
import { arrayOf, packed } from "./packing.js";
import type { ChainPlace } from "./source.js";

/** How far a log is sealed. */
export interface SealedState {
  /** Number of leaves. */
  readonly size: number;
  /** Place of the last sealed record in its source; absent while there is none. */
  readonly position: string | undefined;
  /** Root of the tree of `size` leaves. */
  readonly root: Buffer;
}

/** A leaf as it is kept. */
export interface StoredLeaf {
  readonly index: number;
  readonly hash: Buffer;
  /** Id of the record; absent for an entry that has none behind it. */
  readonly recordId?: Uuid;
  readonly chain?: ChainPlace;
  readonly digests?: Buffer;
  /** The entry itself, where no record is behind it. */
  readonly entry?: Buffer;
}

/** A leaf that is about to be added; its index follows from its place in the batch. */
export interface NewLeaf extends Omit<StoredLeaf, "index" | "digests"> {
  readonly digests?: Uint8Array;
}

/** Leaves that are added together, and what the tree becomes by them. */
export interface SealedBatch {
  readonly log: string;
  /** Size of the log before it. */
  readonly size: number;
  /** Place of its last record; absent when it has none. */
  readonly position?: string;
  /** Root after it. */
  readonly root: Buffer;
  readonly leaves: readonly NewLeaf[];
  /** Tiles that are new or have grown. */
  readonly tiles: readonly Tile[];
}

const STATE = `WITH made AS (
    INSERT INTO rechtop_proof.logs (log, size, root) VALUES ($1, 0, $2)
    ON CONFLICT (log) DO NOTHING
  )
  SELECT size::text AS size, position, root FROM rechtop_proof.logs WHERE log = $1`;

const SEAL = `SELECT rechtop_proof.seal($1, $2, $3, $4, $5, $6, $7::uuid[], $8::text[], $9::uuid[],
  $10::bigint[], $11, $12::integer[], $13::integer[], $14::bigint[], $15, $16::integer[]) AS sealed`;

const TILE = `SELECT substring(hashes FROM 1 FOR $4) AS hashes FROM rechtop_proof.tiles
  WHERE log = $1 AND level = $2 AND n = $3`;

const LEAF_COLUMNS = `l.leaf_index::text AS leaf_index, l.leaf_hash, l.record_id::text AS record_id,
  l.category, l.stream_id::text AS stream_id, l.revision::text AS revision, l.digests, l.entry`;

interface LeafRow {
  readonly leaf_index: string;
  readonly leaf_hash: Buffer;
  readonly record_id: Uuid | null;
  readonly category: string | null;
  readonly stream_id: Uuid | null;
  readonly revision: string | null;
  readonly digests: Buffer | null;
  readonly entry: Buffer | null;
}

const LEAVES = `SELECT ${LEAF_COLUMNS} FROM rechtop_proof.leaves l
  WHERE l.log = $1 AND l.leaf_index >= $2 AND l.leaf_index < $3 ORDER BY l.leaf_index LIMIT $4`;

/** Materialized: whatever the planner knows, it must not go through the log to find the first few. */
const LEAVES_OF_DOSSIER = `WITH l AS MATERIALIZED (
    SELECT * FROM rechtop_proof.leaves WHERE stream_id = $2 AND log = $1
  )
  SELECT ${LEAF_COLUMNS} FROM l WHERE l.leaf_index >= $3 AND l.leaf_index < $4
  ORDER BY l.leaf_index LIMIT $5`;

const COUNT_OF_DOSSIER = `SELECT count(*)::integer AS count FROM rechtop_proof.leaves l
  WHERE l.stream_id = $2 AND l.log = $1 AND l.leaf_index < $3`;

const LAST_WITH_ENTRY = `SELECT ${LEAF_COLUMNS} FROM rechtop_proof.leaves l
  WHERE l.log = $1 AND l.leaf_index < $2 AND l.entry IS NOT NULL
  ORDER BY l.leaf_index DESC LIMIT 1`;

const LEAF_OF_EACH_PLACE = `SELECT (w.i - 1)::integer AS i, ${LEAF_COLUMNS}
  FROM unnest($2::text[], $3::uuid[], $4::bigint[]) WITH ORDINALITY AS w (category, id, revision, i)
  CROSS JOIN LATERAL (
    SELECT * FROM rechtop_proof.leaves l WHERE l.stream_id = w.id AND l.category = w.category
      AND l.revision = w.revision AND l.log = $1
  ) l`;

const LEAF_OF_EACH_RECORD = `SELECT ${LEAF_COLUMNS} FROM unnest($2::uuid[]) AS w (id)
  CROSS JOIN LATERAL (
    SELECT * FROM rechtop_proof.leaves l
    WHERE l.record_id = w.id AND l.stream_id IS NULL AND l.log = $1
  ) l`;

/** Leaves and tiles of the sealed logs in PostgreSQL, in the tables of `PROOF_SCHEMA`. */
export class ProofStore {
  constructor(readonly pool: Pool) {}

  /** How far `log` is sealed; a log that nobody knew begins empty. */
  async state(log: string): Promise<SealedState> {
    const row = (await this.#query<StateRow>(STATE, [log, EMPTY_ROOT]))[0];
    // Nothing: it was made by this very statement, which does not see what it does.
    return row === undefined
      ? { size: 0, position: undefined, root: EMPTY_ROOT }
      : { size: Number(row.size), position: row.position ?? undefined, root: row.root };
  }

  /**
   * Adds a batch, all or nothing, in one transaction and one round trip.
   *
   * @returns false when the log is of another size than the batch says: somebody else has sealed
   */
  async seal({ log, size, position, root, leaves, tiles }: SealedBatch): Promise<boolean> {
    const digests = packed(leaves.map((leaf) => leaf.digests));
    const hashes = packed(tiles.map((tile) => tile.hashes));
    const rows = await this.#query<{ sealed: boolean }>(SEAL, [
      log,
      size,
      position ?? null,
      root,
      leaves[0]?.entry ?? null,
      Buffer.concat(leaves.map((leaf) => leaf.hash)),
      arrayOf(leaves.map((leaf) => leaf.recordId)),
      arrayOf(leaves.map((leaf) => leaf.chain?.category)),
      arrayOf(leaves.map((leaf) => leaf.chain?.id)),
      arrayOf(leaves.map((leaf) => leaf.chain?.revision)),
      digests.bytes,
      arrayOf(digests.ends),
      arrayOf(tiles.map((tile) => tile.level)),
      arrayOf(tiles.map((tile) => tile.n)),
      hashes.bytes,
      arrayOf(hashes.ends),
    ]);
    return rows[0]?.sealed === true;
  }

  /** The tiles of `log` as they are stored; shorter than asked for, or empty, where there is less. */
  tiles(log: string): TileReader {
    return async (level, n, width) => {
      const [row] = await this.#query<{ hashes: Buffer }>(TILE, [log, level, n, 32 * width]);
      return row?.hashes ?? Buffer.alloc(0);
    };
  }

  /** The leaves from `from` to before `to`, at most `limit`. */
  async leaves(log: string, from: number, to: number, limit: number): Promise<StoredLeaf[]> {
    return (await this.#query<LeafRow>(LEAVES, [log, from, to, limit])).map(leafOf);
  }

  /** Of the leaves from `from` to before `to` those of all streams with this identifier, at most `limit`. */
  async leavesOfDossier(
    log: string,
    dossier: Uuid,
    from: number,
    to: number,
    limit: number,
  ): Promise<StoredLeaf[]> {
    const rows = await this.#query<LeafRow>(LEAVES_OF_DOSSIER, [log, dossier, from, to, limit]);
    return rows.map(leafOf);
  }

  /** How many of the leaves below `size` are of streams with this identifier. */
  async countOfDossier(log: string, dossier: Uuid, size: number): Promise<number> {
    const values = [log, dossier, size];
    const [row] = await this.#query<{ readonly count: number }>(COUNT_OF_DOSSIER, values);
    return row?.count ?? 0;
  }

  /** The newest leaf below `size` without a record behind it. */
  async lastWithEntry(log: string, size: number): Promise<StoredLeaf | undefined> {
    const [row] = await this.#query<LeafRow>(LAST_WITH_ENTRY, [log, size]);
    return row && leafOf(row);
  }

  /** The leaf at each of these places in a stream, in their order; undefined where there is none. */
  async leavesAt(
    log: string,
    places: readonly ChainPlace[],
  ): Promise<readonly (StoredLeaf | undefined)[]> {
    const found: (StoredLeaf | undefined)[] = places.map(() => undefined);
    if (places.length === 0) return found;
    const rows = await this.#query<LeafRow & { readonly i: number }>(LEAF_OF_EACH_PLACE, [
      log,
      arrayOf(places.map(({ category }) => category)),
      arrayOf(places.map(({ id }) => id)),
      arrayOf(places.map(({ revision }) => revision)),
    ]);
    for (const row of rows) found[row.i] = leafOf(row);
    return found;
  }

  /** The leaves of these records, of a log without streams, in any order. */
  async leavesOfRecords(log: string, ids: readonly Uuid[]): Promise<StoredLeaf[]> {
    return (await this.#query<LeafRow>(LEAF_OF_EACH_RECORD, [log, arrayOf(ids)])).map(leafOf);
  }

  async #query<Row extends QueryResultRow>(
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>({ text, values: [...values] });
    return rows;
  }
}

interface StateRow {
  readonly size: string;
  readonly position: string | null;
  readonly root: Buffer;
}

function leafOf(row: LeafRow): StoredLeaf {
  const { record_id, category, stream_id, revision, digests, entry } = row;
  return {
    index: Number(row.leaf_index),
    hash: row.leaf_hash,
    ...(record_id === null ? {} : { recordId: record_id }),
    ...(category === null || stream_id === null || revision === null
      ? {}
      : { chain: { category, id: stream_id, revision: BigInt(revision) } }),
    ...(digests === null ? {} : { digests }),
    ...(entry === null ? {} : { entry }),
  };
}
