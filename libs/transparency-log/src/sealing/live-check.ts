import { openCheckpoint } from "../checkpoint/checkpoint.js";
import type { NoteVerifier } from "../note/keys.js";
import { type Policy, QuorumMissing, checkPolicy } from "../policy/policy.js";
import { leafHash } from "../tree/hash.js";
import type { CheckpointStore, StoredCheckpoint } from "./checkpoint-store.js";
import { ChainBroken, PreviousLeaves } from "./previous-leaves.js";
import type { ProofStore } from "./proof-store.js";
import { sealedEntry } from "./sealed-entry.js";
import type { LogItem, LogSource } from "./source.js";
import { type ExpectedRoot, type Finding, TreeCheck } from "./tree-check.js";
import { inChunks, type Step, walk } from "./walk.js";

/** What the live log is checked against. */
export interface LiveCheckOptions<Item extends LogItem = LogItem> {
  readonly store: ProofStore;
  readonly checkpoints: CheckpointStore;
  readonly source: LogSource<Item>;
  /** Keys of the log. */
  readonly logKeys: readonly NoteVerifier[];
  /** Signed notes that somebody kept. */
  readonly earlier?: readonly string[];
  /** Must accept the newest checkpoint. */
  readonly policy?: Policy;
  /** Told now and then how many leaves were looked at. */
  readonly onProgress?: (leaves: number, of: number) => void;
}

const CHUNK = 1024;

/** Ends of streams that are remembered, see `PreviousLeaves`. */
const ENDS = 8 * CHUNK;

/**
 * Goes through the whole log once, with constant memory, and gives everything that is not as it was
 * sealed and signed. Nothing given: records, leaves, tiles, checkpoints and the earlier checkpoints
 * all tell the same story.
 */
export async function* checkLiveLog<Item extends LogItem>(
  options: LiveCheckOptions<Item>,
): AsyncGenerator<Finding> {
  const { store, source, checkpoints, onProgress = () => undefined } = options;
  const { log } = source;
  const state = await store.state(log);
  const newest = await checkpoints.latest(log);
  yield* newestFindings(options, newest, state.size);
  const { expected, findings } = earlierRoots(options, newest, state.size);
  yield* findings;

  const previous = new PreviousLeaves(store, log, ENDS);
  const tree = new TreeCheck(
    store.tiles(log),
    inOrder(signedRoots(options, state.size), expected)[Symbol.asyncIterator](),
  );
  for await (const steps of inChunks(walk(store, source, state.size), CHUNK)) {
    await previous.prepare(steps.map((step) => ("leaf" in step ? step.leaf.chain : undefined)));
    const hashes: Buffer[] = [];
    for (const step of steps) {
      if ("leaf" in step) {
        if (step.leaf.index !== tree.size + hashes.length) {
          yield missingLeaves(tree.size + hashes.length, step.leaf.index);
          return;
        }
        hashes.push(step.leaf.hash);
      }
      yield* stepFindings(step, previous);
    }
    yield* await tree.grow(hashes);
    onProgress(tree.size, state.size);
  }
  if (tree.size !== state.size) yield missingLeaves(tree.size, state.size);
  else if (!tree.root().equals(state.root)) {
    yield { code: "root-mismatch", message: "the root that is kept is not that of the leaves" };
  }
}

function* newestFindings(
  { policy }: Pick<LiveCheckOptions, "policy">,
  newest: StoredCheckpoint | undefined,
  size: number,
): Generator<Finding> {
  if (newest !== undefined && newest.size > size) {
    const message = `a checkpoint of ${newest.size} leaves was signed; there are ${size}`;
    yield { code: "tail-cut", message };
  }
  if (policy === undefined) return;
  try {
    if (newest !== undefined) checkPolicy(policy, newest.note);
  } catch (error) {
    yield error instanceof QuorumMissing
      ? { code: "witness-missing", message: error.message }
      : { code: "wrong-key", message: `the newest checkpoint: ${(error as Error).message}` };
  }
}

/** The roots that earlier checkpoints demand, by size; and what is wrong with them at once. */
function earlierRoots(
  { earlier = [], logKeys }: Pick<LiveCheckOptions, "earlier" | "logKeys">,
  newest: StoredCheckpoint | undefined,
  size: number,
): { readonly expected: ExpectedRoot[]; readonly findings: Finding[] } {
  const expected: ExpectedRoot[] = [];
  const findings: Finding[] = [];
  for (const [i, note] of earlier.entries()) {
    const named = `earlier checkpoint ${i + 1}`;
    try {
      const checkpoint = openCheckpoint(note, logKeys);
      const leaves = Number(checkpoint.size);
      if (leaves > size) {
        const message = `${named} is of ${leaves} leaves; this database has ${size}`;
        findings.push({ code: "older-database", message });
      } else if (leaves > 0) {
        const same = leaves === newest?.size;
        const message = `${named} of ${leaves} leaves has another root than this log has there`;
        const code = same ? "fork" : "inconsistent-history";
        expected.push({ size: leaves, root: checkpoint.root, otherwise: { code, message } });
      }
    } catch (error) {
      findings.push({ code: "wrong-key", message: `${named}: ${(error as Error).message}` });
    }
  }
  return { expected: expected.sort((a, b) => a.size - b.size), findings };
}

/** The roots of the checkpoints in the database, smallest first, page by page. */
async function* signedRoots(
  { checkpoints, source, logKeys }: LiveCheckOptions,
  size: number,
): AsyncGenerator<ExpectedRoot> {
  let after = 0;
  for (;;) {
    const page = await checkpoints.after(source.log, after, 500);
    for (const checkpoint of page) {
      if (checkpoint.size > size) return;
      yield signedRoot(checkpoint, logKeys);
      after = checkpoint.size;
    }
    if (page.length === 0) return;
  }
}

/** What the note says counts; a note that cannot be read demands a root that no tree has. */
function signedRoot(checkpoint: StoredCheckpoint, logKeys: readonly NoteVerifier[]): ExpectedRoot {
  const { size } = checkpoint;
  try {
    const signed = openCheckpoint(checkpoint.note, logKeys);
    if (Number(signed.size) !== size) throw new Error("its note is of another size");
    const message = `the checkpoint of ${size} leaves has another root than the leaves`;
    return { size, root: signed.root, otherwise: { code: "root-mismatch", message } };
  } catch (error) {
    const message = `the checkpoint of ${size} leaves: ${(error as Error).message}`;
    return { size, root: Buffer.alloc(0), otherwise: { code: "signature-invalid", message } };
  }
}

function* stepFindings<Item extends LogItem>(
  step: Step<Item>,
  previous: PreviousLeaves,
): Generator<Finding> {
  switch (step.kind) {
    case "record": {
      const { leaf, item } = step;
      try {
        const prev = leaf.chain && previous.before(leaf.chain);
        if (leaf.chain !== undefined) previous.remember(leaf.chain, leaf.hash);
        for (const code of sealedEntry(leaf, item, prev).damage) {
          yield { code, message: `leaf ${leaf.index}, ${nameOf(leaf)}` };
        }
      } catch (error) {
        if (!(error instanceof ChainBroken)) throw error;
        yield { code: "chain-broken", message: `leaf ${leaf.index}: ${error.message}` };
      }
      return;
    }
    case "entry":
      if (!leafHash(step.entry).equals(step.leaf.hash)) {
        yield { code: "entry-malformed", message: `leaf ${step.leaf.index} is not of its entry` };
      }
      return;
    case "missing": {
      const { leaf } = step;
      if (leaf.chain !== undefined) previous.remember(leaf.chain, leaf.hash);
      const message = `leaf ${leaf.index}, ${nameOf(leaf)}: its record is not in its place`;
      yield { code: "row-missing", message };
      return;
    }
    case "unsealed":
      yield {
        code: "back-dated",
        message: `${nameOf(step.item)} has no leaf, and stands before records that have one`,
      };
      return;
    case "misplaced":
      yield {
        code: "rows-swapped",
        message: `leaf ${step.index}, ${nameOf(step.item)}: it stands later than it was sealed`,
      };
  }
}

/** By stream and revision where there is one, by identifier otherwise; never by content. */
function nameOf({
  chain,
  ...rest
}: Pick<LogItem, "chain"> & { readonly id?: string; readonly recordId?: string }): string {
  if (chain === undefined) return `record ${rest.id ?? rest.recordId ?? ""}`;
  return `${chain.category}-${chain.id} revision ${chain.revision}`;
}

function missingLeaves(from: number, to: number): Finding {
  const message = `the leaves from ${from} to before ${to} are not there; nothing after them was checked`;
  return { code: "tail-cut", message };
}

/** Two sequences by size as one. */
async function* inOrder(
  signed: AsyncIterable<ExpectedRoot>,
  kept: readonly ExpectedRoot[],
): AsyncGenerator<ExpectedRoot> {
  const waiting = [...kept];
  for await (const one of signed) {
    while ((waiting[0]?.size ?? Infinity) <= one.size) yield waiting.shift() as ExpectedRoot;
    yield one;
  }
  yield* waiting;
}
