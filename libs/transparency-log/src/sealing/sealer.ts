import { TileBuilder } from "../tiles/tile-builder.js";
import { leafHash } from "../tree/hash.js";
import { LogDamaged, SealedElsewhere } from "./errors.js";
import { PreviousLeaves } from "./previous-leaves.js";
import type { ProofStore, SealedBatch, SealedState } from "./proof-store.js";
import type { LogItem, LogSource } from "./source.js";

/** What a sealer works with. */
export interface SealerOptions {
  readonly store: ProofStore;
  readonly source: LogSource;
  /** Records that are sealed in one transaction; 4096 by default, 32,000 at most. */
  readonly batchSize?: number;
}

/** The tree at its right edge, and the place in the source that it has come to. */
interface Edge {
  readonly tree: TileBuilder;
  position: string | undefined;
}

/** More would push the previous batch, not written yet, out of the memory of ends of streams. */
const LARGEST_BATCH = 32_000;

/**
 * Gives every record of a source its leaf: indices without a gap, in the order of the source. Each
 * batch is one transaction, on condition that the log still has the size that this sealer knows:
 * it can be killed anywhere, and a second one that has lost its lease can do no harm.
 */
export class Sealer {
  readonly log: string;
  readonly #store: ProofStore;
  readonly #source: LogSource;
  readonly #batchSize: number;
  readonly #previous: PreviousLeaves;
  #edge: Edge | undefined;

  constructor({ store, source, batchSize = 4096 }: SealerOptions) {
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > LARGEST_BATCH) {
      throw new TypeError(`a batch has 1 to ${LARGEST_BATCH} records`);
    }
    this.log = source.log;
    this.#store = store;
    this.#source = source;
    this.#batchSize = batchSize;
    this.#previous = new PreviousLeaves(store, source.log);
  }

  /**
   * Seals all that the source shows now, and not what comes meanwhile: it ends under any load.
   * Reads the next batch while this one is hashed, and hashes it while this one is written.
   *
   * @param signal ends it after the batch in hand
   * @throws SealedElsewhere when another process has sealed meanwhile: call it again
   * @throws LogDamaged when the stored tree is not the one that was sealed
   */
  async seal(signal?: AbortSignal): Promise<SealedState> {
    return this.#careful(async (edge) => {
      const head = await this.#source.head?.();
      if (head !== undefined && head === edge.position) return;
      let reading = this.#read(edge.position);
      let writing: Promise<void> = Promise.resolve();
      try {
        for (let items = await reading; items.length > 0; items = await reading) {
          const position = items.at(-1)?.position;
          const last = signal?.aborted === true || items.some((item) => item.position === head);
          reading = last ? Promise.resolve([]) : heard(this.#read(position));
          const batch = await this.#batchOf(edge, items);
          edge.position = position;
          await writing;
          writing = heard(this.#write(batch));
        }
      } finally {
        await writing;
      }
    });
  }

  /**
   * Seals one entry that has no record behind it.
   *
   * @param entryAt makes the entry for the index that it gets
   * @throws SealedElsewhere, LogDamaged like `seal`
   */
  async append(entryAt: (index: number) => Uint8Array): Promise<SealedState> {
    return this.#careful(async ({ tree }) => {
      const size = tree.size;
      const entry = Buffer.from(entryAt(size));
      const hash = leafHash(entry);
      tree.append(hash);
      await this.#write({
        log: this.log,
        size,
        root: tree.root(),
        leaves: [{ hash, entry }],
        tiles: tree.takeChanged(),
      });
    });
  }

  /** Does `work` at the edge as it is stored; after an error nothing is believed of the memory. */
  async #careful(work: (edge: Edge) => Promise<void>): Promise<SealedState> {
    try {
      const edge = (this.#edge ??= await this.#restored());
      await work(edge);
      return { size: edge.tree.size, position: edge.position, root: edge.tree.root() };
    } catch (error) {
      this.#edge = undefined;
      this.#previous.forget();
      throw error;
    }
  }

  async #restored(): Promise<Edge> {
    const { size, position, root } = await this.#store.state(this.log);
    const tree = await TileBuilder.restore(size, this.#store.tiles(this.log));
    if (!tree.root().equals(root)) {
      throw new LogDamaged("root-mismatch", "the stored tiles are not those of the sealed tree");
    }
    return { tree, position };
  }

  #read(position: string | undefined): Promise<readonly LogItem[]> {
    return this.#source.readAfter(position, this.#batchSize);
  }

  async #batchOf({ tree }: Edge, items: readonly LogItem[]): Promise<SealedBatch> {
    await this.#previous.prepare(items.map(({ chain }) => chain));
    const { size } = tree;
    const leaves = items.map((item, i) => {
      const { id: recordId, chain, digests } = item;
      const prev = chain && this.#previous.before(chain);
      const hash = leafHash(item.entry({ index: size + i, ...(prev && { prev }) }));
      if (chain !== undefined) this.#previous.remember(chain, hash);
      tree.append(hash);
      return { hash, recordId, ...(chain && { chain }), digests };
    });
    const position = items.at(-1)?.position;
    return {
      log: this.log,
      size,
      ...(position !== undefined && { position }),
      root: tree.root(),
      leaves,
      tiles: tree.takeChanged(),
    };
  }

  async #write(batch: SealedBatch): Promise<void> {
    if (!(await this.#store.seal(batch))) throw new SealedElsewhere(this.log);
  }
}

/** The same promise; its failure is heard later, when it is waited for. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
