import type { EventStore, StoredEvent } from "#event-store";
import type { Uuid } from "#kernel";
import { parseCheckpoint } from "../checkpoint/checkpoint.js";
import { blindedStream, parseStreamHeadsEntry } from "../entry/stream-heads.js";
import { parseNote } from "../note/signed-note.js";
import { consistencyProof, inclusionProof } from "../tiles/tree-proofs.js";
import type { TileReader } from "../tiles/tile-reader.js";
import { BundleFrames, type Opening } from "./bundle-frames.js";
import type { StoredCheckpoint } from "./checkpoint-store.js";
import { LogDamaged } from "./errors.js";
import { EventItem } from "./event-source.js";
import { eventsAt } from "./events-at.js";
import { PreviousLeaves } from "./previous-leaves.js";
import type { ProofStore, StoredLeaf } from "./proof-store.js";
import { sealedEntry } from "./sealed-entry.js";
import type { LogSource } from "./source.js";
import { StreamHeads } from "./stream-heads.js";
import { inChunks, walk } from "./walk.js";

/** Gives the parts of an event that can be shown in clear: none for an erased one. */
export type OpenEvent = (event: StoredEvent) => Promise<readonly Opening[]>;

/** What bundles are made from. */
export interface BundleSources {
  readonly store: ProofStore;
  readonly source: LogSource<EventItem>;
  readonly events: Pick<EventStore, "readStoredAt">;
  /** Everything is proved in the tree of this checkpoint. */
  readonly checkpoint: StoredCheckpoint;
}

/** What is asked for beyond the proof itself. */
export interface BundleWishes {
  /** Signed notes that somebody kept: the bundle proves that this log continues them. */
  readonly earlier?: readonly string[];
  /** Shows personal data in clear. */
  readonly open?: OpenEvent;
  /** Told now and then how many leaves were written. */
  readonly onProgress?: (leaves: number, of: number) => void;
}

const CHUNK = 512;

/** Leaves of a dossier that are read together, and events: these may be large. */
const LEAVES_PAGE = 1024;
const EVENTS_PAGE = 16;

/** Ends of streams that are remembered, see `PreviousLeaves`. */
const ENDS = 8 * CHUNK;

/**
 * The whole log as a bundle, piece by piece, with constant memory. An event that is missing is
 * missing in the bundle too, and one that was changed is there as it is now, under the entry that
 * was sealed: the verifier finds it out.
 */
export async function* logBundle(
  { store, source, checkpoint }: BundleSources,
  { earlier = [], open, onProgress = () => undefined }: BundleWishes = {},
): AsyncGenerator<Buffer> {
  const { size } = checkpoint;
  const frames = new BundleFrames();
  const earlierFrames = await earlierFramesOf(frames, store.tiles(source.log), checkpoint, earlier);
  yield frames.head(originOf(checkpoint), { kind: "log" }, size);
  const previous = new PreviousLeaves(store, source.log, ENDS);
  let done = 0;
  for await (const steps of inChunks(walk(store, source, size), CHUNK)) {
    await previous.prepare(steps.map((step) => ("leaf" in step ? step.leaf.chain : undefined)));
    for (const step of steps) {
      if (!("leaf" in step)) continue;
      done = step.leaf.index + 1;
      const { leaf } = step;
      if (step.kind === "entry") yield frames.heads(step.entry);
      if (step.kind === "record") {
        const prev = leaf.chain && previous.before(leaf.chain);
        const { entry } = sealedEntry(leaf, step.item, prev);
        yield* eventFrames(frames, leaf, entry, step.item.event, [], open);
      }
      if (leaf.chain !== undefined) previous.remember(leaf.chain, leaf.hash);
    }
    onProgress(done, size);
  }
  yield* earlierFrames();
  yield frames.checkpoint(checkpoint.note);
  yield frames.end();
}

/**
 * One dossier as a bundle, piece by piece, with constant memory: the events of all streams with its
 * identifier, each with its inclusion proof, and the membership of these streams in the newest list
 * of stream heads, which shows that nothing of them is held back.
 */
export async function* dossierBundle(
  sources: BundleSources,
  dossier: Uuid,
  { earlier = [], open }: BundleWishes = {},
): AsyncGenerator<Buffer> {
  const { store, source, checkpoint } = sources;
  const { size } = checkpoint;
  const { log } = source;
  const tiles = remembering(store.tiles(log));
  const frames = new BundleFrames();
  const earlierFrames = await earlierFramesOf(frames, tiles, checkpoint, earlier);
  yield frames.head(originOf(checkpoint), { kind: "dossier", id: dossier }, size);

  let heads = await store.lastWithEntry(log, size);
  // The last leaf so far of each stream: the streams of a dossier differ in their category.
  const ends = new Map<string, StoredLeaf>();
  for await (const { leaf, event } of withEvents(sources, dossier)) {
    // Frames are in the order of the log: what was recorded since the list comes after it.
    if (heads !== undefined && leaf.index > heads.index) {
      yield* headsFrames(frames, store, log, tiles, ends, heads, size);
      heads = undefined;
    }
    const category = leaf.chain?.category ?? "";
    if (event !== undefined) {
      const { entry } = sealedEntry(leaf, new EventItem(event), ends.get(category)?.hash);
      const proof = await inclusionProof(leaf.index, size, tiles);
      yield* eventFrames(frames, leaf, entry, event, proof, open);
    }
    ends.set(category, leaf);
  }
  if (heads !== undefined) yield* headsFrames(frames, store, log, tiles, ends, heads, size);
  yield* earlierFrames();
  yield frames.checkpoint(checkpoint.note);
  yield frames.end();
}

async function* eventFrames(
  frames: BundleFrames,
  leaf: StoredLeaf,
  entry: Uint8Array,
  event: StoredEvent,
  proof: readonly Buffer[],
  open: OpenEvent | undefined,
): AsyncGenerator<Buffer> {
  yield frames.event(entry, event.metadata, event.payload, proof);
  if (open === undefined) return;
  for (const opening of await open(event)) yield frames.opening(leaf.index, opening);
}

/**
 * The newest stream-heads entry of the tree, and where the streams of the dossier stand in it.
 *
 * @param ends the last leaf before that entry of each stream
 */
async function* headsFrames(
  frames: BundleFrames,
  store: ProofStore,
  log: string,
  tiles: TileReader,
  ends: ReadonlyMap<string, StoredLeaf>,
  newest: StoredLeaf,
  size: number,
): AsyncGenerator<Buffer> {
  if (newest.entry === undefined) return;
  yield frames.heads(newest.entry, await inclusionProof(newest.index, size, tiles));
  const heads = new StreamHeads(store.pool, log);
  const { streams } = parseStreamHeadsEntry(newest.entry);
  for (const { chain, hash } of ends.values()) {
    if (chain === undefined) continue;
    const blindedId = blindedStream(`${chain.category}-${chain.id}`);
    const found = await heads.find(newest.index, {
      blindedId,
      revision: chain.revision,
      head: hash,
    });
    if (found === undefined) continue;
    const proof = await inclusionProof(found.itemIndex, streams, heads.tiles(newest.index));
    yield frames.member(found.itemIndex, found.item, proof);
  }
}

/** The proofs are made before anything is written: what cannot be proved is no bundle. */
async function earlierFramesOf(
  frames: BundleFrames,
  tiles: TileReader,
  { size }: StoredCheckpoint,
  earlier: readonly string[],
): Promise<() => Generator<Buffer>> {
  const proofs: { readonly note: string; readonly proof: Buffer[] }[] = [];
  for (const note of earlier) {
    const old = Number(parseCheckpoint(parseNote(note).text).size);
    if (old > size) {
      const message = `the earlier checkpoint is of ${old} leaves, the newest of this log of ${size}`;
      throw new LogDamaged("older-database", message);
    }
    proofs.push({ note, proof: await consistencyProof(old, size, tiles) });
  }
  return function* () {
    for (const { note, proof } of proofs) yield frames.earlier(note, proof);
  };
}

/** Each leaf of the dossier with its event, where there still is one. */
async function* withEvents(
  sources: BundleSources,
  dossier: Uuid,
): AsyncGenerator<{ readonly leaf: StoredLeaf; readonly event: StoredEvent | undefined }> {
  for await (const leaves of inChunks(leavesOf(sources, dossier), EVENTS_PAGE)) {
    const events = await eventsAt(sources.events, leaves);
    for (const leaf of leaves) yield { leaf, event: events.get(leaf) };
  }
}

async function* leavesOf(
  { store, source, checkpoint }: BundleSources,
  dossier: Uuid,
): AsyncGenerator<StoredLeaf> {
  let from = 0;
  for (;;) {
    const { size } = checkpoint;
    const leaves = await store.leavesOfDossier(source.log, dossier, from, size, LEAVES_PAGE);
    const last = leaves.at(-1);
    if (last === undefined) return;
    from = last.index + 1;
    yield* leaves;
  }
}

function originOf({ note }: StoredCheckpoint): string {
  return parseCheckpoint(parseNote(note).text).origin;
}

/** Proofs of one dossier share most of their tiles; a dossier needs few. */
function remembering(tiles: TileReader): TileReader {
  const known = new Map<string, Promise<Uint8Array>>();
  return (level, n, width) => {
    const key = `${level}/${n}/${width}`;
    const reading = known.get(key) ?? tiles(level, n, width);
    if (!known.has(key) && known.size < 512) known.set(key, reading);
    return reading;
  };
}
