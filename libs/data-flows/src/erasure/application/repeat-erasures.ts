import type { DataKeys, EventStore } from "#event-store";
import { destroyKeysOf, ERASED_EVENTS, erasureIn } from "./destroy-keys.js";

/**
 * Makes sure that no key is there that the log says was destroyed. Before anybody is served: a key
 * table that was restored from a backup would bring erased people back. May be repeated at will.
 *
 * @returns how many erasures had to be repeated
 */
export async function repeatErasures(
  store: Pick<EventStore, "readAll">,
  keys: DataKeys,
): Promise<number> {
  let repeated = 0;
  for await (const recorded of store.readAll({ filter: ERASED_EVENTS })) {
    const found = erasureIn(recorded);
    if (found === undefined) continue;
    const { dossier, erased } = found;
    const closed = (await keys.describe(dossier)).filter(({ state }) => state === "destroyed");
    const isClosed = erased.parts.every((part) =>
      closed.some(({ subject, kind }) => subject === part.subject && kind === part.kind),
    );
    // Also by id: a key table from before a key was made has closed its scope under another one.
    const isGone = erased.keyIds.every((id) => closed.some(({ keyId }) => keyId === id));
    if (isClosed && isGone) continue;
    await destroyKeysOf(keys, dossier, erased);
    repeated += 1;
  }
  return repeated;
}
