import { checkSize, rootOf } from "../tree/compact-range.js";
import { EMPTY_ROOT, HASH_BYTES } from "../tree/hash.js";
import { TILE_WIDTH } from "./tile-path.js";

/**
 * The first `width` (1..256) hashes of tile `n` of `level`, 32 bytes each, nothing else. Where only
 * a wider tile is stored, its beginning: tiles grow and never change.
 */
export type TileReader = (level: number, n: number, width: number) => Promise<Uint8Array>;

/** The stored tiles do not hold what a tree of this size needs. */
export class TileUnusable extends Error {
  constructor(level: number, n: number, width: number) {
    super(`tile ${level}/${n} does not hold exactly ${width} hashes`);
    this.name = "TileUnusable";
  }
}

/** Leaves that one hash of a tile of this level stands for. */
export function leavesPerHash(level: number): number {
  return TILE_WIDTH ** level;
}

/** Hashes in tile `n` of `level` for a tree of `size` leaves; 0 or less when there is no such tile. */
export function tileWidth(level: number, n: number, size: number): number {
  const hashes = Math.floor(size / leavesPerHash(level)) - n * TILE_WIDTH;
  return Math.min(TILE_WIDTH, hashes);
}

/** Hashes of ranges of leaves of one tree, out of its tiles; reads each tile once. */
export class TreeReader {
  readonly #size: number;
  readonly #tiles: TileReader;
  readonly #read = new Map<string, Promise<Buffer>>();

  constructor(size: number, tiles: TileReader) {
    checkSize(size);
    this.#size = size;
    this.#tiles = tiles;
  }

  /** Root over the leaves `from` to before `to`; `from` is where a subtree of that size begins. */
  async rangeRoot(from: number, to: number): Promise<Buffer> {
    if (from === to) return Buffer.from(EMPTY_ROOT);
    const level = levelOf(to - from);
    const unit = leavesPerHash(level);
    // What is whole at this level comes out of one tile; the rest, at the right edge, from below.
    const whole = to - ((to - from) % unit);
    const hashes = await this.#hashes(level, from / unit, whole / unit);
    if (whole < to) hashes.push(await this.rangeRoot(whole, to));
    return rootOf(hashes);
  }

  /** Hashes `first` to before `end` of a level: never from more than one tile. */
  async #hashes(level: number, first: number, end: number): Promise<Buffer[]> {
    const n = Math.floor(first / TILE_WIDTH);
    const tile = await this.#tile(level, n);
    return Array.from({ length: end - first }, (_, i) => {
      const at = (first - n * TILE_WIDTH + i) * HASH_BYTES;
      return tile.subarray(at, at + HASH_BYTES);
    });
  }

  #tile(level: number, n: number): Promise<Buffer> {
    const key = `${level}/${n}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const reading = this.#fetch(level, n, tileWidth(level, n, this.#size));
    this.#read.set(key, reading);
    return reading;
  }

  async #fetch(level: number, n: number, width: number): Promise<Buffer> {
    const bytes = await this.#tiles(level, n, width);
    if (bytes.length !== width * HASH_BYTES) throw new TileUnusable(level, n, width);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }
}

/** The highest level of which one hash fits into `leaves`. */
function levelOf(leaves: number): number {
  let level = 0;
  while (leavesPerHash(level + 1) <= leaves) level += 1;
  return level;
}
