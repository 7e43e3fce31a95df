import { type Uuid, uuid } from "#kernel";
import type { DataKeys } from "./data-keys.js";
import {
  type DestroyedKeyLine,
  type DestroyedKeyList,
  replayDestroyedKeys,
} from "./destroyed-key-list.js";
import type { KeyTable } from "./key-table.js";

const BEFORE_ALL: Uuid = uuid("00000000-0000-1000-8000-000000000000");
const BATCH = 500;
const PAGE = 10_000;

/** What the list of destroyed keys and the key table did not know of each other. */
export interface Reconciled {
  /** How many destroyed keys had come back with a backup of the key table, and are destroyed again. */
  readonly revived: number;
  /** How many destroyed keys were not on the list, because an older one was put back; they are now. */
  readonly listed: number;
}

/**
 * Makes the list of destroyed keys and the key table agree: destroyed is what one of them says was
 * destroyed. Before anybody is served. May be repeated at will. Holds the ids of the destroyed keys
 * of the table in memory (some 100 bytes each), however long the list is.
 */
export async function reconcileDestroyedKeys(parts: {
  readonly list: Pick<DestroyedKeyList, "lines" | "append">;
  readonly table: KeyTable;
  readonly keys: Pick<DataKeys, "ensureDestroyed">;
}): Promise<Reconciled> {
  const { list, table, keys } = parts;
  // Before the list is read: what another process destroys meanwhile is on the list first.
  const unlisted = await destroyedIds(table);
  const lines = async function* (): AsyncGenerator<DestroyedKeyLine> {
    for await (const line of list.lines()) {
      unlisted.delete(line.keyId);
      yield line;
    }
  };
  const revived = await replayDestroyedKeys({ lines }, keys);
  const missing = [...unlisted];
  for (let from = 0; from < missing.length; from += BATCH) {
    const { rows } = await table.byId(missing.slice(from, from + BATCH));
    await list.append(rows.filter((row) => row.state === "destroyed"));
  }
  return { revived, listed: missing.length };
}

async function destroyedIds(table: KeyTable): Promise<Set<Uuid>> {
  const ids = new Set<Uuid>();
  for (let after = BEFORE_ALL; ;) {
    const page = await table.destroyedIds(after, PAGE);
    for (const keyId of page) ids.add(keyId);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return ids;
    after = last;
  }
}
