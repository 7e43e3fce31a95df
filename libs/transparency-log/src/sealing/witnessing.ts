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
  /** How long a witness may take to answer; 5 s by default. */
  readonly timeoutMs?: number;
  /** Hears of a witness that did not cosign this time. */
  readonly onMissing?: (witness: string, error: NotCosigned) => void;
}

/** Collects the cosignatures of the witnesses, all at the same time. */
export class Witnessing {
  constructor(private readonly options: WitnessingOptions) {}

  /**
   * Asks every witness to cosign `checkpoint`. One that is away stops nothing: it is asked again
   * with the next checkpoint.
   *
   * @throws LogDamaged when a witness has seen more of this log than there is, or another tree
   */
  async collect(checkpoint: StoredCheckpoint): Promise<void> {
    await Promise.all(this.options.witnesses.map((witness) => this.#ask(witness, checkpoint)));
  }

  async #ask({ url, verifier }: WitnessAddress, { size, note }: StoredCheckpoint): Promise<void> {
    const { log, store, checkpoints, timeoutMs = 5_000, onMissing } = this.options;
    if (note.includes(`\n\u2014 ${verifier.name} `)) return;
    try {
      const lines = await submitToWitness(url, {
        note,
        oldSize: BigInt(await checkpoints.witnessedSize(log, verifier.name)),
        prove: (old) => consistencyProof(Number(old), size, store.tiles(log)),
        witness: [verifier],
        timeoutMs,
      });
      for (const line of lines) await checkpoints.addCosignature(log, size, line);
      await checkpoints.setWitnessedSize(log, verifier.name, size);
    } catch (error) {
      if (!(error instanceof NotCosigned)) throw error;
      if (error.reason === "fork") throw damaged("fork", verifier, error);
      // Another process of ours may have shown it a newer checkpoint meanwhile.
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
