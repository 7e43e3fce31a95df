import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { FormatInvalid, fromBase64, toBase64 } from "../format.js";
import { sha256 } from "../tree/hash.js";

/**
 * What a key signs (C2SP signed-note): `note`, type 0x01, the text of a note as it is;
 * `cosignature`, type 0x04, that a witness saw a checkpoint at a time (C2SP tlog-cosignature).
 */
export type KeyUse = "note" | "cosignature";

const TYPE_BYTE = { note: 0x01, cosignature: 0x04 } as const;

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Whether `name` can be the name of a key: not empty, no white space, no plus. */
export function isKeyName(name: string): boolean {
  return name !== "" && name.isWellFormed() && !/[\s\u0085+\p{Cc}]/u.test(name);
}

/** A public key that a reader of notes knows and trusts. */
export class NoteVerifier {
  /** First 4 bytes of SHA-256(name, newline, type, key), as 8 hexadecimal digits. */
  readonly keyId: string;
  readonly #key: KeyObject;

  private constructor(
    /** Name of the key; for a log, its origin. */
    readonly name: string,
    readonly use: KeyUse,
    /** 32 bytes. */
    readonly publicKey: Buffer,
  ) {
    const typed = Buffer.concat([Buffer.from([TYPE_BYTE[use]]), publicKey]);
    this.keyId = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed]))
      .subarray(0, 4)
      .toString("hex");
    this.#key = createPublicKey({
      key: Buffer.concat([SPKI, publicKey]),
      format: "der",
      type: "spki",
    });
  }

  /** The verifier of a 32-byte Ed25519 public key. */
  static of(name: string, use: KeyUse, publicKey: Buffer): NoteVerifier {
    if (!isKeyName(name)) throw new FormatInvalid("verifier key", "name");
    return new NoteVerifier(name, use, publicKey);
  }

  /**
   * Reads `<name>+<key id>+<base64 of type and key>`.
   *
   * @throws FormatInvalid for another form, an unknown type, or an id that is not that of the key
   */
  static parse(text: string): NoteVerifier {
    const { name, keyId, use, key } = parseKey("verifier key", text);
    const verifier = new NoteVerifier(name, use, key);
    if (verifier.keyId !== keyId) throw new FormatInvalid("verifier key", "key id");
    return verifier;
  }

  /** Whether `signature` is one of this key over `message`. */
  verify(message: Uint8Array, signature: Uint8Array): boolean {
    return signature.length === SIGNATURE_BYTES && verify(null, message, this.#key, signature);
  }

  /** The key as `parse` reads it. */
  toString(): string {
    return `${this.name}+${this.keyId}+${typedKey(this.use, this.publicKey)}`;
  }
}

/** A private key; shows its secret only when asked for it. */
export class NoteSigner {
  readonly verifier: NoteVerifier;
  readonly #seed: Buffer;
  readonly #key: KeyObject;

  private constructor(name: string, use: KeyUse, seed: Buffer) {
    this.#seed = seed;
    this.#key = createPrivateKey({
      key: Buffer.concat([PKCS8, seed]),
      format: "der",
      type: "pkcs8",
    });
    const spki = createPublicKey(this.#key).export({ format: "der", type: "spki" });
    this.verifier = NoteVerifier.of(name, use, spki.subarray(-KEY_BYTES));
  }

  /** A new key: `note` for a log, `cosignature` for a witness. */
  static generate(name: string, use: KeyUse = "note"): NoteSigner {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
    return new NoteSigner(name, use, pkcs8.subarray(-KEY_BYTES));
  }

  /**
   * Reads `PRIVATE+KEY+<name>+<key id>+<base64 of type and seed>`.
   *
   * @throws FormatInvalid for another form, an unknown type, or an id that is not that of the key
   */
  static parse(text: string): NoteSigner {
    if (!text.startsWith(PRIVATE)) throw new FormatInvalid("signing key", "prefix");
    const { name, keyId, use, key } = parseKey("signing key", text.slice(PRIVATE.length));
    const signer = new NoteSigner(name, use, key);
    if (signer.keyId !== keyId) throw new FormatInvalid("signing key", "key id");
    return signer;
  }

  get name(): string {
    return this.verifier.name;
  }

  get keyId(): string {
    return this.verifier.keyId;
  }

  get use(): KeyUse {
    return this.verifier.use;
  }

  /** What others need to know this key by; see `NoteVerifier.parse`. */
  get verifierKey(): string {
    return this.verifier.toString();
  }

  /** The secret as `parse` reads it, for a file that only its owner can read. */
  exportPrivateKey(): string {
    return `${PRIVATE}${this.name}+${this.keyId}+${typedKey(this.use, this.#seed)}`;
  }

  /** 64 bytes. */
  sign(message: Uint8Array): Buffer {
    return sign(null, message, this.#key);
  }
}

const PRIVATE = "PRIVATE+KEY+";
const KEY = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u;

function parseKey(
  format: string,
  text: string,
): { name: string; keyId: string; use: KeyUse; key: Buffer } {
  const [, name = "", keyId = "", encoded = ""] = KEY.exec(text) ?? [];
  if (keyId === "") throw new FormatInvalid(format, "form");
  if (!isKeyName(name)) throw new FormatInvalid(format, "name");
  const typed = fromBase64(encoded);
  if (typed === undefined) throw new FormatInvalid(format, "base64");
  const use = typed[0] === TYPE_BYTE.note ? "note" : "cosignature";
  if (typed[0] !== TYPE_BYTE[use]) throw new FormatInvalid(format, "type");
  if (typed.length !== 1 + KEY_BYTES) throw new FormatInvalid(format, "key length");
  return { name, keyId, use, key: typed.subarray(1) };
}

function typedKey(use: KeyUse, key: Buffer): string {
  return toBase64(Buffer.concat([Buffer.from([TYPE_BYTE[use]]), key]));
}
