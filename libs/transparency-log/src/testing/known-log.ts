import { checkpointText } from "../checkpoint/checkpoint.js";
import { NoteSigner } from "../note/keys.js";
import { signNote } from "../note/signed-note.js";
import { leafHash } from "../tree/hash.js";
import { NaiveTree } from "./naive-tree.js";

/** A log whose entries are known, and a second history of it with another entry at one place. */
export class KnownLog {
  readonly signer: NoteSigner;
  readonly tree: NaiveTree;

  constructor(
    readonly origin: string,
    size: number,
    options: { forkedAt?: number; signer?: NoteSigner } = {},
  ) {
    this.signer = options.signer ?? NoteSigner.generate(origin);
    this.tree = new NaiveTree(
      Array.from({ length: size }, (_, i) =>
        Buffer.from(i === options.forkedAt ? `forged ${i}` : `entry ${i}`),
      ),
    );
  }

  /** The signed checkpoint of the first `size` entries. */
  checkpoint(size: number): string {
    const root = this.tree.root(0, size);
    return signNote(checkpointText({ origin: this.origin, size: BigInt(size), root }), this.signer);
  }

  /** Proof that the tree of `size` entries begins with that of `oldSize`. */
  proof(oldSize: number, size: number): Buffer[] {
    return oldSize === 0 || oldSize === size ? [] : this.tree.proof(oldSize, size);
  }

  /** Leaf hash of an entry as it is without a fork. */
  leaf(index: number): Buffer {
    return leafHash(Buffer.from(`entry ${index}`));
  }
}
