import { type Tile, TileBuilder } from "../tiles/tile-builder.js";
import { leafHash } from "../tree/hash.js";
import type { LogSource } from "./source.js";

/** An entry without a record behind it, and the index at which it stands. */
export interface StandingEntry {
  readonly index: number;
  readonly entry: Uint8Array;
}

const PAGE = 1024;

/**
 * The tree of a log made once more from nothing but its records and the entries that have no record
 * behind them: the same tiles and root, byte for byte. Holds one hash per stream.
 *
 * @param standing in the order of their index
 * @param onTiles gets every tile whenever it has grown
 */
export async function rebuildTree(
  source: LogSource,
  standing: Iterable<StandingEntry>,
  onTiles: (tiles: readonly Tile[]) => void = () => undefined,
): Promise<{ readonly size: number; readonly root: Buffer }> {
  const tree = TileBuilder.empty();
  const ends = new Map<string, Buffer>();
  const entries = standing[Symbol.iterator]();
  let next = entries.next();
  const placeEntries = (): void => {
    while (next.done !== true && next.value.index === tree.size) {
      tree.append(leafHash(next.value.entry));
      next = entries.next();
    }
  };
  let position: string | undefined;
  for (;;) {
    const items = await source.readAfter(position, PAGE);
    for (const item of items) {
      placeEntries();
      const stream = item.chain && `${item.chain.category}-${item.chain.id}`;
      const prev = stream === undefined ? undefined : ends.get(stream);
      const hash = leafHash(item.entry({ index: tree.size, ...(prev && { prev }) }));
      if (stream !== undefined) ends.set(stream, hash);
      tree.append(hash);
    }
    placeEntries();
    onTiles(tree.takeChanged());
    position = items.at(-1)?.position;
    if (position === undefined) return { size: tree.size, root: tree.root() };
  }
}
