import type { Tile } from "../tiles/tile-builder.js";
import { tilePath } from "../tiles/tile-path.js";
import type { TileReader } from "../tiles/tile-reader.js";

/** Tiles as a store keeps them: under their path, each written once and never changed. */
export class StoredTiles {
  readonly files = new Map<string, Buffer>();
  /** How often a tile was asked for. */
  reads = 0;
  /** The widest tile of each level and number, whose beginning is every narrower one. */
  readonly #widest = new Map<string, Buffer>();

  write(tiles: readonly Tile[]): void {
    for (const { level, n, width, hashes } of tiles) {
      const path = tilePath(level, n, width);
      if (this.files.has(path)) throw new Error(`${path} is written twice`);
      this.files.set(path, hashes);
      this.#widest.set(`${level}/${n}`, hashes);
    }
  }

  readonly read: TileReader = async (level, n, width) => {
    this.reads += 1;
    const found = this.#widest.get(`${level}/${n}`)?.subarray(0, width * 32);
    if (found === undefined) throw new Error(`${tilePath(level, n, width)} is not stored`);
    return found;
  };
}
