import type { Instant } from "#kernel";
import { checkpointText, openCheckpoint } from "../checkpoint/checkpoint.js";
import type { NoteSigner } from "../note/keys.js";
import { signNote } from "../note/signed-note.js";
import { TileUnusable } from "../tiles/tile-reader.js";
import { consistencyProof, rootFromTiles } from "../tiles/tree-proofs.js";
import { ProofInvalid, verifyConsistency } from "../tree/verify.js";
import type { CheckpointStore, StoredCheckpoint } from "./checkpoint-store.js";
import { LogDamaged } from "./errors.js";
import type { ProofStore, SealedState } from "./proof-store.js";

/** What checkpoints of one log are signed with. */
export interface CheckpointSignerOptions {
  readonly log: string;
  readonly store: ProofStore;
  readonly checkpoints: CheckpointStore;
  /** Its name is the origin of the log. */
  readonly signer: NoteSigner;
  readonly now: () => Instant;
}

/**
 * Signs the state of a log, and never two that contradict each other: before a signature, the tree
 * is compared with the checkpoint that was signed last, from the tiles as they are stored.
 */
export class CheckpointSigner {
  constructor(private readonly options: CheckpointSignerOptions) {}

  /**
   * The checkpoint of the tree `state`: signed now, or before when nothing is new. Undefined for an
   * empty log, which there is nothing to say of.
   *
   * @throws LogDamaged when the tree is not the one that was sealed, or does not continue the one
   *   that was signed last
   */
  async sign(state: SealedState): Promise<StoredCheckpoint | undefined> {
    const { log, checkpoints, signer, now } = this.options;
    if (state.size === 0) return undefined;
    const last = await checkpoints.latest(log);
    await this.#check(state, last);
    if (last?.size === state.size) return last;
    const { size, root } = state;
    const note = signNote(
      checkpointText({ origin: signer.name, size: BigInt(size), root }),
      signer,
    );
    const kept = await checkpoints.keep(log, { size, root, note, signedAt: now() });
    if (!kept.root.equals(root)) throw fork();
    return kept;
  }

  async #check(state: SealedState, last: StoredCheckpoint | undefined): Promise<void> {
    const tiles = this.options.store.tiles(this.options.log);
    try {
      const root = await rootFromTiles(state.size, tiles);
      if (!root.equals(state.root)) {
        throw new LogDamaged("root-mismatch", "the stored tiles are not those of the sealed tree");
      }
      if (last === undefined) return;
      const signed = this.#read(last);
      if (signed.size > state.size) {
        throw new LogDamaged("older-database", "a checkpoint of a larger tree was signed before");
      }
      verifyConsistency({
        size1: BigInt(signed.size),
        size2: BigInt(state.size),
        root1: signed.root,
        root2: root,
        proof: await consistencyProof(signed.size, state.size, tiles),
      });
    } catch (error) {
      if (error instanceof TileUnusable) throw new LogDamaged("tile-mismatch", error.message);
      if (!(error instanceof ProofInvalid)) throw error;
      if (last?.size === state.size) throw fork();
      throw new LogDamaged(
        "inconsistent-history",
        "the tree does not continue the one that was signed last; nothing was signed",
      );
    }
  }

  /** What the last checkpoint says: the note counts, not the columns beside it. */
  #read(last: StoredCheckpoint): { readonly size: number; readonly root: Buffer } {
    const { signer } = this.options;
    try {
      const { size, root } = openCheckpoint(last.note, [signer.verifier]);
      return { size: Number(size), root };
    } catch {
      throw new LogDamaged(
        "signature-invalid",
        `the checkpoint of size ${last.size} was not signed with the key of ${signer.name}`,
      );
    }
  }
}

function fork(): LogDamaged {
  return new LogDamaged("fork", "another tree of the same size was signed before");
}
