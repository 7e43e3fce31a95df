import type { NoteVerifier } from "../note/keys.js";
import { consistencyProof } from "../tiles/tree-proofs.js";
import { NotCosigned, submitToWitness } from "../witness/submit.js";
import type { CheckpointStore, StoredCheckpoint } from "./checkpoint-store.js";
import { LogDamaged } from "./errors.js";
import type { ProofStore } from "./proof-store.js";

/** A witness that is asked to cosign every checkpoint. */
export interface WitnessAddress {
  /** Prefix of its address; `/add-checkpoint` follows. */
  readonly url: string;
  readonly verifier: NoteVerifier;
}

/** What cosignatures are collected with. */
export interface WitnessingOptions {
  readonly log: string;
  readonly store: ProofStore;
  readonly checkpoints: CheckpointStore;
  readonly witnesses: readonly WitnessAddress[];
  /** Hears of a witness that did not cosign this time. */
  readonly onMissing?: (witness: string, error: NotCosigned) => void;
}

/** Collects the cosignatures of the witnesses, all at the same time. */
export class Witnessing {
  /** What is being asked, by the size of the checkpoint. */
  readonly #asked = new Map<number, Promise<void>>();

  constructor(private readonly options: WitnessingOptions) {}

  /**
   * Asks every witness to cosign `checkpoint`. One that is away, or does not answer before
   * `deadline`, stops nothing: it is asked again with the next checkpoint. Who asks for a checkpoint
   * that is being cosigned already waits for that.
   *
   * @throws LogDamaged when a witness has seen more of this log than there is, or another tree
   */
  collect(checkpoint: StoredCheckpoint, deadline: AbortSignal): Promise<void> {
    const { size } = checkpoint;
    const asked =
      this.#asked.get(size) ??
      this.#askAll(checkpoint, deadline).finally(() => this.#asked.delete(size));
    this.#asked.set(size, asked);
    return asked;
  }

  async #askAll(checkpoint: StoredCheckpoint, deadline: AbortSignal): Promise<void> {
    const { witnesses } = this.options;
    await Promise.all(witnesses.map((witness) => this.#ask(witness, checkpoint, deadline)));
  }

  async #ask(
    { url, verifier }: WitnessAddress,
    { size, note }: StoredCheckpoint,
    deadline: AbortSignal,
  ): Promise<void> {
    const { log, store, checkpoints, onMissing } = this.options;
    if (note.includes(`\n\u2014 ${verifier.name} `)) return;
    try {
      const lines = await submitToWitness(url, {
        note,
        oldSize: BigInt(await checkpoints.witnessedSize(log, verifier.name)),
        prove: (old) => consistencyProof(Number(old), size, store.tiles(log)),
        witness: [verifier],
        deadline,
      });
      for (const line of lines) await checkpoints.addCosignature(log, size, line);
      await checkpoints.setWitnessedSize(log, verifier.name, size);
    } catch (error) {
      if (!(error instanceof NotCosigned)) throw error;
      if (error.reason === "fork") throw damaged("fork", verifier, error);
      // Another checkpoint of ours, newer than this one, may have reached it meanwhile.
      const isNewest = (await checkpoints.latest(log))?.size === size;
      if (error.reason === "ahead" && isNewest) throw damaged("older-database", verifier, error);
      onMissing?.(verifier.name, error);
    }
  }
}

function damaged(
  code: "fork" | "older-database",
  { name }: NoteVerifier,
  error: NotCosigned,
): LogDamaged {
  return new LogDamaged(code, `${name}: ${error.message}`);
}
