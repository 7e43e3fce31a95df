import type { ProofStore, StoredLeaf } from "./proof-store.js";
import type { LogItem, LogSource } from "./source.js";

/** What is found when leaves and records are gone through side by side, in the order of the log. */
export type Step<Item extends LogItem> =
  /** A leaf and the record that it is of. */
  | { readonly kind: "record"; readonly leaf: StoredLeaf; readonly item: Item }
  /** A leaf that keeps its own entry. */
  | { readonly kind: "entry"; readonly leaf: StoredLeaf; readonly entry: Buffer }
  /** A leaf whose record is not there. */
  | { readonly kind: "missing"; readonly leaf: StoredLeaf }
  /** A record without a leaf, before others that have one. */
  | { readonly kind: "unsealed"; readonly item: Item }
  /** A record that stands after records which were sealed later. */
  | { readonly kind: "misplaced"; readonly item: Item; readonly index: number };

const PAGE = 1024;

/**
 * Goes through the leaves below `size` and the records of the source together. Constant memory: one
 * page of each. Records after the last of these leaves are not told of.
 */
export async function* walk<Item extends LogItem>(
  store: ProofStore,
  source: LogSource<Item>,
  size: number,
): AsyncGenerator<Step<Item>> {
  const records = recordsOf(store, source);
  try {
    let record = await next(records);
    for await (const leaf of leavesOf(store, source.log, size)) {
      if (leaf.entry !== undefined) {
        yield { kind: "entry", leaf, entry: leaf.entry };
        continue;
      }
      while (record !== undefined && (record.index === undefined || record.index < leaf.index)) {
        yield record.index === undefined
          ? { kind: "unsealed", item: record.item }
          : { kind: "misplaced", item: record.item, index: record.index };
        record = await next(records);
      }
      if (record?.index === leaf.index) {
        yield { kind: "record", leaf, item: record.item };
        record = await next(records);
      } else {
        yield { kind: "missing", leaf };
      }
    }
  } finally {
    await records.return(undefined);
  }
}

/** What `items` gives, in lists of `size` and one that may be shorter. */
export async function* inChunks<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let chunk: T[] = [];
  for await (const item of items) {
    chunk.push(item);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

interface PlacedRecord<Item> {
  readonly item: Item;
  /** Of its leaf; undefined: it has none. */
  readonly index: number | undefined;
}

/** Every record of the source with the index of its leaf. */
async function* recordsOf<Item extends LogItem>(
  store: ProofStore,
  source: LogSource<Item>,
): AsyncGenerator<PlacedRecord<Item>> {
  let reading = source.readAfter(undefined, PAGE);
  for (;;) {
    const items = await reading;
    const last = items.at(-1);
    if (last === undefined) return;
    reading = source.readAfter(last.position, PAGE);
    // It is waited for after this page; until then nobody else hears of its failure.
    reading.catch(() => undefined);
    const indices = await indicesOf(store, source.log, items);
    for (const [i, item] of items.entries()) yield { item, index: indices[i] };
  }
}

/** The index of the leaf of each record; undefined where it has none, or one with another id. */
async function indicesOf(
  store: ProofStore,
  log: string,
  items: readonly LogItem[],
): Promise<(number | undefined)[]> {
  const chained = items.flatMap(({ chain }) => (chain === undefined ? [] : [chain]));
  if (chained.length === items.length) {
    const leaves = await store.leavesAt(log, chained);
    return leaves.map((leaf) => leaf?.index);
  }
  const leaves = await store.leavesOfRecords(
    log,
    items.map(({ id }) => id),
  );
  const byId = new Map(leaves.map(({ recordId, index }) => [recordId, index]));
  return items.map(({ id }) => byId.get(id));
}

/** The leaves below `size`, page by page. */
export async function* leavesOf(
  store: ProofStore,
  log: string,
  size: number,
): AsyncGenerator<StoredLeaf> {
  let from = 0;
  let reading = store.leaves(log, from, size, PAGE);
  for (;;) {
    const page = await reading;
    const last = page.at(-1);
    if (last === undefined) return;
    from = last.index + 1;
    reading = store.leaves(log, from, size, PAGE);
    reading.catch(() => undefined);
    yield* page;
  }
}

async function next<T>(iterator: AsyncIterator<T, unknown>): Promise<T | undefined> {
  const result = await iterator.next();
  return result.done === true ? undefined : result.value;
}
