import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
} from "node:crypto";
import Type from "typebox";
import { Compile } from "typebox/compile";

/**
 * The key-encrypting keys (KEK) of an installation, by version. They live outside the database:
 * whoever has a copy of the database has no data key.
 */
export interface KekRing {
  /** The version under which data keys are wrapped from now on. */
  readonly current: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

/** What is configured as key-encrypting key cannot be used. Names the setting, never a value. */
export class KekUnusable extends Error {
  constructor(setting: string, problem: string) {
    super(`${setting}: ${problem}`);
    this.name = "KekUnusable";
  }
}

const KEY_BYTES = 32;
/** AES-KW adds one block of 8 bytes. */
const WRAPPED_BYTES = KEY_BYTES + 8;
const ALGORITHM = "id-aes256-wrap";
/** RFC 3394, section 2.2.3.1: what an intact key shows when it is unwrapped. */
const INITIAL_VALUE = Buffer.alloc(8, 0xa6);

const RING = Compile(
  Type.Object(
    {
      current: Type.String(),
      keys: Type.Record(Type.String({ pattern: "^[A-Za-z0-9._-]{1,64}$" }), Type.String()),
    },
    { additionalProperties: false },
  ),
);
const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

/**
 * Reads `{"current":"<version>","keys":{"<version>":"<base64 of 32 bytes>",…}}`.
 *
 * @param setting where it was configured, for the message
 * @throws KekUnusable
 */
export function parseKekRing(text: string, setting: string): KekRing {
  const ring = parseJson(text);
  if (!RING.Check(ring)) {
    throw new KekUnusable(
      setting,
      'is not {"current":"<version>","keys":{"<version>":"<base64 of 32 bytes>"}}; a version has ' +
        "1 to 64 letters, digits, dots, hyphens or underscores",
    );
  }
  const keys = new Map<string, KeyObject>();
  for (const [version, key] of Object.entries(ring.keys)) {
    if (!BASE64_OF_32_BYTES.test(key)) {
      throw new KekUnusable(setting, `the key of version ${version} is not 32 bytes in base64`);
    }
    const bytes = Buffer.from(key, "base64");
    keys.set(version, createSecretKey(bytes));
    bytes.fill(0);
  }
  if (!keys.has(ring.current)) {
    throw new KekUnusable(setting, "its current version is not among its keys");
  }
  return { current: ring.current, keys };
}

/** A data key wrapped with AES-KW (RFC 3394): 40 bytes that show whether they are intact. */
export function wrapKey(kek: KeyObject, dataKey: Uint8Array): Buffer {
  if (dataKey.length !== KEY_BYTES) throw new TypeError("a data key has 32 bytes");
  const cipher = createCipheriv(ALGORITHM, kek, INITIAL_VALUE);
  return Buffer.concat([cipher.update(dataKey), cipher.final()]);
}

/** The data key in `wrapped`; undefined when it was not wrapped under `kek` or was changed since. */
export function unwrapKey(kek: KeyObject, wrapped: Uint8Array): Buffer | undefined {
  // Node unwraps other sizes too, some of them in a way that RFC 3394 forbids.
  if (wrapped.length !== WRAPPED_BYTES) return undefined;
  const decipher = createDecipheriv(ALGORITHM, kek, INITIAL_VALUE);
  try {
    return Buffer.concat([decipher.update(wrapped), decipher.final()]);
  } catch {
    return undefined;
  }
}

/**
 * Says whether two processes mean the same key by a version, without showing it. Kept in the key
 * table: under a wrong key new data keys would be made that the right one does not open.
 */
export function kekCheck(kek: KeyObject): Buffer {
  return createHmac("sha256", kek).update("rechtop.kek-check/v1").digest();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The cause is dropped on purpose: a JSON error quotes the text, and this text is a key.
    return undefined;
  }
}
