import { parseCheckpoint } from "../checkpoint/checkpoint.js";
import { FormatInvalid, fromDecimal, fromUtf8 } from "../format.js";
import { type NoteVerifier } from "../note/keys.js";
import { NoteRejected, openNote, parseNote } from "../note/signed-note.js";
import { formatAddCheckpoint } from "./request.js";
import { SIZE_TYPE } from "./witness.js";

/** Why there is no cosignature. */
export type WitnessFault =
  /** No answer in time, or none at all: try again later. */
  | "unreachable"
  /** It saw a larger tree than we have: this may be an older database. Do not sign on. */
  | "ahead"
  /** It saw another tree of this size: a fork. */
  | "fork"
  /** It does not know the log, does not accept its signature or its proof. */
  | "refused"
  /** The answer is none, or not signed by the key of the witness. */
  | "bad-answer";

/** The witness did not cosign the checkpoint. */
export class NotCosigned extends Error {
  constructor(
    readonly reason: WitnessFault,
    detail: string,
    options?: { cause: unknown },
  ) {
    super(`the witness did not cosign: ${reason} (${detail})`, options);
    this.name = "NotCosigned";
  }
}

/** What is submitted, and to whom. */
export interface Submission {
  /** The signed checkpoint. */
  readonly note: string;
  /** Size that the witness saw last, when it is known; 0 otherwise: it then says it. */
  readonly oldSize: bigint;
  /** Consistency proof from an older size to that of the checkpoint. */
  readonly prove: (oldSize: bigint) => Promise<readonly Buffer[]>;
  /** Keys of this witness. */
  readonly witness: readonly NoteVerifier[];
  /** Ends the waiting, however often the witness was asked by then. */
  readonly deadline: AbortSignal;
}

/** Requests until the witness and we agree on a size: it may meanwhile see one of our others. */
const ATTEMPTS = 3;
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * Submits a checkpoint to the witness at `url` (its submission prefix) and gives its signature
 * lines, each ending in a newline, checked with its keys; see `withSignatures`.
 *
 * @throws NotCosigned with the reason
 */
export async function submitToWitness(url: string, submission: Submission): Promise<string[]> {
  const { note, prove, witness, deadline } = submission;
  const { text } = parseNote(note);
  const { origin, size } = parseCheckpoint(text);
  let { oldSize } = submission;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const proof = oldSize === 0n ? [] : await prove(oldSize);
    const body = formatAddCheckpoint({ oldSize, proof, note });
    const answer = await post(`${url.replace(/\/$/, "")}/add-checkpoint`, body, deadline);
    if (answer.status === 200) return cosignatures(text, answer.text, witness);
    const known = sizeIn(answer);
    if (known === undefined) throw refusal(answer, origin);
    if (known > size) throw new NotCosigned("ahead", `it saw ${known} leaves, we have ${size}`);
    oldSize = known;
  }
  throw new NotCosigned("bad-answer", "the size that it saw changes with every request");
}

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

async function post(url: string, body: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(url, { method: "POST", body, signal, redirect: "error" });
    const contentType = response.headers.get("Content-Type") ?? "";
    return { status: response.status, contentType, text: await textOf(response) };
  } catch (error) {
    throw new NotCosigned("unreachable", url, { cause: error });
  }
}

/** The body as text; empty when it is too long or no UTF-8, which no answer is. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    length += bytes.length;
    if (length > MAX_ANSWER_BYTES) return "";
    chunks.push(bytes);
  }
  return fromUtf8(Buffer.concat(chunks)) ?? "";
}

/** The size that the witness saw last, where the answer says it. */
function sizeIn({ status, contentType, text }: Answer): bigint | undefined {
  if (status !== 409 || contentType !== SIZE_TYPE) return undefined;
  return fromDecimal(text.replace(/\n$/, ""));
}

function refusal({ status, contentType }: Answer, origin: string): NotCosigned {
  if (status === 409 && contentType !== SIZE_TYPE) {
    return new NotCosigned("fork", "it saw another tree of this size");
  }
  if (status === 404) return new NotCosigned("refused", `it has no key of the log ${origin}`);
  const refused = [400, 403, 422].includes(status);
  if (refused) return new NotCosigned("refused", `HTTP ${status}`);
  return new NotCosigned(status >= 500 ? "unreachable" : "bad-answer", `HTTP ${status}`);
}

/** The lines that are cosignatures of the checkpoint by a known key; others are left out. */
function cosignatures(text: string, answer: string, witness: readonly NoteVerifier[]): string[] {
  try {
    openNote(`${text}\n${answer}`, witness);
    return answer.split(/(?<=\n)/).filter((line) => signedBy(`${text}\n${line}`, witness));
  } catch (error) {
    if (!(error instanceof FormatInvalid || error instanceof NoteRejected)) throw error;
    throw new NotCosigned("bad-answer", error.message);
  }
}

function signedBy(note: string, witness: readonly NoteVerifier[]): boolean {
  const [line] = parseNote(note).signatures;
  return witness.some(({ name, keyId }) => name === line?.name && keyId === line.keyId);
}
