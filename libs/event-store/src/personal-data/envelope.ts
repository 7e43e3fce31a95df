import { createCipheriv, createDecipheriv, hash, type KeyObject } from "node:crypto";
import type { Uuid } from "#kernel";
import type { EventPlace } from "../codec.js";

/**
 * A sealed payload is `{"rechtop":"sealed/v1","commit":…,"plain":…,"parts":[…]}`, in this order and
 * without white space, so that the commitment is found without parsing.
 */
const START = '{"rechtop":"sealed/v1","commit":"';
const START_BYTES = Buffer.from(START, "latin1");
const COMMITMENT_LENGTH = 44;
const COMMITMENT = /^[A-Za-z0-9+/]{43}="$/;

/** The member that tells a sealed payload from a plain one; no event has a field of this name. */
export const RESERVED_FIELD = "rechtop";

/** A part of an event in stored form: the fields of one subject and kind. */
export interface SealedPart {
  /** Id of the key that opens it. */
  readonly kid: Uuid;
  /** JSON pointers to its fields, sorted. */
  readonly paths: readonly string[];
  /** Base64 of the 12 bytes that make this encryption unlike any other under the same key. */
  readonly iv: string;
  /** Base64 of ciphertext and 16-byte tag. */
  readonly ct: string;
  /** Base64 of the commitment to the plaintext. */
  readonly cm: string;
}

/** What a sealed payload holds. */
export interface SealedPayload {
  readonly commit: string;
  readonly plain: unknown;
  readonly parts: readonly SealedPart[];
}

/** Where a part belongs; it opens nowhere else. */
export interface PartPlace extends EventPlace {
  readonly type: string;
  readonly schemaVersion: number;
}

/** Whether these are the bytes of a sealed payload. */
export function isSealed(payload: Uint8Array): boolean {
  return START_BYTES.equals(payload.subarray(0, START_BYTES.length));
}

/**
 * The commitment to the plaintext of a sealed payload, as 44 characters of base64; undefined for a
 * plain one. It is at a fixed place: nothing is parsed and no key is needed.
 */
export function plaintextCommitment(payload: Uint8Array): string | undefined {
  if (!isSealed(payload)) return undefined;
  const from = START_BYTES.length;
  const text = Buffer.from(payload.subarray(from, from + COMMITMENT_LENGTH + 1)).toString("latin1");
  return COMMITMENT.test(text) ? text.slice(0, -1) : undefined;
}

/** A sealed payload as text. `plain` is data from which the personal fields were taken. */
export function sealedText(plain: unknown, parts: readonly SealedPart[]): string {
  const commit = commitmentOf(parts.map((part) => part.cm));
  // By hand: ids and base64 need no escaping.
  const members = parts.map(
    ({ kid, paths, iv, ct, cm }) =>
      `{"kid":"${kid}","paths":${JSON.stringify(paths)},"iv":"${iv}","ct":"${ct}","cm":"${cm}"}`,
  );
  return `${START}${commit}","plain":${JSON.stringify(plain)},"parts":[${members.join(",")}]}`;
}

/** The commitment of an event: to the commitments of its parts, in their order. */
export function commitmentOf(parts: readonly string[]): string {
  const commitments = parts.map((cm) => Buffer.from(cm, "base64"));
  return hash("sha256", Buffer.concat([EVENT_COMMITMENT, ...commitments]), "base64");
}

const EVENT_COMMITMENT = Buffer.from("rechtop.pts/v1\n");

const PART_START = '{"part":';
const SALT_START = ',"salt":"';
const SALT_BYTES = 32;
const END = '"}';
/** From the comma after the part to the end: the salt always has 44 characters. */
const SALT_LENGTH = SALT_START.length + 44 + END.length;
const ALGORITHM = "aes-256-gcm";
const TAG_BYTES = 16;
/** Without it Node accepts shorter tags. */
const TAG = { authTagLength: TAG_BYTES };

/** How many random bytes a part needs: its salt and its initialisation vector. */
export const RANDOM_SIZES = { salt: SALT_BYTES, iv: 12 };

/** Closes `part`, which is canonical JSON. */
export function sealPart(
  part: string,
  { kid, paths, key }: { kid: Uuid; paths: readonly string[]; key: KeyObject },
  place: PartPlace,
  { salt, iv }: { salt: Uint8Array; iv: Uint8Array },
): SealedPart {
  const saltText = Buffer.from(salt).toString("base64");
  const cipher = createCipheriv(ALGORITHM, key, iv, TAG);
  cipher.setAAD(Buffer.from(associatedData(place, kid, paths)));
  const sealed = cipher.update(`${PART_START}${part}${SALT_START}${saltText}${END}`, "utf8");
  // Nothing more comes out: GCM holds no bytes back. The tag is there only after it.
  cipher.final();
  const ct = Buffer.concat([sealed, cipher.getAuthTag()]);
  return {
    kid,
    paths,
    iv: Buffer.from(iv).toString("base64"),
    ct: ct.toString("base64"),
    cm: partCommitment(salt, Buffer.from(part)),
  };
}

/**
 * What a part holds, by path. Its commitment is checked too: AES-GCM alone does not bind a
 * ciphertext to one key, so another key could be made up that opens it as something else.
 *
 * @throws Error when it was changed, belongs elsewhere, or is of another key
 */
export function openPart(
  part: SealedPart,
  key: KeyObject,
  place: PartPlace,
): ReadonlyMap<string, unknown> {
  const { fields } = openPartWithSalt(part, key, place);
  return new Map(
    part.paths.map((path) => {
      if (!Object.hasOwn(fields, path)) throw new Error("a field is missing");
      return [path, fields[path]];
    }),
  );
}

/** What a part holds, and the salt of its commitment, in base64: with both, anybody can check it. */
export interface OpenedPart {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly salt: string;
}

/**
 * Same as `openPart`, for who has to show to others that it is what was committed to.
 *
 * @throws Error as `openPart` does
 */
export function openPartWithSalt(
  { kid, paths, iv, ct, cm }: SealedPart,
  key: KeyObject,
  place: PartPlace,
): OpenedPart {
  const sealed = Buffer.from(ct, "base64");
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, "base64"), TAG);
  decipher.setAAD(Buffer.from(associatedData(place, kid, paths)));
  decipher.setAuthTag(sealed.subarray(end));
  const opened = decipher.update(sealed.subarray(0, end));
  decipher.final();

  const part = opened.subarray(PART_START.length, opened.length - SALT_LENGTH);
  const tail = opened.toString("latin1", opened.length - SALT_LENGTH);
  const salt = Buffer.from(tail.slice(SALT_START.length, -END.length), "base64");
  if (partCommitment(salt, part) !== cm) throw new Error("the commitment is to something else");
  const fields = JSON.parse(part.toString("utf8")) as OpenedPart["fields"];
  return { fields, salt: salt.toString("base64") };
}

function partCommitment(salt: Uint8Array, part: Uint8Array): string {
  return hash("sha256", Buffer.concat([PART_COMMITMENT, salt, part]), "base64");
}
const PART_COMMITMENT = Buffer.from("rechtop.pt/v1\n");

/** Canonical JSON, put together by hand: it is made for every part that is read. */
function associatedData(place: PartPlace, kid: Uuid, paths: readonly string[]): string {
  const { eventId, revision, schemaVersion, stream, type } = place;
  return (
    `{"eventId":"${eventId}","kid":"${kid}","paths":${JSON.stringify(paths)},` +
    `"rev":"${revision}","schemaVersion":${schemaVersion},"stream":"${stream}",` +
    `"type":"${type}","v":1}`
  );
}
