import { rebuildTree, type StandingEntry } from "../sealing/rebuild.js";
import { type SealingStage, treeOf } from "./sealing-stage.js";

/** Size, root and tiles of a log. */
export interface WholeTree {
  readonly size: number;
  readonly root: string;
  /** Hashes in hex, under `<level>/<n>`. */
  readonly tiles: Readonly<Record<string, string>>;
}

/** The tree that was made while sealing. */
export async function keptTree(stage: SealingStage): Promise<WholeTree> {
  const { state, tiles } = await treeOf(stage);
  const [{ size, root }] = state as [{ size: string; root: string }];
  const all = (tiles as { level: number; n: string; hashes: string }[]).map(
    ({ level, n, hashes }): [string, string] => [`${level}/${n}`, hashes],
  );
  return { size: Number(size), root, tiles: Object.fromEntries(all) };
}

/** The tree made again from the events, and from the entries that are not of events. */
export async function rebuiltTree(stage: SealingStage): Promise<WholeTree> {
  const { rows } = await stage.pool.query<{ leaf_index: string; entry: Buffer }>(
    "SELECT leaf_index, entry FROM rechtop_proof.leaves WHERE entry IS NOT NULL ORDER BY leaf_index",
  );
  const standing = rows.map(({ leaf_index, entry }): StandingEntry => ({
    index: Number(leaf_index),
    entry,
  }));
  const tiles = new Map<string, string>();
  const { size, root } = await rebuildTree(stage.sealed.source, standing, (grown) => {
    for (const { level, n, hashes } of grown) tiles.set(`${level}/${n}`, hashes.toString("hex"));
  });
  return { size, root: root.toString("hex"), tiles: Object.fromEntries(tiles) };
}
