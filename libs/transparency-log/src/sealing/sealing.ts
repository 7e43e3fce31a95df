import type { Pool } from "pg";
import { belgianDay, type Instant } from "#kernel";
import { streamHeadsEntry } from "../entry/stream-heads.js";
import type { NoteSigner } from "../note/keys.js";
import { CheckpointSigner } from "./checkpoint-signer.js";
import { CheckpointStore, type StoredCheckpoint } from "./checkpoint-store.js";
import { SealedElsewhere } from "./errors.js";
import { ProofStore, type SealedState } from "./proof-store.js";
import { Sealer } from "./sealer.js";
import type { LogSource } from "./source.js";
import { StreamHeads } from "./stream-heads.js";
import { type WitnessAddress, Witnessing, type WitnessingOptions } from "./witnessing.js";

/** What one log is sealed and signed with. */
export interface SealingOptions {
  readonly pool: Pool;
  readonly source: LogSource;
  /** Its name is the origin of the log. */
  readonly signer: NoteSigner;
  /** Says when a day is over, and when a checkpoint was signed. */
  readonly clock: { now(): Instant };
  /** Whether the ends of all streams are sealed once a day: for logs whose records have streams. */
  readonly streamHeads: boolean;
  readonly witnesses?: readonly WitnessAddress[];
  readonly onMissing?: WitnessingOptions["onMissing"];
  /** How long all witnesses together may take for a checkpoint; 5 s by default. */
  readonly witnessTimeoutMs?: number;
  readonly batchSize?: number;
}

const WITNESS_TIMEOUT_MS = 5_000;

/**
 * Seals what is new in a log, signs a checkpoint of it and has it cosigned. The checkpoint is
 * published before a witness is asked, and the next one is made meanwhile if need be.
 */
export class Sealing {
  readonly #sealer: Sealer;
  readonly #signer: CheckpointSigner;
  readonly #witnessing: Witnessing;
  readonly #store: ProofStore;
  readonly #checkpoints: CheckpointStore;
  readonly #heads: StreamHeads;
  readonly #options: SealingOptions;
  #running: Promise<StoredCheckpoint | undefined> | undefined;
  #waiting: Promise<StoredCheckpoint | undefined> | undefined;

  constructor(options: SealingOptions) {
    const { pool, source, signer, clock, witnesses = [], onMissing, batchSize } = options;
    const { log } = source;
    const store = new ProofStore(pool);
    const checkpoints = new CheckpointStore(pool);
    this.#options = options;
    this.#store = store;
    this.#checkpoints = checkpoints;
    this.#heads = new StreamHeads(pool, log);
    this.#sealer = new Sealer({ store, source, ...(batchSize !== undefined && { batchSize }) });
    const now = () => clock.now();
    this.#signer = new CheckpointSigner({ log, store, checkpoints, signer, now });
    this.#witnessing = new Witnessing({
      log,
      store,
      checkpoints,
      witnesses,
      ...(onMissing && { onMissing }),
    });
  }

  /**
   * `publish`, then `cosigned`.
   *
   * @throws LogDamaged like both
   */
  async run(signal?: AbortSignal): Promise<StoredCheckpoint | undefined> {
    return this.cosigned(await this.publish(signal));
  }

  /**
   * Has the witnesses cosign `checkpoint`, and gives the newest one with the cosignatures that it has
   * then. Nothing waits for it but the caller.
   *
   * @param deadline ends the waiting; after `witnessTimeoutMs` when absent
   * @throws LogDamaged when a witness has seen more of this log than there is, or another tree
   */
  async cosigned(
    checkpoint: StoredCheckpoint | undefined,
    deadline = AbortSignal.timeout(this.#options.witnessTimeoutMs ?? WITNESS_TIMEOUT_MS),
  ): Promise<StoredCheckpoint | undefined> {
    if (checkpoint === undefined) return undefined;
    await this.#witnessing.collect(checkpoint, deadline);
    return this.#checkpoints.latest(this.#options.source.log);
  }

  /**
   * Seals and signs all that readers could see when it was called; gives the newest checkpoint,
   * undefined while the log is empty. Called while it is busy, it goes through once more afterwards.
   *
   * @param signal ends it after the batch in hand; what is sealed by then is signed
   * @throws LogDamaged when the log is not what was sealed or signed; nothing new is signed then
   */
  publish(signal?: AbortSignal): Promise<StoredCheckpoint | undefined> {
    if (this.#running === undefined) return this.#start(signal);
    this.#waiting ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#waiting = undefined;
        return this.#start(signal);
      });
    return this.#waiting;
  }

  #start(signal: AbortSignal | undefined): Promise<StoredCheckpoint | undefined> {
    const running = this.#once(signal).finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  async #once(signal: AbortSignal | undefined): Promise<StoredCheckpoint | undefined> {
    return this.#signer.sign(await this.#sealed(signal));
  }

  async #sealed(signal: AbortSignal | undefined): Promise<SealedState> {
    for (;;) {
      try {
        return await this.#withHeads(await this.#sealer.seal(signal));
      } catch (error) {
        // Somebody else got on: of two sealers one always does.
        if (!(error instanceof SealedElsewhere)) throw error;
      }
    }
  }

  /** Once a day, after whatever was sealed before it, the list of where every stream ends. */
  async #withHeads(state: SealedState): Promise<SealedState> {
    const { source, streamHeads } = this.#options;
    const { size } = state;
    if (!streamHeads || size === 0) return state;
    const last = await this.#store.lastWithEntry(source.log, size);
    if (last !== undefined && !(await this.#isPast(last.index, size))) return state;
    const { streams, root, time } = await this.#heads.build(size);
    const sealed = await this.#sealer.append((index) => {
      // Built for another place: somebody has sealed since, and it would not cover that.
      if (index !== size) throw new SealedElsewhere(source.log);
      return streamHeadsEntry({ index, time, size, streams, root });
    });
    // The one before stays: until the next checkpoint, bundles still lead to it.
    if (last !== undefined) await this.#heads.dropBefore(last.index);
    return sealed;
  }

  /**
   * Whether the list at `index` is of an earlier day than today, and no longer true. Its day is that
   * of the checkpoint that followed it: the time in the entry is by the clock of the database, like
   * that of the events around it.
   */
  async #isPast(index: number, size: number): Promise<boolean> {
    if (index === size - 1) return false;
    const { source, clock } = this.#options;
    const [followed] = await this.#checkpoints.after(source.log, index, 1);
    return followed !== undefined && belgianDay(followed.signedAt) < belgianDay(clock.now());
  }
}
