import type { DataKeys, RecordedEvent } from "#event-store";
import {
  authorityText,
  instant,
  parseStreamName,
  type PersonalDataErased,
  type Uuid,
  uuid,
} from "#kernel";
import type { Reaction } from "#projections";
import type { ErasureEvent } from "../domain/events.js";

const ERASED = "erasure.PersonalDataErased";

/** The events that say which keys are no more. */
export const ERASED_EVENTS = { categories: ["erasure"], types: [ERASED] } as const;

/** Destroys the keys that `erased` names. Doing it again changes nothing. */
export async function destroyKeysOf(
  keys: DataKeys,
  dossier: Uuid,
  erased: PersonalDataErased,
): Promise<void> {
  await keys.destroy({
    erasureId: uuid(erased.erasureId),
    at: instant(erased.erasedAt),
    authority: authorityText(erased.authority),
    keyIds: erased.keyIds.map(uuid),
    scopes: erased.parts.map((part) => ({ dossier, ...part })),
  });
}

/** The erasure in a recorded event of `ERASED_EVENTS`, with the file that it is about. */
export function erasureIn(
  recorded: RecordedEvent,
): { readonly dossier: Uuid; readonly erased: PersonalDataErased } | undefined {
  const { event, stream } = recorded as RecordedEvent<ErasureEvent>;
  if (event.type !== ERASED) return undefined;
  return { dossier: parseStreamName(stream).id, erased: event.data };
}

/**
 * Whoever executes an erasure destroys the keys at once; this makes sure that it happens when they
 * were killed in between, or the key table was away: it is tried again until it is done.
 */
export function destroyKeys(keys: DataKeys): Reaction {
  return {
    name: "erasure.destroyKeys",
    filter: ERASED_EVENTS,
    startFrom: "origin",
    async react(recorded) {
      const found = erasureIn(recorded);
      if (found !== undefined) await destroyKeysOf(keys, found.dossier, found.erased);
    },
  };
}
