import type { TSchema } from "typebox";
import {
  canonicalJson,
  Erased,
  type EventDefinition,
  isUuid,
  parseStreamName,
  type Uuid,
} from "#kernel";
import {
  type DecodedEvent,
  type EncodedEvent,
  type EventCodec,
  type EventToDecode,
  type EventToEncode,
  jsonBytes,
  PlainJsonCodec,
} from "../codec.js";
import { asJson } from "../plain-json.js";
import { type ErasedPart, UnreadableEvent } from "../port.js";
import type { DataKey, DataKeys, KeyScope } from "./data-keys.js";
import {
  commitmentOf,
  isSealed,
  openPart,
  RANDOM_SIZES,
  RESERVED_FIELD,
  sealedText,
  type SealedPart,
  type SealedPayload,
  sealPart,
} from "./envelope.js";
import { scopeText } from "./key-cache.js";
import type { RandomBytes } from "./memory-data-keys.js";
import { type FieldTaker, type PersonalField, putBack, takerOf } from "./personal-fields.js";
import { randomPool } from "./random-pool.js";

/** What is to be sealed of one event: what stays in clear, and the parts in their order. */
interface Divided {
  readonly plain: unknown;
  readonly parts: readonly Part[];
}

interface Part {
  readonly scope: KeyScope;
  /** Sorted by path. */
  readonly fields: readonly PersonalField[];
}

/**
 * Encrypts the fields that an event's schema declares as personal data of a client: one part per
 * subject and kind, each under the data key of that part of the dossier. An event without such
 * fields is plain JSON, and plain events from before there was encryption are read as they are.
 * The form is described in the README, the reasons in ADR 0016.
 */
export class PersonalDataCodec implements EventCodec {
  readonly #keys: DataKeys;
  readonly #random: RandomBytes;
  readonly #plain = new PlainJsonCodec();
  readonly #takers = new WeakMap<TSchema, { readonly take: FieldTaker | undefined }>();
  readonly #encoder = new TextEncoder();

  /** @param options.random for golden files and tests, where each time must be the same */
  constructor({ keys, random = randomPool() }: { keys: DataKeys; random?: RandomBytes }) {
    this.#keys = keys;
    this.#random = random;
  }

  /**
   * @throws ErasedDataUsed when an event has data for a part whose key was destroyed
   * @throws KeysUnavailable when keys cannot be had; nothing was stored then
   */
  async encode(events: readonly EventToEncode[]): Promise<readonly EncodedEvent[]> {
    const divided = events.map((event) => this.#divide(event));
    const scopes = new Map(
      divided.flatMap((event) => event?.parts ?? []).map(({ scope }) => [scopeText(scope), scope]),
    );
    if (scopes.size === 0) return this.#plain.encode(events);
    const keys = await this.#keys.keysFor(
      [...scopes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, scope]) => scope),
    );
    const keyOf = new Map(keys.map((key) => [scopeText(key), key]));
    return events.map((event, i) => {
      const metadata = jsonBytes(event.metadata);
      const toSeal = divided[i];
      if (toSeal === undefined) return { payload: jsonBytes(event.data), metadata };
      const { type, version: schemaVersion } = event.definition;
      const place = { ...event, type, schemaVersion };
      const parts = toSeal.parts.map(({ scope, fields }) => {
        const key = keyOf.get(scopeText(scope));
        if (key === undefined) throw new Error("a key is missing");
        const paths = fields.map(({ path }) => path);
        const salt = this.#random(RANDOM_SIZES.salt);
        const iv = this.#random(RANDOM_SIZES.iv);
        return sealPart(contentOf(fields), { kid: key.keyId, paths, key: key.key }, place, {
          salt,
          iv,
        });
      });
      return { payload: this.#encoder.encode(sealedText(toSeal.plain, parts)), metadata };
    });
  }

  /**
   * @throws UnreadableEvent also when a part was changed, or moved here from elsewhere
   * @throws KeysUnavailable when keys cannot be had, KeyMissing when one is not there; neither is ever taken for erasure
   */
  async decode(events: readonly EventToDecode[]): Promise<readonly DecodedEvent[]> {
    const decoded = await this.#plain.decode(events);
    const sealed = events.map((event, i) =>
      isSealed(event.payload) ? payloadOf(event, decoded[i]?.data) : undefined,
    );
    const keyIds = new Set(sealed.flatMap((one) => one?.parts ?? []).map((part) => part.kid));
    if (keyIds.size === 0 && sealed.every((one) => one === undefined)) return decoded;
    const keys = await this.#keys.keysById([...keyIds]);
    return decoded.map((plain, i) => {
      const [event, payload] = [events[i], sealed[i]];
      if (event === undefined || payload === undefined) return plain;
      const erased = opened(event, payload, keys);
      return {
        data: payload.plain,
        metadata: plain.metadata,
        ...(erased.length > 0 && { erased }),
      };
    });
  }

  /** Undefined when there is nothing to seal in this event. */
  #divide({ stream, definition, data }: EventToEncode): Divided | undefined {
    const take = this.#takerOf(definition);
    if (take === undefined) return undefined;
    // A copy as JSON sees it; the taker takes out of it.
    const plain = asJson(data) as object;
    const byPart = new Map<string, Part & { fields: PersonalField[] }>();
    const dossier = parseStreamName(stream).id;
    for (const field of take(plain)) {
      const name = `${field.subject} ${field.kind}`;
      const scope = { dossier, subject: field.subject, kind: field.kind };
      const part = byPart.get(name) ?? { scope, fields: [] };
      part.fields.push(field);
      byPart.set(name, part);
    }
    if (byPart.size === 0) return undefined;
    for (const { fields } of byPart.values()) fields.sort((a, b) => (a.path < b.path ? -1 : 1));
    const parts = [...byPart].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
    return { plain, parts };
  }

  #takerOf({ type, schema }: EventDefinition): FieldTaker | undefined {
    let known = this.#takers.get(schema);
    if (known === undefined) {
      const { properties } = schema as { properties?: object };
      if (Object.hasOwn(properties ?? {}, RESERVED_FIELD)) {
        throw new TypeError(`${type}: a field of an event cannot be named ${RESERVED_FIELD}`);
      }
      known = { take: takerOf(schema) };
      this.#takers.set(schema, known);
    }
    return known.take;
  }
}

/** The values by path as canonical JSON: by path is how `fields` is sorted. */
function contentOf(fields: readonly PersonalField[]): string {
  const members = fields.map(
    ({ path, value }) => `${JSON.stringify(path)}:${canonicalJson(value)}`,
  );
  return `{${members.join(",")}}`;
}

/** Puts the fields of all parts back into `payload.plain`; what was erased, as a list. */
function opened(
  event: EventToDecode,
  payload: SealedPayload,
  keys: ReadonlyMap<Uuid, DataKey>,
): ErasedPart[] {
  const erased: ErasedPart[] = [];
  const dossier = parseStreamName(event.stream).id;
  try {
    for (const part of payload.parts) {
      const key = keys.get(part.kid);
      if (key?.dossier !== dossier) throw new Error("the key is of another dossier");
      if (key.state === "active") {
        for (const [path, value] of openPart(part, key.key, event)) {
          putBack(payload.plain, path, value);
        }
      } else {
        const { subject, kind, at, authority } = key;
        const tombstone = new Erased(at, authority);
        for (const path of part.paths) putBack(payload.plain, path, tombstone);
        erased.push({ subject, kind, at, authority });
      }
    }
  } catch {
    // The cause is dropped on purpose: what stumbles over data may quote it.
    throw unreadable(event, "a sealed part does not belong here, or was changed");
  }
  return erased;
}

function payloadOf(event: EventToDecode, data: unknown): SealedPayload {
  const payload = data as Partial<SealedPayload>;
  if (!Array.isArray(payload.parts) || !payload.parts.every(isPart)) {
    throw unreadable(event, "its sealed payload does not have the right shape");
  }
  const { plain, parts, commit } = payload as SealedPayload;
  if (commit !== commitmentOf(parts.map((part) => part.cm))) {
    throw unreadable(event, "its commitment is to other parts");
  }
  return { plain, parts, commit };
}

function isPart(value: unknown): value is SealedPart {
  const { kid, paths, iv, ct, cm } = (value ?? {}) as Partial<Record<keyof SealedPart, unknown>>;
  return (
    typeof kid === "string" &&
    isUuid(kid) &&
    Array.isArray(paths) &&
    paths.every((path) => typeof path === "string") &&
    [iv, ct, cm].every((text) => typeof text === "string")
  );
}

function unreadable({ type, schemaVersion }: EventToDecode, reason: string): UnreadableEvent {
  return new UnreadableEvent(type, schemaVersion, reason);
}
