import { parseStreamName, type Uuid } from "#kernel";
import { PlainJsonCodec } from "../codec.js";
import type { StoredEvent } from "../port.js";
import type { DataKeys } from "./data-keys.js";
import { isSealed, openPartWithSalt, type SealedPayload } from "./envelope.js";

/** One sealed part of an event in clear, with the salt that shows that it is the right one. */
export interface PartOpening {
  readonly kid: Uuid;
  /** Base64. */
  readonly salt: string;
  /** Values by JSON pointer. */
  readonly part: Readonly<Record<string, unknown>>;
}

/**
 * Opens the sealed parts of stored events, for who may show personal data to others. Of a part whose
 * key was destroyed there is nothing.
 *
 * @throws KeysUnavailable when keys cannot be had, KeyMissing when one is not there; neither is ever taken for erasure
 * @throws Error when a part was changed or belongs elsewhere
 */
export function eventOpener(keys: DataKeys): (event: StoredEvent) => Promise<PartOpening[]> {
  const codec = new PlainJsonCodec();
  return async (event) => {
    if (!isSealed(event.payload)) return [];
    const [decoded] = await codec.decode([event]);
    const { parts } = decoded?.data as SealedPayload;
    const known = await keys.keysById(parts.map(({ kid }) => kid));
    const dossier = parseStreamName(event.stream).id;
    return parts.flatMap((part) => {
      const key = known.get(part.kid);
      if (key?.dossier !== dossier) throw new Error("the key of a part is of another dossier");
      if (key.state !== "active") return [];
      const { fields, salt } = openPartWithSalt(part, key.key, event);
      return [{ kid: part.kid, salt, part: fields }];
    });
  };
}
