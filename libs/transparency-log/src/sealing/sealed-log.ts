import type { Pool } from "pg";
import type { EventStore, StoredEvent } from "#event-store";
import { parseStreamName, type StreamName, type Uuid } from "#kernel";
import { MAX_ENTRY_BYTES } from "../tiles/entry-bundle.js";
import { inclusionProof } from "../tiles/tree-proofs.js";
import type { TileReader } from "../tiles/tile-reader.js";
import { formatProofFile } from "../proof-file/proof-file.js";
import { type BundleWishes, dossierBundle, logBundle } from "./bundle.js";
import { CheckpointStore, type StoredCheckpoint } from "./checkpoint-store.js";
import { EVENTS, EventItem, eventSource } from "./event-source.js";
import { eventsAt } from "./events-at.js";
import { checkLiveLog, type LiveCheckOptions } from "./live-check.js";
import { PreviousLeaves } from "./previous-leaves.js";
import { ProofStore, type SealedState } from "./proof-store.js";
import { sealedEntry } from "./sealed-entry.js";
import type { LogSource } from "./source.js";
import type { Finding } from "./tree-check.js";

/** Nothing that was asked for is in a signed checkpoint yet. */
export class NotSealedYet extends Error {
  constructor() {
    super("no checkpoint covers this yet");
    this.name = "NotSealedYet";
  }
}

/** What is read of the events themselves. */
export type SealedEvents = Pick<EventStore, "head" | "readStored" | "readStoredAt" | "streamsOf">;

/** The sealed log of events, for all who read it. */
export class SealedLog {
  readonly source: LogSource<EventItem>;
  readonly store: ProofStore;
  readonly checkpoints: CheckpointStore;

  /** @param pool to the database of the leaves */
  constructor(
    pool: Pool,
    private readonly events: SealedEvents,
  ) {
    this.source = eventSource(events);
    this.store = new ProofStore(pool);
    this.checkpoints = new CheckpointStore(pool);
  }

  /** How far it is sealed. */
  state(): Promise<SealedState> {
    return this.store.state(EVENTS);
  }

  /** The newest checkpoint: what lies beyond it is not published. */
  checkpoint(): Promise<StoredCheckpoint | undefined> {
    return this.checkpoints.latest(EVENTS);
  }

  /** Its tiles as they are stored. */
  get tiles(): TileReader {
    return this.store.tiles(EVENTS);
  }

  /**
   * Everything that is wrong with it, one by one, with constant memory.
   *
   * @see checkLiveLog
   */
  check(
    options: Omit<LiveCheckOptions, "store" | "checkpoints" | "source">,
  ): AsyncGenerator<Finding> {
    const { store, checkpoints, source } = this;
    return checkLiveLog({ ...options, store, checkpoints, source });
  }

  /**
   * The whole log as a bundle, piece by piece.
   *
   * @throws NotSealedYet when nothing was signed yet
   */
  async *bundleOfAll(wishes: BundleWishes = {}): AsyncGenerator<Buffer> {
    yield* logBundle(await this.#sources(), wishes);
  }

  /**
   * One dossier as a bundle, piece by piece, with constant memory.
   *
   * @throws NotSealedYet when no checkpoint covers an event of it
   */
  async *bundleOfDossier(dossier: Uuid, wishes: BundleWishes = {}): AsyncGenerator<Buffer> {
    const sources = await this.#sources();
    const { size } = sources.checkpoint;
    const sealed = await this.store.countOfDossier(EVENTS, dossier, size);
    if (sealed === 0) throw new NotSealedYet();
    yield* dossierBundle(sources, dossier, wishes);
  }

  /** Whether every event of the dossier that there is by now lies under the newest checkpoint. */
  async covers(dossier: Uuid): Promise<boolean> {
    const checkpoint = await this.checkpoint();
    if (checkpoint === undefined) return false;
    const sealed = await this.store.countOfDossier(EVENTS, dossier, checkpoint.size);
    const streams = await this.events.streamsOf(dossier);
    return sealed === streams.reduce((count, { revision }) => count + Number(revision) + 1, 0);
  }

  /** One of its events as it is stored; undefined when there is no such dossier. */
  async anEventOf(dossier: Uuid): Promise<StoredEvent | undefined> {
    const [place] = await this.events.streamsOf(dossier);
    return place && (await this.events.readStoredAt([{ ...place, revision: 0n }]))[0];
  }

  /**
   * The entry of one event, and the file that proves that it is in the log (C2SP tlog-proof).
   *
   * @throws NotSealedYet when no checkpoint covers it
   */
  async proof(
    stream: StreamName,
    revision: bigint,
  ): Promise<{ readonly entry: Uint8Array; readonly proof: string }> {
    const { checkpoint } = await this.#sources();
    const { category, id } = parseStreamName(stream);
    const places = [{ category, id, revision }];
    if (revision > 0n) places.push({ category, id, revision: revision - 1n });
    const [leaf, previous] = await this.store.leavesAt(EVENTS, places);
    const [event] = await this.events.readStoredAt([{ stream, revision }]);
    if (leaf === undefined || event === undefined || leaf.index >= checkpoint.size) {
      throw new NotSealedYet();
    }
    const { entry } = sealedEntry(leaf, new EventItem(event), previous?.hash);
    const hashes = await inclusionProof(leaf.index, checkpoint.size, this.tiles);
    const index = BigInt(leaf.index);
    return { entry, proof: formatProofFile({ index, hashes, checkpoint: checkpoint.note }) };
  }

  /**
   * The entries from `from` to before `to`, as they were sealed.
   *
   * @throws NotSealedYet when one of them is not there
   */
  async entries(from: number, to: number): Promise<Uint8Array[]> {
    const leaves = await this.store.leaves(EVENTS, from, to, to - from);
    if (leaves.length !== to - from) throw new NotSealedYet();
    const previous = new PreviousLeaves(this.store, EVENTS);
    await previous.prepare(leaves.map(({ chain }) => chain));
    const events = await eventsAt(this.events, leaves);
    const entries: Uint8Array[] = [];
    for (const leaf of leaves) {
      const { chain } = leaf;
      const event = events.get(leaf);
      if (chain !== undefined && event !== undefined) {
        const item = new EventItem(event);
        entries.push(sealedEntry(leaf, item, previous.before(chain)).entry);
      } else if (leaf.entry !== undefined && leaf.entry.length <= MAX_ENTRY_BYTES) {
        entries.push(leaf.entry);
      } else {
        throw new NotSealedYet();
      }
      if (chain !== undefined) previous.remember(chain, leaf.hash);
    }
    return entries;
  }

  async #sources() {
    const checkpoint = await this.checkpoint();
    if (checkpoint === undefined) throw new NotSealedYet();
    return { store: this.store, source: this.source, events: this.events, checkpoint };
  }
}
