import { FormatInvalid, fromBase64, fromDecimal, fromUtf8, toBase64 } from "../format.js";
import { HASH_BYTES } from "../tree/hash.js";

/** What a log asks of a witness (C2SP tlog-witness, `add-checkpoint`). */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness saw last, as the log believes. */
  readonly oldSize: bigint;
  /** Consistency proof from there. */
  readonly proof: readonly Buffer[];
  /** The signed checkpoint. */
  readonly note: string;
}

/** Lines that a proof may have. */
const MAX_PROOF = 63;

/** The body of a request. */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join("")}\n${note}`;
}

/**
 * Reads the body of a request; the note in it is not looked at.
 *
 * @throws FormatInvalid when it has another form
 */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpoint {
  const text = fromUtf8(body);
  if (text === undefined) throw malformed("not UTF-8");
  const end = text.indexOf("\n\n");
  if (end < 0) throw malformed("layout");
  const [oldLine = "", ...lines] = text.slice(0, end).split("\n");
  const oldSize = oldLine.startsWith("old ") ? fromDecimal(oldLine.slice(4)) : undefined;
  if (oldSize === undefined) throw malformed("old size");
  if (lines.length > MAX_PROOF) throw malformed("too many hashes");
  const proof = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) throw malformed("hash");
    return hash;
  });
  return { oldSize, proof, note: text.slice(end + 2) };
}

function malformed(reason: string): FormatInvalid {
  return new FormatInvalid("add-checkpoint request", reason);
}
