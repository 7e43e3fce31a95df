import { FormatInvalid, fromBase64, toBase64 } from "../format.js";
import { isKeyName, type NoteSigner, type NoteVerifier } from "./keys.js";

/** Signatures that a note may have; C2SP asks for at least 16. */
export const MAX_SIGNATURES = 100;

/** One line below the text of a note, as it stands there. */
export interface SignatureLine {
  /** Name of the key. */
  readonly name: string;
  /** 8 hexadecimal digits. */
  readonly keyId: string;
  /** What follows the key id; its form is the matter of the key's type. */
  readonly signature: Buffer;
}

/** A signature that was checked and holds. */
export interface VerifiedSignature {
  readonly verifier: NoteVerifier;
  /** When a witness made it, in POSIX seconds; only cosignatures say so. */
  readonly time?: bigint;
}

/** Why a well-formed note is not accepted. */
export type NoteFault =
  /** A signature by a known key does not hold: the whole note is rejected. */
  | "signature-invalid"
  /** No signature is by a known key. */
  | "no-known-signature";

/** The note is not signed as it should be. */
export class NoteRejected extends Error {
  constructor(
    readonly reason: NoteFault,
    /** Name of the key whose signature does not hold. */
    readonly keyName?: string,
  ) {
    super(`the note is rejected: ${reason}${keyName === undefined ? "" : ` (${keyName})`}`);
    this.name = "NoteRejected";
  }
}

const LINE = /^\u2014 (\S+) (\S+)$/u;
/** Control characters (ASCII) other than newline. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/**
 * Text and signature lines of a signed note (C2SP signed-note), nothing checked yet.
 *
 * @throws FormatInvalid when it does not have the form of a note
 */
export function parseNote(note: string): { text: string; signatures: SignatureLine[] } {
  // The last empty line parts text and signatures; the text may have empty lines of its own.
  const end = note.lastIndexOf("\n\n") + 1;
  if (end === 0 || !note.endsWith("\n") || end + 1 >= note.length) throw malformed("layout");
  if (CONTROL.test(note) || !note.isWellFormed()) throw malformed("characters");
  const lines = note.slice(end + 1, -1).split("\n");
  if (lines.length > MAX_SIGNATURES) throw malformed("too many signatures");
  return { text: note.slice(0, end), signatures: lines.map(parseLine) };
}

/**
 * Text of a note and those of its signatures that are by a known key. Signatures by other keys are
 * ignored, also when they share the name or the id with a known one.
 *
 * @throws FormatInvalid when it does not have the form of a note
 * @throws NoteRejected when a signature by a known key does not hold, or there is none
 */
export function openNote(
  note: string,
  verifiers: readonly NoteVerifier[],
): { text: string; signatures: VerifiedSignature[] } {
  const { text, signatures } = parseNote(note);
  const verified = signatures.flatMap((line) => {
    const known = verifiers.filter((v) => v.name === line.name && v.keyId === line.keyId);
    if (known.length === 0) return [];
    const [holds] = known.flatMap((verifier) => check(text, line.signature, verifier));
    if (holds === undefined) throw new NoteRejected("signature-invalid", line.name);
    return [holds];
  });
  if (verified.length === 0) throw new NoteRejected("no-known-signature");
  return { text, signatures: verified };
}

/**
 * A note of `text`, signed with a key of use `note`.
 *
 * @throws FormatInvalid when the text does not end in a newline or has control characters
 */
export function signNote(text: string, signer: NoteSigner): string {
  if (signer.use !== "note") throw new TypeError("a witness key does not sign notes");
  if (!text.endsWith("\n") || CONTROL.test(text) || !text.isWellFormed()) throw malformed("text");
  return `${text}\n${signatureLine(signer, signer.sign(Buffer.from(text)))}`;
}

/**
 * What a witness signs for and adds to a checkpoint: one signature line with its newline (C2SP
 * tlog-cosignature, version 1).
 *
 * @param text text of the checkpoint, without signatures
 * @param time POSIX seconds
 */
export function cosign(text: string, signer: NoteSigner, time: bigint): string {
  if (signer.use !== "cosignature") throw new TypeError("only a witness key makes cosignatures");
  const signature = Buffer.alloc(8 + 64);
  signature.writeBigInt64BE(time);
  signature.set(signer.sign(cosigned(text, time)), 8);
  return signatureLine(signer, signature);
}

/** `note` with more signature lines, each ending in a newline. */
export function withSignatures(note: string, lines: readonly string[]): string {
  const extended = note + lines.join("");
  parseNote(extended);
  return extended;
}

function check(text: string, signature: Buffer, verifier: NoteVerifier): VerifiedSignature[] {
  if (verifier.use === "note") {
    return verifier.verify(Buffer.from(text), signature) ? [{ verifier }] : [];
  }
  const time = cosignatureTime(signature);
  if (time === undefined) return [];
  return verifier.verify(cosigned(text, time), signature.subarray(8)) ? [{ verifier, time }] : [];
}

/** POSIX seconds at which a cosignature was made; `undefined` for what is no cosignature. */
export function cosignatureTime(signature: Buffer): bigint | undefined {
  if (signature.length !== 8 + 64) return undefined;
  const time = signature.readBigInt64BE();
  return time >= 0n ? time : undefined;
}

function cosigned(text: string, time: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
}

function signatureLine(signer: NoteSigner, signature: Buffer): string {
  const bytes = Buffer.concat([Buffer.from(signer.keyId, "hex"), signature]);
  return `\u2014 ${signer.name} ${toBase64(bytes)}\n`;
}

function parseLine(line: string): SignatureLine {
  const [, name = "", encoded = ""] = LINE.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes === undefined || bytes.length < 5) {
    throw malformed("signature line");
  }
  return { name, keyId: bytes.toString("hex", 0, 4), signature: bytes.subarray(4) };
}

function malformed(reason: string): FormatInvalid {
  return new FormatInvalid("signed note", reason);
}
