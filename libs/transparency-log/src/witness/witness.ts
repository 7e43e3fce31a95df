import {
  type Checkpoint,
  CheckpointRejected,
  openCheckpoint,
  type OpenedCheckpoint,
} from "../checkpoint/checkpoint.js";
import { FormatInvalid } from "../format.js";
import { type NoteSigner, type NoteVerifier } from "../note/keys.js";
import { cosign, NoteRejected } from "../note/signed-note.js";
import { EMPTY_ROOT } from "../tree/hash.js";
import { ProofInvalid, verifyConsistency } from "../tree/verify.js";
import { type AddCheckpoint, parseAddCheckpoint } from "./request.js";

/** What a witness must never forget: the newest checkpoint of each log that it cosigned. */
export interface WitnessState {
  /** The signed checkpoint of that log that was stored last, `undefined` when there is none. */
  latest(origin: string): string | undefined;
  /** Stores a newer one; returns when it would survive a loss of power. */
  store(origin: string, note: string): Promise<void>;
}

/** What is answered to a log. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly contentType: string;
  readonly body: string;
}

/** Content type of an answer that gives the size of the checkpoint that the witness saw last. */
export const SIZE_TYPE = "text/x.tlog.size";
const TEXT = "text/plain; charset=utf-8";

/** What a witness is and whom it knows. */
export interface WitnessOptions {
  /** A key of use `cosignature`, of this witness only. */
  readonly signer: NoteSigner;
  /** Keys of the logs that it watches; a log is known by the name of its key. */
  readonly logs: readonly NoteVerifier[];
  readonly state: WitnessState;
  readonly now?: () => Date;
}

/**
 * A witness (C2SP tlog-witness): cosigns a checkpoint when it continues the one that it cosigned
 * last, and so never two histories of one log. It sees hashes and sizes, never an entry.
 */
export class Witness {
  readonly #options: WitnessOptions;
  readonly #now: () => Date;
  /** The end of the queue of requests. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: WitnessOptions) {
    if (options.signer.use !== "cosignature") {
      throw new TypeError("a witness needs a key for cosignatures");
    }
    if (options.logs.some((log) => log.use !== "note")) {
      throw new TypeError("the key of a log is one for notes");
    }
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Answers a request. One after the other: what was compared with the state is stored before the
   * next request is compared with it.
   *
   * @param body the body of an `add-checkpoint` request
   * @throws what the state throws when it cannot store; nothing is cosigned then
   */
  addCheckpoint(body: Uint8Array): Promise<WitnessAnswer> {
    const answer = this.#last.then(() => this.#answer(body));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #answer(body: Uint8Array): Promise<WitnessAnswer> {
    const { logs, state, signer } = this.#options;
    const opened = open(body, logs);
    if ("status" in opened) return opened;
    const { request, checkpoint } = opened;
    const { origin, size, text } = checkpoint;
    const note = state.latest(origin);
    const seen = note === undefined ? undefined : openCheckpoint(note, logs);
    const refused = compare(request, checkpoint, seen);
    if (refused !== undefined) return refused;
    if (seen === undefined || size > seen.size) await state.store(origin, request.note);
    const time = BigInt(Math.floor(this.#now().getTime() / 1000));
    return { status: 200, contentType: TEXT, body: cosign(text, signer, time) };
  }
}

/** The request and its checkpoint, signed by a log that is known; otherwise what to answer. */
function open(
  body: Uint8Array,
  logs: readonly NoteVerifier[],
): { request: AddCheckpoint; checkpoint: OpenedCheckpoint } | WitnessAnswer {
  try {
    const request = parseAddCheckpoint(body);
    return { request, checkpoint: openCheckpoint(request.note, logs) };
  } catch (error) {
    if (error instanceof FormatInvalid) return refuse(400, error.message);
    if (error instanceof CheckpointRejected && error.reason === "wrong-origin") {
      return refuse(404, "this log is not known here");
    }
    if (error instanceof CheckpointRejected || error instanceof NoteRejected) {
      return refuse(403, "no valid signature of this log");
    }
    throw error;
  }
}

/** What speaks against cosigning, in the order of the specification. */
function compare(
  { oldSize, proof }: AddCheckpoint,
  next: Checkpoint,
  seen: Checkpoint | undefined,
): WitnessAnswer | undefined {
  if (oldSize > next.size) return refuse(400, "the old size is larger than the checkpoint");
  const known = seen?.size ?? 0n;
  if (oldSize !== known) return { status: 409, contentType: SIZE_TYPE, body: `${known}\n` };
  if (seen?.size === next.size && !seen.root.equals(next.root)) {
    return refuse(409, "another root was cosigned for this size");
  }
  if (next.size === 0n && !next.root.equals(EMPTY_ROOT)) {
    return refuse(422, "a log without leaves has another root");
  }
  if (oldSize === 0n) {
    return proof.length === 0 ? undefined : refuse(422, "from size 0 there is nothing to prove");
  }
  try {
    const root1 = seen?.root ?? EMPTY_ROOT;
    verifyConsistency({ size1: oldSize, size2: next.size, root1, root2: next.root, proof });
    return undefined;
  } catch (error) {
    if (error instanceof ProofInvalid) return refuse(422, error.message);
    throw error;
  }
}

function refuse(status: 400 | 403 | 404 | 409 | 422, why: string): WitnessAnswer {
  return { status, contentType: TEXT, body: `${why}\n` };
}
