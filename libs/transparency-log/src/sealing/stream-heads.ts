import type { Pool } from "pg";
import type { Instant } from "#kernel";
import { type StreamHead, streamHeadItem } from "../entry/stream-heads.js";
import { type Tile, TileBuilder } from "../tiles/tile-builder.js";
import { TILE_WIDTH } from "../tiles/tile-path.js";
import type { TileReader } from "../tiles/tile-reader.js";
import { HASH_BYTES, leafHash } from "../tree/hash.js";

/** A tree over all heads. */
export interface BuiltHeads {
  /** Number of streams. */
  readonly streams: number;
  readonly root: Buffer;
  /** When it was built, by the clock that events are recorded by. */
  readonly time: Instant;
}

/** An item of the tree over all heads, and where it stands in it. */
export interface HeadMembership {
  readonly itemIndex: number;
  readonly item: Uint8Array;
}

const BLINDED = `sha256(('rechtop.stream/v1\\012' || category || '-' || stream_id::text)::bytea)`;

/** By the order of the blinded names; the head is the last leaf of the stream below $3. */
const HEADS = `SELECT n.blinded, h.revision::text AS revision, h.leaf_hash
  FROM (
    SELECT ${BLINDED} AS blinded, category, stream_id FROM rechtop_proof.leaves
    WHERE log = $1 AND revision = 0 AND ${BLINDED} > $2 AND leaf_index < $3
    ORDER BY ${BLINDED} LIMIT $4
  ) n CROSS JOIN LATERAL (
    SELECT l.revision, l.leaf_hash FROM rechtop_proof.leaves l
    WHERE l.stream_id = n.stream_id AND l.category = n.category AND l.log = $1
      AND l.leaf_index < $3
    ORDER BY l.revision DESC LIMIT 1
  ) h ORDER BY n.blinded`;

const KEEP = `INSERT INTO rechtop_proof.stream_heads AS s
    (log, leaf_index, level, n, hashes, first_id) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (log, leaf_index, level, n)
  DO UPDATE SET hashes = excluded.hashes, first_id = coalesce(s.first_id, excluded.first_id)`;

const PAGE = 8 * TILE_WIDTH;

/**
 * The trees over the heads of all streams: for the newest entries of that kind their tiles are
 * kept, so that the membership of one stream is proved without reading the others.
 */
export class StreamHeads {
  constructor(
    private readonly pool: Pool,
    private readonly log: string,
  ) {}

  /**
   * Builds the tree over the heads of the streams in the leaves below `index`, page by page, and
   * keeps its tiles under `index`, where the entry is about to stand.
   */
  async build(index: number): Promise<BuiltHeads> {
    // What an attempt left that was killed.
    await this.pool.query(
      "DELETE FROM rechtop_proof.stream_heads WHERE log = $1 AND leaf_index = $2",
      [this.log, index],
    );
    const tree = TileBuilder.empty();
    let after: Uint8Array = Buffer.alloc(0);
    for (;;) {
      const heads = await this.#page(after, index);
      const firsts = new Map<number, Uint8Array>();
      for (const head of heads) {
        if (tree.size % TILE_WIDTH === 0) firsts.set(tree.size / TILE_WIDTH, head.blindedId);
        tree.append(leafHash(streamHeadItem(head)));
      }
      for (const tile of tree.takeChanged()) await this.#keep(index, tile, firsts);
      const last = heads.at(-1);
      if (last === undefined) {
        return { streams: tree.size, root: tree.root(), time: await this.#time() };
      }
      after = last.blindedId;
    }
  }

  /** Drops the trees of entries before `index`. */
  async dropBefore(index: number): Promise<void> {
    await this.pool.query(
      "DELETE FROM rechtop_proof.stream_heads WHERE log = $1 AND leaf_index < $2",
      [this.log, index],
    );
  }

  /** The tiles of the tree of the entry at `index`. */
  tiles(index: number): TileReader {
    return async (level, n, width) => {
      const { rows } = await this.pool.query<{ hashes: Buffer }>(
        `SELECT substring(hashes FROM 1 FOR $5) AS hashes FROM rechtop_proof.stream_heads
          WHERE log = $1 AND leaf_index = $2 AND level = $3 AND n = $4`,
        [this.log, index, level, n, HASH_BYTES * width],
      );
      return rows[0]?.hashes ?? Buffer.alloc(0);
    };
  }

  /** Where the item of `head` stands in the tree of the entry at `index`; undefined: nowhere. */
  async find(index: number, head: StreamHead): Promise<HeadMembership | undefined> {
    const item = streamHeadItem(head);
    const { rows } = await this.pool.query<{ n: string; hashes: Buffer }>(
      `SELECT n::text AS n, hashes FROM rechtop_proof.stream_heads
        WHERE log = $1 AND leaf_index = $2 AND level = 0 AND first_id <= $3
        ORDER BY first_id DESC LIMIT 1`,
      [this.log, index, head.blindedId],
    );
    const [tile] = rows;
    if (tile === undefined) return undefined;
    const wanted = leafHash(item);
    for (let at = 0; at < tile.hashes.length; at += HASH_BYTES) {
      if (tile.hashes.subarray(at, at + HASH_BYTES).equals(wanted)) {
        return { itemIndex: Number(tile.n) * TILE_WIDTH + at / HASH_BYTES, item };
      }
    }
    return undefined;
  }

  async #time(): Promise<Instant> {
    const { rows } = await this.pool.query<{ now: Instant }>(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`,
    );
    const [row] = rows;
    if (row === undefined) throw new Error("the database has no clock");
    return row.now;
  }

  async #page(after: Uint8Array, below: number): Promise<StreamHead[]> {
    const { rows } = await this.pool.query<{
      blinded: Buffer;
      revision: string;
      leaf_hash: Buffer;
    }>(HEADS, [this.log, after, below, PAGE]);
    return rows.map(({ blinded, revision, leaf_hash }) => ({
      blindedId: blinded,
      revision: BigInt(revision),
      head: leaf_hash,
    }));
  }

  async #keep(
    index: number,
    { level, n, hashes }: Tile,
    firsts: ReadonlyMap<number, Uint8Array>,
  ): Promise<void> {
    const first = level === 0 ? firsts.get(n) : undefined;
    await this.pool.query(KEEP, [this.log, index, level, n, hashes, first ?? null]);
  }
}
