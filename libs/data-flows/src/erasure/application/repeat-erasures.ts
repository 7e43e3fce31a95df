import type { DataKeys, EventStore, Position } from "#event-store";
import { destroyKeysOf, ERASED_EVENTS, erasureIn } from "./destroy-keys.js";

/**
 * Makes sure that no key is there that the log says was destroyed. Before anybody is served: a key
 * table that was restored from a backup would bring erased people back. May be repeated at will; it
 * looks at what the key table does not know to be done.
 *
 * @returns how many erasures had to be repeated
 */
export async function repeatErasures(
  store: Pick<EventStore, "readAll" | "head" | "compare">,
  keys: DataKeys,
): Promise<number> {
  let repeated = 0;
  // First: what is recorded meanwhile is looked at the next time.
  const head = await store.head();
  if (head === undefined) return repeated;
  const after = doneBefore(store, await keys.erasedUpTo(), head);
  for await (const recorded of store.readAll({ ...(after && { after }), filter: ERASED_EVENTS })) {
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
  await keys.keepErasedUpTo(head);
  return repeated;
}

/** A position of another log, or of one that had more, says nothing about this one. */
function doneBefore(
  store: Pick<EventStore, "compare">,
  kept: Position | undefined,
  head: Position,
): Position | undefined {
  try {
    return kept !== undefined && store.compare(kept, head) <= 0 ? kept : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
