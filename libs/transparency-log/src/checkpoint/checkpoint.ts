import { FormatInvalid, fromBase64, fromDecimal, toBase64 } from "../format.js";
import { type NoteVerifier } from "../note/keys.js";
import { openNote, parseNote, type VerifiedSignature } from "../note/signed-note.js";
import { HASH_BYTES } from "../tree/hash.js";

/** What a log states and signs: how many leaves it has and their root. */
export interface Checkpoint {
  /** Name of the log, equal to that of its key: a URL without scheme. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: bigint;
  /** 32 bytes. */
  readonly root: Buffer;
}

/** A checkpoint whose log signature holds. */
export interface OpenedCheckpoint extends Checkpoint {
  /** Text of the note, which the signatures are over. */
  readonly text: string;
  /** Signatures by known keys; at least one is the log's. */
  readonly signatures: readonly VerifiedSignature[];
}

/** Why a signed checkpoint is not accepted. */
export type CheckpointFault =
  /** It is the checkpoint of another log. */
  | "wrong-origin"
  /** It is not signed by a key of the log. */
  | "no-log-signature";

/** The checkpoint is not one of the log that was expected. */
export class CheckpointRejected extends Error {
  constructor(readonly reason: CheckpointFault) {
    super(`the checkpoint is rejected: ${reason}`);
    this.name = "CheckpointRejected";
  }
}

/** Text of a checkpoint, to be signed (C2SP tlog-checkpoint). */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  parseCheckpoint(text);
  return text;
}

/**
 * Reads the text of a checkpoint. Extension lines are allowed and ignored: nobody can audit them.
 *
 * @throws FormatInvalid when it has another form
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = "", sizeLine = "", rootLine = "", ...more] = text.split("\n");
  // Every line ends in a newline, so the last piece is what follows it: nothing.
  if (more.length === 0 || more.at(-1) !== "") throw malformed("lines");
  if (more.slice(0, -1).includes("")) throw malformed("empty line");
  if (origin === "") throw malformed("origin");
  const size = fromDecimal(sizeLine);
  if (size === undefined) throw malformed("size");
  const root = fromBase64(rootLine);
  if (root === undefined) throw malformed("root encoding");
  if (root.length !== HASH_BYTES) throw malformed("root length");
  return { origin, size, root };
}

/**
 * The checkpoint in a note, signed by one of `logs` and naming as its origin what the key is named.
 *
 * @param logs keys of the logs that are accepted
 * @param witnesses keys whose cosignatures are checked too
 * @throws FormatInvalid when it is no note or no checkpoint
 * @throws CheckpointRejected when it is of another log or not signed by it
 * @throws NoteRejected when a signature by a known key does not hold
 */
export function openCheckpoint(
  note: string,
  logs: readonly NoteVerifier[],
  witnesses: readonly NoteVerifier[] = [],
): OpenedCheckpoint {
  const checkpoint = parseCheckpoint(parseNote(note).text);
  const keys = logs.filter((log) => log.name === checkpoint.origin);
  if (keys.length === 0) throw new CheckpointRejected("wrong-origin");
  const { text, signatures } = openNote(note, [...keys, ...witnesses]);
  if (!signatures.some(({ verifier }) => keys.includes(verifier))) {
    throw new CheckpointRejected("no-log-signature");
  }
  return { ...checkpoint, text, signatures };
}

function malformed(reason: string): FormatInvalid {
  return new FormatInvalid("checkpoint", reason);
}
