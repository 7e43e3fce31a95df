import { FormatInvalid, fromBase64, fromDecimal, toBase64 } from "../format.js";
import { type OpenedCheckpoint } from "../checkpoint/checkpoint.js";
import { checkPolicy, type Policy } from "../policy/policy.js";
import { HASH_BYTES, leafHash } from "../tree/hash.js";
import { verifyInclusion } from "../tree/verify.js";

/** What stands in a `.tlog-proof` file (C2SP tlog-proof). */
export interface ProofFile {
  /** Index of the entry in the log. */
  readonly index: bigint;
  /** Inclusion proof, from the leaf up. */
  readonly hashes: readonly Buffer[];
  /** Whatever the issuer adds; nothing vouches for it. */
  readonly extra?: Buffer;
  /** The checkpoint that the proof leads to, with its signatures, as it was published. */
  readonly checkpoint: string;
}

const HEADER = "c2sp.org/tlog-proof@v1";
/** A tree of 2^64 leaves is 64 high. */
const MAX_HASHES = 64;

/** The text of a proof file. */
export function formatProofFile({ index, hashes, extra, checkpoint }: ProofFile): string {
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...hashes.map(toBase64),
    "",
  ];
  return `${lines.join("\n")}\n${checkpoint}`;
}

/**
 * Reads a proof file. Nothing is proved by that: see `verifyProofFile`.
 *
 * @throws FormatInvalid when it has another form
 */
export function parseProofFile(text: string): ProofFile {
  const end = text.indexOf("\n\n");
  if (end < 0) throw malformed("layout");
  const checkpoint = text.slice(end + 2);
  const lines = text.slice(0, end).split("\n");
  if (lines.shift() !== HEADER) throw malformed("header");
  const extraText = lines[0]?.startsWith("extra ") ? lines.shift()?.slice(6) : undefined;
  const extra = extraText === undefined ? undefined : fromBase64(extraText);
  if (extraText !== undefined && extra === undefined) throw malformed("extra");
  const indexLine = lines.shift() ?? "";
  const index = indexLine.startsWith("index ") ? fromDecimal(indexLine.slice(6)) : undefined;
  if (index === undefined) throw malformed("index");
  if (lines.length > MAX_HASHES) throw malformed("too many hashes");
  const hashes = lines.map(parseHash);
  return { index, hashes, ...(extra === undefined ? {} : { extra }), checkpoint };
}

/**
 * Checks that `entry` is in the log, as the proof file says, under a checkpoint that the policy
 * accepts. Gives the checkpoint.
 *
 * @throws FormatInvalid, CheckpointRejected, NoteRejected, QuorumMissing or ProofInvalid
 */
export function verifyProofFile(text: string, entry: Uint8Array, policy: Policy): OpenedCheckpoint {
  const { index, hashes, checkpoint } = parseProofFile(text);
  const opened = checkPolicy(policy, checkpoint);
  const { size, root } = opened;
  verifyInclusion({ index, size, leafHash: leafHash(entry), root, proof: hashes });
  return opened;
}

function parseHash(line: string): Buffer {
  const hash = fromBase64(line);
  if (hash === undefined) throw malformed("hash encoding");
  if (hash.length !== HASH_BYTES) throw malformed("hash length");
  return hash;
}

function malformed(reason: string): FormatInvalid {
  return new FormatInvalid("tlog-proof", reason);
}
