import { checkSize } from "../tree/compact-range.js";
import { type TileReader, TreeReader } from "./tile-reader.js";

/** Root of the tree of `size` leaves, from the tiles at its right edge. */
export async function rootFromTiles(size: number, tiles: TileReader): Promise<Buffer> {
  return new TreeReader(size, tiles).rangeRoot(0, size);
}

/**
 * Proof that the leaf `index` stands in the tree of `size` leaves: sibling hashes from the leaf up
 * (RFC 6962 section 2.1.1).
 *
 * @throws RangeError when the index is not below the size
 */
export async function inclusionProof(
  index: number,
  size: number,
  tiles: TileReader,
): Promise<Buffer[]> {
  checkSize(index);
  if (index >= size) throw new RangeError("there is no such leaf in a tree of this size");
  const siblings: Range[] = [];
  for (let range: Range = [0, size]; range[1] - range[0] > 1;) {
    const [left, right] = halves(range);
    const goesLeft = index < right[0];
    siblings.push(goesLeft ? right : left);
    range = goesLeft ? left : right;
  }
  return roots(siblings.reverse(), size, tiles);
}

/**
 * Proof that the tree of `newSize` leaves begins with that of `oldSize` leaves (RFC 6962
 * section 2.1.2). Empty for equal sizes, and for `oldSize` 0, where there is nothing to prove.
 *
 * @throws RangeError when the tree would have shrunk
 */
export async function consistencyProof(
  oldSize: number,
  newSize: number,
  tiles: TileReader,
): Promise<Buffer[]> {
  checkSize(oldSize);
  if (oldSize > newSize) throw new RangeError("a log does not shrink");
  if (oldSize === newSize || oldSize === 0) return [];
  const wanted: Range[] = [];
  let range: Range = [0, newSize];
  while (range[1] !== oldSize) {
    const [left, right] = halves(range);
    const goesLeft = oldSize <= right[0];
    wanted.push(goesLeft ? right : left);
    range = goesLeft ? left : right;
  }
  // The older tree itself is known to who checks, when it is one whole subtree of the newer one.
  if (range[0] !== 0) wanted.push(range);
  return roots(wanted.reverse(), newSize, tiles);
}

/** Leaves from the first number to before the second. */
type Range = readonly [from: number, to: number];

/** The two subtrees of a range of at least two leaves: the left one is as large as a power of two can be. */
function halves([from, to]: Range): [Range, Range] {
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return [
    [from, from + half],
    [from + half, to],
  ];
}

async function roots(ranges: readonly Range[], size: number, tiles: TileReader): Promise<Buffer[]> {
  const tree = new TreeReader(size, tiles);
  return Promise.all(ranges.map(async ([from, to]) => Buffer.from(await tree.rangeRoot(from, to))));
}
