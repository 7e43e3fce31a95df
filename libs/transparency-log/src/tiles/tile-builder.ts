import { checkSize, rootOf } from "../tree/compact-range.js";
import { EMPTY_ROOT, HASH_BYTES, rowAbove } from "../tree/hash.js";
import { TILE_WIDTH } from "./tile-path.js";
import { leavesPerHash, type TileReader, TileUnusable, tileWidth } from "./tile-reader.js";

/** A tile as it must be stored at `tilePath(level, n, width)`. */
export interface Tile {
  readonly level: number;
  readonly n: number;
  readonly width: number;
  /** `width` hashes of 32 bytes. */
  readonly hashes: Buffer;
}

/** The tile of a level that is being filled. */
interface OpenTile {
  n: number;
  width: number;
  hashes: Buffer;
  /** Width when it was last handed out. */
  handedOut: number;
}

/**
 * Builds the tiles of a growing tree, leaf by leaf. Holds one tile per level and what was not yet
 * taken; one node hash per leaf.
 */
export class TileBuilder {
  #size: number;
  readonly #open: OpenTile[];
  #full: Tile[] = [];

  private constructor(size: number, open: OpenTile[]) {
    this.#size = size;
    this.#open = open;
  }

  /** A tree without leaves. */
  static empty(): TileBuilder {
    return new TileBuilder(0, []);
  }

  /**
   * Goes on where a tree of `size` leaves stopped: reads the tiles at its right edge that are not
   * full. Compare `root()` with the one that was signed before appending to it.
   */
  static async restore(size: number, tiles: TileReader): Promise<TileBuilder> {
    checkSize(size);
    const open: OpenTile[] = [];
    for (let level = 0; leavesPerHash(level) <= size; level += 1) {
      const n = Math.floor(size / leavesPerHash(level + 1));
      const width = tileWidth(level, n, size);
      const tile = openTile(n);
      if (width > 0) {
        const stored = await tiles(level, n, width);
        if (stored.length !== width * HASH_BYTES) throw new TileUnusable(level, n, width);
        tile.hashes.set(stored);
      }
      open.push({ ...tile, width, handedOut: width });
    }
    return new TileBuilder(size, open);
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Adds a leaf at the right, given its hash (32 bytes; copied). */
  append(leafHash: Uint8Array): void {
    if (leafHash.length !== HASH_BYTES) throw new RangeError("a hash has 32 bytes");
    let hash = leafHash;
    this.#size += 1;
    for (let level = 0; ; level += 1) {
      const tile = (this.#open[level] ??= openTile(0));
      tile.hashes.set(hash, tile.width * HASH_BYTES);
      tile.width += 1;
      if (tile.width < TILE_WIDTH) return;
      this.#full.push({ level, n: tile.n, width: TILE_WIDTH, hashes: tile.hashes });
      hash = rootOfTile(tile.hashes);
      this.#open[level] = openTile(tile.n + 1);
    }
  }

  /**
   * Tiles that are new or wider since they were last taken: full ones first, in the order in which
   * they became full, then the one of each level that is not full.
   */
  takeChanged(): Tile[] {
    const changed = this.#full;
    this.#full = [];
    for (const [level, tile] of this.#open.entries()) {
      if (tile.width === tile.handedOut) continue;
      tile.handedOut = tile.width;
      const hashes = Buffer.from(tile.hashes.subarray(0, tile.width * HASH_BYTES));
      changed.push({ level, n: tile.n, width: tile.width, hashes });
    }
    return changed;
  }

  /** Root of the tree as it is now. */
  root(): Buffer {
    let right: Buffer | undefined;
    // Level by level the hashes at the right edge, each covering more leaves than all to its right.
    for (const { hashes, width } of this.#open) {
      const edge = Array.from({ length: width }, (_, i) =>
        hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
      );
      if (right !== undefined) edge.push(right);
      if (edge.length > 0) right = rootOf(edge);
    }
    return Buffer.from(right ?? EMPTY_ROOT);
  }
}

function openTile(n: number): OpenTile {
  return { n, width: 0, hashes: Buffer.alloc(TILE_WIDTH * HASH_BYTES), handedOut: 0 };
}

/** The hash that a full tile gives to the level above. */
function rootOfTile(tile: Buffer): Buffer {
  let row = tile;
  while (row.length > HASH_BYTES) row = rowAbove(row);
  return row;
}
