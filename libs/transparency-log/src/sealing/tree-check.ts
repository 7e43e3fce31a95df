import { type Tile, TileBuilder } from "../tiles/tile-builder.js";
import type { TileReader } from "../tiles/tile-reader.js";
import type { Damage } from "./errors.js";

/** A root that the tree must have when it has this many leaves. */
export interface ExpectedRoot {
  readonly size: number;
  readonly root: Buffer;
  /** Said when it has another one. */
  readonly otherwise: { readonly code: Damage; readonly message: string };
}

/** Something that is wrong. */
export interface Finding {
  readonly code: Damage;
  /** Where and what; never what an event says. */
  readonly message: string;
}

/**
 * Grows a tree leaf by leaf and compares it on the way: its tiles with the stored ones, its roots
 * with those that were signed. Holds one tile per level.
 */
export class TreeCheck {
  readonly #tree = TileBuilder.empty();
  #expected: ExpectedRoot | undefined;

  /** @param expected by size, smallest first */
  constructor(
    private readonly tiles: TileReader,
    private readonly expected: AsyncIterator<ExpectedRoot, unknown>,
  ) {}

  get size(): number {
    return this.#tree.size;
  }

  root(): Buffer {
    return this.#tree.root();
  }

  /** Takes the next leaves; gives what is wrong with the roots on the way and the tiles. */
  async grow(leafHashes: readonly Buffer[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    let expected = await this.#next();
    for (const hash of leafHashes) {
      this.#tree.append(hash);
      while (expected?.size === this.#tree.size) {
        if (!expected.root.equals(this.#tree.root())) findings.push(expected.otherwise);
        this.#expected = undefined;
        expected = await this.#next();
      }
    }
    for (const tile of this.#tree.takeChanged()) {
      if (!(await this.#isStored(tile))) {
        const message = `tile ${tile.n} of level ${tile.level} is not that of the leaves`;
        findings.push({ code: "tile-mismatch", message });
      }
    }
    return findings;
  }

  async #isStored({ level, n, width, hashes }: Tile): Promise<boolean> {
    return Buffer.compare(await this.tiles(level, n, width), hashes) === 0;
  }

  /** The expectation that comes next; the same until it was met. */
  async #next(): Promise<ExpectedRoot | undefined> {
    if (this.#expected === undefined) {
      const result = await this.expected.next();
      this.#expected = result.done === true ? undefined : result.value;
    }
    return this.#expected;
  }
}
